package org.guanjia.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Mailboxes;
import org.guanjia.estate.Phones;
import org.guanjia.estate.Resident;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;

/**
 * Finds out where messages go, for a whole batch at once: one statement for the communities, one
 * for all colleagues, one for the residents of each community.
 */
@Component
class Addresses {

    private final EstateService estate;
    private final Mailboxes mailboxes;
    private final StaffService staff;

    Addresses(EstateService estate, Mailboxes mailboxes, StaffService staff) {
        this.estate = estate;
        this.mailboxes = mailboxes;
        this.staff = staff;
    }

    /** In the order of the messages, which are to residents and colleagues. */
    List<Envelope> of(List<Message> messages) {
        Map<String, String> communities =
                estate
                        .communities(
                                messages.stream()
                                        .map(Message::community)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Community::id, Community::name));
        Map<String, StaffMember> colleagues =
                staff
                        .named(
                                messages.stream()
                                        .filter(one -> one.recipientKind() == RecipientKind.STAFF)
                                        .map(Message::recipient)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(StaffMember::userId, one -> one));
        Map<String, Map<String, List<Resident>>> residents = residents(messages);
        List<Envelope> envelopes = new ArrayList<>();
        for (Message message : messages) {
            String signature = communities.getOrDefault(message.community(), "");
            envelopes.add(
                    corrected(
                            message.recipientKind() == RecipientKind.STAFF
                                    ? toColleague(
                                            message,
                                            Optional.ofNullable(
                                                    colleagues.get(message.recipient())),
                                            signature)
                                    : toResident(
                                            message,
                                            residents
                                                    .getOrDefault(message.community(), Map.of())
                                                    .getOrDefault(message.recipient(), List.of()),
                                            signature)));
        }
        return envelopes;
    }

    private Map<String, Map<String, List<Resident>>> residents(List<Message> messages) {
        Map<String, Set<String>> phones = new HashMap<>();
        messages.stream()
                .filter(message -> message.recipientKind() == RecipientKind.RESIDENT)
                .forEach(
                        message ->
                                phones.computeIfAbsent(message.community(), id -> new HashSet<>())
                                        .add(message.recipient()));
        Map<String, Map<String, List<Resident>>> found = new HashMap<>();
        phones.forEach((community, all) -> found.put(community, mailboxes.byPhone(community, all)));
        return found;
    }

    /** Who left the company gets nothing more. */
    private static Envelope toColleague(
            Message message, Optional<StaffMember> colleague, String signature) {
        Optional<StaffMember> here = colleague.filter(StaffMember::active);
        return new Envelope(
                message,
                here.map(StaffMember::name).orElse(null),
                here.map(StaffMember::phone).orElse(null),
                here.map(StaffMember::email).orElse(null),
                signature);
    }

    private static Envelope toResident(Message message, List<Resident> sharing, String signature) {
        Optional<Resident> meant = Mailboxes.meant(sharing, message.houseId());
        return new Envelope(
                message,
                meant.map(Resident::name).filter(name -> !name.isBlank()).orElse(null),
                message.recipient(),
                meant.map(Resident::email).orElse(null),
                signature);
    }

    private static Envelope corrected(Envelope envelope) {
        String address = envelope.message().address();
        if (address == null) {
            return envelope;
        }
        boolean mail = address.indexOf('@') >= 0;
        return new Envelope(
                envelope.message(),
                envelope.name(),
                mail ? envelope.phone() : Phones.normalise(address),
                mail ? address : envelope.email(),
                envelope.communityName());
    }
}
