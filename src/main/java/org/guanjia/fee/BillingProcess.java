package org.guanjia.fee;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.Report;
import org.guanjia.engine.EngineWork;
import org.guanjia.fee.BillingModel.Message;
import org.guanjia.fee.BillingModel.Process;
import org.guanjia.fee.BillingModel.Variable;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a billing run from outside its diagram. */
@Component
public class BillingProcess implements CaseFlow {

    /** By which the engine finds the case's community. */
    private static final String CASE_NUMBER = "caseNumber";

    private final BillingCases billing;
    private final FeeEntries entries;
    private final EngineWork engine;
    private final RuntimeService runtime;

    BillingProcess(
            BillingCases billing, FeeEntries entries, EngineWork engine, RuntimeService runtime) {
        this.billing = billing;
        this.entries = entries;
        this.engine = engine;
        this.runtime = runtime;
    }

    @Override
    public String flow() {
        return BillingCases.FLOW;
    }

    /**
     * Begins the run of a month.
     *
     * @param by null when the calendar begins it
     * @return the case number
     * @throws Refusal 409 when the month has one
     */
    @Transactional
    public String begin(String community, YearMonth month, String by) {
        String caseNumber = billing.open(community, month, by);
        engine.asHouse(
                () ->
                        runtime.startProcessInstanceByKey(
                                Process.BILLING_RUN, caseNumber, Map.of(CASE_NUMBER, caseNumber)));
        return caseNumber;
    }

    /** {@inheritDoc} The month stands in the field {@code month}, such as {@code 2026-11}. */
    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        if (!caller.admin() && !caller.has(Roles.CASHIER)) {
            throw Refusal.forbidden("fee.cashierAlone");
        }
        return begin(report.community(), month(report.extra().get("month")), caller.userId());
    }

    static YearMonth month(Object text) {
        try {
            return YearMonth.parse(Refused.missing("month", text).toString());
        } catch (DateTimeException e) {
            throw Refusal.invalid("month", "fee.monthUnreadable");
        }
    }

    /**
     * Asks to undo what was posted; the project manager decides.
     *
     * @throws Refusal 409 when something is paid, or the due day has passed
     */
    @Transactional
    public void requestReversal(String caseNumber, String reason, Caller caller) {
        if (!engine.waits(caseNumber, Message.REVERSAL_REQUESTED)) {
            throw Refusal.conflict("fee.noReversalNow");
        }
        billing.askReversal(caseNumber, reason, caller.userId());
        engine.correlate(
                caseNumber, Message.REVERSAL_REQUESTED, Map.of(Variable.REVERSAL_REASON, reason));
    }

    /**
     * Takes over the bill of a repair or the compensation of a complaint, once; no case is opened
     * for it.
     *
     * @return the number of the case that asked
     */
    @Override
    public String take(LinkedRequest request) {
        entries.take(request);
        return request.fromCase();
    }

    /** Nobody is asked anything here. */
    @Override
    public void answer(String caseNumber, Answer answer, Caller caller) {
        throw Refusal.conflict("fee.noQuestion");
    }

    /** The cashier abandons it in the form; what is posted is reversed. */
    @Override
    public void cancel(String caseNumber, String reason, Caller caller) {
        throw Refusal.conflict("fee.notCancelled");
    }

    /** It is about the accounts of a whole community. */
    @Override
    public boolean atPlace() {
        return false;
    }

    @Override
    public Map<String, Object> details(String caseNumber) {
        return billing.details(caseNumber);
    }
}
