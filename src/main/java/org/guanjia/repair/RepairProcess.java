package org.guanjia.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.engine.EngineWork;
import org.guanjia.estate.Address;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.repair.RepairModel.Message;
import org.guanjia.repair.RepairModel.Process;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may be done to a repair from outside its diagram. */
@Component
public class RepairProcess implements CaseFlow {

    /** Process variable that comes with a withdrawal: why. */
    public static final String CANCEL_REASON = "cancelReason";

    /** What the resident is asked, and the message that the answer wakes. */
    private static final Map<String, String> ANSWERS =
            Map.of(
                    RepairWork.QUOTE, Message.QUOTE_ANSWERED,
                    RepairResult.ACCEPTANCE, Message.ACCEPTANCE_ANSWERED,
                    RepairVisit.APPOINTMENT, Message.APPOINTMENT_ANSWERED);

    /** Channels of reports that a colleague wrote down. */
    private static final Set<String> WRITTEN_DOWN = Set.of("desk", "phone", "patrol", "colleague");

    private final RepairService repairs;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final CasePlaces places;
    private final CaseExclusions exclusions;
    private final ResidentQuestions questions;
    private final EngineWork engine;
    private final RuntimeService runtime;
    private final Texts texts;

    RepairProcess(
            RepairService repairs,
            CaseFiles cases,
            CaseLinks links,
            CasePlaces places,
            CaseExclusions exclusions,
            ResidentQuestions questions,
            EngineWork engine,
            RuntimeService runtime,
            Texts texts) {
        this.repairs = repairs;
        this.cases = cases;
        this.links = links;
        this.places = places;
        this.exclusions = exclusions;
        this.questions = questions;
        this.engine = engine;
        this.runtime = runtime;
        this.texts = texts;
    }

    @Override
    public String flow() {
        return RepairService.FLOW;
    }

    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        CaseFile file = repairs.open(report, caller);
        Map<String, Object> variables = Map.of(Variable.CASE_NUMBER, file.caseNumber());
        engine.asHouse(
                () ->
                        WRITTEN_DOWN.contains(file.channel())
                                ? runtime.startProcessInstanceByKey(
                                        Process.REPAIR, file.caseNumber(), variables)
                                : runtime.startProcessInstanceByMessage(
                                        Message.REPORTED, file.caseNumber(), variables));
        return file.caseNumber();
    }

    /**
     * {@inheritDoc}
     *
     * <p>For the house or the place of the case that asks; {@code what} says what to repair, {@code
     * notBy} names a colleague who is kept out of it. Who wishes not to be known there is not named
     * here.
     */
    @Override
    @Transactional
    public String take(LinkedRequest request) {
        CaseFile from = cases.get(request.fromCase());
        boolean named = !from.anonymous() && !from.confidential();
        Address place = places.openly(from);
        String caseNumber =
                report(
                        new Report(
                                from.community(),
                                place.phase(),
                                place.building(),
                                place.unit(),
                                place.room(),
                                named
                                        ? reporter(request, "reporterName", from.reporterName())
                                        : null,
                                named
                                        ? reporter(request, "reporterPhone", from.reporterPhone())
                                        : null,
                                "flow",
                                String.valueOf(request.payload().get("what")),
                                null,
                                null,
                                null,
                                false,
                                false,
                                false,
                                List.of(),
                                Map.of()),
                        null);
        links.takeRequest(request, caseNumber);
        if (request.payload().get("notBy") instanceof String colleague) {
            exclusions.exclude(caseNumber, colleague, false, texts.say("repair.notBy"), null);
        }
        return caseNumber;
    }

    /** Whom the request names, else who reported the case that asks. */
    private static String reporter(LinkedRequest request, String fact, String otherwise) {
        Object named = request.payload().get(fact);
        return named == null ? otherwise : named.toString();
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
        String message = ANSWERS.get(answer.question());
        if (message == null) {
            throw Refusal.invalid(
                    "question", "casefile.unknownOption", String.join(", ", ANSWERS.keySet()));
        }
        if (RepairResult.NOT_FIXED.equals(answer.answer())
                && (answer.comment() == null || answer.comment().isBlank())) {
            throw Refusal.invalid("comment", "repair.notFixedNeedsReason");
        }
        questions.answer(caseNumber, answer);
        if (engine.waits(caseNumber, message)) {
            engine.correlate(caseNumber, message, Map.of());
        }
    }

    @Override
    @Transactional
    public void cancel(String caseNumber, String reason, Caller caller) {
        repairs.checkWithdrawal(caseNumber);
        engine.correlate(caseNumber, Message.CANCELLED, Map.of(CANCEL_REASON, reason));
    }

    /** Whether the job stands still until a part comes. */
    boolean waitsForPart(String caseNumber) {
        return engine.waits(caseNumber, Message.PART_ARRIVED);
    }

    /**
     * The part that the job waited for is there.
     *
     * @throws Refusal 409 when the case waits for no part
     */
    @Transactional
    public void partArrived(String caseNumber) {
        engine.correlate(caseNumber, Message.PART_ARRIVED, Map.of());
    }

    /**
     * {@inheritDoc}
     *
     * @throws Refusal 403 when whoever did the work would call back or rate it
     */
    @Override
    @Transactional
    public void handOver(String caseNumber, String role, String userId) {
        if (role.equals(Roles.HOUSEKEEPER)) {
            repairs.checkNotTheWorker(caseNumber, userId);
        }
        if (role.equals(Roles.TECHNICIAN)) {
            repairs.handTo(caseNumber, userId);
            engine.asHouse(() -> later(caseNumber, userId));
        }
    }

    /** The technician's tasks that are still to come are the new one's too. */
    private void later(String caseNumber, String userId) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .filter(part -> runtime.getVariable(part.getId(), Variable.TECHNICIAN) != null)
                .forEach(part -> runtime.setVariable(part.getId(), Variable.TECHNICIAN, userId));
    }

    @Override
    public Map<String, Object> details(String caseNumber) {
        Map<String, Object> details = new LinkedHashMap<>(repairs.details(caseNumber));
        details.put("waitsForPart", waitsForPart(caseNumber));
        return details;
    }

    @Override
    public Set<String> toldToResident() {
        return Set.of(
                "areaType",
                "technicianName",
                "eta",
                "meetingPoint",
                "arrivedAt",
                "quoteAmount",
                "quoteAnswer",
                "quoted",
                "used",
                "result",
                "billedAmount",
                "rating");
    }
}
