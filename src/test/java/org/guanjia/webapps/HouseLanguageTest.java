package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HouseLanguageTest {

    /** What a house that speaks the first language answers to who asks for the second. */
    @ParameterizedTest
    @CsvSource({"zh, en-GB, en", "zh, fr, zh", "en, zh-CN, zh", "en, fr, en"})
    void who_asks_for_a_language_that_we_have_gets_it(String house, String asked, String answered) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", asked);
        request.addPreferredLocale(Locale.forLanguageTag(asked));

        assertThat(language(house, request)).isEqualTo(answered);
    }

    @Test
    void who_asks_for_none_gets_the_house_s_own() {
        assertThat(language("en", new MockHttpServletRequest())).isEqualTo("en");
        assertThat(language("zh", new MockHttpServletRequest())).isEqualTo("zh");
    }

    private static String language(String house, MockHttpServletRequest request) {
        return new WebConfiguration().localeResolver(house).resolveLocale(request).getLanguage();
    }
}
