package org.guanjia.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.notice.MilestoneTable;
import org.guanjia.notice.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a case: opened, classified, urged, ended, worked on again. An unknown case number is
 * a {@link Refusal} with 404 everywhere.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseFiles {

    private static final int TITLE = 60;

    private final CaseRecords records;
    private final CaseKeys keys;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final CaseViews views;
    private final EstateService estate;
    private final Outbox outbox;
    private final MilestoneTable milestones;
    private final ApplicationEventPublisher published;
    private final Clock clock;

    CaseFiles(
            CaseRecords records,
            CaseKeys keys,
            ServiceClocks clocks,
            ResidentQuestions questions,
            CaseViews views,
            EstateService estate,
            Outbox outbox,
            MilestoneTable milestones,
            ApplicationEventPublisher published,
            Clock clock) {
        this.records = records;
        this.keys = keys;
        this.clocks = clocks;
        this.questions = questions;
        this.views = views;
        this.estate = estate;
        this.outbox = outbox;
        this.milestones = milestones;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Opens a case file with the next number. Two statements: the number and the row.
     *
     * @throws Refusal 422 naming the field that is missing or too long
     */
    public CaseFile open(NewCase report) {
        Address claimed = report.claimed();
        String community =
                Bounds.required(
                        "community", claimed == null ? null : claimed.community(), Bounds.NAME);
        String description =
                Bounds.required("description", report.description(), Bounds.DESCRIPTION);
        String title = Bounds.optional("title", report.title(), TITLE);
        Address bounded =
                new Address(
                        community,
                        Bounds.optional("phase", claimed.phase(), 32),
                        Bounds.optional("building", claimed.building(), 32),
                        Bounds.optional("unit", claimed.unit(), 32),
                        Bounds.optional("room", claimed.room(), 32));
        String name = Bounds.optional("reporterName", report.reporterName(), Bounds.NAME);
        String phone = Bounds.phone("reporterPhone", report.reporterPhone());
        Long house = report.houseId();
        if (report.anonymous()) {
            name = null;
            phone = null;
            // A room tells who lives there.
            house = null;
            bounded = CasePlaces.building(bounded);
        }
        boolean confidential = report.confidential() && !report.anonymous();
        String channel = Bounds.optional("channel", report.channel(), 32);
        String category = Bounds.optional("category", report.category(), 64);
        String type = Bounds.optional("type", report.type(), 32);

        String words = title == null ? firstLine(description) : title;
        Instant now = clock.instant();
        long ticket = records.nextTicket(now);
        CaseFile file =
                new CaseFile(
                        ticket,
                        number(report.letters(), now, clock.getZone(), ticket),
                        report.flow(),
                        community,
                        house,
                        bounded,
                        name,
                        phone,
                        channel == null ? "api" : channel,
                        report.onBehalf(),
                        report.firstContact(),
                        category,
                        type,
                        null,
                        CaseStatus.OPEN,
                        null,
                        null,
                        now,
                        null,
                        confidential
                                ? ReporterMask.of(
                                                name, phone, Stream.of(bounded.normalised().room()))
                                        .apply(words)
                                : words,
                        description,
                        report.appointment(),
                        0,
                        0,
                        report.anonymous(),
                        confidential,
                        null);
        records.insert(file);
        keys.remember(
                new CaseKeys.Key(
                        ticket,
                        file.caseNumber(),
                        file.flow(),
                        community,
                        file.firstContact(),
                        file.title(),
                        confidential));
        return file;
    }

    /** The case as its row says now. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public CaseFile get(String caseNumber) {
        return records.find(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    /** The case's community; remembered, so mostly without a statement. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String communityOf(String caseNumber) {
        return keys.of(caseNumber).community();
    }

    /** What never changes of a case; empty for none. */
    java.util.Optional<CaseKeys.Key> key(String caseNumber) {
        return keys.find(caseNumber);
    }

    /** The community of a case that may not exist: empty then. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public java.util.Optional<String> findCommunity(String caseNumber) {
        return keys.find(caseNumber).map(CaseKeys.Key::community);
    }

    /**
     * A milestone of the diagram was reached: the first contact (S0-11) and the resident are told
     * as {@link MilestoneTable} says. The same milestone may be reached again after rework. Two
     * statements, three with a first contact, two more when the resident is told.
     */
    public void reach(String caseNumber, String milestone) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.milestone(caseNumber, milestone)) {
            throw Refusal.notFound("casefile.unknownCase", caseNumber);
        }
        records.event(key.id(), clock.instant(), "milestone", milestone, null, null);
        MilestoneTable.Line line = milestones.of(key.flow(), milestone);
        Map<String, Object> facts =
                Map.of("title", key.title(), "milestone", views.milestone(milestone));
        if (key.firstContact() != null && line.tellFirstContact()) {
            outbox.toStaff(
                    caseNumber, key.community(), key.firstContact(), "milestone", facts, false);
        }
        if (line.resident() == MilestoneTable.Resident.TELL) {
            CaseFile file = get(caseNumber);
            outbox.toResident(file.contact(), line.text(), facts, file.emergency());
        }
    }

    /**
     * The case came to an end of its flow. What still ran is dropped, what was still asked is
     * withdrawn.
     *
     * @param outcome code of the end, such as repaired
     * @throws Refusal 409 when it is not open
     */
    public void close(String caseNumber, String outcome) {
        end(caseNumber, CaseStatus.CLOSED, outcome, null);
    }

    /**
     * The resident does not want it any more.
     *
     * @throws Refusal 422 without a reason; 409 when it is not open
     */
    public void cancel(String caseNumber, String reason) {
        end(
                caseNumber,
                CaseStatus.CANCELLED,
                "cancelled",
                Bounds.required("reason", reason, Bounds.REASON));
    }

    /**
     * The diagram came to an end. A case that a step ended already, with its reason, stays as it
     * is.
     *
     * @param outcome as the end event says; {@code cancelled} means the case was given up
     */
    public void ended(String caseNumber, String outcome) {
        if (get(caseNumber).status() == CaseStatus.OPEN) {
            boolean cancelled = outcome.equals(CaseStatus.CANCELLED.code());
            end(caseNumber, cancelled ? CaseStatus.CANCELLED : CaseStatus.CLOSED, outcome, null);
        }
    }

    private void end(String caseNumber, CaseStatus status, String outcome, String reason) {
        CaseKeys.Key key = keys.of(caseNumber);
        Instant now = clock.instant();
        if (!records.end(caseNumber, status, outcome, now)) {
            throw notOpen(caseNumber);
        }
        records.event(key.id(), now, status.code(), outcome, null, reason);
        clocks.dropAll(key.id());
        questions.withdrawAll(key.id());
        published.publishEvent(new CaseEnded(caseNumber));
    }

    /**
     * The case as it is, held for this transaction: of several who ask at once each sees what the
     * one before did.
     */
    public CaseFile hold(String caseNumber) {
        records.lock(caseNumber);
        return get(caseNumber);
    }

    /**
     * A closed case is worked on again; whether it may be, its flow has decided. Its clocks start
     * anew, its questions are asked anew.
     *
     * @param by user id of who passes it on; null for the resident
     * @throws Refusal 409 when it is not closed
     */
    public void reopen(String caseNumber, String reason, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.reopen(caseNumber)) {
            throw Refusal.conflict("casefile.notClosed", caseNumber);
        }
        records.event(key.id(), clock.instant(), "reopened", null, by, reason);
        published.publishEvent(new CaseReopened(caseNumber));
    }

    /**
     * An ended case runs again because somebody brought it back, whichever way it had ended. Its
     * clocks start anew. A case that is open stays as it is.
     *
     * @param by user id of who brings it back
     * @throws Refusal 422 without a reason
     */
    public void resume(String caseNumber, String reason, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        String why = Bounds.required("reason", reason, Bounds.REASON);
        records.lock(caseNumber);
        if (records.resume(caseNumber)) {
            records.event(key.id(), clock.instant(), "reopened", null, by, why);
            published.publishEvent(new CaseReopened(caseNumber));
        }
    }

    /**
     * What it is and how bad, from triage or a correction. Clocks are moved by {@link
     * ServiceClocks#reschedule}, with the times of the new severity.
     *
     * @throws Refusal 409 when the case is not open
     */
    public void classify(String caseNumber, String category, String severity) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.classification(caseNumber, category, severity)) {
            throw notOpen(caseNumber);
        }
        records.event(key.id(), clock.instant(), "classified", severity, null, category);
    }

    /**
     * Names who handles the case, the one colleague whom the resident has to do with, and who knows
     * who reported in confidence. Named again, the next one handles it.
     *
     * @throws Refusal 409 when the case is not open, or a conflict of interest keeps them out of it
     */
    public void nameHandler(String caseNumber, String userId) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (records.keptOut(key.id(), userId)) {
            throw Refusal.conflict("casefile.excludedColleague", userId);
        }
        if (!records.handler(caseNumber, userId)) {
            throw notOpen(caseNumber);
        }
        records.event(key.id(), clock.instant(), "handlerNamed", userId, null, null);
    }

    /**
     * Somebody notes something.
     *
     * @param author user id; null for a resident
     * @throws Refusal 422 when the text is missing or longer than 4000 characters
     */
    public void note(String caseNumber, String author, String text) {
        CaseKeys.Key key = keys.of(caseNumber);
        String bounded = Bounds.required("text", text, Bounds.NOTE);
        records.event(key.id(), clock.instant(), "note", null, author, bounded);
    }

    /**
     * The resident urges (催单): recorded, shown, and the pre-warning comes now.
     *
     * @param by user id of who passes it on; null for the resident
     * @throws Refusal 409 when the case is not open
     */
    public void urge(String caseNumber, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.urged(caseNumber)) {
            throw notOpen(caseNumber);
        }
        records.event(key.id(), clock.instant(), "urged", null, by, null);
        clocks.hasten(caseNumber);
    }

    /** All there is to see of a case. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public CaseView view(String caseNumber) {
        return views.of(get(caseNumber));
    }

    static Refusal notOpen(String caseNumber) {
        return Refusal.conflict("casefile.notOpen", caseNumber);
    }

    /** The number of the case that got this ticket. */
    static String number(String letters, Instant now, ZoneId zone, long ticket) {
        String day = LocalDate.ofInstant(now, zone).format(DateTimeFormatter.BASIC_ISO_DATE);
        return "%s-%s-%04d".formatted(letters, day, ticket);
    }

    private static String firstLine(String description) {
        String line = description.lines().map(String::strip).findFirst().orElse(description);
        return line.codePointCount(0, line.length()) <= TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE - 1)) + "…";
    }
}
