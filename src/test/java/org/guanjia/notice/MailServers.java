package org.guanjia.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.guanjia.language.Texts;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail channel as configured, against a server of the test's own. */
final class MailServers {

    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private MailServers() {}

    static MailChannel channel(int port, String... settings) {
        return channel(port, new NoticeSettings.Mail("service@guanjia.example", ""), settings);
    }

    static MailChannel channel(int port, NoticeSettings.Mail mail, String... settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties properties = sender.getJavaMailProperties();
        // As in application.yaml, only shorter.
        properties.put("mail.smtp.connectiontimeout", "500");
        properties.put("mail.smtp.timeout", "300");
        properties.put("mail.smtp.writetimeout", "300");
        properties.put("mail.smtp.starttls.enable", "true");
        for (int i = 0; i < settings.length; i += 2) {
            if (settings[i].equals("username")) {
                sender.setUsername(settings[i + 1]);
                sender.setPassword("wrong");
                properties.put("mail.smtp.auth", "true");
            } else {
                properties.put(settings[i], settings[i + 1]);
            }
        }
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        return new MailChannel(
                sender,
                new MailLetter(new Texts("zh", zone), "https://guanjia.example.com"),
                Clock.fixed(NOW, zone),
                new NoticeSettings(
                        List.of("mail"),
                        List.of(),
                        3,
                        Duration.ofMinutes(5),
                        "off",
                        Map.of(),
                        Map.of(),
                        mail));
    }
}
