package org.guanjia.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in for a report, from whatever channel (flows.md section 0): checks what every flow
 * demands of it, hands it to its flow and keeps the photos that came along. Doubts about the
 * address are no errors here: a missing phase, or a phone of another house, is for a person to
 * confirm (S1-08). A house that does not exist in any phase is.
 */
@Service
class Intake {

    /** Where reports come from. */
    static final Set<String> CHANNELS =
            Set.of(
                    "portal",
                    "phone",
                    "desk",
                    "patrol",
                    "colleague",
                    "call-centre",
                    "12345",
                    "alarm",
                    "api",
                    "flow");

    static final int MOST_PHOTOS = 9;

    /** Beyond that a text is not too long but no text: it is refused without being looked at. */
    private static final int LARGEST_TEXT = 1024 * 1024;

    private static final Duration FARTHEST_APPOINTMENT = Duration.ofDays(90);

    /** Field of a report that names another case to be linked with the new one. */
    private static final String RELATED = "relatedCase";

    private static final int LONGEST_EXTRA = 4000;
    private static final int MOST_EXTRA = 40;

    private final CaseFlows flows;
    private final EstateService estate;
    private final Photos photos;
    private final CaseLinks links;
    private final CaseAccess access;
    private final Clock clock;

    Intake(
            CaseFlows flows,
            EstateService estate,
            Photos photos,
            CaseLinks links,
            CaseAccess access,
            Clock clock) {
        this.flows = flows;
        this.estate = estate;
        this.photos = photos;
        this.links = links;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Takes a report.
     *
     * @return the case number
     * @throws Refusal naming the field that is to blame; then nothing has changed
     */
    @Transactional
    String report(String flowId, Report report, Caller caller) {
        CaseFlow flow = flows.named(flowId);
        check(report, caller);
        String related = related(report, caller);
        String caseNumber = flow.report(report, caller);
        boolean staff = !caller.has(Roles.INTEGRATION);
        for (int i = 0; i < report.photos().size(); i++) {
            byte[] data = report.photos().get(i).data();
            try {
                photos.add(caseNumber, staff ? caller.userId() : null, staff, "report", data);
            } catch (Refusal noPhoto) {
                throw noPhoto.of(data(i));
            }
        }
        if (related != null) {
            links.link(caseNumber, related, "related");
        }
        return caseNumber;
    }

    private void check(Report report, Caller caller) {
        size("description", report.description());
        Bounds.required("description", report.description(), Bounds.DESCRIPTION);
        Bounds.optional("reporterName", report.reporterName(), Bounds.NAME);
        Bounds.phone("reporterPhone", report.reporterPhone());
        String channel = Bounds.optional("channel", report.channel(), 32);
        if (channel != null && !CHANNELS.contains(channel)) {
            throw Refusal.invalid(
                    "channel",
                    "intake.unknownChannel",
                    channel,
                    CHANNELS.stream().sorted().collect(Collectors.joining(", ")));
        }
        appointment(report);
        extra(report);
        photos(report);
        community(report, caller);
        house(report);
    }

    /**
     * The case that the reporter has in mind besides (field {@code relatedCase}); null for none.
     *
     * @throws Refusal 404 when there is none of that number for this caller
     */
    private String related(Report report, Caller caller) {
        if (!(report.extra().get(RELATED) instanceof String number) || number.isBlank()) {
            return null;
        }
        access.check(number.strip(), caller);
        return number.strip();
    }

    private static void size(String field, String text) {
        if (text != null && text.length() > LARGEST_TEXT) {
            throw Refusal.tooLarge(field, "casefile.tooLong", Bounds.DESCRIPTION);
        }
    }

    private static void extra(Report report) {
        if (report.extra().size() > MOST_EXTRA) {
            throw Refusal.malformed("intake.tooManyFields", MOST_EXTRA);
        }
        report.extra()
                .forEach(
                        (name, value) -> {
                            if (value instanceof String text) {
                                size(name, text);
                                Bounds.optional(name, text, LONGEST_EXTRA);
                            } else if (value instanceof Map || value instanceof Collection) {
                                throw Refusal.invalid(name, "intake.plainValue");
                            }
                        });
    }

    private static void photos(Report report) {
        if (report.photos().size() > MOST_PHOTOS) {
            throw Refusal.invalid("photos", "intake.tooManyPhotos", MOST_PHOTOS);
        }
        for (int i = 0; i < report.photos().size(); i++) {
            Report.Photo photo = report.photos().get(i);
            if (photo == null || photo.data() == null || photo.data().length == 0) {
                throw Refusal.invalid(data(i), "casefile.missing");
            }
        }
    }

    private static String data(int photo) {
        return "photos[" + photo + "].data";
    }

    private void appointment(Report report) {
        Instant at = report.appointmentAt(clock.getZone());
        Instant now = clock.instant();
        if (at != null && (at.isBefore(now) || at.isAfter(now.plus(FARTHEST_APPOINTMENT)))) {
            throw Refusal.invalid(
                    "appointment", "intake.appointment", FARTHEST_APPOINTMENT.toDays());
        }
    }

    /** A community that the caller does not serve does not exist for it. */
    private void community(Report report, Caller caller) {
        String community = Bounds.required("community", report.community(), Bounds.NAME);
        List<Community> served =
                caller.admin() ? estate.communities() : estate.communities(caller.communities());
        if (served.stream().noneMatch(known -> known.id().equals(community))) {
            throw Refusal.invalid(
                    "community",
                    "intake.unknownCommunity",
                    community,
                    served.stream()
                            .map(known -> known.id() + " " + known.name())
                            .collect(Collectors.joining(", ")));
        }
    }

    /**
     * A building is the least that must be said. Without a room the report is about a common part
     * (stairs, lift, yard); with one, some house must fit it.
     */
    private void house(Report report) {
        Bounds.optional("phase", report.phase(), 32);
        Bounds.required("building", report.building(), 32);
        Bounds.optional("unit", report.unit(), 32);
        if (Bounds.optional("room", report.room(), 32) == null) {
            return;
        }
        Address address = report.address().normalised();
        if (estate.find(address).isPresent()) {
            return;
        }
        Address anyPhase =
                new Address(
                        address.community(),
                        "",
                        address.building(),
                        address.unit(),
                        address.room());
        boolean withoutPhase = address.phase().isEmpty() || address.unit().isEmpty();
        if (!withoutPhase || estate.candidates(anyPhase, null).isEmpty()) {
            throw Refusal.invalid("room", "intake.unknownHouse");
        }
    }
}
