package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The four web apps in the reader's language. */
@InBrowser
class LanguageBrowserTest {

    @Test
    void our_own_pages_open(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        clerk.open("/guanjia/");
        assertThat(
                        clerk.page.getByRole(
                                AriaRole.HEADING,
                                new com.microsoft.playwright.Page.GetByRoleOptions()
                                        .setName("我的页面")))
                .isVisible();
    }
}
