package org.guanjia.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * E-mail. All letters about a case refer to one id made from its number, so that they are one
 * thread; each has an id made from the message's own, so that one which is sent twice can be told.
 * A server that refuses the address or the letter for good (5xx) is not asked again; anything else
 * (4xx, no connection, no answer in time, a refusal of the sender) is tried later.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailChannel implements Channel {

    static final String NAME = "mail";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender sender;
    private final MailLetter letters;
    private final Clock clock;
    private final InternetAddress from;
    private final InternetAddress replyTo;
    private final String domain;

    MailChannel(JavaMailSender sender, MailLetter letters, Clock clock, NoticeSettings settings) {
        this.sender = sender;
        this.letters = letters;
        this.clock = clock;
        this.from = configured("guanjia.notice.mail.from", settings.mail().from());
        this.replyTo =
                settings.mail().replyTo().isBlank()
                        ? null
                        : configured("guanjia.notice.mail.reply-to", settings.mail().replyTo());
        this.domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void deliver(Envelope envelope) throws Exception {
        if (envelope.email() == null) {
            throw new Refused("noAddress", null);
        }
        MimeMessage mail = letter(envelope, recipient(envelope.email()));
        try {
            sender.send(mail);
        } catch (MailAuthenticationException e) {
            throw new ChannelDown("the mail server refuses our login", e);
        } catch (MailException e) {
            throw judged(e);
        }
    }

    private MimeMessage letter(Envelope envelope, InternetAddress to)
            throws MessagingException, UnsupportedEncodingException {
        Message message = envelope.message();
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, true, UTF_8);
        helper.setFrom(
                from.getPersonal() != null
                        ? from
                        : new InternetAddress(
                                from.getAddress(),
                                MailLetter.line(letters.signature(envelope)),
                                UTF_8));
        if (replyTo != null) {
            helper.setReplyTo(replyTo);
        }
        helper.setTo(
                envelope.name() == null
                        ? to
                        : new InternetAddress(
                                to.getAddress(), MailLetter.line(envelope.name()), UTF_8));
        helper.setSubject(letters.subject(envelope));
        helper.setText(
                letters.plain(envelope, replyTo != null), letters.html(envelope, replyTo != null));
        helper.setSentDate(Date.from(clock.instant()));
        String thread = "<" + message.thread() + "@" + domain + ">";
        mail.setHeader(
                "Message-ID", "<" + message.thread() + "." + message.id() + "@" + domain + ">");
        mail.setHeader("In-Reply-To", thread);
        mail.setHeader("References", thread);
        // Out-of-office replies stay where they are (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static InternetAddress recipient(String address) throws Refused {
        try {
            return MailAddress.parse(address);
        } catch (AddressException e) {
            throw new Refused("badAddress", null);
        }
    }

    private static InternetAddress configured(String setting, String address) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(address, true);
            if (parsed.length != 1) {
                throw new AddressException("one address is needed", address);
            }
            InternetAddress one = parsed[0];
            MailAddress.parse(one.getAddress());
            if (one.getPersonal() != null) {
                one.setPersonal(one.getPersonal(), UTF_8);
            }
            return one;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalStateException(
                    setting + " is no mail address: \"" + address + "\"; " + e.getMessage());
        }
    }

    /** What the server's refusal means: for this letter for good, for all letters, or for now. */
    private static Exception judged(MailException thrown) {
        for (Throwable cause : causes(thrown)) {
            if (cause instanceof MailConnectException) {
                return new ChannelDown("the mail server does not answer", cause);
            }
            if (cause instanceof SMTPAddressFailedException refused) {
                return answer(refused.getReturnCode(), refused.getMessage(), refused);
            }
            if (cause instanceof SMTPSendFailedException refused
                    && ("DATA".equals(refused.getCommand()) || ".".equals(refused.getCommand()))) {
                return answer(refused.getReturnCode(), refused.getMessage(), refused);
            }
        }
        return thrown;
    }

    private static Exception answer(int code, String said, Exception cause) {
        if (code < 500 || code > 599) {
            return cause;
        }
        String detailed = said == null ? "" : said;
        String reason =
                detailed.matches("(?s).*\\b5\\.2\\.2\\b.*") || code == 552
                        ? "mailboxFull"
                        : detailed.matches("(?s).*\\b5\\.1\\.\\d+\\b.*")
                                        || code == 550
                                                && !detailed.matches("(?s).*\\b5\\.7\\.\\d+\\b.*")
                                ? "addressUnknown"
                                : "rejected";
        return new Refused(reason, detailed);
    }

    /** Jakarta Mail hides an address's refusal in a chain of its own beside the usual one. */
    private static List<Throwable> causes(MailException thrown) {
        List<Throwable> found = new ArrayList<>();
        List<Throwable> open = new ArrayList<>();
        open.add(thrown);
        while (!open.isEmpty()) {
            Throwable one = open.remove(0);
            if (one == null || found.contains(one)) {
                continue;
            }
            found.add(one);
            open.add(one.getCause());
            if (one instanceof MessagingException mail) {
                open.add(mail.getNextException());
            }
            if (one instanceof MailSendException many) {
                open.addAll(List.of(many.getMessageExceptions()));
            }
        }
        return found;
    }
}
