package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Until when what an account owes can be claimed (诉讼时效, 民法典 188): three years for each bill from
 * its due day. What demands it, acknowledges it or pays a part of it begins the time anew (195),
 * unless it was over; over, only a new promise of the debtor does (192). What is to be paid by
 * instalments runs from the last of them (189). A part payment counts for the bill that it pays.
 */
@Service
@Transactional
public class Limitations {

    /** What begins the time anew. */
    public enum Kind {
        /** A demand that reached the debtor: 催告函. */
        DEMAND,
        /** A lawyer's letter that reached the debtor. */
        LETTER,
        /** The debtor promised to pay, or signed what he owes. */
        PROMISE,
        /** The debtor agreed to pay by instalments; runs from the last of them. */
        INSTALMENTS,
        /** A part of the bill was paid. */
        PAYMENT,
        /** Mediation was asked for. */
        MEDIATION,
        /** A claim was filed, or its procedure ended. */
        CLAIM;

        /** As the table writes it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean revives() {
            return this == PROMISE || this == INSTALMENTS;
        }
    }

    private static final String DUE = "due";

    private final JdbcClient sql;
    private final FeeAccounts accounts;
    private final LimitationTerms terms;
    private final Clock clock;

    Limitations(JdbcClient sql, FeeAccounts accounts, LimitationTerms terms, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * The limitation of an open bill.
     *
     * @param runsFrom its due day, or the day that began the time anew
     * @param because {@code due}, or the id of a {@link Kind}
     * @param reference number of the paper or payment; null for the due day
     * @param lapsesOn the last day on which it can be claimed
     */
    public record Running(
            long houseId,
            long billId,
            LocalDate dueOn,
            BigDecimal open,
            LocalDate runsFrom,
            String because,
            String reference,
            LocalDate lapsesOn) {}

    /** What began the time of an account's bills anew. */
    public record Break(
            String kind, LocalDate brokenOn, LocalDate from, String caseNumber, String reference) {}

    /** Each overdue bill of the house, the one that lapses first in front. Two statements. */
    @Transactional(readOnly = true)
    public List<Running> of(long houseId) {
        return of(List.of(houseId), LocalDate.now(clock));
    }

    /** When the first of the house's overdue bills lapses; empty when none is overdue. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lapses(long houseId) {
        return of(houseId).stream().findFirst().map(Running::lapsesOn);
    }

    /** What began anew, the oldest first. */
    @Transactional(readOnly = true)
    public List<Break> breaks(long houseId) {
        return sql.sql("select * from fee_limitation_break where house_id = ? order by id")
                .param(houseId)
                .query(
                        (row, number) ->
                                new Break(
                                        row.getString("kind"),
                                        row.getObject("broken_on", LocalDate.class),
                                        row.getObject("from_on", LocalDate.class),
                                        row.getString("case_number"),
                                        row.getString("reference")))
                .list();
    }

    /**
     * Begins the time of the account's bills anew.
     *
     * @param day when it happened, not later than today
     * @param from from when it runs again: the day itself, or the last instalment's
     * @param bills which bills it is about; null for all that were due that day
     * @param caseNumber may be null
     * @param reference number of the paper
     * @return how many bills it was in time for
     * @throws Refusal 422 for a day to come
     */
    public int interrupt(
            long houseId,
            Kind kind,
            LocalDate day,
            LocalDate from,
            Collection<Long> bills,
            String caseNumber,
            String reference) {
        if (Refused.missing("day", day).isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("day", "legal.dayToCome", day);
        }
        accounts.locked(houseId);
        List<Running> broken =
                of(List.of(houseId), day.plusDays(1)).stream()
                        .filter(one -> bills == null || bills.contains(one.billId()))
                        .filter(one -> kind.revives() || !day.isAfter(one.lapsesOn()))
                        .filter(one -> from.isAfter(one.runsFrom()))
                        .toList();
        if (!broken.isEmpty()) {
            begin(houseId, kind, day, from, caseNumber, reference, broken);
        }
        return broken.size();
    }

    private void begin(
            long houseId,
            Kind kind,
            LocalDate day,
            LocalDate from,
            String caseNumber,
            String reference,
            List<Running> bills) {
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into fee_limitation_break (house_id, kind, broken_on, from_on,"
                                + " case_number, reference, recorded_at) values (?, ?, ?, ?, ?, ?,"
                                + " ?)")
                .params(
                        houseId,
                        kind.id(),
                        day,
                        from,
                        caseNumber,
                        Bounds.optional("reference", reference, 64),
                        Columns.time(clock.instant()))
                .update(key, "id");
        List<Long> ids = bills.stream().map(Running::billId).toList();
        sql.sql("delete from fee_limitation where bill_id in (:bills)")
                .param("bills", ids)
                .update();
        sql.sql(
                        "insert into fee_limitation (bill_id, house_id, from_on, break_id) select"
                                + " id, house_id, :from, :break from fee_bill where id in (:bills)")
                .param("from", from)
                .param("break", key.getKey().longValue())
                .param("bills", ids)
                .update();
    }

    private record Paid(long billId, LocalDate day, String transaction) {}

    /** The bills of these houses that were due before the day, the first to lapse in front. */
    List<Running> of(Collection<Long> houses, LocalDate day) {
        Map<Long, List<Paid>> paid = paid(houses);
        List<Running> all = new ArrayList<>();
        sql.sql(
                        "select b.id, b.house_id, b.due_on, b.amount - b.settled left_open, l.from_on,"
                                + " k.kind, k.reference from fee_bill b left join fee_limitation l"
                                + " on l.bill_id = b.id left join fee_limitation_break k on k.id ="
                                + " l.break_id where b.house_id in (:houses) and b.due_on < :day"
                                + " and b.amount > b.settled and b.reversed = false")
                .param("houses", houses)
                .param("day", day)
                .query(
                        row -> {
                            LocalDate from = row.getObject("from_on", LocalDate.class);
                            LocalDate due = row.getObject("due_on", LocalDate.class);
                            Running bill =
                                    running(
                                            row.getLong("house_id"),
                                            row.getLong("id"),
                                            due,
                                            row.getBigDecimal("left_open"),
                                            from == null ? due : from,
                                            from == null ? DUE : row.getString("kind"),
                                            row.getString("reference"));
                            all.add(paidSince(bill, paid.getOrDefault(bill.billId(), List.of())));
                        });
        all.sort(
                Comparator.comparing(Running::lapsesOn)
                        .thenComparing(Running::dueOn)
                        .thenComparing(Running::billId));
        return all;
    }

    /** Each part payment in time begins it anew, one after the other. */
    private Running paidSince(Running bill, List<Paid> payments) {
        Running now = bill;
        for (Paid one : payments) {
            if (one.day().isAfter(now.runsFrom()) && !one.day().isAfter(now.lapsesOn())) {
                now =
                        running(
                                bill.houseId(),
                                bill.billId(),
                                bill.dueOn(),
                                bill.open(),
                                one.day(),
                                Kind.PAYMENT.id(),
                                one.transaction());
            }
        }
        return now;
    }

    private Running running(
            long house,
            long bill,
            LocalDate due,
            BigDecimal open,
            LocalDate from,
            String because,
            String reference) {
        return new Running(house, bill, due, open, from, because, reference, terms.lapses(from));
    }

    /** Payments of a part of what is still open, those that were taken back left out. */
    private Map<Long, List<Paid>> paid(Collection<Long> houses) {
        Map<Long, List<Paid>> paid = new LinkedHashMap<>();
        sql.sql(
                        "select x.bill_id, p.paid_at, p.transaction_id from fee_allocation x join"
                                + " fee_payment p on p.id = x.payment_id join fee_bill b on b.id ="
                                + " x.bill_id where x.house_id in (:houses) and b.amount >"
                                + " b.settled and b.settled > 0 group by x.bill_id, p.id, p.paid_at,"
                                + " p.transaction_id having sum(x.amount) > 0 order by p.paid_at,"
                                + " p.id")
                .param("houses", houses)
                .query(
                        row -> {
                            long bill = row.getLong("bill_id");
                            paid.computeIfAbsent(bill, id -> new ArrayList<>())
                                    .add(
                                            new Paid(
                                                    bill,
                                                    Columns.time(row, "paid_at")
                                                            .atZone(clock.getZone())
                                                            .toLocalDate(),
                                                    row.getString("transaction_id")));
                        });
        return paid;
    }

    /** Each account's first bill to lapse, of those given, by house. */
    static Map<Long, Running> firsts(List<Running> running) {
        Map<Long, Running> firsts = new TreeMap<>();
        running.forEach(one -> firsts.putIfAbsent(one.houseId(), one));
        return firsts;
    }
}
