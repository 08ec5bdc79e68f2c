package org.guanjia.complaint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.complaint.ComplaintModel.Message;
import org.guanjia.complaint.ComplaintModel.Process;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.EngineWork;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.estate.Address;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a complaint from outside its diagram. */
@Component
public class ComplaintProcess implements CaseFlow {

    /** Channels of reports that a colleague wrote down. */
    private static final Set<String> WRITTEN_DOWN = Set.of("desk", "phone", "patrol", "colleague");

    private final ComplaintIntake intake;
    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final ComplaintMajor major;
    private final ComplaintReopening reopening;
    private final ComplaintHandOver handOver;
    private final ComplaintDetails facts;
    private final ComplaintSeverity severity;
    private final ComplaintGroups groups;
    private final ComplaintRaises raises;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final ResidentQuestions questions;
    private final ServiceTimes times;
    private final EngineWork engine;
    private final RuntimeService runtime;

    ComplaintProcess(
            ComplaintIntake intake,
            ComplaintService complaints,
            ComplaintPeople people,
            ComplaintMajor major,
            ComplaintReopening reopening,
            ComplaintHandOver handOver,
            ComplaintDetails facts,
            ComplaintSeverity severity,
            ComplaintGroups groups,
            ComplaintRaises raises,
            CaseFiles cases,
            CaseLinks links,
            ResidentQuestions questions,
            ServiceTimes times,
            EngineWork engine,
            RuntimeService runtime) {
        this.intake = intake;
        this.complaints = complaints;
        this.people = people;
        this.major = major;
        this.reopening = reopening;
        this.handOver = handOver;
        this.facts = facts;
        this.severity = severity;
        this.groups = groups;
        this.raises = raises;
        this.cases = cases;
        this.links = links;
        this.questions = questions;
        this.times = times;
        this.engine = engine;
        this.runtime = runtime;
    }

    @Override
    public String flow() {
        return ComplaintService.FLOW;
    }

    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        CaseFile file = intake.open(report, caller);
        String caseNumber = file.caseNumber();
        complaints.promiseAcknowledgement(caseNumber, times.of(caseNumber, "acknowledge"));
        Map<String, Object> variables = Map.of(Variable.CASE_NUMBER, caseNumber);
        engine.asHouse(
                () ->
                        WRITTEN_DOWN.contains(file.channel())
                                ? runtime.startProcessInstanceByKey(
                                        Process.COMPLAINT, caseNumber, variables)
                                : runtime.startProcessInstanceByMessage(
                                        Message.FILED, caseNumber, variables));
        return caseNumber;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Whoever did the work there is who the complaint is about. A request may say {@code what}
     * it is about and who reports it.
     */
    @Override
    @Transactional
    public String take(LinkedRequest request) {
        CaseFile from = cases.get(request.fromCase());
        Map<String, Object> extra = new HashMap<>();
        extra.put("aboutStaff", request.payload().get("technician"));
        Address place = from.claimed();
        String caseNumber =
                report(
                        new Report(
                                from.community(),
                                place.phase(),
                                place.building(),
                                place.unit(),
                                place.room(),
                                fact(request, "reporterName", from.reporterName()),
                                fact(request, "reporterPhone", from.reporterPhone()),
                                "flow",
                                intake.wordsOf(from, fact(request, "what", from.description())),
                                from.flow().equals("repair") ? "repair.quality" : null,
                                ComplaintService.COMPLAINT,
                                null,
                                false,
                                false,
                                false,
                                List.of(),
                                extra),
                        null);
        links.takeRequest(request, caseNumber);
        return caseNumber;
    }

    /** What the request says, else what the case that asks says. */
    private static String fact(LinkedRequest request, String name, String otherwise) {
        Object said = request.payload().get(name);
        return said == null ? otherwise : said.toString();
    }

    /**
     * {@inheritDoc}
     *
     * <p>An answer that comes while somebody is already on the telephone about it is kept; the step
     * that follows the call takes it over.
     */
    @Override
    @Transactional
    public void answer(String caseNumber, Answer answer, Caller caller) {
        if (!ComplaintResult.RESOLUTION.equals(answer.question())) {
            throw Refusal.invalid("question", "casefile.unknownOption", ComplaintResult.RESOLUTION);
        }
        if (ComplaintResult.REJECT.equals(answer.answer())
                && (answer.comment() == null || answer.comment().isBlank())) {
            throw Refusal.invalid("comment", "complaint.rejectionNeedsReason");
        }
        questions.answer(caseNumber, answer);
        if (engine.waits(caseNumber, Message.RESOLUTION_ANSWERED)) {
            engine.correlate(caseNumber, Message.RESOLUTION_ANSWERED, Map.of());
        }
    }

    /**
     * The resident says something after the end: within 72 hours it reopens the case, once; else it
     * opens a linked case, or is noted in the one that runs already.
     *
     * @return number of the case that is worked on now
     * @throws Refusal 409 when the case runs
     */
    @Transactional
    public String reopen(String caseNumber, String reason, Caller caller) {
        String by = caller == null || caller.has(Roles.INTEGRATION) ? null : caller.userId();
        if (reopening.reopen(caseNumber, reason, by)) {
            engine.asHouse(
                    () ->
                            runtime.startProcessInstanceByMessage(
                                    Message.REOPENED,
                                    caseNumber,
                                    Map.of(
                                            Variable.CASE_NUMBER,
                                            caseNumber,
                                            Variable.SUMMARY,
                                            reopening.summary(caseNumber, reason))));
            return caseNumber;
        }
        String running = reopening.running(caseNumber).orElse(null);
        if (running != null) {
            cases.note(running, by, reason);
            return running;
        }
        String following = report(reopening.followUp(caseNumber, reason), null);
        links.link(following, caseNumber, ComplaintReopening.FOLLOW_UP);
        return following;
    }

    @Override
    @Transactional
    public void cancel(String caseNumber, String reason, Caller caller) {
        complaints.checkOpen(caseNumber);
        engine.correlate(caseNumber, Message.CANCELLED, Map.of(Variable.WITHDRAWAL_REASON, reason));
    }

    /**
     * {@inheritDoc}
     *
     * @throws Refusal 403 when the complaint is about the colleague
     */
    @Override
    @Transactional
    public void handOver(String caseNumber, String role, String userId) {
        people.check(caseNumber, userId);
        for (String part : people.partsOf(caseNumber, role)) {
            handOver.given(caseNumber, part, new Hand(userId, role));
            engine.asHouse(() -> later(caseNumber, part, userId));
        }
    }

    /** What the case's processes carry, for the tasks that are still to come too. */
    private void later(String caseNumber, String name, String value) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .filter(instance -> runtime.getVariable(instance.getId(), name) != null)
                .forEach(instance -> runtime.setVariable(instance.getId(), name, value));
    }

    /**
     * Raises one case that others of its cause carried up; a major one that is handled is
     * contained, by itself or by the case that leads its group.
     */
    @Transactional
    public void raise(ComplaintRaises.Raise raise) {
        String caseNumber = raise.caseNumber();
        if (!raises.take(raise.id())) {
            return;
        }
        boolean rose =
                severity.raise(
                        caseNumber,
                        raise.severity(),
                        raise.reason(),
                        times.of(caseNumber, raise.severity(), ComplaintSeverity.MEASURES));
        if (rose || raise.reason().equals(ComplaintGroups.LEAD)) {
            regraded(caseNumber, raise.severity());
        }
    }

    /**
     * A colleague judges a case anew.
     *
     * @throws Refusal as {@link ComplaintSeverity#judge}
     */
    @Transactional
    public void judge(String caseNumber, String code, String reason, Caller caller) {
        String judged = ComplaintSeverity.read(code);
        severity.judge(
                caseNumber,
                judged,
                reason,
                caller,
                times.of(caseNumber, judged, ComplaintSeverity.MEASURES));
        regraded(caseNumber, judged);
    }

    private void regraded(String caseNumber, String code) {
        engine.asHouse(() -> later(caseNumber, Variable.SUMMARY, complaints.summary(caseNumber)));
        if (ComplaintService.MAJOR.equals(code) && severity.uncontained(caseNumber)) {
            engine.correlate(
                    caseNumber,
                    Message.BECAME_MAJOR,
                    Map.of(Variable.LED_BY_ANOTHER, groups.ledByAnother(caseNumber)));
        }
    }

    @Override
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = facts.of(caseNumber);
        if (major.written(caseNumber)) {
            details.put("reportUrl", "/api/cases/" + caseNumber + "/report");
        }
        return details;
    }

    @Override
    public Set<String> toldToResident() {
        return Set.of(
                "handlerName",
                "anonymous",
                "confidential",
                "externalNumber",
                "externalDue",
                "demand",
                "nextContact");
    }
}
