package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guanjia.casefile.EscalationDecision.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EscalationsTest extends CaseTest {

    private static final Function<String, Optional<String>> LADDER =
            role ->
                    Optional.ofNullable(
                            Map.of(
                                            "technician", "foreman",
                                            "foreman", "project-manager",
                                            "project-manager", "region")
                                    .get(role));

    @Autowired Escalations escalations;
    @Autowired ServiceClocks clocks;
    @Autowired CaseExclusions exclusions;

    String number;

    @BeforeEach
    void overdueCase() {
        number = open().caseNumber();
        clocks.start(
                number, new ServiceTime("fix", Duration.ofMinutes(60), false, "technician", false));
    }

    @Test
    void it_goes_up_one_step_at_a_time_and_stays_at_the_top() {
        colleague("foreman");
        colleague("project-manager");
        colleague("region");
        assertThat(climb()).isEqualTo(new Step("technician", "foreman", true, "overdue"));
        assertThat(climb()).isEqualTo(new Step("foreman", "project-manager", true, "overdue"));
        assertThat(climb()).isEqualTo(new Step("project-manager", "region", true, "overdue"));
        assertThat(climb()).isEqualTo(new Step("region", null, false, "topOfLadder"));
        assertThat(escalations.list(number))
                .extracting(Escalation::reason)
                .containsExactly("overdue", "overdue", "overdue", "topOfLadder");
        assertThat(escalations.wasEscalated(number)).isTrue();
    }

    @Test
    void a_role_that_nobody_holds_is_passed_over_and_recorded() {
        colleague("project-manager");
        assertThat(climb()).isEqualTo(new Step("technician", "project-manager", true, "overdue"));
        assertThat(escalations.list(number))
                .extracting(Escalation::toRole, Escalation::escalated, Escalation::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("foreman", false, "nobodyInRole"),
                        org.assertj.core.groups.Tuple.tuple("project-manager", true, "overdue"));
    }

    @Test
    void a_role_in_which_everybody_has_a_conflict_of_interest_is_passed_over() {
        String foreman = colleague("foreman");
        colleague("project-manager");
        exclusions.exclude(number, foreman, true, "被投诉人", null);
        assertThat(climb()).isEqualTo(new Step("technician", "project-manager", true, "overdue"));
        assertThat(escalations.list(number))
                .extracting(Escalation::toRole, Escalation::reason)
                .contains(org.assertj.core.groups.Tuple.tuple("foreman", "conflictOfInterest"));
    }

    @Test
    void why_it_did_not_go_up_is_recorded_too() {
        colleague("foreman");
        clocks.pause(number, "waitingForPart");
        assertThat(climb()).isEqualTo(new Step("technician", null, false, "paused"));
        clocks.resume(number);
        clocks.met(number, "fix");
        assertThat(climb()).isEqualTo(new Step("technician", null, false, "notRunning"));
        escalations.stay(number, "fix", "technician", "stale");
        assertThat(escalations.list(number))
                .extracting(Escalation::reason)
                .containsExactly("paused", "notRunning", "stale");
        assertThat(escalations.wasEscalated(number)).isFalse();
    }

    @Test
    void a_measure_that_starts_anew_begins_at_the_foot_of_the_ladder() {
        colleague("foreman");
        colleague("project-manager");
        climb();
        flow.advance(Duration.ofMinutes(5));
        clocks.met(number, "fix");
        clocks.start(
                number, new ServiceTime("fix", Duration.ofMinutes(60), false, "technician", false));
        assertThat(climb().toRole()).isEqualTo("foreman");
    }

    @Test
    void a_decision_for_more_time_moves_the_clock() {
        colleague("foreman");
        climb();
        Escalation decided =
                escalations.decide(
                        number, "fix", new EscalationDecision(Kind.EXTEND, "等配件", null, 30), "he");
        assertThat(decided.decision()).isEqualTo("extend");
        assertThat(escalations.list(number)).containsExactly(decided);
        assertThat(clocks.find(number, "fix").orElseThrow().extendedSeconds()).isEqualTo(1800);
    }

    @Test
    void taking_over_names_the_manager_and_a_decision_is_made_once() {
        colleague("foreman");
        climb();
        assertThat(
                        escalations
                                .decide(
                                        number,
                                        "fix",
                                        new EscalationDecision(Kind.TAKE_OVER, "我去", null, null),
                                        "he")
                                .decisionUser())
                .isEqualTo("he");
        CaseFilesTest.conflict(
                () ->
                        escalations.decide(
                                number,
                                "fix",
                                new EscalationDecision(Kind.TAKE_OVER, "我去", null, null),
                                "he"));
    }

    @Test
    void a_bare_forwarding_is_refused() {
        colleague("foreman");
        climb();
        refused("kind", new EscalationDecision(Kind.of("forward"), "转一下", "li", null));
        refused("reason", new EscalationDecision(Kind.REASSIGN, " ", "li", null));
        refused("user", new EscalationDecision(Kind.REASSIGN, "换人", null, null));
        refused("minutes", new EscalationDecision(Kind.EXTEND, "等", null, null));
        refused("minutes", new EscalationDecision(Kind.EXTEND, "等", null, -5));
        assertThat(escalations.list(number).get(0).decidedAt()).isNull();
    }

    private void refused(String field, EscalationDecision decision) {
        CaseFilesTest.refusedField(field, () -> escalations.decide(number, "fix", decision, "he"));
    }

    private Step climb() {
        return escalations.climb(number, "fix", LADDER);
    }
}
