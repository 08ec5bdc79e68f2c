package org.guanjia.repair;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody reads before deciding on a step of a repair: in words, above the decision. */
@Component
class RepairFacts {

    /** Longest text that is a variable of a process on every database, with room to spare. */
    private static final int LONGEST = 3500;

    private final RepairService repairs;
    private final RepairItems items;
    private final RepairDocuments documents;
    private final ConfidentialCases confidence;
    private final ResidentQuestions questions;
    private final StaffService staff;
    private final Texts texts;
    private final JdbcClient sql;

    RepairFacts(
            RepairService repairs,
            RepairItems items,
            RepairDocuments documents,
            ConfidentialCases confidence,
            ResidentQuestions questions,
            StaffService staff,
            Texts texts,
            JdbcClient sql) {
        this.repairs = repairs;
        this.items = items;
        this.documents = documents;
        this.confidence = confidence;
        this.questions = questions;
        this.staff = staff;
        this.texts = texts;
        this.sql = sql;
    }

    /** The last return, for whoever rules on it: who, why, when, and how often by now. */
    String returned(String caseNumber) {
        int times = repairs.order(caseNumber).returnCount();
        return read(
                caseNumber,
                sql.sql(
                                "select returned_by, reason, note, returned_at from repair_return"
                                        + " where case_number = ? order by id desc")
                        .param(caseNumber)
                        .query(
                                (row, line) ->
                                        texts.say(
                                                "repair.facts.return",
                                                name(row.getString("returned_by")),
                                                texts.say(
                                                        "repair.return." + row.getString("reason")),
                                                words(row.getString("note")),
                                                Columns.time(row, "returned_at"),
                                                times))
                        .list()
                        .get(0));
    }

    /** The quote, for whoever telephones about it: the sum, each line, what is broken. */
    String quote(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        String lines =
                items.list(caseNumber, RepairItems.QUOTED).stream()
                        .map(
                                item ->
                                        texts.say(
                                                "repair.facts.item",
                                                item.get("name"),
                                                plain((BigDecimal) item.get("quantity")),
                                                item.get("unit"),
                                                plain((BigDecimal) item.get("unitPrice")),
                                                item.get("amount")))
                        .collect(Collectors.joining("\n"));
        return read(
                caseNumber,
                texts.say(
                        "repair.facts.quote",
                        order.quoteAmount(),
                        lines,
                        words(order.diagnosis()),
                        comment(caseNumber, RepairWork.QUOTE)));
    }

    /** What was found, what it will cost, and what those outside answered so far. */
    String outside(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        String cost =
                order.estimatedCost() == null
                        ? words(null)
                        : texts.say("repair.facts.yuan", Texts.yuan(order.estimatedCost()));
        String charged =
                order.contractorAmount() == null
                        ? ""
                        : texts.say("repair.facts.charged", Texts.yuan(order.contractorAmount()));
        return read(
                caseNumber,
                texts.say("repair.facts.outside", words(order.diagnosis()), cost)
                        + charged
                        + papers(caseNumber));
    }

    /** The work, for whoever asks how it was, or plans it again. */
    String work(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        String rating =
                order.rating() == null
                        ? words(null)
                        : texts.say("repair.facts.stars", order.rating());
        return read(
                caseNumber,
                texts.say(
                                "repair.facts.work",
                                name(order.technician()),
                                words(order.diagnosis()),
                                words(order.repairNote()),
                                order.result() == null
                                        ? words(null)
                                        : texts.say("repair.result." + order.result()),
                                order.reworkCount(),
                                rating,
                                comment(caseNumber, RepairResult.ACCEPTANCE))
                        + papers(caseNumber));
    }

    /**
     * The work, and what the call-back heard of it.
     *
     * @param heard the note of the call
     */
    String work(String caseNumber, String heard) {
        return read(caseNumber, texts.say("repair.facts.callBack", heard) + work(caseNumber));
    }

    private String papers(String caseNumber) {
        List<Map<String, Object>> papers = documents.list(caseNumber);
        return papers.stream().map(this::paper).collect(Collectors.joining());
    }

    private String paper(Map<String, Object> paper) {
        String kind = texts.say("repair.paper." + paper.get("kind"));
        return paper.get("answer") == null
                ? texts.say(
                        "repair.facts.waiting",
                        kind,
                        paper.get("number"),
                        (Instant) paper.get("dueAt"))
                : texts.say(
                        "repair.facts.answered",
                        kind,
                        paper.get("number"),
                        texts.say("repair.answer." + paper.get("answer")),
                        words((String) paper.get("answerNote")));
    }

    private String comment(String caseNumber, String question) {
        Optional<ResidentQuestion> asked = questions.last(caseNumber, question);
        return words(asked.map(ResidentQuestion::comment).orElse(null));
    }

    private String name(String user) {
        return user == null ? words(null) : staff.nameOf(user);
    }

    private String words(String text) {
        return text == null || text.isBlank() ? texts.say("casefile.nothing") : text;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String read(String caseNumber, String text) {
        String open = confidence.inConfidence(caseNumber, text);
        return open.length() <= LONGEST ? open : open.substring(0, LONGEST) + "…";
    }
}
