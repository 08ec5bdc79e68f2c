package org.guanjia.complaint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The parts of a complaint are given to persons, not to roles. Who leaves or goes off duty hands
 * them to the next whom the rules allow; who is given a task has the part from then on.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintHandOver {

    private static final String HANDLER = "handler";
    private static final String OWNER = "owner";
    private static final String SIGNER = "signer";
    private static final String TALKER = "talker";

    private final ComplaintService complaints;
    private final ComplaintRecords records;
    private final ComplaintPeople people;
    private final ComplaintReports reports;
    private final ComplaintTalks talks;
    private final CaseFiles cases;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;
    private final JdbcClient sql;

    ComplaintHandOver(
            ComplaintService complaints,
            ComplaintRecords records,
            ComplaintPeople people,
            ComplaintReports reports,
            ComplaintTalks talks,
            CaseFiles cases,
            StaffService staff,
            Outbox outbox,
            Texts texts,
            JdbcClient sql) {
        this.complaints = complaints;
        this.records = records;
        this.people = people;
        this.reports = reports;
        this.talks = talks;
        this.cases = cases;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
        this.sql = sql;
    }

    /** Cases in which this colleague has a part that is not done. One statement. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<String> casesOf(String user) {
        return sql.sql(
                        "select r.case_number from complaint_record r join case_file f on"
                                + " f.case_number = r.case_number where f.status = 'open' and"
                                + " (r.handler = :user or r.investigator = :user"
                                + " or r.approver = :user or r.caller = :user)"
                                + " union select case_number from complaint_report"
                                + " where signed_at is null and (owner = :user or signer = :user)"
                                + " union select case_number from complaint_talk"
                                + " where held_on is null and talker = :user")
                .param("user", user)
                .query(String.class)
                .list();
    }

    /**
     * The parts of theirs that somebody else has to take.
     *
     * @param open the parts whose tasks are open; who is in charge, and who owns a report, have
     *     their part to the end
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Set<String> parts(String caseNumber, String user, Set<String> open) {
        Set<String> parts = new TreeSet<>(open);
        boolean runs = cases.get(caseNumber).status() == CaseStatus.OPEN;
        if (runs && has(complaints.record(caseNumber).hands().handler(), user)) {
            parts.add(HANDLER);
        }
        reports.findById(caseNumber)
                .filter(report -> report.signedAt() == null && has(report.owner(), user))
                .ifPresent(report -> parts.add(OWNER));
        return parts;
    }

    private static boolean has(Hand hand, String user) {
        return hand != null && hand.user().equals(user);
    }

    /**
     * Somebody else gets the part of a colleague who goes: of the same role, else of the first role
     * above where somebody may.
     *
     * @param role in which the colleague had it
     * @return empty when nobody is left; the region is told then
     */
    public Optional<Hand> succeed(
            String caseNumber, String part, String leaver, String role, Ladder ladder) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        Set<String> barred = barred(complaint, part);
        barred.add(leaver);
        Optional<Hand> next = people.find(complaint, part, ladder.from(role), ladder, barred);
        if (next.isEmpty()) {
            outbox.toRole(
                    caseNumber,
                    complaint.community(),
                    Roles.REGION,
                    "complaint.notice.nobodyTakes",
                    Map.of(),
                    true);
            return next;
        }
        give(complaint, part, next.get());
        cases.note(
                caseNumber,
                null,
                texts.say(
                        "complaint.handedOn",
                        staff.nameOf(leaver),
                        texts.say("complaint.part." + part),
                        staff.nameOf(next.get().user())));
        outbox.toStaff(
                caseNumber,
                complaint.community(),
                next.get().user(),
                "complaint.notice.handedOn",
                Map.of(),
                true);
        return next;
    }

    /** Who must not have two of these parts in one case. */
    private Set<String> barred(ComplaintRecord complaint, String part) {
        String number = complaint.caseNumber();
        return switch (part) {
            case "caller" -> people.hands(number);
            case "approver" -> new TreeSet<>(Set.of(complaint.hands().handler().user()));
            case SIGNER ->
                    new TreeSet<>(Set.of(reports.findById(number).orElseThrow().owner().user()));
            default -> new TreeSet<>();
        };
    }

    /**
     * Somebody was given a task of the part.
     *
     * @throws Refusal 403 when the complaint is about them
     */
    public void given(String caseNumber, String part, Hand hand) {
        people.check(caseNumber, hand.user());
        records.findById(caseNumber)
                .ifPresent(
                        complaint -> {
                            give(complaint, part, hand);
                            people.keep(caseNumber, part, hand.user());
                        });
    }

    private void give(ComplaintRecord complaint, String part, Hand hand) {
        String number = complaint.caseNumber();
        switch (part) {
            case OWNER, SIGNER ->
                    reports.findById(number)
                            .ifPresent(
                                    report -> {
                                        if (part.equals(OWNER)) {
                                            report.ownedBy(hand);
                                        } else {
                                            report.goesTo(hand);
                                        }
                                        reports.save(report);
                                    });
            case TALKER ->
                    talks.findById(number)
                            .ifPresent(
                                    talk -> {
                                        talk.goesTo(hand);
                                        talks.save(talk);
                                    });
            default -> {
                complaint.hands().handTo(part, hand);
                complaints.save(complaint);
                CaseFile file = cases.get(number);
                if (part.equals(HANDLER) && file.status() == CaseStatus.OPEN) {
                    cases.nameHandler(number, hand.user());
                }
            }
        }
    }

    /** Who has the part; null while nobody has, or the case is no complaint. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Hand holder(String caseNumber, String part) {
        return switch (part) {
            case OWNER -> reports.findById(caseNumber).map(ComplaintReport::owner).orElse(null);
            case SIGNER -> reports.findById(caseNumber).map(ComplaintReport::signer).orElse(null);
            case TALKER -> talks.findById(caseNumber).map(ComplaintTalk::talker).orElse(null);
            case HANDLER, "investigator", "approver", "caller" ->
                    records.findById(caseNumber).map(one -> one.hands().of(part)).orElse(null);
            default -> null;
        };
    }
}
