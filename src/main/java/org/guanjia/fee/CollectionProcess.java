package org.guanjia.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.engine.EngineWork;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.fee.CollectionModel.Message;
import org.guanjia.fee.CollectionModel.Process;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService.Opened;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a collection from outside its diagram. */
@Component
public class CollectionProcess implements CaseFlow {

    private static final Set<String> MAY_WITHDRAW =
            Set.of(Roles.CASHIER, Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER);

    /** Whose work is at the house and not about its money. */
    private static final Set<String> NO_CONCERN =
            Set.of(
                    Roles.TECHNICIAN,
                    Roles.FOREMAN,
                    Roles.GUARD,
                    Roles.CONTROL_ROOM,
                    Roles.CLEANER,
                    Roles.CONTRACTOR);

    private final CollectionService collections;
    private final CollectionContacts contacts;
    private final CollectionMovements movements;
    private final CollectionReasons reasons;
    private final CollectionLegal legal;
    private final CollectionDisputes disputes;
    private final CaseLinks links;
    private final ResidentQuestions questions;
    private final EstateService estate;
    private final EngineWork engine;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    CollectionProcess(
            CollectionService collections,
            CollectionContacts contacts,
            CollectionMovements movements,
            CollectionReasons reasons,
            CollectionLegal legal,
            CollectionDisputes disputes,
            CaseLinks links,
            ResidentQuestions questions,
            EstateService estate,
            EngineWork engine,
            RuntimeService runtime,
            ManagementService management,
            Clock clock) {
        this.collections = collections;
        this.contacts = contacts;
        this.movements = movements;
        this.reasons = reasons;
        this.legal = legal;
        this.disputes = disputes;
        this.links = links;
        this.questions = questions;
        this.estate = estate;
        this.engine = engine;
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    @Override
    public String flow() {
        return CollectionService.FLOW;
    }

    /** {@inheritDoc} Staff alone collect, one account at a time; many at once are a batch. */
    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        if (!caller.admin() && !caller.has(Roles.CASHIER) && !caller.has(Roles.PROJECT_MANAGER)) {
            throw Refusal.forbidden("collection.staffAlone");
        }
        House house =
                estate.find(report.address().normalised())
                        .orElseThrow(() -> Refusal.invalid("room", "intake.unknownHouse"));
        return begin(house.id(), report.description(), caller.userId());
    }

    /**
     * Begins the collection of one account with the usual words.
     *
     * @return the case number
     * @throws Refusal 409 when nothing is overdue, or a collection of the house runs already
     */
    @Transactional
    public String begin(long houseId, String by) {
        return begin(houseId, null, by);
    }

    /**
     * Begins the collection of one account.
     *
     * @param words what the resident reads it is about; null for the usual ones
     * @return the case number
     * @throws Refusal 409 when nothing is overdue, or a collection of the house runs already
     */
    @Transactional
    public String begin(long houseId, String words, String by) {
        Opened opened = collections.open(houseId, words, by);
        engine.asHouse(() -> start(opened.caseNumber(), opened.firstStepAt()));
        return opened.caseNumber();
    }

    /**
     * Starts the process of a case whose rows are written. It goes straight to the wait for its
     * first step: no step of it runs here, and nothing but the case number is kept of the
     * variables. In the engine the caller must be the house, see {@link EngineWork#asHouse}.
     */
    void start(String caseNumber, Instant firstStepAt) {
        VariableMap variables =
                Variables.createVariables()
                        .putValue(Variable.CASE_NUMBER, caseNumber)
                        .putValueTyped(
                                Variable.NEXT_STEP_AT,
                                Variables.dateValue(Date.from(firstStepAt), true));
        runtime.startProcessInstanceByKey(Process.FEE_COLLECTION, caseNumber, variables);
    }

    /**
     * {@inheritDoc}
     *
     * <p>What the resident says about the arrears is dealt with before the next step.
     */
    @Override
    @Transactional
    public void answer(String caseNumber, Answer answer, Caller caller) {
        if (!CollectionContacts.QUESTION.equals(answer.question())) {
            throw Refusal.invalid(
                    "question", "casefile.unknownOption", CollectionContacts.QUESTION);
        }
        questions.answer(caseNumber, answer);
        contacts.answered(caseNumber, answer.answer(), answer.comment());
        lookNow(caseNumber);
    }

    /** Brings the next step forward when the process waits for its time. */
    private void lookNow(String caseNumber) {
        engine.asHouse(
                () ->
                        runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .processDefinitionKey(Process.FEE_COLLECTION)
                                .list()
                                .forEach(
                                        instance ->
                                                management
                                                        .createJobQuery()
                                                        .processInstanceId(instance.getId())
                                                        .activityId(Element.EVENT_NEXT_STEP_DUE)
                                                        .list()
                                                        .forEach(
                                                                job ->
                                                                        management.setJobDuedate(
                                                                                job.getId(),
                                                                                Date.from(
                                                                                        clock
                                                                                                .instant())))));
    }

    /**
     * Hands the case what moved on its account. A collection that has ended meanwhile needs
     * nothing.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when a colleague works on
     *     the case this instant: it stays for the next time
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void deliver(String caseNumber) {
        if (movements.take(caseNumber) && engine.waits(caseNumber, Message.PAYMENT_RECEIVED)) {
            engine.correlate(caseNumber, Message.PAYMENT_RECEIVED, Map.of());
        }
    }

    /** {@inheritDoc} Only a colleague takes a collection back, with a reason. */
    @Override
    @Transactional
    public void cancel(String caseNumber, String reason, Caller caller) {
        if (caller == null
                || !caller.admin() && caller.roles().stream().noneMatch(MAY_WITHDRAW::contains)) {
            throw Refusal.forbidden("collection.notCancelled");
        }
        engine.correlate(caseNumber, Message.CANCELLED, Map.of(Variable.WITHDRAWAL_REASON, reason));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A case ended for which a collection stands still: that one goes on. One that waits for
     * something else by now needs nothing. The case runs again: its reason is dealt with before the
     * next step.
     *
     * @return the number of the case that ended or runs again
     */
    @Override
    @Transactional
    public String take(LinkedRequest request) {
        switch (request.reason()) {
            case CollectionDisputes.LINKED_CASE_ENDED ->
                    disputes.waitingFor(request)
                            .filter(waiting -> engine.waits(waiting, Message.LINKED_CASE_ENDED))
                            .ifPresent(
                                    waiting ->
                                            engine.correlate(
                                                    waiting, Message.LINKED_CASE_ENDED, Map.of()));
            case CollectionDisputes.LINKED_CASE_REOPENED ->
                    disputes.reopened(request).ifPresent(reason -> again(request, reason));
            default -> throw Refusal.conflict("casefile.takesNothing", flow());
        }
        links.takeRequest(request);
        return request.fromCase();
    }

    /**
     * A problem is back. A collection that waits for its next step deals with it first; one whose
     * step runs already deals with it beside that step.
     */
    private void again(LinkedRequest request, String reason) {
        String collection = CollectionDisputes.collectionOf(request);
        boolean waits =
                engine.asHouse(
                        () ->
                                runtime.createProcessInstanceQuery()
                                                .processInstanceBusinessKey(collection)
                                                .processDefinitionKey(Process.FEE_COLLECTION)
                                                .activityIdIn(Element.EVENT_NEXT_STEP_DUE)
                                                .count()
                                        > 0);
        if (!waits
                && engine.waits(collection, Message.PROBLEM_REOPENED)
                && disputes.besides(request)) {
            engine.correlate(
                    collection, Message.PROBLEM_REOPENED, Map.of(Variable.REASON_CODE, reason));
            return;
        }
        disputes.again(collection, reason);
        lookNow(collection);
    }

    /** {@inheritDoc} What a household owes is no news for whoever repairs its tap. */
    @Override
    public boolean concerns(Caller caller) {
        return caller.admin() || !NO_CONCERN.containsAll(caller.roles());
    }

    @Override
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = collections.details(caseNumber);
        if (!details.isEmpty()) {
            details.put("reasons", reasons.details(caseNumber));
            details.put("instalments", reasons.instalments(caseNumber));
            details.putAll(legal.details(caseNumber));
        }
        return details;
    }
}
