package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own pages and questions when things do not go smoothly. */
@InBrowser
class OwnPagesBrowserTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoever_goes_off_duty_is_asked_first(Language language, Desk desk) {
        // On duty around the clock: the test may run at any hour.
        Person guard = desk.signIn(language, "guard");
        new Tasklist(guard).open();
        guard.page
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(guard.says("工单与值班", "Cases and duty")))
                .click();
        Locator go = button(guard, guard.says("我下班了", "I go off duty"));
        Locator question = guard.page.locator("dialog.gj-sure");

        go.click();
        assertThat(question).containsText(guard.says("确定下班？", "Go off duty?"));
        assertThat(question.getByRole(AriaRole.BUTTON).first()).isFocused();
        guard.page.keyboard().press("Escape");
        assertThat(question).hasCount(0);
        assertThat(go).isFocused();
        assertThat(guard.page.locator("dialog .gj-done")).hasCount(0);

        go.click();
        question.getByRole(AriaRole.BUTTON).last().click();
        assertThat(guard.page.locator("dialog .gj-done"))
                .containsText(guard.says("已下班", "You are off duty"));
        for (JsonNode colleague :
                desk.office(language)
                        .get("admin", "/api/communities/yunqi/staff?role=guard")
                        .get("items")) {
            if (colleague.get("userId").asText().equals("guard")) {
                assertThat(colleague.get("onDuty").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void a_part_of_the_fee_desk_is_still_there_after_a_reload(Desk desk) {
        Person manager = desk.signIn(Language.CHINESE, "project-manager");
        manager.open("/guanjia/fees");
        Locator items =
                manager.page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("项目与单价"));
        items.click();
        assertThat(items).hasAttribute("aria-selected", "true");
        manager.page.reload();
        assertThat(manager.page).hasURL(Pattern.compile("/guanjia/fees#items$"));
        assertThat(items).hasAttribute("aria-selected", "true");
        items.press("ArrowRight");
        assertThat(
                        manager.page.getByRole(
                                AriaRole.TAB, new Page.GetByRoleOptions().setName("出账批次")))
                .isFocused();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_session_that_ended_is_taken_up_again_where_one_stands(Language language, Desk desk) {
        Person cashier = desk.come(language, "cashier");
        cashier.open("/guanjia/collections");
        cashier.enterPassword();
        Locator days = cashier.page.locator("input[name=days]");
        days.fill("7");
        // What the page still asks for is answered before the session ends.
        cashier.page.waitForLoadState(LoadState.NETWORKIDLE);
        cashier.page.context().clearCookies();
        cashier.expects("401 POST .*/api/collection-batches");
        button(cashier, cashier.says("试算", "Preview")).click();
        button(cashier, cashier.says("重新登录", "Sign in again")).click();
        Locator dialog = cashier.page.getByRole(AriaRole.DIALOG);
        dialog.locator("input[name=username]").fill("cashier");
        dialog.locator("input[name=password]").fill("demo");
        dialog.locator("button[type=submit]").click();
        assertThat(cashier.page.locator(".note.done"))
                .containsText(cashier.says("已登录，请再试一次。", "You are signed in."));
        assertThat(days).hasValue("7");
        button(cashier, cashier.says("试算", "Preview")).click();
        assertThat(cashier.page.locator("article.card").first())
                .containsText(cashier.says("逾期至少 7 天", "overdue for 7 days"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_server_that_is_away_is_asked_again(Language language, Desk desk) {
        Person guard = desk.signIn(language, "guard");
        guard.expects("net::ERR_FAILED GET .*/api/communities");
        guard.page.route("**/api/communities", Route::abort);
        guard.open("/guanjia/passes");
        Locator alert = guard.page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText(guard.says("连不上服务器", "The server cannot be reached"));
        guard.page.unroute("**/api/communities");
        button(guard, guard.says("重试", "Try again")).click();
        assertThat(guard.page.locator("input[name=q]")).isVisible();
        assertThat(alert).hasCount(0);
    }

    @Test
    void a_wrong_address_is_a_page_and_not_a_message_for_programs(Desk desk) {
        Person guard = desk.signIn(Language.CHINESE, "guard");
        guard.expects("404 GET .*/guanjia/nowhere");
        guard.open("/guanjia/nowhere");
        assertThat(guard.page.locator("h1")).hasText("没有这个页面");
        assertThat(
                        guard.page.getByRole(
                                AriaRole.LINK, new Page.GetByRoleOptions().setName("施工出入证")))
                .isVisible();
    }

    private static Locator button(Person person, String name) {
        return person.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
