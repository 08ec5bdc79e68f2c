package org.guanjia.renovation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.renovation.ViolationModel.Message;
import org.guanjia.renovation.ViolationModel.Process;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a violation from outside its diagram. */
@Component
public class ViolationProcess implements CaseFlow {

    private final ViolationFindings findings;
    private final ViolationService violations;
    private final ViolationRectification rectification;
    private final CaseLinks links;
    private final ResidentQuestions questions;
    private final EngineWork engine;
    private final RuntimeService runtime;

    ViolationProcess(
            ViolationFindings findings,
            ViolationService violations,
            ViolationRectification rectification,
            CaseLinks links,
            ResidentQuestions questions,
            EngineWork engine,
            RuntimeService runtime) {
        this.findings = findings;
        this.violations = violations;
        this.rectification = rectification;
        this.links = links;
        this.questions = questions;
        this.engine = engine;
        this.runtime = runtime;
    }

    @Override
    public String flow() {
        return ViolationService.FLOW;
    }

    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        CaseFile file = findings.open(report, caller);
        String caseNumber = file.caseNumber();
        Map<String, Object> variables = Map.of(Variable.CASE_NUMBER, caseNumber);
        engine.asHouse(
                () ->
                        ViolationPeople.found(report.channel(), report.onBehalf(), caller)
                                ? runtime.startProcessInstanceByKey(
                                        Process.RENOVATION_VIOLATION, caseNumber, variables)
                                : startByMessage(caseNumber));
        return caseNumber;
    }

    private ProcessInstance startByMessage(String caseNumber) {
        return runtime.startProcessInstanceByMessage(
                Message.REPORTED, caseNumber, Map.of(Variable.CASE_NUMBER, caseNumber));
    }

    /** {@inheritDoc} */
    @Override
    @Transactional
    public String take(LinkedRequest request) {
        String caseNumber = findings.open(request).caseNumber();
        engine.asHouse(() -> startByMessage(caseNumber));
        links.takeRequest(request, caseNumber);
        return caseNumber;
    }

    /**
     * {@inheritDoc}
     *
     * <p>That it is put right counts after the deadline too, as long as nobody has looked again.
     */
    @Override
    @Transactional
    public void answer(String caseNumber, Answer answer, Caller caller) {
        switch (answer.question()) {
            case ViolationRectification.RECTIFIED -> {
                questions.answer(caseNumber, answer);
                rectification.saidDone(caseNumber);
                wake(caseNumber, Message.RECTIFIED, Map.of());
            }
            case ViolationObjections.OBJECTION -> {
                if (answer.comment() == null || answer.comment().isBlank()) {
                    throw Refusal.invalid("comment", "violation.objectionNeedsReason");
                }
                questions.answer(caseNumber, answer);
                wake(caseNumber, Message.OBJECTED, Map.of(Variable.OBJECTION_RAISED, true));
            }
            default ->
                    throw Refusal.invalid(
                            "question",
                            "casefile.unknownOption",
                            String.join(
                                    ", ",
                                    List.of(
                                            ViolationRectification.RECTIFIED,
                                            ViolationObjections.OBJECTION)));
        }
    }

    private void wake(String caseNumber, String message, Map<String, ?> variables) {
        if (engine.waits(caseNumber, message)) {
            engine.correlate(caseNumber, message, variables);
        }
    }

    /**
     * The authority has answered.
     *
     * @param result corrected, fined, demolished or notAccepted
     * @throws Refusal 422 naming the field; 409 when the case waits for no answer
     */
    @Transactional
    public void authorityAnswered(String caseNumber, String result, String note) {
        ViolationReports.check(result, note);
        if (!engine.waits(caseNumber, Message.AUTHORITY_ANSWERED)) {
            throw Refusal.conflict("violation.noAnswerAwaited", caseNumber);
        }
        engine.correlate(
                caseNumber,
                Message.AUTHORITY_ANSWERED,
                Map.of(Variable.AUTHORITY_RESULT, result, Variable.AUTHORITY_NOTE, note));
    }

    @Override
    @Transactional
    public void cancel(String caseNumber, String reason, Caller caller) {
        violations.checkWithdrawable(caseNumber, caller == null || !caller.has(Roles.INTEGRATION));
        engine.correlate(caseNumber, Message.CANCELLED, Map.of(Variable.WITHDRAWAL_REASON, reason));
    }

    @Override
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = violations.details(caseNumber);
        if (!details.isEmpty()) {
            details.put("awaitsAuthority", engine.waits(caseNumber, Message.AUTHORITY_ANSWERED));
        }
        return details;
    }

    @Override
    public Set<String> toldToResident() {
        return Set.of(
                "place",
                "foundAt",
                "violationKind",
                "authority",
                "basis",
                "region",
                "lawAmount",
                "lawAmountSource",
                "deadlineHours",
                "notices",
                "suspended",
                "deduction",
                "agreementClause",
                "objection",
                "objectionDecision",
                "authorityResult",
                "violationState");
    }
}
