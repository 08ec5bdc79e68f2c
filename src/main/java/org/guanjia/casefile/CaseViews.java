package org.guanjia.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.casefile.ResidentQuestion.State;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Texts;
import org.guanjia.notice.MessageViews;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;

/** Puts together what readers of a case see. */
@Component
class CaseViews {

    private final CaseRecords records;
    private final LinkRecords linkRecords;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Photos photos;
    private final Escalations escalations;
    private final Supports supports;
    private final Referrals referrals;
    private final EstateService estate;
    private final StaffService staff;
    private final CaseFlows flows;
    private final Outbox outbox;
    private final MessageViews messages;
    private final Texts texts;
    private final Clock clock;

    CaseViews(
            CaseRecords records,
            LinkRecords linkRecords,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Photos photos,
            Escalations escalations,
            Supports supports,
            Referrals referrals,
            EstateService estate,
            StaffService staff,
            CaseFlows flows,
            Outbox outbox,
            MessageViews messages,
            Texts texts,
            Clock clock) {
        this.records = records;
        this.linkRecords = linkRecords;
        this.clocks = clocks;
        this.questions = questions;
        this.photos = photos;
        this.escalations = escalations;
        this.supports = supports;
        this.referrals = referrals;
        this.estate = estate;
        this.staff = staff;
        this.flows = flows;
        this.outbox = outbox;
        this.messages = messages;
        this.texts = texts;
        this.clock = clock;
    }

    CaseView of(CaseFile file) {
        List<CaseEvent> events = records.events(file.id());
        List<ResidentQuestion> asked = questions.all(file.id());
        List<Photo> pictures = photos.list(file.caseNumber());
        List<Escalation> steps = escalations.all(file.id());
        List<Support> helps = supports.all(file.id());
        List<Referral> referred = referrals.all(file.id());
        return new CaseView(
                file.caseNumber(),
                file.flow(),
                file.status(),
                file.outcome(),
                file.milestone(),
                events.stream()
                        .filter(event -> event.kind().equals("milestone"))
                        .map(
                                event ->
                                        new CaseView.Milestone(
                                                event.code(), milestone(event.code()), event.at()))
                        .toList(),
                file.openedAt(),
                file.closedAt(),
                file.community(),
                place(file.houseId()),
                file.claimed(),
                file.category(),
                word(file.flow() + ".category.", file.category()),
                file.type(),
                file.severity(),
                file.title(),
                file.description(),
                file.appointment(),
                file.channel(),
                file.onBehalf(),
                file.reporterName(),
                file.reporterPhone(),
                file.firstContact() == null
                        ? null
                        : new CaseView.Person(
                                file.firstContact(), staff.nameOf(file.firstContact())),
                file.urges(),
                clocks.all(file.id()).stream().map(this::clock).toList(),
                asked.stream()
                        .filter(one -> one.state() == State.OPEN)
                        .map(this::question)
                        .toList(),
                asked.stream()
                        .filter(one -> one.state() == State.ANSWERED)
                        .map(this::question)
                        .toList(),
                linkRecords.links(file.id()),
                linkRecords.requestsOf(file.id()),
                events.stream()
                        .filter(event -> !event.kind().equals("note"))
                        .map(event -> inWords(event, file.flow()))
                        .toList(),
                events.stream().filter(event -> event.kind().equals("note")).toList(),
                pictures,
                steps,
                helps,
                referred,
                messages.of(outbox.thread(file.caseNumber()), texts.language()),
                flows.find(file.flow())
                        .map(flow -> flow.details(file.caseNumber()))
                        .orElse(Map.of()),
                people(events, pictures, steps, helps, referred),
                file.anonymous(),
                file.confidential(),
                false,
                false,
                file.handler() == null
                        ? null
                        : new CaseView.Person(file.handler(), staff.nameOf(file.handler())));
    }

    /** Names of everybody whom the parts of the view mention by user id. */
    private Map<String, String> people(
            List<CaseEvent> events,
            List<Photo> pictures,
            List<Escalation> steps,
            List<Support> helps,
            List<Referral> referred) {
        Stream<String> mentioned =
                Stream.of(
                                events.stream().map(CaseEvent::who),
                                pictures.stream().map(Photo::byUser),
                                steps.stream()
                                        .flatMap(
                                                step ->
                                                        Stream.of(
                                                                step.decidedBy(),
                                                                step.decisionUser())),
                                helps.stream()
                                        .flatMap(
                                                help ->
                                                        Stream.of(
                                                                help.askedBy(),
                                                                help.answeredBy(),
                                                                help.givenBy())),
                                referred.stream()
                                        .flatMap(
                                                one ->
                                                        Stream.of(
                                                                one.passedOnBy(), one.outcomeBy())))
                        .flatMap(all -> all);
        Map<String, String> names = new TreeMap<>();
        mentioned.filter(Objects::nonNull).forEach(id -> names.computeIfAbsent(id, staff::nameOf));
        return names;
    }

    /**
     * A step of the timeline as staff read it; what is kept are codes, which outlive their words.
     */
    private CaseEvent inWords(CaseEvent event, String flow) {
        String text =
                switch (event.kind()) {
                    case "classified" ->
                            joined(
                                    word(flow + ".severity.", event.code()),
                                    word(flow + ".category.", event.text()));
                    case "paused" -> word("casefile.paused.", event.code());
                    case "extended" ->
                            joined(word("casefile.measure.", event.code()), event.text());
                    default -> event.text();
                };
        return new CaseEvent(event.id(), event.at(), event.kind(), event.code(), event.who(), text);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    /** The milestone's words; one that a designer made up later is shown by its code. */
    String milestone(String code) {
        return word("casefile.milestone.", code);
    }

    private String word(String prefix, String code) {
        if (code == null) {
            return null;
        }
        String key = prefix + code;
        return texts.has(key) ? texts.say(key) : code;
    }

    private CaseView.Place place(Long houseId) {
        if (houseId == null) {
            return null;
        }
        House house = estate.house(houseId);
        return new CaseView.Place(
                house.id(),
                house.community(),
                house.phase(),
                house.building(),
                house.unit(),
                house.room(),
                house.display());
    }

    private CaseView.Clock clock(ServiceClock one) {
        Instant until =
                one.metAt() != null
                        ? one.metAt()
                        : one.droppedAt() != null ? one.droppedAt() : clock.instant();
        long paused =
                one.pausedSeconds()
                        + (one.pausedSince() == null
                                ? 0
                                : Duration.between(one.pausedSince(), until).toSeconds());
        return new CaseView.Clock(
                one.measure(),
                word("casefile.measure.", one.measure()),
                one.startedAt(),
                one.paused() ? null : one.warnAt(),
                one.paused() ? null : one.dueAt(),
                one.metAt(),
                one.running(),
                one.paused(),
                one.warnedAt() != null,
                one.breaches() > 0,
                one.waiting(),
                one.ownerRole(),
                paused / 60);
    }

    private CaseView.Question question(ResidentQuestion one) {
        return new CaseView.Question(
                one.question(),
                word("casefile.question.", one.question()),
                one.options(),
                one.facts(),
                one.askedAt(),
                one.endedAt(),
                one.answer(),
                one.rating(),
                one.comment());
    }
}
