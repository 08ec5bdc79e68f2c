package org.guanjia.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a case holds for its report, each statement with the step that brought it, who made it and
 * when, so that every sentence of the report can be held against its record (S1-17). Of a case in
 * confidence without who complained.
 */
@Component
class ReportFacts {

    private final ComplaintTalks talks;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final StaffService staff;
    private final Texts texts;
    private final JdbcClient sql;

    ReportFacts(
            ComplaintTalks talks,
            CaseFiles cases,
            ConfidentialCases confidence,
            StaffService staff,
            Texts texts,
            JdbcClient sql) {
        this.talks = talks;
        this.cases = cases;
        this.confidence = confidence;
        this.staff = staff;
        this.texts = texts;
        this.sql = sql;
    }

    /** The part of the report in which a statement stands. */
    enum Part {
        FACTS,
        HANDLING,
        REACTION,
        PREVENTION
    }

    /**
     * A statement.
     *
     * @param step the step's name in the diagram
     * @param who name of the colleague; for the resident's own words the word for residents
     * @param at when; null where the step has not been taken
     * @param text label and words
     */
    record Fact(Part part, String step, String who, Instant at, String text) {}

    /** All statements that there are, oldest first. */
    List<Fact> of(ComplaintRecord complaint, ComplaintReport report) {
        CaseView view = cases.view(complaint.caseNumber());
        CaseFile file = cases.get(complaint.caseNumber());
        ComplaintHands hands = complaint.hands();
        String taker = file.firstContact() == null ? resident() : staff.nameOf(file.firstContact());
        Instant investigated = met(view, "investigate");
        List<Fact> all = new ArrayList<>();
        add(all, Part.FACTS, "report", taker, file.openedAt(), "reported", file.description());
        add(
                all,
                Part.FACTS,
                "investigate",
                name(hands.investigator()),
                investigated,
                "found",
                complaint.facts());
        add(
                all,
                Part.FACTS,
                "investigate",
                name(hands.investigator()),
                investigated,
                "finding",
                complaint.finding() == null
                        ? null
                        : texts.say("complaint.finding." + complaint.finding())
                                + texts.say("casefile.semicolon")
                                + texts.say("complaint.cause." + complaint.rootCause()));
        add(
                all,
                Part.HANDLING,
                "contain",
                name(report.owner()),
                report.containedAt(),
                "contained",
                report.containment());
        add(
                all,
                Part.HANDLING,
                "remedy",
                name(hands.handler()),
                complaint.repliedAt(),
                "remedy",
                complaint.remedy());
        add(
                all,
                Part.HANDLING,
                "approve",
                name(hands.approver()),
                met(view, "approval"),
                "approved",
                complaint.approvalNote());
        add(
                all,
                Part.HANDLING,
                "reply",
                name(hands.handler()),
                complaint.repliedAt(),
                "replied",
                complaint.replyText());
        add(
                all,
                Part.REACTION,
                "contact",
                listener(complaint),
                complaint.contactedAt(),
                "demand",
                complaint.demand());
        add(
                all,
                Part.REACTION,
                "resolution",
                resident(),
                met(view, "resolution"),
                "resolution",
                complaint.resolution() == null ? null : resolution(complaint));
        add(
                all,
                Part.REACTION,
                "callback",
                name(hands.caller()),
                met(view, "callback"),
                "callback",
                complaint.callBackResult() == null
                        ? null
                        : texts.say("complaint.callback." + complaint.callBackResult()));
        boolean acts = complaint.correctiveAction() != null;
        add(
                all,
                Part.PREVENTION,
                "investigate",
                name(hands.investigator()),
                investigated,
                acts ? "action" : "noAction",
                acts ? complaint.correctiveAction() : complaint.noActionReason());
        talks.findById(complaint.caseNumber())
                .filter(talk -> talk.heldOn() != null)
                .ifPresent(
                        talk ->
                                add(
                                        all,
                                        Part.PREVENTION,
                                        "talk",
                                        staff.nameOf(talk.heldBy()),
                                        met(view, "talk"),
                                        "talk",
                                        texts.say(
                                                "complaint.talkHeld." + talk.kind(),
                                                talk.heldOn(),
                                                talk.agreed())));
        return all.stream()
                .map(
                        fact ->
                                new Fact(
                                        fact.part(),
                                        fact.step(),
                                        fact.who(),
                                        fact.at(),
                                        confidence.inConfidence(
                                                complaint.caseNumber(), fact.text())))
                .sorted(
                        Comparator.comparing(
                                Fact::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** A part as the owner starts from it: each statement with its source behind it. */
    String draft(List<Fact> facts, Part part) {
        return facts.stream()
                .filter(fact -> fact.part() == part)
                .map(
                        fact ->
                                fact.text()
                                        + texts.say(
                                                "complaint.report.source",
                                                fact.step(),
                                                fact.who(),
                                                fact.at() == null
                                                        ? texts.say("complaint.report.none")
                                                        : fact.at()))
                .collect(Collectors.joining("\n"));
    }

    private void add(
            List<Fact> all,
            Part part,
            String step,
            String who,
            Instant at,
            String label,
            String words) {
        if (words == null || words.isBlank()) {
            return;
        }
        all.add(
                new Fact(
                        part,
                        texts.say("complaint.report.step." + step),
                        who,
                        at,
                        texts.say("complaint.report.line." + label, words)));
    }

    private String resolution(ComplaintRecord complaint) {
        String said = texts.say("complaint.resolution." + complaint.resolution());
        return complaint.rejections() == 0
                ? said
                : texts.say("complaint.report.resolutionTimes", said, complaint.rejections());
    }

    private String resident() {
        return texts.say("complaint.report.resident");
    }

    private String name(Hand hand) {
        return hand == null ? texts.say("complaint.report.none") : staff.nameOf(hand.user());
    }

    /** Who spoke with the resident; mostly the handler, but the handler may have changed since. */
    private String listener(ComplaintRecord complaint) {
        return sql
                .sql(
                        "select user_id from complaint_contact where case_number = ?"
                                + " order by contacted_at desc")
                .param(complaint.caseNumber())
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .map(staff::nameOf)
                .orElse(name(complaint.hands().handler()));
    }

    /** When a clock was met for the last time. */
    private static Instant met(CaseView view, String measure) {
        return view.clocks().stream()
                .filter(one -> one.measure().equals(measure))
                .map(CaseView.Clock::metAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
