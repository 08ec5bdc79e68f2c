package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.guanjia.document.Documents;
import org.guanjia.document.IssuedDocument;
import org.guanjia.document.Yuan;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receipts (收据) and refund slips (退款单). A payment has one original, under the number of the
 * payment; whatever is printed after it is the same paper with the mark of a copy (副本), so that
 * nobody shows one payment twice. They are vouchers and kept as long as the accounts.
 */
@Service
@Transactional
public class Receipts {

    private static final String PAYMENT = "payment";
    private static final String REFUND = "refund";

    private final JdbcClient sql;
    private final Documents documents;
    private final EstateService estate;
    private final StaffService staff;
    private final Texts texts;
    private final Clock clock;

    Receipts(
            JdbcClient sql,
            Documents documents,
            EstateService estate,
            StaffService staff,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.documents = documents;
        this.estate = estate;
        this.staff = staff;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A payment, a refund or a reversal of one of them.
     *
     * @param amount negative for money that went out
     * @param bookedBy null for what came by itself
     * @param reversed whether a reversal undid it
     */
    record Booked(
            long id,
            long houseId,
            String kind,
            String channel,
            String transactionId,
            BigDecimal amount,
            Instant paidAt,
            LocalDate bookedOn,
            String bookedBy,
            String note,
            boolean reversed) {}

    /** What was printed of a payment; {@code copy} is 0 for the original. */
    record Printed(String number, Instant at, int copy) {}

    /** The money of a house, newest first. */
    @Transactional(readOnly = true)
    List<Booked> of(long houseId, Long before, int limit) {
        return query(
                "p.house_id = ? and p.id < ? order by p.id desc limit ?",
                houseId,
                before == null ? Long.MAX_VALUE : before,
                limit);
    }

    /**
     * @throws Refusal 404 when there is none
     */
    @Transactional(readOnly = true)
    Booked booked(long id) {
        return query("p.id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fee.unknownPayment", id));
    }

    private List<Booked> query(String where, Object... values) {
        return sql.sql(
                        "select p.*, (select count(*) from fee_payment r where r.house_id ="
                                + " p.house_id and r.reverses = p.id) undone from fee_payment p where "
                                + where)
                .params(values)
                .query(
                        (row, number) ->
                                new Booked(
                                        row.getLong("id"),
                                        row.getLong("house_id"),
                                        row.getString("kind"),
                                        row.getString("channel"),
                                        row.getString("transaction_id"),
                                        row.getBigDecimal("amount"),
                                        Columns.time(row, "paid_at"),
                                        row.getObject("booked_on", LocalDate.class),
                                        row.getString("booked_by"),
                                        row.getString("note"),
                                        row.getInt("undone") > 0))
                .list();
    }

    /**
     * Prints the receipt of a payment or the slip of a refund: the original first, then copies.
     *
     * @throws Refusal 409 for a reversal, and for what was reversed: it is worth nothing any more
     */
    Printed print(long id, String by) {
        // Held, so that two who print at the same moment get one original.
        sql.sql("select id from fee_payment where id = ? for update")
                .param(id)
                .query(Long.class)
                .list();
        Booked booked = booked(id);
        if (!booked.kind().equals(PAYMENT) && !booked.kind().equals(REFUND)) {
            throw Refusal.conflict("receipt.ofReversal");
        }
        if (booked.reversed()) {
            throw Refusal.conflict("fee.reversedAlready", Payments.receipt(id));
        }
        List<IssuedDocument> there = documents.of(Payments.receipt(id));
        if (there.isEmpty()) {
            return new Printed(original(booked).number(), clock.instant(), 0);
        }
        int copy = there.size();
        String mark =
                texts.say(Locale.CHINESE, "receipt.copy", copy, texts.moment(clock.instant()), by);
        IssuedDocument again = documents.copy(there.get(0), copy, mark);
        return new Printed(again.number(), again.issuedAt(), copy);
    }

    private IssuedDocument original(Booked booked) {
        House house = estate.house(booked.houseId());
        Map<String, Object> facts = new HashMap<>();
        BigDecimal amount = booked.amount().abs();
        facts.put("receipt", Payments.receipt(booked.id()));
        facts.put("payer", payer(booked));
        facts.put("amount", amount);
        facts.put("inWords", Yuan.inWords(amount));
        facts.put("channel", texts.say(Locale.CHINESE, "receipt.channel." + booked.channel()));
        // What the counter gives cash for a number means nothing on paper.
        facts.put("transaction", booked.channel().equals("cash") ? null : booked.transactionId());
        facts.put("paidAt", booked.paidAt());
        facts.put("cashier", colleague(booked.bookedBy()));
        facts.put("note", booked.note());
        if (booked.kind().equals(PAYMENT)) {
            List<Map<String, Object>> lines = lines(booked);
            facts.put("lines", lines);
            facts.put(
                    "rest",
                    lines.stream()
                            .map(line -> (BigDecimal) line.get("amount"))
                            .reduce(amount, BigDecimal::subtract));
        }
        return documents.issueVoucher(
                Payments.receipt(booked.id()),
                house.communityName(),
                house.display(),
                booked.kind().equals(PAYMENT) ? "receipt" : "refund-slip",
                facts);
    }

    /** Who is asked to pay for the house on that day; null when nobody was. */
    private String payer(Booked booked) {
        return sql.sql(
                        "select name from fee_payer where house_id = ? and from_on <= ? and to_on >="
                                + " ?")
                .params(booked.houseId(), booked.bookedOn(), booked.bookedOn())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private String colleague(String userId) {
        return userId == null
                ? texts.say(Locale.CHINESE, "receipt.online")
                : staff.find(userId).map(one -> one.name()).orElse(userId);
    }

    /** What the payment settles now, bill by bill. */
    private List<Map<String, Object>> lines(Booked booked) {
        List<Map<String, Object>> lines = new ArrayList<>();
        sql.sql(
                        "select b.id, b.from_on, b.to_on, sum(x.amount) amount from fee_allocation x"
                                + " join fee_bill b on b.id = x.bill_id where x.house_id = ? and"
                                + " x.payment_id = ? group by b.id, b.from_on, b.to_on having"
                                + " sum(x.amount) > 0 order by b.from_on, b.id")
                .params(booked.houseId(), booked.id())
                .query(
                        row -> {
                            Map<String, Object> line = new HashMap<>();
                            line.put("what", items(row.getLong("id")));
                            line.put("from", row.getObject("from_on", LocalDate.class));
                            line.put("to", row.getObject("to_on", LocalDate.class));
                            line.put("amount", row.getBigDecimal("amount"));
                            lines.add(line);
                        });
        return lines;
    }

    private String items(long bill) {
        return String.join(
                "、",
                sql.sql(
                                "select i.name from fee_item i where i.id in (select l.item_id from"
                                        + " fee_line l where l.bill_id = ?) order by i.id")
                        .param(bill)
                        .query(String.class)
                        .list());
    }

    /** What was printed of a payment, the original first. */
    @Transactional(readOnly = true)
    List<Printed> printed(long id) {
        List<Printed> all = new ArrayList<>();
        for (IssuedDocument one : documents.of(Payments.receipt(id))) {
            all.add(new Printed(one.number(), one.issuedAt(), all.size()));
        }
        return all;
    }

    /**
     * A printed paper.
     *
     * @param pdf the PDF file; otherwise the page
     * @throws Refusal 404 when it is none of this payment's
     */
    @Transactional(readOnly = true)
    byte[] content(long id, String number, boolean pdf) {
        if (printed(id).stream().noneMatch(one -> one.number().equals(number))) {
            throw Refusal.notFound("papers.unknown", number);
        }
        return pdf ? documents.pdf(number) : documents.html(number);
    }
}
