package org.guanjia.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.guanjia.engine.Rehearsal;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.BillingProcess;
import org.guanjia.fee.DayClosing;
import org.guanjia.fee.FeeAccounts;
import org.guanjia.fee.FeeItem;
import org.guanjia.fee.FeeItems;
import org.guanjia.fee.FeeMeters;
import org.guanjia.fee.FeeOpening;
import org.guanjia.fee.Formula;
import org.guanjia.fee.Ledger;
import org.guanjia.fee.Payments;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bills the demo's last month by the real run, takes what some residents paid, and leaves this
 * month's preview to the cashier. Before the cases, whose messages are sent with these.
 */
@Component
@Order(150)
@ConditionalOnExpression("${guanjia.demo.enabled:false} and ${guanjia.demo.cases:true}")
class DemoFees implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoFees.class);
    private static final String MESSAGES = "org.guanjia.notice";

    /** Of ten houses so many have paid. */
    private static final int PAY = 6;

    private final Rehearsal rehearsal;
    private final BillingProcess billing;
    private final FeeItems items;
    private final FeeOpening opening;
    private final FeeAccounts accounts;
    private final FeeMeters meters;
    private final Payments payments;
    private final DayClosing closing;
    private final Ledger ledger;
    private final EstateService estate;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Texts texts;
    private final Clock clock;
    private final LoggingSystem logging = LoggingSystem.get(DemoFees.class.getClassLoader());

    DemoFees(
            Rehearsal rehearsal,
            BillingProcess billing,
            FeeItems items,
            FeeOpening opening,
            FeeAccounts accounts,
            FeeMeters meters,
            Payments payments,
            DayClosing closing,
            Ledger ledger,
            EstateService estate,
            JdbcClient sql,
            TransactionTemplate transaction,
            Texts texts,
            Clock clock) {
        this.rehearsal = rehearsal;
        this.billing = billing;
        this.items = items;
        this.opening = opening;
        this.accounts = accounts;
        this.meters = meters;
        this.payments = payments;
        this.closing = closing;
        this.ledger = ledger;
        this.estate = estate;
        this.sql = sql;
        this.transaction = transaction;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!items.items(DemoEstate.YUNQI).isEmpty()) {
            return;
        }
        Instant present = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        YearMonth last = YearMonth.now(clock).minusMonths(1);
        logging.setLogLevel(MESSAGES, LogLevel.WARN);
        try {
            // Each transaction of its own would be a write to the disk.
            transaction.executeWithoutResult(all -> prices(last));
            rehearsal.play(
                    () -> {
                        transaction.executeWithoutResult(all -> arrears(present));
                        months(last, present);
                    });
        } catch (RuntimeException e) {
            log.warn("The demo's bills stay where they are", e);
        } finally {
            logging.setLogLevel(MESSAGES, null);
        }
        log.info("The demo's {} is billed", last);
    }

    private void prices(YearMonth month) {
        LocalDate from = month.minusMonths(6).atDay(1);
        opening.openAll(DemoEstate.YUNQI, from);
        int property = item("PROPERTY", Formula.AREA, "2.80", from, new BigDecimal("70"));
        int share = item("SHARE-POWER", Formula.SHARE_AREA, "0.6180", from, null);
        int parking = item("PARKING", Formula.PARKING, "280", from, null);
        items.contract(DemoEstate.YUNQI, 20, new BigDecimal("0.0005"), 30, new BigDecimal("30"));
        opening.chargeAll(property, from);
        opening.chargeAll(share, from);
        List<Long> houses = houses();
        for (int i = 0; i < houses.size(); i += 6) {
            accounts.charge(houses.get(i), parking, from, null, null);
        }
        long meter =
                meters.add(
                        share,
                        null,
                        "YQ-GT-01",
                        6,
                        new BigDecimal("40"),
                        from,
                        new BigDecimal("1200"));
        meters.read(meter, month.atDay(1), new BigDecimal("1390"), false, Roles.FOREMAN);
    }

    private String name(String code) {
        return texts.say("demo.fee." + code.toLowerCase(Locale.ROOT));
    }

    private int item(
            String code, Formula formula, String price, LocalDate from, BigDecimal vacancy) {
        int item = items.add(DemoEstate.YUNQI, code, name(code), formula, vacancy);
        items.price(item, from, null, new BigDecimal(price), null);
        return item;
    }

    private List<Long> houses() {
        return sql.sql("select house_id from fee_account where community = ? order by house_id")
                .param(DemoEstate.YUNQI)
                .query(Long.class)
                .list();
    }

    private void months(YearMonth last, Instant present) {
        rehearsal.clockAt(at(last.atDay(2), 9));
        String billed = begin(last);
        rehearsal.passUntil(billed, at(last.atDay(2), 10));
        Rehearsal.OpenTask check = rehearsal.open(billed).get(0);
        rehearsal.complete(check, Roles.CASHIER, Map.of("previewDecision", "post"));
        rehearsal.passUntil(billed, at(last.atDay(2), 11));
        transaction.executeWithoutResult(
                all -> {
                    paid(last);
                    closed(last);
                });
        rehearsal.passUntil(billed, present);
        String next = begin(last.plusMonths(1));
        rehearsal.passUntil(next, present);
    }

    /** What some houses owe from before, which is collected in the demo's cases. */
    private void arrears(Instant present) {
        FeeItem before =
                items.item(
                        items.add(DemoEstate.YUNQI, "BEFORE", name("BEFORE"), Formula.JOB, null));
        int house = 0;
        for (Address address : CollectionStories.IN_ARREARS) {
            // Due twenty days after: between six and ten weeks ago.
            rehearsal.clockAt(present.minus(62 + 4L * house, ChronoUnit.DAYS));
            ledger.single(
                    estate.find(address.normalised()).orElseThrow().id(),
                    before,
                    new BigDecimal("1680.00").add(BigDecimal.valueOf(35L * house++)),
                    "前期欠缴的物业费",
                    null,
                    "demo-before:" + house,
                    Roles.CASHIER);
        }
    }

    private String begin(YearMonth month) {
        return rehearsal.as(
                Roles.CASHIER, () -> billing.begin(DemoEstate.YUNQI, month, Roles.CASHIER));
    }

    /** Most pay by telephone within two weeks, some come to the desk with cash. */
    private void paid(YearMonth month) {
        record Owed(long house, BigDecimal amount) {}
        Random chance = new Random(DemoNumbers.SEED);
        List<Owed> all =
                sql.sql(
                                "select b.house_id, b.amount from fee_bill b join fee_account a on"
                                        + " a.house_id = b.house_id where a.community = ? and not"
                                        + " exists (select 1 from fee_single s where s.id = b.id)"
                                        + " order by b.house_id")
                        .param(DemoEstate.YUNQI)
                        .query((row, number) -> new Owed(row.getLong(1), row.getBigDecimal(2)))
                        .list();
        for (Owed owed : all) {
            if (chance.nextInt(10) < PAY) {
                boolean cash = chance.nextInt(6) == 0;
                Instant when = at(month.atDay(3 + chance.nextInt(14)), 9 + chance.nextInt(8));
                rehearsal.clockAt(when);
                payments.pay(
                        new Payments.NewPayment(
                                owed.house(),
                                cash ? "cash" : "wechat",
                                "demo-" + owed.house(),
                                owed.amount(),
                                when,
                                List.of(),
                                null),
                        Roles.CASHIER);
            }
        }
    }

    /** Each day was closed as counted. */
    private void closed(YearMonth month) {
        rehearsal.clockAt(at(month.atDay(20), 18));
        sql.sql(
                        "select distinct booked_on from fee_payment where community = ? order by"
                                + " booked_on")
                .param(DemoEstate.YUNQI)
                .query(LocalDate.class)
                .list()
                .forEach(
                        day ->
                                closing.close(
                                        DemoEstate.YUNQI,
                                        day,
                                        closing.totals(DemoEstate.YUNQI, day).stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                DayClosing.Total::channel,
                                                                DayClosing.Total::amount)),
                                        Roles.CASHIER));
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(clock.getZone()).toInstant();
    }
}
