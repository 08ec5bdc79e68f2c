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
import org.springframework.core.env.ConfigurableEnvironment;

/** What can be seen without the database. */
class SettingsCheck {

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
        timeZone();
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

    private String setting(String name) {
        return settings.getProperty(name, "").strip();
    }

    private void add(String key, Object... args) {
        problems.add(Problem.of(key, args));
    }
}
