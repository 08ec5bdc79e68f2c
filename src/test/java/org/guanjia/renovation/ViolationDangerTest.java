package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.renovation.ViolationDriver.LOAD_BEARING;

import java.time.Duration;
import java.util.Map;
import org.guanjia.renovation.ViolationModel.Element;
import org.junit.jupiter.api.Test;

/** Class A: stopped at once, people told, and the authority told in parallel. */
class ViolationDangerTest extends ViolationPlay {

    @Test
    void a_load_bearing_wall_is_stopped_and_reported_at_the_same_time() {
        String permit = permit();
        violation.find(LOAD_BEARING);
        assertThat(violation.view().severity()).isEqualTo("A");
        assertThat(violation.open())
                .containsExactly(
                        Element.CONFIRM_ALERT,
                        Element.REPORT_TO_AUTHORITY,
                        Element.STOP_WORK_ON_SITE);
        assertThat(violation.assignee(Element.STOP_WORK_ON_SITE)).isEqualTo("guard");
        assertThat(violation.messages()).contains("project-manager:danger");
        assertThat(violation.messages()).anyMatch(said -> said.matches("(housekeeper|.*):danger"));
        assertThat(violation.clock("alert").dueAt())
                .isEqualTo(violation.now().plus(Duration.ofMinutes(30)));
        assertThat(violation.clock("authorityReport").dueAt())
                .isEqualTo(violation.now().plus(Duration.ofHours(24)));
        assertThat(violation.documents()).containsExactly("authority-report");

        violation.confirmAlert().stop("stopped");
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.SUSPENDED);
        violation.report().bar().serve().deductNothing();
        violation.rectified().reinspect("passed");
        violation.authority("corrected").until(Element.EVENT_OBJECTION_PERIOD_OVER);
        violation.ended(Element.END_HANDED_OVER, "handedOver");
        assertThat(passOf(permit)).isEqualTo(WorkerPass.State.VALID);
        assertThat(violation.documents())
                .containsExactly("authority-report", "rectification-notice");
        assertThat(violation.record().receiptNumber()).isEqualTo("SL-2026-77");
    }

    @Test
    void a_false_alarm_ends_everything_at_once_and_the_report_is_taken_back() {
        violation.find(LOAD_BEARING).report().stop("notViolation").verdict("none");
        violation.ended(Element.END_FALSE_ALARM, "falseAlarm");
        assertThat(violation.messages()).contains("project-manager:takeBack");
        assertThat(records.findById(violation.caseNumber()).orElseThrow().open()).isFalse();
    }

    @Test
    void a_denied_danger_that_is_one_goes_on() {
        violation.find(LOAD_BEARING).stop("notViolation").verdict("violation").rule("violation");
        assertThat(violation.open()).contains(Element.BAR_ENTRY);
        assertThat(violation.open()).doesNotContain(Element.JOINT_VISIT);
    }

    @Test
    void whoever_does_not_stop_meets_guards_and_the_project_manager() {
        violation.find(LOAD_BEARING).stop("ignored");
        assertThat(violation.messages()).contains("guard:notStopped", "project-manager:notStopped");
    }

    @Test
    void not_put_right_and_not_taken_up_goes_to_court() {
        violation.find(LOAD_BEARING).confirmAlert().stop("stopped").report().bar().serve();
        violation.until(Element.EVENT_DEADLINE_REACHED).reinspect("failed");
        assertThat(violation.documents()).hasSize(2);
        violation.authority("notAccepted").court("lawsuit");
        violation.until(Element.EVENT_OBJECTION_PERIOD_OVER);
        violation.ended(Element.END_LAWSUIT_FILED, "lawsuit");
    }

    @Test
    void an_upheld_objection_ends_the_danger_too() {
        violation.find(LOAD_BEARING).confirmAlert().stop("stopped").report();
        violation.object().ruleObjection("upheld");
        violation.ended(Element.END_OBJECTION_UPHELD, "objectionUpheld");
    }

    @Test
    void late_work_climbs_the_ladder() {
        violation.find(LOAD_BEARING).late("Stop").late("Alert").late("Report");
        violation.stop("stopped").confirmAlert().late("Bar").bar();
        violation.report().authority("notAccepted").late("Court").court("none");
        violation.serve().rectified().reinspect("passed");
        violation.until(Element.EVENT_OBJECTION_PERIOD_OVER);
        violation.ended(Element.END_HANDED_OVER, "handedOver");
    }

    @Test
    void forms_are_checked_again() {
        violation.find(LOAD_BEARING);
        violation.refuses(Element.STOP_WORK_ON_SITE, Map.of("stopOutcome", "stopped"), "stopNote");
        violation.refuses(Element.CONFIRM_ALERT, Map.of("alertNote", " "), "alertNote");
        violation.refuses(
                Element.REPORT_TO_AUTHORITY,
                Map.of("committeeTold", "committee", "reportNote", "已报"),
                "receiptNumber");
    }
}
