package org.guanjia.desk;

/** A server and a browser that speak one language. */
enum Language {
    CHINESE("zh", "zh-CN"),
    ENGLISH("en", "en-US");

    private final String code;
    private final String locale;

    Language(String code, String locale) {
        this.code = code;
        this.locale = locale;
    }

    /** As in {@code guanjia.language}. */
    String code() {
        return code;
    }

    /** What the browser asks for. */
    String locale() {
        return locale;
    }

    String choose(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}
