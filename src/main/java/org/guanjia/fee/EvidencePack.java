package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.Photos;
import org.guanjia.fee.CollectionPapers.Paper;
import org.guanjia.fee.DebtStatement.Owed;
import org.guanjia.fee.DebtStatement.Statement;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The evidence (证据材料) for a claim: contract, bills with their lines, what was paid on them, late
 * damages with their reckoning, demands with their service, contacts with their reasons, the
 * service that the house had, the limitation, and the photos that prove it. Each figure bears the
 * number of the row that it comes from, and the sums are those of the rows.
 */
@Component
class EvidencePack {

    private final JdbcClient sql;
    private final CollectionPapers papers;
    private final CollectionContacts contacts;
    private final CollectionDemands demands;
    private final Limitations limitations;
    private final Photos photos;
    private final StaffService staff;
    private final Texts texts;
    private final Clock clock;

    EvidencePack(
            JdbcClient sql,
            CollectionPapers papers,
            CollectionContacts contacts,
            CollectionDemands demands,
            Limitations limitations,
            Photos photos,
            StaffService staff,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.papers = papers;
        this.contacts = contacts;
        this.demands = demands;
        this.limitations = limitations;
        this.photos = photos;
        this.staff = staff;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the template prints. */
    @Transactional(readOnly = true)
    Map<String, Object> facts(CollectionCase collection, Statement statement) {
        String caseNumber = collection.caseNumber();
        long house = collection.houseId();
        List<Long> bills = statement.bills().stream().map(Owed::billId).toList();
        BigDecimal billed = sum(statement.bills().stream().map(Owed::amount).toList());
        BigDecimal settled = sum(statement.bills().stream().map(Owed::settled).toList());
        Map<String, Object> facts = new HashMap<>();
        facts.put("day", statement.day());
        facts.put("payers", payers(house));
        facts.put("tariffs", tariffs(statement, house));
        facts.put("damagesBasis", demands.damagesBasis(statement));
        facts.put("bills", bills(statement));
        facts.put("lines", lines(bills));
        facts.put("payments", payments(bills));
        facts.put("billed", billed);
        facts.put("settled", settled);
        facts.put("open", billed.subtract(settled));
        facts.put("principal", statement.principal());
        facts.put("damages", statement.damages());
        facts.put("total", statement.total());
        facts.put("papers", papers(caseNumber));
        facts.put("attempts", attempts(caseNumber));
        facts.put("contacts", contacts(caseNumber));
        facts.put("services", services(house));
        facts.put("limitation", limitation(house));
        facts.put("photos", photos(caseNumber));
        return facts;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(Money.ZERO, BigDecimal::add);
    }

    private List<Map<String, Object>> payers(long house) {
        return sql.sql("select * from fee_payer where house_id = ? order by from_on")
                .param(house)
                .query(
                        (row, number) ->
                                row(
                                        "name", row.getString("name"),
                                        "kind", say("legal.payer." + row.getString("kind")),
                                        "from", row.getObject("from_on", LocalDate.class),
                                        "to", end(row.getObject("to_on", LocalDate.class))))
                .list();
    }

    private static LocalDate end(LocalDate day) {
        return FeeItems.NEVER.equals(day) ? null : day;
    }

    /** The prices in force within the period of the debt, of what this house is charged. */
    private List<Map<String, Object>> tariffs(Statement statement, long house) {
        if (statement.none()) {
            return List.of();
        }
        return sql.sql(
                        "select i.code, i.name, i.formula, t.price, t.from_on, t.to_on from fee_item"
                                + " i join fee_tariff t on t.item_id = i.id where i.id in (select"
                                + " l.item_id from fee_line l join fee_bill b on b.id = l.bill_id"
                                + " where b.house_id = :house and b.due_on < :day and b.amount >"
                                + " b.settled) and t.from_on <= :to and t.to_on >= :from order by"
                                + " i.code, t.from_on")
                .param("house", house)
                .param("day", statement.day())
                .param("from", statement.from())
                .param("to", statement.to())
                .query(
                        (row, number) ->
                                row(
                                        "code", row.getString("code"),
                                        "name", row.getString("name"),
                                        "formula", say("legal.formula." + row.getString("formula")),
                                        "price", plain(row.getBigDecimal("price")),
                                        "from", row.getObject("from_on", LocalDate.class),
                                        "to", end(row.getObject("to_on", LocalDate.class))))
                .list();
    }

    private List<Map<String, Object>> bills(Statement statement) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Owed one : statement.bills()) {
            rows.add(
                    row(
                            "bill", String.valueOf(one.billId()),
                            "payer", one.payer(),
                            "from", one.from(),
                            "to", one.to(),
                            "dueOn", one.dueOn(),
                            "amount", one.amount(),
                            "settled", one.settled(),
                            "open", one.open(),
                            "damages", one.grown()));
        }
        return rows;
    }

    private List<Map<String, Object>> lines(List<Long> bills) {
        if (bills.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        "select l.*, i.name from fee_line l join fee_item i on i.id = l.item_id"
                                + " where l.bill_id in (:bills) order by l.bill_id, l.item_id,"
                                + " l.from_on, l.kind")
                .param("bills", bills)
                .query(
                        (row, number) ->
                                row(
                                        "bill", row.getString("bill_id"),
                                        "what",
                                                row.getInt("kind") == 0
                                                        ? row.getString("name")
                                                        : say(
                                                                "legal.reduced",
                                                                row.getString("name")),
                                        "from", row.getObject("from_on", LocalDate.class),
                                        "to", row.getObject("to_on", LocalDate.class),
                                        "quantity", plain(row.getBigDecimal("quantity")),
                                        "price", plain(row.getBigDecimal("price")),
                                        "amount", row.getBigDecimal("amount")))
                .list();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** What settled a part of these bills; a payment taken back shows both ways. */
    private List<Map<String, Object>> payments(List<Long> bills) {
        if (bills.isEmpty()) {
            return List.of();
        }
        return sql.sql(
                        "select x.bill_id, x.amount, x.made_at, p.id payment, p.channel,"
                                + " p.transaction_id from fee_allocation x left join fee_payment p"
                                + " on p.id = x.payment_id where x.bill_id in (:bills) order by"
                                + " x.bill_id, x.id")
                .param("bills", bills)
                .query(
                        (row, number) -> {
                            String payment = row.getString("payment");
                            return row(
                                    "bill", row.getString("bill_id"),
                                    "on", day(Columns.time(row, "made_at")),
                                    "payment", payment,
                                    "channel",
                                            payment == null
                                                    ? say("legal.prepaid")
                                                    : say(
                                                            "legal.channel."
                                                                    + row.getString("channel")),
                                    "transaction", row.getString("transaction_id"),
                                    "amount", row.getBigDecimal("amount"));
                        })
                .list();
    }

    private LocalDate day(java.time.Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private List<Map<String, Object>> papers(String caseNumber) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String kind : List.of(CollectionPapers.DEMAND, CollectionPapers.LETTER)) {
            for (Paper paper : papers.of(caseNumber, kind)) {
                if (paper.document() != null) {
                    rows.add(
                            row(
                                    "kind", say("legal.paper." + kind),
                                    "document", paper.document(),
                                    "issuedOn", paper.issuedOn(),
                                    "amount", paper.principal().add(paper.damages()),
                                    "servedOn", paper.servedOn(),
                                    "how", how(paper),
                                    "deadlineOn", paper.deadlineOn()));
                }
            }
        }
        return rows;
    }

    private String how(Paper paper) {
        if (paper.method() == null) {
            return null;
        }
        String proof =
                switch (paper.method()) {
                    case "signed" -> paper.receiver();
                    case "refused" -> paper.witness();
                    case "ems" -> paper.trackingNumber();
                    default -> paper.serviceNote();
                };
        return say(
                "legal.method." + paper.method(), proof == null ? say("casefile.nothing") : proof);
    }

    private List<Map<String, Object>> attempts(String caseNumber) {
        return papers.attempts(caseNumber).stream()
                .map(one -> row("at", one.at(), "by", name(one.by()), "note", one.note()))
                .toList();
    }

    private List<Map<String, Object>> contacts(String caseNumber) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> one : contacts.of(caseNumber)) {
            Map<String, Object> row = new HashMap<>(one);
            row.put("by", name((String) one.get("by")));
            rows.add(row);
        }
        return rows;
    }

    private String name(String user) {
        return user == null ? null : staff.nameOf(user);
    }

    /** Repairs and complaints of the house: the service that it had. */
    private List<Map<String, Object>> services(long house) {
        return sql.sql(
                        "select case_number, flow, title, opened_at, closed_at, outcome from"
                                + " case_file where house_id = ? and flow in ('repair',"
                                + " 'complaint') and confidential = false order by id")
                .param(house)
                .query(
                        (row, number) ->
                                row(
                                        "case", row.getString("case_number"),
                                        "flow", say("legal.flow." + row.getString("flow")),
                                        "title", row.getString("title"),
                                        "openedAt", Columns.time(row, "opened_at"),
                                        "closedAt", Columns.time(row, "closed_at")))
                .list();
    }

    private List<Map<String, Object>> limitation(long house) {
        return limitations.of(house).stream()
                .map(
                        one ->
                                row(
                                        "bill", String.valueOf(one.billId()),
                                        "from", one.runsFrom(),
                                        "because", say("legal.break." + one.because()),
                                        "reference", one.reference(),
                                        "lapsesOn", one.lapsesOn()))
                .toList();
    }

    private List<Map<String, Object>> photos(String caseNumber) {
        return photos.list(caseNumber).stream()
                .map(
                        one ->
                                row(
                                        "id", String.valueOf(one.id()),
                                        "kind", say("legal.photo." + one.kind()),
                                        "by", name(one.byUser()),
                                        "at", one.addedAt()))
                .toList();
    }

    /** A row of the template; a value may be null. */
    private static Map<String, Object> row(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        return row;
    }

    private String say(String key, Object... args) {
        return texts.say(Locale.CHINESE, key, args);
    }
}
