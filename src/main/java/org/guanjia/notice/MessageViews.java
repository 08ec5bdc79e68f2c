package org.guanjia.notice;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.language.Texts;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;

/** Messages with the names of colleagues and the reasons in words. */
@Component
public class MessageViews {

    private final StaffService staff;
    private final Texts texts;

    MessageViews(StaffService staff, Texts texts) {
        this.staff = staff;
        this.texts = texts;
    }

    /** In the same order; one statement for all names. */
    public List<MessageView> of(Collection<Message> messages, Locale language) {
        Map<String, String> names =
                staff
                        .named(
                                messages.stream()
                                        .flatMap(
                                                message ->
                                                        Stream.of(
                                                                message.recipientKind()
                                                                                == RecipientKind
                                                                                        .STAFF
                                                                        ? message.recipient()
                                                                        : null,
                                                                message.handledBy()))
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(StaffMember::userId, StaffMember::name));
        return messages.stream().map(message -> view(message, names, language)).toList();
    }

    private MessageView view(Message message, Map<String, String> names, Locale language) {
        return new MessageView(
                message.id(),
                message.thread(),
                message.community(),
                lower(message.recipientKind()),
                message.recipient(),
                names.get(message.recipient()),
                message.address(),
                message.template(),
                message.subject(),
                message.text(),
                message.urgent(),
                lower(message.state()),
                message.channel(),
                message.attempts(),
                message.nextAt(),
                message.createdAt(),
                message.sentAt(),
                message.reason(),
                message.reason() == null
                        ? null
                        : texts.say(language, "notice.reason." + message.reason()),
                message.lastError(),
                message.handledBy() == null
                        ? null
                        : names.getOrDefault(message.handledBy(), message.handledBy()),
                message.handledAt(),
                message.handledNote());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
