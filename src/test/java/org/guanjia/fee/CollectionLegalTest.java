package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.guanjia.fee.CollectionModel.Element;
import org.junit.jupiter.api.Test;

/** What is tried before a court, each step approved. */
class CollectionLegalTest extends LegalPlay {

    @Test
    void the_committee_is_asked_without_the_name_of_the_family() {
        debt.toRemedy().late("RemedyApproval").remedy("committee").late("Committee");
        assertThat(debt.page("committee-request"))
                .contains("1,500.50", "第六十四条", "号催告函")
                .doesNotContain("赵测试");
        debt.refuses(Element.ASK_COMMITTEE, Map.of("committeeAnswer", "urged"), "committeeNote");
        debt.complete(
                Element.ASK_COMMITTEE,
                Map.of("committeeAnswer", "urged", "committeeNote", "主任已上门"));
        assertThat(debt.milestones()).contains("committeeAsked", "legalStepDone");
        assertThat(legal.details(debt.caseNumber()).toString()).contains("outcome=已督促");
        debt.remedyDue();
        assertThat(task("proposal")).contains("业主委员会督促，结果：已督促");
    }

    private String task(String variable) {
        return sql.sql(
                        "select max(TEXT_) from ACT_RU_VARIABLE v join ACT_RU_EXECUTION e on"
                                + " e.ID_ = v.PROC_INST_ID_ where e.BUSINESS_KEY_ = ? and v.NAME_ ="
                                + " ?")
                .params(debt.caseNumber(), variable)
                .query(String.class)
                .single();
    }

    @Test
    void a_mediation_that_agrees_is_a_promise_and_begins_the_time_anew() {
        debt.toRemedy().remedy("mediation").late("Mediation");
        Map<String, Object> agreed =
                Map.of(
                        "mediationOutcome",
                        "agreed",
                        "mediationBody",
                        "测试社区人民调解委员会",
                        "mediationOn",
                        debt.today().minusDays(3).toString(),
                        "agreedOn",
                        debt.today().plusDays(20).toString(),
                        "agreedAmount",
                        1500.5,
                        "mediationNote",
                        "二十天内付清");
        debt.refuses(
                Element.HOLD_MEDIATION,
                Map.of(
                        "mediationOutcome", "agreed",
                        "mediationBody", "测试社区人民调解委员会",
                        "mediationOn", debt.today().toString(),
                        "mediationNote", "付清"),
                "agreedOn");
        debt.complete(Element.HOLD_MEDIATION, agreed);
        assertThat(collections.record(debt.caseNumber()).promiseOn())
                .isEqualTo(debt.today().plusDays(20));
        assertThat(limitations.of(debt.house).get(0).because()).isEqualTo("promise");
        assertThat(limitations.breaks(debt.house))
                .extracting(Limitations.Break::kind)
                .contains("demand", "mediation", "promise");
    }

    @Test
    void a_mediation_that_fails_is_followed_by_a_lawyers_letter() {
        debt.toRemedy()
                .remedy("mediation")
                .complete(
                        Element.HOLD_MEDIATION,
                        Map.of(
                                "mediationOutcome", "failed",
                                "mediationBody", "测试社区人民调解委员会",
                                "mediationOn", debt.today().toString(),
                                "mediationNote", "不肯付"));
        debt.remedyDue().remedy("letter").late("LetterDraft");
        debt.refuses(
                Element.WRITE_LETTER,
                Map.of("lawFirm", "测试所", "lawyer", "钱测试", "letterDays", 6, "letterWords", "付"),
                "letterDays");
        debt.letter().late("LetterService");
        assertThat(debt.page("lawyer-letter"))
                .contains("测试律师事务所", "钱测试", "赵测试", "1,500.50", "号催告函");
        debt.complete(Element.SERVE_LETTER, LegalDriver.service("none"));
        assertThat(debt.open()).contains(Element.SERVE_LETTER);
        debt.complete(Element.SERVE_LETTER, LegalDriver.service("ems"));
        assertThat(limitations.of(debt.house).get(0).because()).isEqualTo("letter");
        assertThat(debt.milestones()).contains("letterServed");
    }

    @Test
    void without_a_served_demand_neither_letter_nor_claim_is_approved() {
        debt.toRemedy();
        sql.sql("update collection_paper set served_on = null where case_number = ?")
                .param(debt.caseNumber())
                .update();
        debt.refuses(
                Element.APPROVE_REMEDY, Map.of("remedy", "court", "remedyNote", "起诉"), "remedy");
        debt.refuses(
                Element.APPROVE_REMEDY, Map.of("remedy", "letter", "remedyNote", "发函"), "remedy");
        debt.refuses(Element.APPROVE_REMEDY, Map.of("remedy", "hold"), "remedyNote");
        debt.remedy("hold");
        assertThat(flow.hasTimer(debt.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
    }
}
