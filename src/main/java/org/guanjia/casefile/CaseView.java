package org.guanjia.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
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
 * @param wordsHidden whether this reader reads nothing that somebody wrote: then texts, photos and
 *     messages are left out
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
        boolean wordsHidden,
        boolean reporterHidden,
        Person handler) {

    /** Kinds of {@link CaseEvent} that are the resident's affair. */
    private static final Set<String> OPEN_STEPS =
            Set.of("milestone", "urged", "cancelled", "closed");

    /** Kinds of {@link CaseEvent} whose text the house makes itself, of codes and addresses. */
    private static final Set<String> CODED_STEPS = Set.of("classified", "paused", "houseConfirmed");

    private static final RecordComponent[] COMPONENTS = CaseView.class.getRecordComponents();
    private static final Constructor<CaseView> CANONICAL = canonical();

    /** The case as somebody may see it who may know only so much about residents (S3-15). */
    CaseView seenWith(Privacy privacy) {
        CaseView seen =
                with("reporterName", privacy.name(reporterName))
                        .with("reporterPhone", privacy.phone(reporterPhone))
                        .with("messages", seenWith(messages, privacy));
        return privacy.readsWords() ? seen : seen.withoutWords();
    }

    /** Where the case stands, without anything that somebody wrote, photographed or was told. */
    private CaseView withoutWords() {
        return with("title", null)
                .with("description", null)
                .with("answeredQuestions", List.of())
                .with("questions", List.of())
                .with("linkedCases", linkedCases.stream().map(LinkedCase::withoutTitle).toList())
                .with("linkedRequests", List.of())
                .with("timeline", timeline.stream().map(CaseView::withoutWords).toList())
                .with("notes", List.of())
                .with("photos", List.of())
                .with("escalations", List.of())
                .with("supports", List.of())
                .with("referrals", List.of())
                .with("messages", List.of())
                .with("details", Map.of())
                .with("wordsHidden", true);
    }

    private static CaseEvent withoutWords(CaseEvent event) {
        return CODED_STEPS.contains(event.kind()) ? event : event.withoutText();
    }

    private static List<MessageView> seenWith(List<MessageView> messages, Privacy privacy) {
        return messages.stream().map(message -> message.seenWith(privacy)).toList();
    }

    /** The case without its links to these cases. */
    CaseView without(Set<String> hidden) {
        return with(
                        "linkedCases",
                        linkedCases.stream()
                                .filter(one -> !hidden.contains(one.caseNumber()))
                                .toList())
                .with(
                        "linkedRequests",
                        linkedRequests.stream()
                                .filter(one -> !hidden.contains(one.fromCase()))
                                .filter(one -> !hidden.contains(one.takenCase()))
                                .toList());
    }

    /** The case without its links to cases of these flows, and without a word of them. */
    CaseView outOf(Set<String> flows) {
        if (flows.isEmpty()) {
            return this;
        }
        Set<String> hidden =
                linkedCases.stream()
                        .filter(one -> flows.contains(one.flow()))
                        .map(LinkedCase::caseNumber)
                        .collect(Collectors.toSet());
        return without(hidden)
                .with(
                        "linkedRequests",
                        linkedRequests.stream()
                                .filter(one -> !flows.contains(one.flow()))
                                .filter(one -> !hidden.contains(one.fromCase()))
                                .toList())
                .with(
                        "timeline",
                        timeline.stream()
                                .filter(
                                        event ->
                                                event.code() == null
                                                        || !flows.contains(event.code()))
                                .toList());
    }

    /**
     * The case as somebody sees it who must not know who reported: without name and phone, no
     * nearer than the building, and without the address that messages to the resident went to.
     */
    CaseView withoutReporter() {
        return with("house", null)
                .with("claimed", claimed == null ? null : CasePlaces.building(claimed))
                .with("reporterName", null)
                .with("reporterPhone", null)
                .with(
                        "linkedRequests",
                        linkedRequests.stream().map(LinkedRequest::withoutFacts).toList())
                .with("timeline", timeline.stream().map(CaseView::withoutHouse).toList())
                .with("messages", seenWith(messages, Privacy.NOTHING))
                .with("reporterHidden", true);
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
        return with("linkedRequests", List.of())
                .with("timeline", steps)
                .with("notes", own)
                .with("escalations", List.of())
                .with("supports", List.of())
                .with(
                        "messages",
                        messages.stream()
                                .filter(message -> message.recipientKind().equals("resident"))
                                .toList())
                .with("details", open)
                .with("people", known);
    }

    /**
     * The same but for this component.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    private CaseView with(String component, Object value) {
        Object[] values = new Object[COMPONENTS.length];
        boolean there = false;
        try {
            for (int i = 0; i < COMPONENTS.length; i++) {
                boolean changed = COMPONENTS[i].getName().equals(component);
                values[i] = changed ? value : COMPONENTS[i].getAccessor().invoke(this);
                there |= changed;
            }
            if (!there) {
                throw new IllegalArgumentException(component);
            }
            return CANONICAL.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<CaseView> canonical() {
        try {
            return CaseView.class.getDeclaredConstructor(
                    Stream.of(COMPONENTS).map(RecordComponent::getType).toArray(Class[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the case's timeline says of a house would tell who lives there. */
    private static CaseEvent withoutHouse(CaseEvent event) {
        return event.kind().equals("houseConfirmed") ? event.withoutText() : event;
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
