package org.guanjia.repair;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseSteps;
import org.guanjia.casefile.Escalations;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes after the work: acceptance, call-back, rework, costs and the team's rating. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RepairResult {

    /** The question that asks whether the work is good. */
    static final String ACCEPTANCE = "acceptance";

    /** The answer that it is not. */
    static final String NOT_FIXED = "notFixed";

    /** The answer that it is. */
    static final String ACCEPTED = "accept";

    static final String SATISFIED = "satisfied";
    static final String REWORK = "rework";
    static final String COMPLAINT = "complaint";

    /** From the second rework on somebody leads it. */
    private static final int LED_FROM = 2;

    private final RepairService repairs;
    private final RepairItems items;
    private final RepairDispatch dispatch;
    private final CaseFiles cases;
    private final CaseLinks links;
    private final CaseSteps steps;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final Escalations escalations;
    private final StaffService staff;
    private final Outbox outbox;
    private final RandomGenerator chance;
    private final JdbcClient sql;
    private final RepairFacts known;

    RepairResult(
            RepairService repairs,
            RepairItems items,
            RepairDispatch dispatch,
            CaseFiles cases,
            CaseLinks links,
            CaseSteps steps,
            ServiceClocks clocks,
            ResidentQuestions questions,
            Escalations escalations,
            StaffService staff,
            Outbox outbox,
            RandomGenerator chance,
            JdbcClient sql,
            RepairFacts known) {
        this.repairs = repairs;
        this.items = items;
        this.dispatch = dispatch;
        this.cases = cases;
        this.links = links;
        this.steps = steps;
        this.clocks = clocks;
        this.questions = questions;
        this.escalations = escalations;
        this.staff = staff;
        this.outbox = outbox;
        this.chance = chance;
        this.sql = sql;
        this.known = known;
    }

    /** What whoever asks how the work was, or plans it again, reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String workFacts(String caseNumber) {
        return known.work(caseNumber);
    }

    /**
     * The same, with what the call-back heard.
     *
     * @param heard the note of the call
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String workFacts(String caseNumber, String heard) {
        return known.work(caseNumber, heard);
    }

    /** Asks the resident whether the work is good. */
    public void askAcceptance(String caseNumber, ServiceTime acceptance) {
        questions.ask(caseNumber, ACCEPTANCE, List.of(ACCEPTED, NOT_FIXED), Map.of());
        clocks.start(caseNumber, acceptance);
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(file.contact(), "repair.notice.acceptance", Map.of(), false);
    }

    /**
     * Takes over the resident's answer; silence accepts.
     *
     * @return whether the work is accepted
     */
    public boolean takeAcceptance(String caseNumber) {
        ResidentQuestion question = questions.last(caseNumber, ACCEPTANCE).orElseThrow();
        boolean silent = question.state() != ResidentQuestion.State.ANSWERED;
        boolean accepted = silent || question.answer().equals(ACCEPTED);
        if (silent) {
            questions.withdraw(caseNumber, ACCEPTANCE);
        } else if (!accepted) {
            cases.note(caseNumber, null, question.comment());
        }
        RepairOrder order = repairs.order(caseNumber);
        order.appraised(question.rating(), question.speed(), question.attitude(), silent);
        repairs.save(order);
        clocks.met(caseNumber, "acceptance");
        return accepted;
    }

    /** What the table {@code repair-callback} is asked with; the sample is drawn by us. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> callBackFacts(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("rating", order.rating());
        facts.put("severity", cases.get(caseNumber).severity());
        facts.put("reworkCount", order.reworkCount());
        facts.put("escalated", escalations.wasEscalated(caseNumber));
        facts.put("sample", chance.nextDouble());
        return facts;
    }

    /**
     * Keeps whether there is to be a call-back. Where no housekeeper is employed who did not do the
     * work, the resident's own answer stands alone (S0-05).
     *
     * @return whether somebody calls back
     */
    public boolean decideCallBack(
            String caseNumber, boolean due, String reason, ServiceTime callBack) {
        RepairOrder order = repairs.order(caseNumber);
        boolean someone =
                steps.housekeeperThere(caseNumber)
                        && staff.members(order.community(), Roles.HOUSEKEEPER).stream()
                                .anyMatch(keeper -> !keeper.userId().equals(order.technician()));
        order.callBackDecided(reason);
        repairs.save(order);
        if (due && someone) {
            clocks.start(caseNumber, callBack);
        }
        return due && someone;
    }

    /**
     * Keeps the call-back.
     *
     * @param outcome satisfied, rework, complaint or unreachable
     * @param by the housekeeper, who must not have done the work
     * @return satisfied, rework or complaint
     */
    public String calledBack(String caseNumber, String outcome, String note, String by) {
        String text = Bounds.required("callBackNote", note, Bounds.REASON);
        if (outcome == null
                || !Set.of(SATISFIED, REWORK, COMPLAINT, "unreachable").contains(outcome)) {
            throw Refusal.invalid(
                    "callBackOutcome",
                    "casefile.unknownOption",
                    "satisfied, rework, complaint, unreachable");
        }
        RepairOrder order = repairs.order(caseNumber);
        notByTheWorker(order, by);
        order.calledBack(outcome, by);
        repairs.save(order);
        cases.note(caseNumber, by, text);
        clocks.met(caseNumber, "callback");
        return outcome.equals("unreachable") ? SATISFIED : outcome;
    }

    /** The unhappy resident gets a complaint; it waits until the complaint flow takes it. */
    public void openComplaint(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("technician", order.technician());
        facts.put("rating", order.rating());
        links.requestLinked(caseNumber, COMPLAINT, "unhappyCallBack", facts);
    }

    /**
     * One more rework: the clocks of the work start anew.
     *
     * @param times accept, arrive, fix
     * @param rework how long the lead has to plan, from the second rework on
     * @return the role that leads: foreman the second time, project manager from the third; null
     *     the first time, when the same technician comes again
     */
    public String reworked(String caseNumber, List<ServiceTime> times, ServiceTime rework) {
        RepairOrder order = repairs.order(caseNumber);
        int count = order.reworked();
        repairs.save(order);
        times.forEach(time -> clocks.start(caseNumber, time));
        if (count < LED_FROM) {
            return null;
        }
        String lead = count == LED_FROM ? Roles.FOREMAN : Roles.PROJECT_MANAGER;
        clocks.start(caseNumber, rework.ownedBy(lead));
        return lead;
    }

    /**
     * The lead's plan.
     *
     * @param technician who comes; null for the one who did the work
     */
    public void planned(String caseNumber, String technician, String note, String by) {
        cases.note(caseNumber, by, Bounds.required("reworkNote", note, Bounds.REASON));
        RepairOrder order = repairs.order(caseNumber);
        if (technician != null) {
            order.prefer(dispatch.technician(order, "reworkTechnician", technician));
            repairs.save(order);
        }
        clocks.met(caseNumber, "rework");
    }

    /**
     * Adds up what the job cost and what the resident owes (S1-12).
     *
     * @param rating how long the housekeeper has to rate the team
     */
    public Settlement settle(String caseNumber, ServiceTime rating) {
        RepairOrder order = repairs.order(caseNumber);
        BigDecimal used =
                sql.sql(
                                "select coalesce(sum(amount), 0) from repair_item"
                                        + " where case_number = ? and stage = ?")
                        .params(caseNumber, RepairItems.USED)
                        .query(BigDecimal.class)
                        .single();
        BigDecimal outside = Objects.requireNonNullElse(order.contractorAmount(), BigDecimal.ZERO);
        boolean paid = "paid".equals(order.repairWay()) && used.signum() > 0;
        order.settled(used.add(outside), paid ? used : BigDecimal.ZERO.setScale(2));
        repairs.save(order);
        boolean keeper = steps.housekeeperThere(caseNumber);
        if (keeper) {
            clocks.start(caseNumber, rating);
        }
        return new Settlement(paid, keeper);
    }

    /**
     * What the diagram takes from the settlement.
     *
     * @param paid whether the resident owes something
     * @param housekeeperThere whether somebody can rate the team
     */
    public record Settlement(boolean paid, boolean housekeeperThere) {}

    /** The bill goes to fees, where it waits until they take it; it never holds the case up. */
    public void bill(String caseNumber) {
        RepairOrder order = repairs.order(caseNumber);
        Map<String, Object> bill = new HashMap<>();
        bill.put("amount", order.billedAmount());
        bill.put("houseId", cases.get(caseNumber).houseId());
        bill.put("items", items.list(caseNumber, RepairItems.USED));
        links.requestLinked(caseNumber, "billing-run", "repairBill", bill);
    }

    /**
     * The housekeeper rates the team (S3-12).
     *
     * @param stars 1 to 5
     */
    public void rateTeam(String caseNumber, Integer stars, String comment, String by) {
        if (stars == null || stars < 1 || stars > 5) {
            throw Refusal.invalid("teamRating", "casefile.oneToFive");
        }
        RepairOrder order = repairs.order(caseNumber);
        notByTheWorker(order, by);
        order.teamRated(stars, Bounds.optional("teamComment", comment, Bounds.REASON));
        repairs.save(order);
        clocks.met(caseNumber, "rating");
    }

    private static void notByTheWorker(RepairOrder order, String by) {
        if (by != null && by.equals(order.technician())) {
            throw Refusal.forbidden("repair.ownWork");
        }
    }
}
