package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.guanjia.language.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SupportsAndReferralsTest extends CaseTest {

    @Autowired Supports supports;
    @Autowired Referrals referrals;

    String number;

    @BeforeEach
    void aCase() {
        number = open().caseNumber();
    }

    @Test
    void help_is_asked_accepted_and_given() {
        long id = supports.request(number, "guard", "帮忙抬水泵", "zhang");
        assertThat(supports.get(id).state()).isEqualTo(Support.State.ASKED);
        CaseFilesTest.conflict(() -> supports.given(id, "抬好了", "li"));
        supports.answer(id, true, null, "li");
        CaseFilesTest.conflict(() -> supports.answer(id, false, "没空", "li"));
        supports.given(id, "抬好了", "li");
        Support given = supports.get(id);
        assertThat(given.state()).isEqualTo(Support.State.GIVEN);
        assertThat(given.result()).isEqualTo("抬好了");
        assertThat(files.view(number).supports()).containsExactly(given);
    }

    @Test
    void a_refusal_needs_a_reason() {
        long id = supports.request(number, "guard", "帮忙", "zhang");
        CaseFilesTest.refusedField("reason", () -> supports.answer(id, false, " ", "li"));
        supports.answer(id, false, "门岗只有一人", "li");
        assertThat(supports.get(id).answerReason()).isEqualTo("门岗只有一人");
    }

    @Test
    void requests_are_counted_by_role() {
        supports.answer(supports.request(number, "guard", "一", "zhang"), true, null, "li");
        supports.answer(supports.request(number, "guard", "二", "zhang"), false, "忙", "li");
        supports.request(number, "cleaner", "三", "zhang");
        assertThat(supports.counts(community, flow.now()))
                .containsExactly(
                        new SupportCount("cleaner", 1, 0, 0, 0),
                        new SupportCount("guard", 0, 1, 1, 0));
        assertThat(supports.counts(community, flow.now().plusSeconds(1))).isEmpty();
    }

    @Test
    void an_unknown_request_or_referral_is_not_found() {
        for (Runnable verb :
                java.util.List.<Runnable>of(
                        () -> supports.get(-1),
                        () -> supports.answer(-1, true, null, "li"),
                        () -> referrals.get(-1),
                        () -> referrals.outcome(-1, "solved", null, null, "li"))) {
            assertThatThrownBy(verb::run)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
    }

    @Test
    void passing_on_makes_one_numbered_document_with_receipt_and_outcome() {
        Referral opened =
                referrals.open(
                        number,
                        new NewReferral(
                                "gas",
                                "燃气公司",
                                "96777",
                                "城镇燃气管理条例",
                                "assist",
                                "表前管线归燃气公司",
                                flow.now().plus(Duration.ofDays(3))));
        assertThat(opened.documentNumber()).matches("ZJ-20261123-\\d{4,}");
        CaseFilesTest.conflict(() -> referrals.receipt(opened.id(), "RQ-1"));
        Referral passed = referrals.passOn(opened.id(), "zhang");
        assertThat(passed.document()).contains(opened.documentNumber(), "燃气公司", number, "厨房水龙头漏水");
        flow.advance(Duration.ofHours(1));
        assertThat(referrals.passOn(opened.id(), "li")).isEqualTo(passed);
        referrals.receipt(opened.id(), "RQ-1");
        CaseFilesTest.refusedField(
                "outcome", () -> referrals.outcome(opened.id(), "perhaps", null, null, "wu"));
        referrals.outcome(opened.id(), "notSolved", "仍有气味", "12345", "wu");
        Referral ended = referrals.last(number).orElseThrow();
        assertThat(ended.receipt()).isEqualTo("RQ-1");
        assertThat(ended.nextBody()).isEqualTo("12345");
        assertThat(files.view(number).referrals()).containsExactly(ended);
    }
}
