package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.renovation.DepositsTest.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WorkerPassesTest extends PapersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String ONE = "WG-20261123-0001";
    private static final String OTHER = "WG-20261123-0002";

    @Autowired WorkerPasses passes;

    private WorkerPass issue() {
        return passes.issue(permit, "赵师傅", "水电工", TODAY, TODAY.plusDays(30), "desk");
    }

    private WorkerPass.State state() {
        return passes.of(permit).get(0).state();
    }

    @Test
    void a_pass_is_good_from_its_first_day_to_its_last() {
        WorkerPass pass =
                passes.issue(permit, "赵师傅", "水电工", TODAY.plusDays(1), TODAY.plusDays(2), "desk");
        assertThat(pass.number()).matches("CR-20261123-\\d{4,}");
        assertThat(pass.houseId()).isEqualTo(house);
        assertThat(pass.community()).isEqualTo("yunqi");
        assertThat(pass.state()).isEqualTo(WorkerPass.State.NOT_YET);
        flow.advance(Duration.ofDays(1));
        assertThat(state()).isEqualTo(WorkerPass.State.VALID);
        flow.advance(Duration.ofDays(1));
        assertThat(state()).isEqualTo(WorkerPass.State.VALID);
        // Ten in the morning; the last day ends at midnight in China.
        flow.advance(Duration.ofHours(14));
        assertThat(state()).isEqualTo(WorkerPass.State.LAPSED);
    }

    @Test
    void two_violations_suspend_twice_and_the_passes_are_good_when_both_are_over() {
        issue();
        assertThat(passes.suspend(permit, ONE, "未整改", "foreman")).isTrue();
        assertThat(passes.suspend(permit, ONE, "未整改", "foreman")).isFalse();
        assertThat(passes.suspend(permit, OTHER, "动了承重墙", "foreman")).isTrue();
        assertThat(state()).isEqualTo(WorkerPass.State.SUSPENDED);
        assertThat(passes.restore(permit, ONE, "已整改", "foreman")).isTrue();
        assertThat(passes.restore(permit, ONE, "已整改", "foreman")).isFalse();
        assertThat(passes.of(permit).get(0).reason()).isEqualTo("动了承重墙");
        assertThat(state()).isEqualTo(WorkerPass.State.SUSPENDED);
        assertThat(passes.restore(permit, OTHER, "已恢复", "foreman")).isTrue();
        assertThat(state()).isEqualTo(WorkerPass.State.VALID);
        assertThat(passes.suspend(permit, ONE, "又来了", "foreman")).isTrue();
        assertThat(passes.suspended(permit)).isTrue();
    }

    @Test
    void a_pass_issued_while_the_works_are_stopped_is_suspended_too() {
        passes.suspend(permit, ONE, "未整改", null);
        assertThat(issue().state()).isEqualTo(WorkerPass.State.SUSPENDED);
    }

    @Test
    void an_extension_prolongs_and_never_shortens() {
        issue();
        WorkerPass revoked = issue();
        passes.revoke(revoked.id(), "换人", "desk");
        assertThat(passes.extend(permit, TODAY.plusDays(60))).isEqualTo(1);
        assertThat(passes.extend(permit, TODAY.plusDays(40))).isZero();
        assertThat(passes.of(permit))
                .extracting(WorkerPass::validTo)
                .containsExactly(TODAY.plusDays(60), TODAY.plusDays(30));
    }

    @Test
    void a_revoked_pass_is_never_good_again() {
        WorkerPass pass = issue();
        assertThat(passes.revoke(pass.id(), "打架", "guard").state())
                .isEqualTo(WorkerPass.State.REVOKED);
        refused(Refusal.Kind.CONFLICT, null, () -> passes.revoke(pass.id(), "打架", "guard"));
        refused(Refusal.Kind.NOT_FOUND, null, () -> passes.revoke(-1, "打架", "guard"));
        issue();
        assertThat(passes.revokeAll(permit, "验收合格", null)).isEqualTo(1);
        assertThat(passes.of(permit))
                .extracting(WorkerPass::state)
                .containsOnly(WorkerPass.State.REVOKED);
        assertThat(passes.of(permit)).extracting(WorkerPass::reason).containsExactly("打架", "验收合格");
    }

    @Test
    void what_is_no_pass_is_refused_by_name() {
        refused(
                Refusal.Kind.INVALID,
                "worker",
                () -> passes.issue(permit, " ", "水电工", TODAY, TODAY, null));
        refused(
                Refusal.Kind.INVALID,
                "trade",
                () -> passes.issue(permit, "赵", null, TODAY, TODAY, null));
        refused(
                Refusal.Kind.INVALID,
                "validTo",
                () -> passes.issue(permit, "赵", "水电工", TODAY, TODAY.minusDays(1), null));
        refused(
                Refusal.Kind.INVALID,
                "validFrom",
                () -> passes.issue(permit, "赵", "水电工", null, TODAY, null));
        refused(Refusal.Kind.INVALID, "reason", () -> passes.suspend(permit, ONE, "", null));
        assertThat(passes.of(permit)).isEqualTo(List.of());
    }
}
