package org.guanjia.fee;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A house that stood empty pays less of the items that have a vacancy rule, for the days that it
 * stood empty: checked on site, approved by the project manager, credited to the bills that are
 * out.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionVacancies {

    /** How far ahead a house counts as empty before somebody looks again. */
    private static final int AHEAD_DAYS = 366;

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final JdbcClient sql;
    private final CollectionReasons reasons;
    private final FeeEntries entries;
    private final FeeReductions reductions;
    private final FeeAccounts accounts;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;

    CollectionVacancies(
            JdbcClient sql,
            CollectionReasons reasons,
            FeeEntries entries,
            FeeReductions reductions,
            FeeAccounts accounts,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts) {
        this.sql = sql;
        this.reasons = reasons;
        this.entries = entries;
        this.reductions = reductions;
        this.accounts = accounts;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
    }

    /** The housekeeper has to look. */
    public String open(String caseNumber, ServiceTime check) {
        clocks.start(caseNumber, check);
        return reasons.facts(caseNumber);
    }

    /**
     * What the housekeeper saw.
     *
     * @param finding vacant or occupied
     * @param from first empty day; null when occupied
     * @param to last empty day, up to a year ahead while the house stays empty; null when occupied
     */
    public record Look(String finding, LocalDate from, LocalDate to, String note) {}

    /**
     * Keeps what was seen and works out the reduction.
     *
     * @param reduction how soon it is decided on
     * @return whether there is anything to reduce; otherwise the household is told
     * @throws Refusal 422 naming the field
     */
    public boolean checked(String caseNumber, Look look, String by, ServiceTime reduction) {
        Refused.unknown("vacancyFinding", look.finding(), "vacant", "occupied");
        String note = Bounds.required("vacancyNote", look.note(), Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        Map<String, Object> found = new HashMap<>(Map.of("note", note, "checked_by", by));
        BigDecimal off = Money.ZERO;
        boolean ahead = false;
        if ("vacant".equals(look.finding())) {
            LocalDate from = Refused.missing("vacantFrom", look.from());
            LocalDate to = Refused.missing("vacantTo", look.to());
            LocalDate today = reasons.today();
            if (from.isAfter(today)) {
                throw Refusal.invalid("vacantFrom", "reason.dayAhead", today);
            }
            if (to.isAfter(today.plusDays(AHEAD_DAYS))) {
                throw Refusal.invalid(
                        "vacantTo", "reason.vacantTooFar", today.plusDays(AHEAD_DAYS));
            }
            if (to.isBefore(from)) {
                throw Refusal.invalid("vacantTo", "fee.endBeforeStart");
            }
            found.put("from_on", from);
            found.put("to_on", to);
            off = sum(parts(reason.houseId(), from, to));
            found.put("amount", off);
            ahead = !itemsAhead(reason.houseId(), to).isEmpty();
        }
        reasons.keep(reason, found);
        cases.note(caseNumber, by, note);
        clocks.met(caseNumber, "vacancyCheck");
        if (off.signum() > 0 || ahead) {
            clocks.start(caseNumber, reduction);
            return true;
        }
        reasons.tellHouse(reason, "reason.notice.noReduction", Map.of("answer", note));
        reasons.end(reason, "vacant".equals(look.finding()) ? "noRule" : "occupied");
        return false;
    }

    /** A bill's part that the rule takes off. */
    private record Part(long billId, BigDecimal off) {}

    /**
     * The items that the rule makes cheaper from tomorrow on, those left out that are reduced on
     * one of these days already; none when the house is empty no longer than today.
     */
    private List<Integer> itemsAhead(long houseId, LocalDate to) {
        LocalDate tomorrow = reasons.today().plusDays(1);
        if (to.isBefore(tomorrow)) {
            return List.of();
        }
        return sql.sql(
                        "select i.id from fee_item i where i.vacancy_percent < 100 and exists"
                                + " (select 1 from fee_charge c where c.house_id = :house and"
                                + " c.item_id = i.id and c.from_on <= :to and c.to_on >= :from) and"
                                + " not exists (select 1 from fee_reduction r where r.house_id ="
                                + " :house and r.item_id = i.id and r.state <> 'refused' and"
                                + " r.from_on <= :to and r.to_on >= :from) order by i.id")
                .param("house", houseId)
                .param("from", tomorrow)
                .param("to", to)
                .query(Integer.class)
                .list();
    }

    /**
     * What the rule takes off each open bill, up to today: what lies ahead is a reduction of its
     * own. An item that was reduced already counts no more.
     */
    private List<Part> parts(long houseId, LocalDate from, LocalDate last) {
        LocalDate today = reasons.today();
        LocalDate to = last.isAfter(today) ? today : last;
        record Line(
                long bill,
                BigDecimal open,
                BigDecimal amount,
                LocalDate from,
                LocalDate to,
                BigDecimal pays) {}
        Map<Long, BigDecimal> open = new HashMap<>();
        Map<Long, BigDecimal> reduced =
                sql
                        .sql(
                                "select b.id, b.amount - b.settled as open_part, l.amount,"
                                        + " l.from_on, l.to_on, i.vacancy_percent from fee_bill b"
                                        + " join fee_line l on l.bill_id = b.id and l.kind = 0 join"
                                        + " fee_item i on i.id = l.item_id where b.house_id = ? and"
                                        + " b.amount > b.settled and b.reversed = false and"
                                        + " i.vacancy_percent < 100 and l.from_on <= ? and l.to_on"
                                        + " >= ? and not exists (select 1 from fee_line r where"
                                        + " r.bill_id = b.id and r.item_id = l.item_id and r.kind ="
                                        + " 1) and not exists (select 1 from fee_credit k where k.bill_id ="
                                        + " b.id and k.item_id = l.item_id)"
                                        + " and not exists (select 1 from fee_single s where"
                                        + " s.source = concat('vacancy:', b.id))")
                        .params(houseId, to, from)
                        .query(
                                (row, number) ->
                                        new Line(
                                                row.getLong("id"),
                                                row.getBigDecimal("open_part"),
                                                row.getBigDecimal("amount"),
                                                row.getObject("from_on", LocalDate.class),
                                                row.getObject("to_on", LocalDate.class),
                                                row.getBigDecimal("vacancy_percent")))
                        .list()
                        .stream()
                        .peek(line -> open.put(line.bill(), line.open()))
                        .collect(
                                Collectors.toMap(
                                        Line::bill,
                                        line ->
                                                off(
                                                        line.amount(),
                                                        line.pays(),
                                                        line.from(),
                                                        line.to(),
                                                        from,
                                                        to),
                                        BigDecimal::add));
        return reduced.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Part(one.getKey(), one.getValue().min(open.get(one.getKey()))))
                .filter(part -> part.off().signum() > 0)
                .toList();
    }

    /** The line's part for the empty days among its own, less what an empty house pays. */
    private static BigDecimal off(
            BigDecimal amount,
            BigDecimal pays,
            LocalDate lineFrom,
            LocalDate lineTo,
            LocalDate from,
            LocalDate to) {
        long days = DAYS.between(lineFrom, lineTo) + 1;
        LocalDate first = from.isAfter(lineFrom) ? from : lineFrom;
        LocalDate last = to.isBefore(lineTo) ? to : lineTo;
        long empty = DAYS.between(first, last) + 1;
        return amount.multiply(HUNDRED.subtract(pays))
                .multiply(BigDecimal.valueOf(empty))
                .divide(HUNDRED.multiply(BigDecimal.valueOf(days)), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<Part> parts) {
        return parts.stream().map(Part::off).reduce(Money.ZERO, BigDecimal::add);
    }

    /** What the project manager reads: the days, the grounds, the amount. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String proposal(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        String facts =
                texts.say(
                        "reason.vacancyFacts",
                        reason.from(),
                        reason.to(),
                        reason.note(),
                        Texts.yuan(reason.amount()),
                        Texts.yuan(reasons.overdue(reason.houseId())));
        return itemsAhead(reason.houseId(), reason.to()).isEmpty()
                ? facts
                : facts + '\n' + texts.say("reason.vacancyAheadFacts", reason.to());
    }

    /**
     * The project manager's word.
     *
     * @param decision approve or refuse
     * @return whether it is approved; otherwise the household is told
     * @throws Refusal 403 for whoever checked the house
     */
    public boolean decided(String caseNumber, String decision, String note, String by) {
        Refused.unknown("reductionDecision", decision, "approve", "refuse");
        String why = Bounds.required("reductionNote", note, Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        if (by != null && by.equals(reason.checkedBy())) {
            throw Refusal.forbidden("fee.ownRequest");
        }
        reasons.keep(reason, Map.of("decided_by", by));
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "reduction");
        boolean approved = "approve".equals(decision);
        if (!approved) {
            reasons.tellHouse(reason, "reason.notice.noReduction", Map.of("answer", why));
            reasons.end(reason, "reductionRefused");
        }
        return approved;
    }

    /**
     * Books the reduction, as it stands now: what was paid meanwhile is not paid back. A house that
     * stays empty pays less from the start on the bills to come.
     *
     * @return how the collection goes on
     */
    public String reduce(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        accounts.locked(reason.houseId());
        List<Part> parts = parts(reason.houseId(), reason.from(), reason.to());
        for (Part part : parts) {
            entries.credit(
                    part.billId(),
                    part.off(),
                    texts.say("reason.reduction", part.billId(), caseNumber),
                    caseNumber,
                    "vacancy:" + part.billId(),
                    reason.checkedBy());
        }
        BigDecimal off = sum(parts);
        reasons.keep(reason, Map.of("amount", off));
        boolean ahead = reduceAhead(reason);
        reasons.tellHouse(
                reason,
                ahead ? "reason.notice.reducedAhead" : "reason.notice.reduced",
                Map.of("correction", Texts.yuan(off), "until", reason.to().toString()));
        return reasons.booked(reason, "reduced", CollectionCase.REDUCED);
    }

    private boolean reduceAhead(CollectionReason reason) {
        List<Integer> items = itemsAhead(reason.houseId(), reason.to());
        String approver =
                sql.sql("select decided_by from collection_reason where id = ?")
                        .param(reason.id())
                        .query(String.class)
                        .single();
        for (int item : items) {
            long reduction =
                    reductions.propose(
                            reason.houseId(),
                            item,
                            "vacancy",
                            null,
                            reasons.today().plusDays(1),
                            reason.to(),
                            texts.say("reason.vacancyAhead", reason.caseNumber()),
                            reason.checkedBy());
            reductions.approve(reduction, approver);
        }
        return !items.isEmpty();
    }
}
