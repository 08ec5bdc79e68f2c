package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.LinkedCase;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a complaint leads to beside the reply: a repair, a talk, a mediation, people protected. */
class ComplaintLinksTest extends ComplaintPlay {

    private static final String MATTER = "这个月物业费账单多收了钱";
    private static final String DISPUTE = "楼上邻居半夜吵闹,邻里纠纷";

    @Autowired CaseFlows flows;
    @Autowired TaskService tasks;

    // ---- a facility fault opens a repair ----

    @Test
    void a_faulty_facility_opens_a_repair_and_the_reply_tells_how_it_stands() {
        complaint.file(MATTER).contactResident();
        complaint.complete(
                Element.INVESTIGATE_COMPLAINT,
                found("facility", "upheld", Map.of("facts", "单元门闭门器坏了")));
        assertThat(flow.path(complaint.caseNumber())).contains(Element.REQUEST_REPAIR);
        assertThat(requests())
                .singleElement()
                .satisfies(one -> assertThat(one.takenCase()).isNull());
        String repair = flows.named("repair").take(requests().get(0));
        flow.runJobs(repair);
        assertThat(cases.view(repair).flow()).isEqualTo("repair");
        assertThat(cases.view(repair).description()).contains(complaint.caseNumber(), "闭门器");
        assertThat(cases.view(repair).house()).isEqualTo(complaint.view().house());
        assertThat(cases.view(repair).reporterPhone()).isEqualTo(complaint.view().reporterPhone());
        assertThat(linked())
                .singleElement()
                .satisfies(one -> assertThat(one.caseNumber()).isEqualTo(repair));
        assertThatThrownBy(() -> flows.named("repair").take(requests().get(0)))
                .isInstanceOf(Refusal.class);

        complaint.proposeRemedy(0);
        assertThat(replyText()).contains(repair, "正在办理");
        complaint.reject();
        complaint.complete(
                Element.INVESTIGATE_COMPLAINT,
                found("facility", "upheld", Map.of("facts", "还是坏的")));
        assertThat(requests()).as("while it runs no second one").hasSize(1);

        process("repair").cancel(repair, "已修", null);
        assertThat(linked().get(0).outcome()).isEqualTo("cancelled");
        complaint.proposeRemedy(0);
        assertThat(replyText()).contains(repair, "已取消");
    }

    @Test
    void
            what_to_repair_may_be_said_with_any_cause_and_who_is_complained_about_does_not_repair_it() {
        complaint
                .file(MATTER, Map.of("aboutStaff", "lei-ming", "confidential", true))
                .contactResident();
        complaint.complete(
                Element.INVESTIGATE_COMPLAINT,
                found("procedure", "partly", Map.of("repairWanted", "诉测试家门口楼道灯不亮")));
        String repair = flows.named("repair").take(requests().get(0));
        flow.runJobs(repair);
        CaseView view = cases.view(repair);
        assertThat(view.reporterName()).isNull();
        assertThat(view.reporterPhone()).isNull();
        assertThat(view.house()).as("no nearer than the building").isNull();
        assertThat(view.description()).contains("楼道灯不亮").doesNotContain("诉测试");
        String technician = flow.task(repair, "Activity_AcceptJob").getAssignee();
        assertThat(technician).isNotEqualTo("lei-ming");
        String task = flow.task(repair, "Activity_AcceptJob").getId();
        assertThatThrownBy(() -> tasks.setAssignee(task, "lei-ming")).isInstanceOf(Refusal.class);
    }

    @Test
    void without_a_fault_no_repair_is_opened_and_without_conduct_nobody_is_talked_to() {
        complaint.file(MATTER).contactResident().investigate();
        assertThat(requests()).isEmpty();
        assertThat(flow.path(complaint.caseNumber()))
                .doesNotContain(Element.REQUEST_REPAIR, Element.CALL_FOR_TALK);
    }

    // ---- conduct leads to a talk ----

    @Test
    void conduct_means_a_talk_by_somebody_above_and_the_reply_does_not_wait_for_it() {
        complaint.file(MATTER, Map.of("aboutStaff", "lei-ming")).contactResident();
        complaint.complete(Element.INVESTIGATE_COMPLAINT, found("conduct", "upheld", Map.of()));
        assertThat(complaint.open())
                .containsExactlyInAnyOrder(Element.PROPOSE_REMEDY, Element.HOLD_TALK);
        assertThat(complaint.assignee(Element.HOLD_TALK)).isEqualTo("foreman");
        assertThat(complaint.messages()).contains("foreman:talk");
        complaint.proposeRemedy(0).accept().callBack("satisfied");
        assertThat(complaint.view().outcome()).isEqualTo("settled");

        assertThat(complaint.open()).containsExactly(Element.HOLD_TALK);
        complaint.late("Talk");
        assertThat(complaint.open()).as("also after the end").contains("Activity_DecideEscalation");
        String task = complaint.task(Element.HOLD_TALK).getId();
        assertThatThrownBy(() -> tasks.setAssignee(task, "lei-ming")).isInstanceOf(Refusal.class);
        complaint.refuses(Element.HOLD_TALK, talk("2027-01-01"), "talkDate");
        complaint.refuses(Element.HOLD_TALK, talk("2026-01-01"), "talkDate");
        complaint.refuses(Element.HOLD_TALK, talk("昨天"), "talkDate");
        String today = complaint.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        complaint.complete(Element.HOLD_TALK, talk(today));
        assertThat(complaint.messages()).contains("service-manager:talkHeld");
        assertThat(
                        process("complaint")
                                .details(complaint.caseNumber())
                                .get("talkAgreed")
                                .toString())
                .contains("先敲门");
        assertThat(complaint.view().notes())
                .anySatisfy(note -> assertThat(note.text()).contains("先敲门"));
        assertThat(flow.path(complaint.caseNumber())).contains(Element.END_TALK_HELD);
    }

    @Test
    void a_complaint_about_the_top_is_talked_over_by_the_region() {
        complaint.file(MATTER, Map.of("aboutStaff", "project-manager")).contactResident();
        complaint.complete(Element.INVESTIGATE_COMPLAINT, found("conduct", "partly", Map.of()));
        assertThat(complaint.assignee(Element.HOLD_TALK)).isEqualTo("region");
    }

    @Test
    void nobody_named_means_the_shift_is_trained_and_what_was_not_upheld_means_no_talk() {
        complaint.file(MATTER).contactResident();
        complaint.complete(Element.INVESTIGATE_COMPLAINT, found("conduct", "upheld", Map.of()));
        assertThat(complaint.assignee(Element.HOLD_TALK)).isEqualTo("service-manager");
        complaint.proposeRemedy(0).reject();
        complaint.complete(Element.INVESTIGATE_COMPLAINT, found("conduct", "upheld", Map.of()));
        assertThat(complaint.open()).filteredOn(Element.HOLD_TALK::equals).hasSize(1);

        ComplaintDriver other = another().file(MATTER).contactResident();
        other.complete(Element.INVESTIGATE_COMPLAINT, found("conduct", "notUpheld", Map.of()));
        assertThat(other.open()).containsExactly(Element.PROPOSE_REMEDY);
    }

    // ---- neighbours talk first ----

    @Test
    void neighbours_talk_before_anybody_is_blamed_and_what_they_agree_settles_it() {
        complaint.file(DISPUTE).contactResident();
        assertThat(complaint.view().category()).isEqualTo("neighbour.dispute");
        assertThat(complaint.open()).containsExactly(Element.HOLD_MEDIATION);
        assertThat(complaint.assignee(Element.HOLD_MEDIATION))
                .isEqualTo(complaint.record().hands().handler().user());
        complaint.refuses(
                Element.HOLD_MEDIATION,
                Map.of("mediationOutcome", "perhaps", "mediationNote", "x"),
                "mediationOutcome");
        complaint.late("Mediation");
        mediate("agreed").ended("EndEvent_ComplaintSettled", "settled");
        assertThat(complaint.record().correctiveAction()).contains("十点");
        assertThat(complaint.milestones()).contains("mediated").doesNotContain("investigated");
    }

    @Test
    void neighbours_who_do_not_agree_are_guided_to_the_mediation_committee() {
        complaint.file(DISPUTE).contactResident();
        mediate("notAgreed");
        complaint
                .complete("Activity_PassOnMatter", Map.of("receiptNumber", "TJ-1"))
                .until("Event_FollowUpDue")
                .complete("Activity_CheckOutcome", Map.of("outcomeAnswer", "solved"));
        complaint.ended("EndEvent_ComplaintNotSettled", "notSettled");
        assertThat(complaint.view().referrals().get(0).matter())
                .isEqualTo("neighbourhood-committee");
    }

    @Test
    void who_complains_of_a_neighbour_without_a_name_cannot_be_brought_together_with_anybody() {
        complaint.file(DISPUTE, Map.of("anonymous", true)).contactResident();
        assertThat(complaint.open()).containsExactly(Element.INVESTIGATE_COMPLAINT);
    }

    // ---- people in danger ----

    @Test
    void violence_in_the_report_sends_for_police_and_guards_at_once() {
        complaint.file("隔壁醉汉酒后闹事,还要打人");
        assertThat(complaint.open())
                .contains(
                        "Activity_CallPolice",
                        "Activity_ProtectPersons",
                        Element.CONTACT_RESIDENT,
                        Element.CONTAIN_DAMAGE);
        assertThat(flow.path(complaint.caseNumber())).contains(Element.PROTECT_PEOPLE);
    }

    @Test
    void danger_found_in_the_first_conversation_does_the_same_and_holds_nothing_up() {
        complaint.file(MATTER).contactResident("hostile", Map.of("personsInDanger", true));
        assertThat(complaint.open())
                .containsExactlyInAnyOrder(
                        "Activity_CallPolice",
                        "Activity_ProtectPersons",
                        Element.INVESTIGATE_COMPLAINT);
    }

    // ---- how ----

    private static Map<String, Object> found(
            String cause, String finding, Map<String, Object> more) {
        Map<String, Object> answers = new HashMap<>(ComplaintDriver.investigation());
        answers.put("rootCause", cause);
        answers.put("finding", finding);
        answers.putAll(more);
        return answers;
    }

    private static Map<String, Object> talk(String day) {
        return Map.of("talkKind", "talk", "talkAgreed", "上门先敲门,说清来意", "talkDate", day);
    }

    private ComplaintDriver mediate(String outcome) {
        return complaint.complete(
                Element.HOLD_MEDIATION,
                Map.of("mediationOutcome", outcome, "mediationNote", "十点后不拖椅子,装防滑垫"));
    }

    private CaseFlow process(String id) {
        return flows.named(id);
    }

    private List<LinkedRequest> requests() {
        return complaint.view().linkedRequests().stream()
                .filter(one -> one.flow().equals("repair"))
                .toList();
    }

    private List<LinkedCase> linked() {
        return complaint.view().linkedCases();
    }

    private String replyText() {
        return sql.sql(
                        "select text from notice_outbox where thread_key = ?"
                                + " and template = 'complaint.notice.reply' order by id desc")
                .param(complaint.caseNumber())
                .query(String.class)
                .list()
                .get(0);
    }
}
