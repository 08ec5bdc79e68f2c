package org.guanjia.fee;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.estate.Residents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose money a line of a bank statement is. The number of a bill or of a payment order decides.
 * Otherwise two of three must agree on one house: the address that the payer wrote, the payer's
 * name, and an amount that the house owes (a bill, the oldest ones together, or all). What is only
 * likely is a suggestion to the cashier: money booked for the wrong house is worse than money that
 * waits for a day.
 */
@Component
class BankMatching {

    /** A run's bill has at least so many digits; shorter numbers are rooms, days and amounts. */
    private static final Pattern BILL = Pattern.compile("(?<!\\d)\\d{12,18}(?!\\d)");

    private static final Pattern ORDER = Pattern.compile("DD\\d{8}[0-9a-fA-F]{16}");
    private static final String PART = "[0-9A-Za-z一二三四五六七八九十]{1,4}";
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:(%1$s)期)?-?(%1$s)(?:号楼|栋|幢|座|楼|#|-)-?(?:(%1$s)(?:单元|门|-)-?)?(\\d{2,4}[A-Za-z]?)(?!\\d)"
                            .formatted(PART));
    private static final int LONGEST = 300;
    private static final int MOST_HOUSES = 20;

    private final JdbcClient sql;
    private final EstateService estate;
    private final Residents residents;

    BankMatching(JdbcClient sql, EstateService estate, Residents residents) {
        this.sql = sql;
        this.estate = estate;
        this.residents = residents;
    }

    /**
     * What was found.
     *
     * @param houseId the house, or of an uncertain match the most likely one; null for none
     * @param billId the bill that the payer named; null for the oldest due first
     * @param sure whether it may be booked without asking
     * @param cause billNumber, orderNumber, addressPayer, addressAmount, payerAmount; of what waits
     *     onlyAddress, onlyPayer, severalHouses, nobody
     */
    record Match(Long houseId, Long billId, boolean sure, String cause) {}

    /** Whose money it is. Up to ten statements. */
    @Transactional(readOnly = true)
    Match find(BankLine line) {
        String text = plain(line.purpose());
        Match named = named(line.community(), text);
        if (named != null) {
            return named;
        }
        Set<Long> addressed = addressed(line.community(), text);
        Set<Long> payers = payers(line.community(), line.payer());
        if (addressed.isEmpty()) {
            return byPayer(line, payers);
        }
        Set<Long> people = new LinkedHashSet<>(addressed);
        people.removeIf(house -> !payers.contains(house) && !lives(house, line.payer()));
        if (people.size() == 1) {
            return new Match(people.iterator().next(), null, true, "addressPayer");
        }
        Set<Long> owing = owing(people.isEmpty() ? addressed : people, line.amount());
        if (owing.size() == 1) {
            return new Match(owing.iterator().next(), null, true, "addressAmount");
        }
        return addressed.size() == 1
                ? new Match(addressed.iterator().next(), null, false, "onlyAddress")
                : new Match(null, null, false, "severalHouses");
    }

    private Match byPayer(BankLine line, Set<Long> payers) {
        Set<Long> owing = owing(payers, line.amount());
        if (owing.size() == 1) {
            return new Match(owing.iterator().next(), null, true, "payerAmount");
        }
        if (payers.size() == 1) {
            return new Match(payers.iterator().next(), null, false, "onlyPayer");
        }
        return new Match(null, null, false, payers.isEmpty() ? "nobody" : "severalHouses");
    }

    /** Half-width and without blanks. */
    private static String plain(String purpose) {
        if (purpose == null) {
            return "";
        }
        String text =
                Normalizer.normalize(purpose, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Cf}]+", "")
                        .replaceAll("[—–－_]", "-");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private Match named(String community, String text) {
        Matcher order = ORDER.matcher(text);
        while (order.find()) {
            Match match =
                    sql.sql(
                                    "select house_id, bill_id from fee_order where number = ? and"
                                            + " community = ?")
                            .params(order.group(), community)
                            .query(
                                    (row, number) ->
                                            new Match(
                                                    row.getLong("house_id"),
                                                    Columns.number(row, "bill_id"),
                                                    true,
                                                    "orderNumber"))
                            .optional()
                            .orElse(null);
            if (match != null) {
                return match;
            }
        }
        Matcher bill = BILL.matcher(text);
        while (bill.find()) {
            Match match =
                    sql.sql(
                                    "select b.id, b.house_id from fee_bill b join fee_account a on"
                                            + " a.house_id = b.house_id where b.id = ? and"
                                            + " a.community = ? and b.amount > 0")
                            .params(Long.parseLong(bill.group()), community)
                            .query(
                                    (row, number) ->
                                            new Match(
                                                    row.getLong("house_id"),
                                                    row.getLong("id"),
                                                    true,
                                                    "billNumber"))
                            .optional()
                            .orElse(null);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    /** The houses that an address in the text fits; a phase that is missing is not guessed. */
    private Set<Long> addressed(String community, String text) {
        Set<Long> houses = new LinkedHashSet<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            Address given =
                    new Address(
                                    community,
                                    address.group(1),
                                    address.group(2),
                                    address.group(3),
                                    address.group(4))
                            .normalised();
            for (House house : estate.candidates(given, null)) {
                boolean fits =
                        house.building().equals(given.building())
                                && house.room().equals(given.room())
                                && (given.phase().isEmpty() || house.phase().equals(given.phase()))
                                && (given.unit().isEmpty() || house.unit().equals(given.unit()));
                if (fits) {
                    houses.add(house.id());
                }
            }
        }
        return withAccount(houses);
    }

    private Set<Long> withAccount(Collection<Long> houses) {
        if (houses.isEmpty()) {
            return Set.of();
        }
        return new LinkedHashSet<>(
                sql.sql(
                                "select house_id from fee_account where house_id in (:houses) order"
                                        + " by house_id")
                        .param("houses", houses)
                        .query(Long.class)
                        .list());
    }

    /** The houses for which somebody of this name pays or paid. */
    private Set<Long> payers(String community, String payer) {
        if (payer == null) {
            return Set.of();
        }
        return new LinkedHashSet<>(
                sql.sql(
                                "select distinct p.house_id from fee_payer p join fee_account a on"
                                        + " a.house_id = p.house_id where p.name = ? and a.community"
                                        + " = ? order by p.house_id limit "
                                        + MOST_HOUSES)
                        .params(payer, community)
                        .query(Long.class)
                        .list());
    }

    private boolean lives(long house, String payer) {
        return payer != null
                && residents.residents(house).stream().anyMatch(one -> payer.equals(one.name()));
    }

    /** Those of the houses that owe just this amount. */
    private Set<Long> owing(Set<Long> houses, BigDecimal amount) {
        Set<Long> fitting = new LinkedHashSet<>();
        houses.stream()
                .limit(MOST_HOUSES)
                .filter(house -> owes(house, amount))
                .forEach(fitting::add);
        return fitting;
    }

    private boolean owes(long house, BigDecimal amount) {
        List<BigDecimal> open =
                sql.sql(
                                "select amount - settled from fee_bill where house_id = ? and amount"
                                        + " > settled order by due_on, id")
                        .param(house)
                        .query(BigDecimal.class)
                        .list();
        List<BigDecimal> sums = new ArrayList<>(open);
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal one : open) {
            sum = sum.add(one);
            sums.add(sum);
        }
        return sums.stream().anyMatch(one -> one.compareTo(amount) == 0);
    }
}
