package org.guanjia.imports;

import static org.guanjia.imports.Field.*;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bank's statement as companies download it: what came in, row by row, whatever bank it is. */
public final class BankFile {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_PURPOSE = 200;
    private static final int CENTS = 2;
    private static final BigDecimal LARGEST = new BigDecimal("10000000");

    private static final Set<String> IN = Set.of("贷", "收", "收入", "贷方", "来账", "转入", "c", "credit");
    private static final Set<String> OUT = Set.of("借", "支", "支出", "借方", "往账", "转出", "d", "debit");

    /**
     * Money that came in.
     *
     * @param row as the spreadsheet numbers it
     * @param payer null when the bank does not say; account and purpose too
     * @param serial the bank's own number; null when the file has none
     */
    public record Credit(
            int row,
            LocalDate bookedOn,
            BigDecimal amount,
            String payer,
            String payerAccount,
            String purpose,
            String serial) {}

    /**
     * What a file holds.
     *
     * @param debits how many rows were money that went out
     * @param faults errors first; with an error the file is not to be used
     */
    public record Content(List<Credit> credits, int debits, List<Fault> faults) {

        public boolean broken() {
            return faults.stream().anyMatch(Fault::error);
        }
    }

    private final Faults faults = new Faults();
    private final CellReader read;
    private final List<Credit> credits = new ArrayList<>();
    private int debits;

    private BankFile(LocalDate today) {
        this.read = new CellReader(faults, today);
    }

    /**
     * Reads a statement in CSV (UTF-8, GBK) or XLSX; titles may stand above its headings.
     *
     * @throws org.guanjia.language.Refusal 422 when it is no spreadsheet or has no such headings
     */
    public static Content read(byte[] file, LocalDate today) {
        BankFile bank = new BankFile(today);
        Table.read(Columns.BANK_COLUMNS, file, bank.faults, bank::take);
        return new Content(List.copyOf(bank.credits), bank.debits, bank.faults.all());
    }

    private void take(FileRow row) {
        if (!row.has(INCOME) && !row.has(AMOUNT)) {
            throw new UnreadableFile(
                    "imports.columnMissing",
                    Columns.BANK_COLUMNS.get(1).heading(true),
                    String.join("、", row.headings().values()));
        }
        int before = faults.errors();
        LocalDate day = read.day(row, BOOKED_ON, false);
        if (day != null && day.isAfter(read.today())) {
            read.error(row, BOOKED_ON, "imports.bankDayInFuture");
        }
        if (day == null && faults.errors() == before) {
            read.error(row, BOOKED_ON, "imports.dayUnreadable");
        }
        BigDecimal amount = amount(row);
        String payer = read.text(row, PAYER, LONGEST_NAME);
        String account = read.text(row, PAYER_ACCOUNT, LONGEST_ACCOUNT);
        String serial = read.text(row, SERIAL, LONGEST_ACCOUNT);
        if (serial != null && Values.hasLostDigits(serial)) {
            read.error(row, SERIAL, "imports.bankSerialLostDigits");
        }
        String purpose = purpose(row);
        if (faults.errors() > before || amount == null) {
            return;
        }
        if (amount.signum() <= 0) {
            debits += amount.signum() == 0 ? 0 : 1;
            return;
        }
        credits.add(new Credit(row.number(), day, amount, payer, account, purpose, serial));
    }

    /** Both columns of words, because banks differ in which one holds the payer's. */
    private String purpose(FileRow row) {
        String words =
                Stream.of(
                                read.text(row, PURPOSE, LONGEST_PURPOSE),
                                read.text(row, SUMMARY, LONGEST_PURPOSE))
                        .filter(text -> text != null)
                        .distinct()
                        .collect(Collectors.joining(" "));
        return words.isEmpty()
                ? null
                : words.substring(
                        0,
                        words.offsetByCodePoints(
                                0,
                                Math.min(
                                        LONGEST_PURPOSE, words.codePointCount(0, words.length()))));
    }

    /** Positive for money that came; null with an error when it cannot be read. */
    private BigDecimal amount(FileRow row) {
        if (row.has(INCOME)) {
            BigDecimal in = number(row, INCOME);
            BigDecimal out = number(row, OUTGO);
            if (in == null || out == null) {
                return null;
            }
            if (in.signum() == 0 && out.signum() == 0) {
                read.error(row, INCOME, "imports.bankAmountMissing");
                return null;
            }
            return in.signum() != 0 ? in : out.abs().negate();
        }
        BigDecimal amount = number(row, AMOUNT);
        if (amount == null || !row.has(DIRECTION) || row.text(DIRECTION).isEmpty()) {
            return amount;
        }
        String word = Columns.plain(row.text(DIRECTION));
        if (!IN.contains(word) && !OUT.contains(word)) {
            read.error(row, DIRECTION, "imports.bankDirectionUnknown");
            return null;
        }
        // A reversal stands as a negative amount on its side.
        return IN.contains(word) ? amount : amount.negate();
    }

    private BigDecimal number(FileRow row, Field field) {
        if (!row.has(field) || row.text(field).isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!read.usable(row, field)) {
            return null;
        }
        String plain =
                Normalizer.normalize(row.text(field), Normalizer.Form.NFKC)
                        .replaceAll("^[¥￥]|元$|\\s", "");
        if (plain.equals("-") || plain.equals("--")) {
            return BigDecimal.ZERO;
        }
        Optional<BigDecimal> amount = Values.number(plain);
        if (amount.isEmpty()
                || amount.get().stripTrailingZeros().scale() > CENTS
                || amount.get().abs().compareTo(LARGEST) > 0) {
            read.error(row, field, "imports.bankAmountUnreadable");
            return null;
        }
        return amount.get().setScale(CENTS);
    }
}
