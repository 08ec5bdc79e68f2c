package org.guanjia.operation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/** What can be seen without the database. */
class SettingsCheck {

    static final String POOL = "spring.datasource.hikari.maximum-pool-size";

    private static final String READ_COMMITTED = "TRANSACTION_READ_COMMITTED";

    /** Addresses that belong to nobody (RFC 5737): who trusts them trusts everybody. */
    private static final List<String> STRANGERS = List.of("198.51.100.23", "203.0.113.7");

    private static final List<Instant> SEASONS =
            List.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"));

    /** What the mail channel cannot do without, and the variables for it. */
    private static final Map<String, String> MAIL =
            new TreeMap<>(
                    Map.of(
                            "spring.mail.host", "GUANJIA_MAIL_HOST",
                            "guanjia.notice.mail.from", "GUANJIA_MAIL_FROM"));

    private static final Map<String, String> PORTS =
            new TreeMap<>(
                    Map.of(
                            "server.port", "GUANJIA_PORT",
                            "management.server.port", "GUANJIA_MANAGEMENT_PORT",
                            "spring.mail.port", "GUANJIA_MAIL_PORT"));

    private static final Map<String, String> DURATIONS =
            new TreeMap<>(
                    Map.of(
                            "server.servlet.session.timeout", "GUANJIA_SESSION_TIMEOUT",
                            "spring.lifecycle.timeout-per-shutdown-phase",
                                    "GUANJIA_SHUTDOWN_TIMEOUT"));

    private static final Map<String, String> SWITCHES =
            new TreeMap<>(
                    Map.of(
                            "spring.mail.properties.mail.smtp.starttls.required",
                                    "GUANJIA_MAIL_TLS",
                            "springdoc.api-docs.enabled", "GUANJIA_OPENAPI"));

    private static final int HIGHEST_PORT = 65_535;

    private final ConfigurableEnvironment settings;
    private final List<Problem> problems = new ArrayList<>();

    SettingsCheck(ConfigurableEnvironment settings) {
        this.settings = settings;
    }

    List<Problem> problems() {
        if (settings.getProperty("guanjia.demo.enabled", Boolean.class, true)) {
            add("demoEnabled");
        }
        database();
        web();
        mail();
        gateway();
        timeZone();
        values();
        return problems;
    }

    private void database() {
        String url = setting("spring.datasource.url");
        if (url.isEmpty()) {
            add("databaseMissing");
        } else if (url.startsWith("jdbc:h2:")) {
            add("h2");
        } else if (!url.startsWith("jdbc:mysql:")) {
            add("notMySql");
        }
        String user = setting("spring.datasource.username");
        if (user.isEmpty()) {
            add("databaseUserMissing");
        }
        String password = settings.getProperty("spring.datasource.password", "");
        if (password.isEmpty()) {
            add("databasePasswordMissing");
        } else if (Secrets.tooShort(password)) {
            add("databasePasswordShort", Secrets.SHORTEST);
        } else if (Secrets.guessable(password, user)) {
            add("databasePasswordGuessable");
        }
        String rewrite = "rewritebatchedstatements";
        boolean inUrl = url.toLowerCase(Locale.ROOT).contains(rewrite + "=true");
        if (inUrl
                || settings.getProperty(
                        "spring.datasource.hikari.data-source-properties.rewriteBatchedStatements",
                        Boolean.class,
                        false)) {
            add("rewrittenBatches");
        }
        String isolation = setting("spring.datasource.hikari.transaction-isolation");
        if (!isolation.equals(READ_COMMITTED)) {
            add("isolation", isolation);
        }
    }

    private void web() {
        String url = setting("guanjia.public-url");
        if (url.isEmpty()) {
            add("publicUrlMissing");
        } else if (!isHttps(url)) {
            add("publicUrlUnfit", url);
        }
        String proxies = setting("server.tomcat.remoteip.internal-proxies");
        try {
            Pattern trusted = Pattern.compile(proxies);
            if (STRANGERS.stream().anyMatch(address -> trusted.matcher(address).matches())) {
                add("proxiesTrustEverybody", proxies);
            }
        } catch (PatternSyntaxException unreadable) {
            add("proxiesUnreadable", proxies);
        }
    }

    private static boolean isHttps(String url) {
        try {
            URI address = new URI(url);
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && (address.getPath().isEmpty() || address.getPath().equals("/"));
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private void mail() {
        List<String> channels =
                List.of(
                        (setting("guanjia.notice.channels")
                                        + ","
                                        + setting("guanjia.notice.staff-channels"))
                                .split("\\s*,\\s*"));
        if (channels.contains("mail")) {
            MAIL.forEach(
                    (name, variable) -> {
                        if (List.of("", "false").contains(setting(name))) {
                            add("mailMissing", variable);
                        }
                    });
        }
    }

    /** Money: no sandbox, and a secret that nobody else knows. */
    private void gateway() {
        String provider = setting("guanjia.gateway.provider");
        if (List.of("", "none").contains(provider)) {
            return;
        }
        if (provider.equals("sandbox")) {
            add("gatewaySandbox");
        }
        if (setting("guanjia.gateway.account").isEmpty()) {
            add("gatewayAccountMissing");
        }
        String secret = settings.getProperty("guanjia.gateway.secret", "");
        if (secret.isEmpty()) {
            add("gatewaySecretMissing");
        } else if (Secrets.tooShort(secret)) {
            add("gatewaySecretShort", Secrets.SHORTEST);
        } else if (Secrets.guessable(secret, "sandbox")) {
            add("gatewaySecretGuessable");
        }
    }

    /** The engine writes times in the zone of its machine; two nodes must not differ. */
    private void timeZone() {
        String name = setting("guanjia.time-zone");
        try {
            ZoneId wanted = ZoneId.of(name);
            ZoneId machine = ZoneId.systemDefault();
            boolean same =
                    SEASONS.stream()
                            .allMatch(
                                    day ->
                                            wanted.getRules()
                                                    .getOffset(day)
                                                    .equals(machine.getRules().getOffset(day)));
            if (!same) {
                add("timeZone", machine.getId(), wanted.getId());
            }
        } catch (DateTimeException unknown) {
            add("timeZoneUnknown", name);
        }
    }

    /**
     * What Spring could not read would be said in its words, with the value taken out of the log.
     */
    private void values() {
        PORTS.forEach((name, variable) -> number(name, variable, HIGHEST_PORT));
        number(POOL, "GUANJIA_DB_POOL", Integer.MAX_VALUE);
        DURATIONS.forEach(
                (name, variable) -> {
                    String value = setting(name);
                    if (!value.isEmpty() && !isDuration(value)) {
                        add("durationUnfit", variable, value);
                    }
                });
        SWITCHES.forEach(
                (name, variable) -> {
                    String value = setting(name);
                    // Jakarta Mail knows no other words than these.
                    if (!List.of("", "true", "false").contains(value)) {
                        add("switchUnfit", variable, value);
                    }
                });
        String language = setting("guanjia.language");
        if (!List.of("zh", "en").contains(language)) {
            add("languageUnknown", language);
        }
    }

    private void number(String name, String variable, int most) {
        String value = setting(name);
        if (!value.isEmpty() && !isBetween(1, most, value)) {
            add("numberUnfit", variable, value, String.valueOf(most));
        }
    }

    /** Whether it is a whole number, both bounds included. */
    static boolean isBetween(int least, int most, String value) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        try {
            return !DurationStyle.detectAndParse(value).isNegative();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private String setting(String name) {
        return settings.getProperty(name, "").strip();
    }

    private void add(String key, Object... args) {
        problems.add(Problem.of(key, args));
    }
}
