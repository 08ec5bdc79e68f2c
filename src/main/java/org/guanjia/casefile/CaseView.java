package org.guanjia.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.estate.Address;
import org.guanjia.estate.Privacy;
import org.guanjia.notice.MessageView;

/**
 * All there is to see of a case: {@code GET /api/cases/{caseNumber}}. Fields as in {@link CaseFile}
 * where they have the same name.
 *
 * @param questions those that wait for the resident; ended ones stand in {@code answeredQuestions}
 * @param categoryLabel the category's words in the house's language; its code where it has none
 * @param messages what was or will be said about it, to whom, oldest first
 * @param details the flow's own facts by name, as {@link CaseFlow#details} tells them
 * @param people names of the colleagues whom the case mentions, by user id
 * @param anonymous whether the reporter wished not to be known: nothing of them is kept
 * @param confidential whether only few may know who reported
 * @param reporterHidden whether this reader may not: then reporter and house are left out
 * @param handler the colleague who handles it; null when the flow names none
 * @param timeline everything that happened, notes left out, oldest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CaseView(
        String caseNumber,
        String flow,
        CaseStatus status,
        String outcome,
        String milestone,
        List<Milestone> milestones,
        Instant openedAt,
        Instant closedAt,
        String community,
        Place house,
        Address claimed,
        String category,
        String categoryLabel,
        String type,
        String severity,
        String title,
        String description,
        Instant appointment,
        String channel,
        boolean onBehalf,
        String reporterName,
        String reporterPhone,
        Person firstContact,
        int urges,
        List<Clock> clocks,
        List<Question> questions,
        List<Question> answeredQuestions,
        List<LinkedCase> linkedCases,
        List<LinkedRequest> linkedRequests,
        List<CaseEvent> timeline,
        List<CaseEvent> notes,
        List<Photo> photos,
        List<Escalation> escalations,
        List<Support> supports,
        List<Referral> referrals,
        List<MessageView> messages,
        Map<String, Object> details,
        Map<String, String> people,
        boolean anonymous,
        boolean confidential,
        boolean reporterHidden,
        Person handler) {

    /** Kinds of {@link CaseEvent} that are the resident's affair. */
    private static final Set<String> OPEN_STEPS =
            Set.of("milestone", "urged", "cancelled", "closed");

    /** The case as somebody may see it who may know only so much about residents (S3-15). */
    CaseView seenWith(Privacy privacy) {
        return new CaseView(
                caseNumber,
                flow,
                status,
                outcome,
                milestone,
                milestones,
                openedAt,
                closedAt,
                community,
                house,
                claimed,
                category,
                categoryLabel,
                type,
                severity,
                title,
                description,
                appointment,
                channel,
                onBehalf,
                privacy.name(reporterName),
                privacy.phone(reporterPhone),
                firstContact,
                urges,
                clocks,
                questions,
                answeredQuestions,
                linkedCases,
                linkedRequests,
                timeline,
                notes,
                photos,
                escalations,
                supports,
                referrals,
                messages.stream().map(message -> message.seenWith(privacy)).toList(),
                details,
                people,
                anonymous,
                confidential,
                reporterHidden,
                handler);
    }

    /** The case without its links to these cases. */
    CaseView without(Set<String> hidden) {
        return new CaseView(
                caseNumber,
                flow,
                status,
                outcome,
                milestone,
                milestones,
                openedAt,
                closedAt,
                community,
                house,
                claimed,
                category,
                categoryLabel,
                type,
                severity,
                title,
                description,
                appointment,
                channel,
                onBehalf,
                reporterName,
                reporterPhone,
                firstContact,
                urges,
                clocks,
                questions,
                answeredQuestions,
                linkedCases.stream().filter(one -> !hidden.contains(one.caseNumber())).toList(),
                linkedRequests.stream()
                        .filter(one -> !hidden.contains(one.fromCase()))
                        .filter(one -> !hidden.contains(one.takenCase()))
                        .toList(),
                timeline,
                notes,
                photos,
                escalations,
                supports,
                referrals,
                messages,
                details,
                people,
                anonymous,
                confidential,
                reporterHidden,
                handler);
    }

    /**
     * The case as somebody sees it who must not know who reported: without name and phone, no
     * nearer than the building, and without the address that messages to the resident went to.
     */
    CaseView withoutReporter() {
        return new CaseView(
                caseNumber,
                flow,
                status,
                outcome,
                milestone,
                milestones,
                openedAt,
                closedAt,
                community,
                null,
                claimed == null ? null : CasePlaces.building(claimed),
                category,
                categoryLabel,
                type,
                severity,
                title,
                description,
                appointment,
                channel,
                onBehalf,
                null,
                null,
                firstContact,
                urges,
                clocks,
                questions,
                answeredQuestions,
                linkedCases,
                linkedRequests.stream().map(LinkedRequest::withoutFacts).toList(),
                timeline.stream().map(CaseView::withoutHouse).toList(),
                notes,
                photos,
                escalations,
                supports,
                referrals,
                messages.stream().map(message -> message.seenWith(Privacy.NOTHING)).toList(),
                details,
                people,
                anonymous,
                confidential,
                true,
                handler);
    }

    /**
     * The case as the resident is told of it: what it is, where it stands and what was asked and
     * said, but neither the house's own considerations nor its work between colleagues.
     *
     * @param told names of the details that may be told
     * @param userId the resident's channel; its own notes stay
     */
    CaseView forResident(Set<String> told, String userId) {
        List<CaseEvent> steps =
                timeline.stream().filter(event -> OPEN_STEPS.contains(event.kind())).toList();
        List<CaseEvent> own = notes.stream().filter(note -> userId.equals(note.who())).toList();
        Map<String, Object> open = new LinkedHashMap<>(details);
        open.keySet().retainAll(told);
        Map<String, String> known = new TreeMap<>(people);
        known.keySet()
                .retainAll(
                        Stream.of(
                                        steps.stream().map(CaseEvent::who),
                                        own.stream().map(CaseEvent::who),
                                        photos.stream().map(Photo::byUser))
                                .flatMap(all -> all)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        return new CaseView(
                caseNumber,
                flow,
                status,
                outcome,
                milestone,
                milestones,
                openedAt,
                closedAt,
                community,
                house,
                claimed,
                category,
                categoryLabel,
                type,
                severity,
                title,
                description,
                appointment,
                channel,
                onBehalf,
                reporterName,
                reporterPhone,
                firstContact,
                urges,
                clocks,
                questions,
                answeredQuestions,
                linkedCases,
                List.of(),
                steps,
                own,
                photos,
                List.of(),
                List.of(),
                referrals,
                messages.stream()
                        .filter(message -> message.recipientKind().equals("resident"))
                        .toList(),
                open,
                known,
                anonymous,
                confidential,
                reporterHidden,
                handler);
    }

    /** What the case's timeline says of a house would tell who lives there. */
    private static CaseEvent withoutHouse(CaseEvent event) {
        return event.kind().equals("houseConfirmed")
                ? new CaseEvent(
                        event.id(), event.at(), event.kind(), event.code(), event.who(), null)
                : event;
    }

    /** A milestone that was reached, with its words in the house's language. */
    public record Milestone(String code, String label, Instant at) {}

    /** The house, once certain. */
    public record Place(
            long id,
            String community,
            String phase,
            String building,
            String unit,
            String room,
            String display) {}

    /** A colleague. */
    public record Person(String userId, String name) {}

    /**
     * A clock as readers see it.
     *
     * @param dueAt null while paused
     * @param pausedMinutes kept from all pauses, the present one included
     */
    public record Clock(
            String measure,
            String label,
            Instant startedAt,
            Instant warnAt,
            Instant dueAt,
            Instant metAt,
            boolean running,
            boolean paused,
            boolean warned,
            boolean breached,
            boolean waiting,
            String ownerRole,
            long pausedMinutes) {}

    /**
     * A question to the resident.
     *
     * @param id what an answer names
     */
    public record Question(
            String id,
            String label,
            List<String> options,
            Map<String, Object> facts,
            Instant askedAt,
            Instant endedAt,
            String answer,
            Integer rating,
            String comment) {}
}
