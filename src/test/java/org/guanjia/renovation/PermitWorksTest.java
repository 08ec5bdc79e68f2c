package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.document.Documents;
import org.guanjia.renovation.PermitModel.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The works while they go on: patrols, more time, and a validity that ends. */
class PermitWorksTest extends PermitPlay {

    @Autowired CaseLinks links;
    @Autowired Documents documents;

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(PermitDriver.ZONE).toInstant();
    }

    // ---- patrols ----

    @Test
    void somebody_looks_every_two_working_days_and_never_before_the_first_day() {
        // Monday; the works begin on Wednesday.
        permit.apply(Map.of("validFrom", "2026-11-25", "validTo", "2026-12-20")).open();
        assertThat(permit.dueAt(Element.EVENT_PATROL_DUE)).isEqualTo(at("2026-11-26T18:00"));
        permit.until(Element.EVENT_PATROL_DUE);
        assertThat(permit.role(Element.PATROL_RENOVATION)).isEqualTo("housekeeper");
        assertThat(permit.clock("patrol").dueAt()).isEqualTo(at("2026-11-27T13:15"));
        // Done on Friday morning: the next is due on Tuesday morning.
        flow.advance(Duration.between(permit.now(), at("2026-11-27T09:00")));
        permit.look("going", "clean", null);
        assertThat(permit.dueAt(Element.EVENT_PATROL_DUE)).isEqualTo(at("2026-12-01T09:00"));
        assertThat(permit.record().begunAt()).isEqualTo(at("2026-11-27T09:00"));
    }

    @Test
    void grave_works_are_looked_at_by_the_foreman_with_a_focus_list() {
        permit.apply(Map.of("works", "electric.circuit", "drawings", "electric.circuit 电路图"))
                .open()
                .until(Element.EVENT_PATROL_DUE);
        assertThat(permit.role(Element.PATROL_RENOVATION)).isEqualTo("foreman");
        assertThat(
                        sql.sql(
                                        "select TEXT_ from ACT_RU_VARIABLE v join ACT_RU_TASK t on"
                                                + " t.PROC_INST_ID_ = v.PROC_INST_ID_ where"
                                                + " v.NAME_ = 'patrolFocus' and t.ID_ = ?")
                                .param(
                                        flow.task(permit.caseNumber(), Element.PATROL_RENOVATION)
                                                .getId())
                                .query(String.class)
                                .single())
                .contains("漏电保护");
    }

    @Test
    void a_patrol_needs_a_photo_and_says_what_it_saw() {
        permit.apply().open().until(Element.EVENT_PATROL_DUE);
        Map<String, Object> seen = new HashMap<>();
        seen.put("worksState", "going");
        seen.put("patrolFinding", "violation");
        seen.put("patrolNote", "阳台连墙在拆");
        assertThat(permit.refusal(Element.PATROL_RENOVATION, seen).textKey()).contains("photo");
        permit.photo("evidence");
        permit.refuses(Element.PATROL_RENOVATION, seen, "violationPlace");
        seen.put("violationPlace", "北阳台");
        seen.put("worksState", "done");
        permit.refuses(Element.PATROL_RENOVATION, seen, "worksState");
    }

    @Test
    void a_patrol_opens_a_violation_with_what_it_knows_and_patrols_go_on() {
        permit.apply().open().patrol("going").until(Element.EVENT_PATROL_DUE);
        permit.look("going", "violation", "北阳台与客厅之间的墙");
        List<LinkedRequest> asked =
                links.waitingRequests("renovation-violation").stream()
                        .filter(one -> one.fromCase().equals(permit.caseNumber()))
                        .toList();
        assertThat(asked).hasSize(1);
        Map<String, Object> known = asked.get(0).payload();
        assertThat(known)
                .containsEntry("permit", permit.caseNumber())
                .containsEntry("permitNumber", permit.record().permitNumber())
                .containsEntry("place", "北阳台与客厅之间的墙")
                .containsEntry("finder", "fang-zhiqiu");
        // The photo of this patrol, not that of the one before.
        assertThat((List<?>) known.get("photos")).hasSize(1);
        assertThat(permit.waitsAt(Element.EVENT_PATROL_DUE)).isTrue();
    }

    @Test
    void a_patrol_that_finds_the_works_finished_leads_to_the_acceptance() {
        permit.apply().open().patrol("finished");
        assertThat(permit.tasks()).containsExactly(Element.INSPECT_FINAL);
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.FINISHED);
        assertThat(permit.questions()).isEmpty();
    }

    @Test
    void a_patrol_that_nobody_makes_is_escalated() {
        permit.apply().open().until(Element.EVENT_PATROL_DUE).late("Patrol");
        assertThat(permit.tasks())
                .containsExactlyInAnyOrder("Activity_DecideEscalation", Element.PATROL_RENOVATION);
    }

    // ---- more time ----

    @Test
    void more_time_is_asked_for_and_granted_with_a_new_permit_and_longer_passes() {
        permit.apply().open();
        String first = permit.record().permitNumber();
        String code = permit.record().code();
        LocalDate end = permit.record().validTo();
        permit.extend(end.plusDays(20));
        assertThat(permit.questions()).containsExactly("works");
        permit.late("Extension");
        permit.decideExtension("grant", end.plusDays(10));
        assertThat(permit.record().validTo()).isEqualTo(end.plusDays(10));
        assertThat(permit.record().permitNumber()).isNotEqualTo(first);
        assertThat(permit.record().code()).isEqualTo(code);
        assertThat(documents.of(permit.caseNumber())).hasSize(2);
        assertThat(passes.of(permit.caseNumber()))
                .allMatch(pass -> pass.validTo().equals(end.plusDays(10)));
        assertThat(permit.messages()).endsWith("resident:extended");
        // Warned seven days before the new end.
        assertThat(permit.dueAt(Element.EVENT_VALIDITY_WATCH))
                .isEqualTo(end.plusDays(4).atStartOfDay(PermitDriver.ZONE).toInstant());
    }

    @Test
    void more_time_is_refused_with_a_reason() {
        permit.apply().open();
        LocalDate end = permit.record().validTo();
        permit.extend(end.plusDays(5)).decideExtension("refuse", null);
        assertThat(permit.record().validTo()).isEqualTo(end);
        assertThat(documents.of(permit.caseNumber())).hasSize(1);
        assertThat(permit.messages()).endsWith("resident:notExtended");
        assertThat(permit.waitsAt("Gateway_AwaitExtension")).isTrue();
    }

    @Test
    void a_request_for_more_time_that_cannot_be_granted_is_refused() {
        Map<String, Object> house = PermitDriver.house();
        permit.apply(house, Map.of()).open();
        LocalDate end = permit.record().validTo();
        another()
                .apply(
                        house,
                        Map.of(
                                "validFrom", end.plusDays(10).toString(),
                                "validTo", end.plusDays(20).toString()));
        Map<String, Object> before = permit.everything();
        for (String words :
                List.of(
                        "下个月 忙不过来",
                        end + " 同一天",
                        end.plusDays(5).toString(),
                        end.plusDays(121) + " 太久",
                        end.plusDays(10) + " 撞上另一件")) {
            PermitDriver.Said said = permit.answer("works", "extend", words);
            assertThat(said.status()).as(words).isEqualTo(422);
            assertThat(said.field()).as(words).isEqualTo("comment");
        }
        assertThat(permit.answer("works", "extend", null).field()).isEqualTo("comment");
        assertThat(permit.answer("works", "pause", null).status()).isEqualTo(422);
        assertThat(permit.everything()).isEqualTo(before);

        permit.extend(end.plusDays(5));
        assertThat(permit.answer("works", "extend", end.plusDays(6) + " 再来").status())
                .isEqualTo(409);
        Map<String, Object> decision = new HashMap<>();
        decision.put("extension", "grant");
        decision.put("extensionNote", "同意");
        for (String to : List.of(end.toString(), end.plusDays(6).toString(), "后天", "2026-13-01")) {
            decision.put("extendTo", to);
            permit.refuses(Element.DECIDE_EXTENSION, decision, "extendTo");
        }
        decision.put("extendTo", end.plusDays(5).toString());
        permit.complete(Element.DECIDE_EXTENSION, decision);
    }

    // ---- the end of the validity ----

    @Test
    void the_resident_is_warned_and_a_permit_that_nobody_used_lapses_with_all_of_its_deposit() {
        permit.apply().open();
        LocalDate end = permit.record().validTo();
        permit.until(Element.EVENT_VALIDITY_WATCH);
        assertThat(permit.now())
                .isEqualTo(end.minusDays(6).atStartOfDay(PermitDriver.ZONE).toInstant());
        assertThat(permit.messages()).contains("resident:endsSoon", "housekeeper:endsSoonStaff");
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ISSUED);
        permit.until(Element.EVENT_VALIDITY_WATCH);
        // The last day is a day of works.
        assertThat(permit.now())
                .isEqualTo(end.plusDays(1).atStartOfDay(PermitDriver.ZONE).toInstant());
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.EXPIRED);
        assertThat(permit.messages()).contains("resident:expired", "foreman:expiredStaff");
        assertThat(permit.answer("works", "extend", end.plusDays(9) + " 晚了").status())
                .isEqualTo(409);
        permit.late("SiteCheck").checkSite("notBegun");
        assertThat(permit.tasks()).containsExactly(Element.PAY_REFUND);
        assertThat(permit.questions()).isEmpty();
        assertThat(passes.of(permit.caseNumber()))
                .allMatch(pass -> pass.state() == WorkerPass.State.REVOKED);
        permit.refund().ended("EndEvent_PermitLapsed", "lapsed");
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.LAPSED);
        assertThat(permit.record().begunAt()).isNull();
        assertThat(permit.messages()).filteredOn("resident:endsSoon"::equals).hasSize(1);
    }

    @Test
    void works_found_finished_after_the_end_are_accepted() {
        permit.apply().open().patrol("going");
        permit.until(Element.EVENT_VALIDITY_WATCH).until(Element.EVENT_VALIDITY_WATCH);
        permit.checkSite("finished").inspect("passed").refund();
        permit.ended("EndEvent_PermitCompleted", "accepted");
    }

    @Test
    void works_left_half_done_lapse() {
        permit.apply().open();
        permit.until(Element.EVENT_VALIDITY_WATCH).until(Element.EVENT_VALIDITY_WATCH);
        permit.checkSite("unfinished");
        assertThat(permit.record().begunAt()).isNotNull();
        permit.refund().ended("EndEvent_PermitLapsed", "lapsed");
    }

    @Test
    void who_asks_in_time_is_answered_even_when_the_end_comes_first() {
        permit.apply().open();
        LocalDate end = permit.record().validTo();
        flow.advance(
                Duration.between(
                        permit.now(), end.atTime(17, 0).atZone(PermitDriver.ZONE).toInstant()));
        permit.extend(end.plusDays(5));
        permit.after(Duration.ofDays(1));
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ISSUED);
        permit.decideExtension("refuse", null);
        // Refused, and the end has come meanwhile.
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.EXPIRED);
        assertThat(permit.tasks()).contains(Element.CHECK_SITE);
    }

    @Test
    void the_resident_reports_finished_works_after_the_end_too() {
        permit.apply().open();
        permit.until(Element.EVENT_VALIDITY_WATCH).until(Element.EVENT_VALIDITY_WATCH);
        permit.finish();
        assertThat(permit.tasks()).containsExactly(Element.INSPECT_FINAL);
        assertThat(permit.answer("works", "finished", null).status()).isEqualTo(409);
    }
}
