package org.guanjia.renovation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.EngineWork;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.language.Refusal;
import org.guanjia.renovation.PermitModel.Message;
import org.guanjia.renovation.PermitModel.Process;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a renovation permit from outside its diagram. */
@Component
public class PermitProcess implements CaseFlow {

    /** Channels of applications that a colleague took down. */
    private static final Set<String> WRITTEN_DOWN = Set.of("desk", "phone", "patrol", "colleague");

    private final PermitService permits;
    private final PermitReview review;
    private final PermitValidity validity;
    private final PermitOpening opening;
    private final PermitViews views;
    private final ResidentQuestions questions;
    private final ServiceTimes times;
    private final Decisions decisions;
    private final EngineWork engine;
    private final RuntimeService runtime;

    PermitProcess(
            PermitService permits,
            PermitReview review,
            PermitValidity validity,
            PermitOpening opening,
            PermitViews views,
            ResidentQuestions questions,
            ServiceTimes times,
            Decisions decisions,
            EngineWork engine,
            RuntimeService runtime) {
        this.permits = permits;
        this.review = review;
        this.validity = validity;
        this.opening = opening;
        this.views = views;
        this.questions = questions;
        this.times = times;
        this.decisions = decisions;
        this.engine = engine;
        this.runtime = runtime;
    }

    @Override
    public String flow() {
        return PermitService.FLOW;
    }

    /**
     * {@inheritDoc}
     *
     * @throws Refusal 422 naming the field of an application that cannot be dealt with: see {@link
     *     PermitApplication} and {@link PermitService#open}
     */
    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        PermitApplication application = PermitApplication.of(report);
        List<WorkRule> works = application.works().stream().map(this::rule).toList();
        CaseFile file =
                permits.open(
                        report,
                        application,
                        works,
                        PermitTerms.of(
                                decisions.one("permit-terms", opening.facts(report.community()))),
                        caller);
        String caseNumber = file.caseNumber();
        Map<String, Object> variables = Map.of(Variable.CASE_NUMBER, caseNumber);
        engine.asHouse(
                () ->
                        WRITTEN_DOWN.contains(file.channel())
                                ? runtime.startProcessInstanceByKey(
                                        Process.RENOVATION_PERMIT, caseNumber, variables)
                                : runtime.startProcessInstanceByMessage(
                                        Message.APPLIED, caseNumber, variables));
        return caseNumber;
    }

    private WorkRule rule(String code) {
        return WorkRule.of(code, decisions.one("permit-review", Map.of("work", code)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code completion}: what was missing, as a comment or as photos. {@code works}: {@code
     * finished}, or {@code extend} with a comment that begins with the wanted last day.
     */
    @Override
    @Transactional
    public void answer(String caseNumber, Answer answer, Caller caller) {
        switch (answer.question()) {
            case PermitService.COMPLETION -> {
                review.handIn(caseNumber, answer.comment());
                questions.answer(caseNumber, answer);
                engine.correlate(caseNumber, Message.COMPLETION_ANSWERED, Map.of());
            }
            case PermitWork.WORKS -> works(caseNumber, answer);
            default ->
                    throw Refusal.invalid(
                            "question", "casefile.unknownOption", "completion, works");
        }
    }

    private void works(String caseNumber, Answer answer) {
        if (!PermitWork.EXTEND.equals(answer.answer())) {
            questions.answer(caseNumber, answer);
            engine.correlate(caseNumber, Message.WORKS_FINISHED, Map.of());
            return;
        }
        // Only where the question offers it: not when something is to be put right.
        questions.answer(caseNumber, answer);
        PermitTerms terms =
                PermitTerms.of(decisions.one("permit-terms", opening.terms(caseNumber)));
        String request =
                validity.ask(
                        caseNumber,
                        answer.comment(),
                        terms.longestDays(),
                        times.of(caseNumber, "extension"));
        engine.correlate(
                caseNumber, Message.EXTENSION_ASKED, Map.of(Variable.EXTENSION_REQUEST, request));
        // The works go on: the next word may come at once.
        questions.ask(caseNumber, PermitWork.WORKS, PermitWork.ANSWERS, Map.of());
    }

    /**
     * Fees report that the deposit was paid.
     *
     * @param amount in yuan, exactly as agreed
     * @param receipt number of the channel's transaction, each once
     * @throws Refusal 409 when nobody waits for it (any more); 422 when it is not the amount agreed
     */
    @Transactional
    public void depositPaid(String caseNumber, BigDecimal amount, String method, String receipt) {
        engine.correlate(
                caseNumber,
                Message.DEPOSIT_PAID,
                Map.of(
                        Variable.DEPOSIT_AMOUNT, amount.toPlainString(),
                        Variable.DEPOSIT_METHOD, method,
                        Variable.DEPOSIT_RECEIPT, receipt));
    }

    @Override
    @Transactional
    public void cancel(String caseNumber, String reason, Caller caller) {
        permits.checkWithdrawable(caseNumber);
        engine.correlate(caseNumber, Message.CANCELLED, Map.of(Variable.WITHDRAWAL_REASON, reason));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> details(String caseNumber) {
        return views.of(caseNumber);
    }

    @Override
    public Set<String> toldToResident() {
        return Set.of(
                "permitState",
                "permitNumber",
                "validFrom",
                "validTo",
                "workHours",
                "works",
                "applicant",
                "firm",
                "qualification",
                "personInCharge",
                "personInChargePhone",
                "workers",
                "drawings",
                "approvals",
                "missing",
                "agreementNumber",
                "depositDue",
                "depositHeld",
                "begunAt",
                "extensionWanted",
                "finalPassedAt",
                "waterTestBegunAt",
                "acceptedAt");
    }
}
