package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.guanjia.document.Documents;
import org.guanjia.document.IssuedDocument;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** The ledger of deposits, to the fen. */
class DepositsTest extends PapersTest {

    private static final String VIOLATION = "WG-20261123-0001";

    @Autowired Deposits deposits;
    @Autowired RefundSheet sheet;
    @Autowired Documents documents;

    @Test
    void a_deposit_is_held_deducted_undone_and_refunded() {
        deposits.hold(permit, yuan("2000"), receipt(), "cashier");
        DepositMovement deducted =
                deposits.deduct(permit, yuan("350.50"), "协议第八条", VIOLATION, "project-manager");
        assertThat(deposits.balance(permit)).isEqualTo(yuan("1649.50"));
        assertThat(deposits.deducted(permit)).isEqualTo(yuan("350.50"));
        assertThat(deposits.undo(permit, deducted.id(), "异议成立", "project-manager").amount())
                .isEqualTo(yuan("350.50"));
        assertThat(deposits.deducted(permit)).isEqualTo(yuan("0.00"));
        DepositMovement refund = deposits.refund(permit, receipt(), "cashier");
        assertThat(refund.amount()).isEqualTo(yuan("-2000.00"));
        assertThat(deposits.balance(permit)).isEqualTo(yuan("0.00"));
        assertThat(deposits.movements(permit))
                .extracting(DepositMovement::kind)
                .containsExactly("hold", "deduct", "undo", "refund");
        DepositMovement undo = deposits.movements(permit).get(2);
        assertThat(undo.undoes()).isEqualTo(deducted.id());
        assertThat(undo.note()).isEqualTo("异议成立");
        assertThat(undo.by()).isEqualTo("project-manager");
        assertThat(undo.at()).isEqualTo(flow.now());
        assertThat(undo.causeCase()).isEqualTo(VIOLATION);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_any_history_the_balance_is_the_sum_of_the_movements(long seed) {
        Random chance = new Random(seed);
        List<String> permits = List.of(permit, open());
        List<BigDecimal> held = new ArrayList<>(List.of(yuan("0.00"), yuan("0.00")));
        Set<Long> undone = new HashSet<>();
        int refused = 0;
        for (int step = 0; step < 120; step++) {
            int which = chance.nextInt(2);
            String one = permits.get(which);
            List<DepositMovement> before = deposits.movements(one);
            BigDecimal amount = BigDecimal.valueOf(chance.nextInt(200_000) - 2_000, 2);
            DepositMovement wrong =
                    before.isEmpty() ? null : before.get(chance.nextInt(before.size()));
            int what = chance.nextInt(10);
            try {
                DepositMovement moved =
                        switch (what) {
                            case 0, 1, 2 -> deposits.hold(one, amount, receipt(), "cashier");
                            case 3, 4, 5, 6 ->
                                    deposits.deduct(one, amount, "第八条", VIOLATION, "foreman");
                            case 7, 8 ->
                                    deposits.undo(one, wrong == null ? -1 : wrong.id(), "异议", null);
                            default -> deposits.refund(one, receipt(), "cashier");
                        };
                held.set(which, held.get(which).add(moved.amount()));
                if (what == 7 || what == 8) {
                    assertThat(wrong.kind()).isEqualTo("deduct");
                    assertThat(undone.add(wrong.id())).as("undone twice").isTrue();
                }
                assertThat(deposits.movements(one)).hasSize(before.size() + 1);
                assertThat(deposits.movements(one).subList(0, before.size())).isEqualTo(before);
            } catch (Refusal no) {
                refused++;
                assertThat(deposits.movements(one)).isEqualTo(before);
            }
            for (int i = 0; i < 2; i++) {
                assertThat(deposits.balance(permits.get(i)))
                        .isEqualTo(held.get(i))
                        .isEqualTo(sum(permits.get(i)))
                        .isGreaterThanOrEqualTo(BigDecimal.ZERO);
            }
        }
        assertThat(refused).as("some steps are refused").isPositive();
        assertThat(undone).as("some deductions are undone").isNotEmpty();
    }

    private BigDecimal sum(String one) {
        return deposits.movements(one).stream()
                .map(DepositMovement::amount)
                .reduce(yuan("0.00"), BigDecimal::add);
    }

    @Test
    void hands_that_deduct_at_once_never_take_more_than_is_held() throws Exception {
        deposits.hold(permit, yuan("100"), receipt(), "cashier");
        int taken = count(() -> deposits.deduct(permit, yuan("30"), "第八条", VIOLATION, null));
        assertThat(taken).isEqualTo(3);
        assertThat(deposits.balance(permit)).isEqualTo(yuan("10.00")).isEqualTo(sum(permit));
    }

    @Test
    void the_same_deduction_is_undone_once_however_many_hands_try() throws Exception {
        deposits.hold(permit, yuan("100"), receipt(), "cashier");
        long deduction = deposits.deduct(permit, yuan("60"), "第八条", VIOLATION, null).id();
        assertThat(count(() -> deposits.undo(permit, deduction, "异议成立", null))).isEqualTo(1);
        assertThat(deposits.balance(permit)).isEqualTo(yuan("100.00")).isEqualTo(sum(permit));
    }

    @Test
    void the_same_receipt_is_taken_once_however_often_it_comes() throws Exception {
        String paper = receipt();
        assertThat(count(() -> deposits.hold(permit, yuan("2000"), paper, "cashier"))).isEqualTo(1);
        assertThat(deposits.balance(permit)).isEqualTo(yuan("2000.00")).isEqualTo(sum(permit));
        refused(Refusal.Kind.CONFLICT, null, () -> deposits.hold(open(), yuan("1"), paper, null));
    }

    /** How many of six that come at once go through; the others are refused. */
    private static int count(Callable<?> move) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tries.add(
                        hands.submit(
                                () -> {
                                    try {
                                        move.call();
                                        return true;
                                    } catch (Refusal no) {
                                        return false;
                                    }
                                }));
            }
            int through = 0;
            for (Future<Boolean> one : tries) {
                through += one.get() ? 1 : 0;
            }
            return through;
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void what_is_no_amount_is_refused_by_name() {
        for (String amount : List.of("0", "-1", "0.001", "100000000", "1e9")) {
            refused(
                    Refusal.Kind.INVALID,
                    "amount",
                    () -> deposits.hold(permit, yuan(amount), receipt(), null));
        }
        refused(Refusal.Kind.INVALID, "amount", () -> deposits.hold(permit, null, receipt(), null));
        refused(
                Refusal.Kind.INVALID,
                "receipt",
                () -> deposits.hold(permit, yuan("1"), "  ", null));
        deposits.hold(permit, yuan("1E+2"), receipt(), null);
        refused(
                Refusal.Kind.INVALID,
                "clause",
                () -> deposits.deduct(permit, yuan("1"), null, VIOLATION, null));
        refused(
                Refusal.Kind.CONFLICT,
                null,
                () -> deposits.deduct(permit, yuan("100.01"), "第八条", VIOLATION, null));
        assertThat(deposits.movements(permit)).hasSize(1);
        assertThat(deposits.balance(permit)).isEqualTo(yuan("100.00"));
    }

    @Test
    void nothing_is_refunded_or_deducted_where_nothing_is_held() {
        refused(Refusal.Kind.CONFLICT, null, () -> deposits.refund(permit, receipt(), null));
        refused(
                Refusal.Kind.CONFLICT,
                null,
                () -> deposits.deduct(permit, yuan("1"), "第八条", VIOLATION, null));
        assertThat(deposits.balance(permit)).isEqualTo(yuan("0.00"));
        assertThat(deposits.movements(permit)).isEmpty();
    }

    @Test
    void only_a_deduction_of_the_same_permit_is_undone() {
        long held = deposits.hold(permit, yuan("100"), receipt(), null).id();
        long deducted = deposits.deduct(permit, yuan("10"), "第八条", VIOLATION, null).id();
        refused(Refusal.Kind.NOT_FOUND, null, () -> deposits.undo(permit, held, "x", null));
        refused(Refusal.Kind.NOT_FOUND, null, () -> deposits.undo(open(), deducted, "x", null));
        refused(Refusal.Kind.INVALID, "reason", () -> deposits.undo(permit, deducted, "", null));
    }

    @Test
    void an_upheld_objection_undoes_all_that_its_violation_took() {
        deposits.hold(permit, yuan("100"), receipt(), null);
        String violation = "WG-" + UUID.randomUUID().toString().substring(0, 8);
        long first = deposits.deduct(permit, yuan("10"), "第八条", violation, null).id();
        deposits.deduct(permit, yuan("20"), "第八条", violation, null);
        deposits.deduct(permit, yuan("5"), "第九条", "WG-other-" + room, null);
        deposits.undo(permit, first, "算错", null);
        assertThat(deposits.undoAllOf(violation, "异议成立", null)).hasSize(1);
        assertThat(deposits.undoAllOf(violation, "异议成立", null)).isEmpty();
        assertThat(deposits.balance(permit)).isEqualTo(yuan("95.00"));
    }

    @Test
    void the_database_itself_holds_no_account_below_zero() {
        deposits.hold(permit, yuan("1"), receipt(), null);
        assertThatThrownBy(
                        () ->
                                sql.sql(
                                                "update deposit_account set balance = -0.01 where"
                                                        + " case_number = ?")
                                        .param(permit)
                                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void no_statement_of_the_house_changes_a_movement_but_the_name_of_a_person() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", ""))
                        .as(source.toString())
                        .doesNotContainPattern("(update|delete from|merge into) deposit_movement");
            }
        }
    }

    @Test
    void the_refund_sheet_says_every_movement_and_the_amount_in_words() {
        deposits.hold(permit, yuan("2000"), receipt(), "cashier");
        deposits.deduct(permit, yuan("350.50"), "协议第八条", VIOLATION, "project-manager");
        refused(
                Refusal.Kind.CONFLICT,
                null,
                () -> sheet.issue(permit, "XK-2026-0001", "王芳", "银行转账"));
        String paid = receipt();
        deposits.refund(permit, paid, "cashier");
        IssuedDocument issued = sheet.issue(permit, "XK-2026-0001", "王芳", "银行转账");
        assertThat(new String(documents.html(issued.number()), StandardCharsets.UTF_8))
                .contains(
                        "2,000.00",
                        "-350.50",
                        "协议第八条",
                        VIOLATION,
                        "1,649.50 元（大写：壹仟陆佰肆拾玖元伍角整）",
                        "按协议扣减",
                        paid,
                        "王芳");
    }

    static void refused(Refusal.Kind kind, String field, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> {
                            assertThat(no.kind()).isEqualTo(kind);
                            assertThat(no.field()).isEqualTo(field);
                            assertThat(no.getMessage()).doesNotContain("renovation.");
                        });
    }

    private static String receipt() {
        return "SJ-" + UUID.randomUUID();
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }
}
