package org.guanjia.notice;

import java.util.List;
import org.guanjia.notice.Message.RecipientKind;
import org.springframework.stereotype.Component;

/** Which channels carry which messages, in which order. */
@Component
class Channels {

    private final List<Channel> toResidents;
    private final List<Channel> toColleagues;

    Channels(List<Channel> known, NoticeSettings settings) {
        this.toResidents = named("guanjia.notice.channels", settings.channels(), known);
        this.toColleagues =
                settings.staffChannels().isEmpty()
                        ? toResidents
                        : named("guanjia.notice.staff-channels", settings.staffChannels(), known);
    }

    List<Channel> of(RecipientKind kind) {
        return kind == RecipientKind.RESIDENT ? toResidents : toColleagues;
    }

    private static List<Channel> named(String setting, List<String> names, List<Channel> known) {
        if (names.isEmpty()) {
            throw new IllegalStateException(setting + " names no channel");
        }
        return names.stream().map(name -> named(setting, name.strip(), known)).toList();
    }

    private static Channel named(String setting, String name, List<Channel> known) {
        return known.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        setting
                                                + " names no channel that is there: "
                                                + name
                                                + "; there are "
                                                + known.stream().map(Channel::name).toList()
                                                + (name.equals(MailChannel.NAME)
                                                        ? "; e-mail needs spring.mail.host"
                                                        : "")));
    }
}
