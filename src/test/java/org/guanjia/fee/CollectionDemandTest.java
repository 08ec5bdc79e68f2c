package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.fee.Limitations.Running;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.Test;

/** The demand from its draft to its service. */
class CollectionDemandTest extends LegalPlay {

    @Test
    void a_demand_is_drafted_approved_issued_and_served() {
        debt.toDemand();
        assertThat(debt.open()).containsExactly(Element.DRAFT_DEMAND);
        debt.draft(20).approve();
        assertThat(debt.open()).containsExactly(Element.SERVE_DEMAND);
        String page = debt.page("payment-demand");
        assertThat(page)
                .contains("赵测试", "1,500.50", "自收到本函之日起 20 日内", "已三次联系", "提起诉讼或者申请仲裁")
                .contains(String.valueOf(debt.bills.get(0)), String.valueOf(debt.bills.get(1)))
                .as("50 days and 20 days beyond the grace, half a thousandth a day")
                .contains("30.00", "3.01", "33.01");
        debt.serve("signed");
        assertThat(debt.open()).isEmpty();
        assertThat(debt.milestones()).contains("demandServed");
        assertThat(collections.record(debt.caseNumber()).demandEndsOn())
                .isEqualTo(debt.today().plusDays(20));
        assertThat(limitations.of(debt.house))
                .extracting(Running::because, Running::runsFrom)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("demand", debt.today()));
    }

    @Test
    void what_is_paid_after_the_draft_is_not_demanded() {
        debt.toDemand().draft(15);
        payments.pay(
                new Payments.NewPayment(
                        debt.house,
                        "cash",
                        "between-" + debt.caseNumber(),
                        new BigDecimal("1200.00"),
                        null,
                        List.of(),
                        null),
                "cashier");
        debt.approve();
        assertThat(debt.page("payment-demand")).contains("300.50").doesNotContain("1,500.50");
    }

    @Test
    void sent_back_it_is_drafted_anew_and_each_try_to_serve_is_kept() {
        debt.toDemand().late("DemandDraft");
        debt.draft(30).late("DemandApproval");
        debt.complete(
                Element.APPROVE_DEMAND,
                Map.of("demandDecision", "returned", "demandNote", "补充联系记录"));
        debt.draft(30).approve().late("DemandService");
        debt.serve("none");
        assertThat(debt.open()).contains(Element.SERVE_DEMAND);
        assertThat(limitations.of(debt.house)).extracting(Running::because).containsOnly("due");
        debt.serve("refused");
        assertThat(legal.details(debt.caseNumber()).toString())
                .contains("witness=居委会测试", "receiver=null", "trackingNumber=null");
        assertThat(debt.open()).doesNotContain(Element.SERVE_DEMAND);
    }

    @Test
    void a_demand_that_is_put_off_leaves_the_collection_running() {
        debt.toDemand()
                .complete(
                        Element.DRAFT_DEMAND,
                        Map.of("demandDraft", "withhold", "demandWords", "漏水还没修"));
        assertThat(
                        debt.refusal(
                                        Element.APPROVE_DEMAND,
                                        Map.of("demandDecision", "approved", "demandNote", "发"))
                                .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        debt.complete(
                Element.APPROVE_DEMAND, Map.of("demandDecision", "withheld", "demandNote", "先修漏水"));
        assertThat(flow.hasTimer(debt.caseNumber(), Element.EVENT_NEXT_STEP_DUE)).isTrue();
        assertThat(documents.of(debt.caseNumber())).isEmpty();
    }

    @Test
    void a_draft_has_a_reasonable_period() {
        debt.toDemand()
                .refuses(
                        Element.DRAFT_DEMAND,
                        Map.of("demandDraft", "demand", "demandDays", 14),
                        "demandDays")
                .refuses(
                        Element.DRAFT_DEMAND,
                        Map.of("demandDraft", "demand", "demandDays", 31),
                        "demandDays")
                .refuses(Element.DRAFT_DEMAND, Map.of("demandDraft", "demand"), "demandDays")
                .refuses(Element.DRAFT_DEMAND, Map.of("demandDraft", "withhold"), "demandWords");
    }

    @Test
    void each_way_of_service_needs_its_proof() {
        debt.toDemand().draft(15).approve();
        for (String[] way :
                new String[][] {
                    {"signed", "receiver"},
                    {"refused", "witness"},
                    {"ems", "trackingNumber"},
                    {"none", "serveNote"}
                }) {
            Map<String, Object> answers = new HashMap<>(LegalDriver.service(way[0]));
            answers.remove(way[1]);
            debt.refuses(Element.SERVE_DEMAND, answers, way[1]);
        }
        Map<String, Object> early = LegalDriver.service("ems");
        early.put("servedOn", debt.today().minusDays(1).toString());
        debt.refuses(Element.SERVE_DEMAND, early, "servedOn");
        early.put("servedOn", debt.today().plusDays(1).toString());
        debt.refuses(Element.SERVE_DEMAND, early, "servedOn");
        debt.serve("electronic");
        assertThat(debt.open()).isEmpty();
    }

    @Test
    void nobody_approves_their_own_draft() {
        debt.toDemand().draft(15);
        sql.sql("update collection_paper set drafted_by = 'service-manager' where case_number = ?")
                .param(debt.caseNumber())
                .update();
        assertThat(
                        debt.refusal(
                                        Element.APPROVE_DEMAND,
                                        Map.of("demandDecision", "approved", "demandNote", "发"))
                                .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }
}
