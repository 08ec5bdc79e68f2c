package org.guanjia.repair;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseAddresses;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.guanjia.staff.TechnicianChoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who does the job: offering, accepting, returning, and ruling on returns (S1-06, S1-07). */
@Service
@Transactional(noRollbackFor = {Refusal.class, NoTechnicianException.class})
public class RepairDispatch {

    /** The job is taken. */
    static final String ACCEPTED = "accepted";

    /** The foreman must rule. */
    static final String DISPUTED = "disputed";

    /** Somebody from outside is to do it. */
    static final String CONTRACTOR = "contractor";

    /** Dispatch starts again. */
    static final String REASSIGN = "reassign";

    private static final Set<String> DISPUTABLE = Set.of("unsafe", "overloaded", "needsContractor");
    private static final Set<String> PLAIN = Set.of("wrongTrade", "wrongAddress", "duplicate");
    private static final Set<String> MIS_DISPATCH = Set.of("wrongTrade", "wrongAddress");

    /** How long an offer stands; a new offer has its full time again. */
    private static final String OFFER = "offer";

    private static final int LONGEST_WAIT = 10_080;

    private final RepairService repairs;
    private final RepairOrders orders;
    private final CaseFiles cases;
    private final CaseAddresses addresses;
    private final CaseLinks links;
    private final ServiceClocks clocks;
    private final TechnicianChoice choice;
    private final StaffService staff;
    private final EstateService estate;
    private final Outbox outbox;
    private final JdbcClient sql;
    private final Clock clock;
    private final RepairFacts known;

    RepairDispatch(
            RepairService repairs,
            RepairOrders orders,
            CaseFiles cases,
            CaseAddresses addresses,
            CaseLinks links,
            ServiceClocks clocks,
            TechnicianChoice choice,
            StaffService staff,
            EstateService estate,
            Outbox outbox,
            JdbcClient sql,
            Clock clock,
            RepairFacts known) {
        this.repairs = repairs;
        this.orders = orders;
        this.cases = cases;
        this.addresses = addresses;
        this.links = links;
        this.clocks = clocks;
        this.choice = choice;
        this.staff = staff;
        this.estate = estate;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
        this.known = known;
    }

    /** What whoever rules on a return reads. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String returned(String caseNumber) {
        return known.returned(caseNumber);
    }

    /** What the table {@code repair-dispatch-mode} is asked with. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> modeFacts(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", file.community());
        facts.put("grade", estate.community(file.community()).grade());
        facts.put("category", file.category());
        facts.put("severity", file.severity());
        return facts;
    }

    /**
     * Finds who gets the job.
     *
     * @param mode assigned (指派), offered (抢单) or inTurn (轮询)
     * @param offer how long the offer stands
     * @return user id; empty when it is offered to the team
     * @throws NoTechnicianException when nobody on duty may do it; the offer's clock then runs too
     */
    public Optional<String> assign(String caseNumber, String mode, ServiceTime offer) {
        RepairOrder order = repairs.order(caseNumber);
        clocks.start(caseNumber, offer);
        Optional<String> chosen;
        if (order.preferredTechnician() != null) {
            chosen = Optional.of(order.preferredTechnician());
        } else if (mode.equals("offered")) {
            chosen = Optional.empty();
        } else {
            chosen = Optional.of(next(order, mode));
        }
        order.offered(mode, chosen.orElse(null));
        orders.save(order);
        tell(order, chosen);
        return chosen;
    }

    /** Opens the job to every technician of the community. */
    public void offerToAll(String caseNumber, ServiceTime offer) {
        RepairOrder order = repairs.order(caseNumber);
        order.offeredToAll();
        orders.save(order);
        clocks.restart(caseNumber, offer);
        tell(order, Optional.empty());
    }

    /**
     * A technician's answer to an offered job.
     *
     * @param decision accept or return
     * @param minutes until arrival, from now; required to accept
     * @param meetingPoint where an outside team and ours meet (S1-08); may be null
     * @param reason reason code; required to return
     * @param category the right category; required for wrongTrade
     * @param duplicateOf the case that it repeats; required for duplicate
     */
    public record JobAnswer(
            String decision,
            Integer minutes,
            String meetingPoint,
            String reason,
            String category,
            String duplicateOf,
            String note) {}

    /**
     * Keeps the answer. A wrong trade or address is counted against the rule that sent the job, not
     * against the person, and the clocks run on (S1-07).
     *
     * @return accepted, wrongTrade, wrongAddress, duplicate, or disputed when the foreman must rule
     * @throws Refusal 422 naming the field that is missing or wrong
     */
    public String answer(String caseNumber, JobAnswer answer, String by) {
        RepairOrder order = repairs.order(caseNumber);
        if ("accept".equals(answer.decision())) {
            accept(order, by, answer.minutes(), "arrivalInMinutes", answer.meetingPoint());
            return ACCEPTED;
        }
        if (!"return".equals(answer.decision())) {
            throw Refusal.invalid("jobDecision", "casefile.unknownOption", "accept, return");
        }
        String reason = answer.reason();
        if (reason == null || !PLAIN.contains(reason) && !DISPUTABLE.contains(reason)) {
            throw Refusal.invalid("returnReason", "repair.returnReason");
        }
        String note = Bounds.optional("returnNote", answer.note(), Bounds.REASON);
        switch (reason) {
            case "wrongTrade" -> {
                String category = Bounds.required("correctedCategory", answer.category(), 64);
                if (category.equals(cases.get(caseNumber).category())) {
                    throw Refusal.invalid("correctedCategory", "repair.sameCategory");
                }
                order.correctedTo(category);
            }
            case "wrongAddress" -> addresses.doubtAddress(caseNumber);
            case "duplicate" -> duplicate(order, answer.duplicateOf());
            default -> Bounds.required("returnNote", answer.note(), Bounds.REASON);
        }
        order.returned();
        orders.save(order);
        clocks.drop(caseNumber, OFFER);
        sql.sql(
                        "insert into repair_return (case_number, community, returned_by, reason,"
                                + " mis_dispatch, triage_rule, note, returned_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        caseNumber,
                        order.community(),
                        by,
                        reason,
                        MIS_DISPATCH.contains(reason),
                        order.triageRule(),
                        note,
                        Columns.time(clock.instant()))
                .update();
        return DISPUTABLE.contains(reason) ? DISPUTED : reason;
    }

    /**
     * What the control room did with a job that nobody took (S0-08, S0-09).
     *
     * @param handTo technician or contractor
     * @param technician user id; required for technician
     * @return accepted or contractor
     * @throws Refusal 422 naming the field that is missing or wrong
     */
    public String handOut(
            String caseNumber, String handTo, String technician, Integer minutes, String note) {
        RepairOrder order = repairs.order(caseNumber);
        Bounds.optional("handNote", note, Bounds.REASON);
        if (CONTRACTOR.equals(handTo)) {
            handedOutside(caseNumber);
            return CONTRACTOR;
        }
        if (!Roles.TECHNICIAN.equals(handTo)) {
            throw Refusal.invalid("handTo", "casefile.unknownOption", "technician, contractor");
        }
        accept(
                order,
                technician(order, "technicianId", technician),
                minutes,
                "arrivalInMinutes",
                null);
        tell(order, Optional.of(order.technician()));
        return ACCEPTED;
    }

    /**
     * The foreman's ruling on a disputed return.
     *
     * @param ruling reassign, sameTechnician or contractor
     * @return reassign or contractor
     * @throws Refusal 422 naming the field that is missing or wrong
     */
    public String rule(String caseNumber, String ruling, String note, String by) {
        Bounds.required("rulingNote", note, Bounds.REASON);
        RepairOrder order = repairs.order(caseNumber);
        String result =
                switch (ruling == null ? "" : ruling) {
                    case "reassign" -> REASSIGN;
                    case "sameTechnician" -> {
                        order.prefer(lastReturner(caseNumber));
                        orders.save(order);
                        yield REASSIGN;
                    }
                    case CONTRACTOR -> {
                        handedOutside(caseNumber);
                        yield CONTRACTOR;
                    }
                    default ->
                            throw Refusal.invalid(
                                    "ruling",
                                    "casefile.unknownOption",
                                    "reassign, sameTechnician, contractor");
                };
        sql.sql(
                        "update repair_return set ruling = ?, ruled_by = ? where case_number = ?"
                                + " and ruling is null")
                .params(ruling, by, caseNumber)
                .update();
        return result;
    }

    /**
     * A colleague of the community who is a technician.
     *
     * @throws Refusal 422 when there is no such technician
     */
    String technician(RepairOrder order, String field, String user) {
        String id = Bounds.required(field, user, Bounds.NAME);
        if (staff.members(order.community(), Roles.TECHNICIAN).stream()
                .noneMatch(member -> member.userId().equals(id))) {
            throw Refusal.invalid(field, "repair.noSuchTechnician", id);
        }
        return id;
    }

    private void accept(
            RepairOrder order, String user, Integer minutes, String field, String meetingPoint) {
        if (minutes == null || minutes < 1 || minutes > LONGEST_WAIT) {
            throw Refusal.invalid(field, "repair.arrivalMinutes", LONGEST_WAIT);
        }
        Instant now = clock.instant();
        order.accepted(
                user,
                now,
                now.plusSeconds(minutes * 60L),
                Bounds.optional("meetingPoint", meetingPoint, 200));
        orders.save(order);
        clocks.met(order.caseNumber(), "accept");
        clocks.drop(order.caseNumber(), OFFER);
    }

    /** Nobody of ours is offered the job any more, and nobody of ours goes there. */
    private void handedOutside(String caseNumber) {
        clocks.met(caseNumber, "accept");
        clocks.drop(caseNumber, OFFER);
        clocks.drop(caseNumber, "arrive");
    }

    private void duplicate(RepairOrder order, String other) {
        String number = Bounds.required("duplicateOf", other, 24);
        CaseFile original =
                cases.findCommunity(number)
                        .filter(order.community()::equals)
                        .map(community -> cases.get(number))
                        .filter(file -> file.status() == CaseStatus.OPEN)
                        .filter(file -> !file.caseNumber().equals(order.caseNumber()))
                        .orElseThrow(
                                () -> Refusal.invalid("duplicateOf", "repair.noOpenCase", number));
        links.link(order.caseNumber(), original.caseNumber(), "duplicateOf");
    }

    private String next(RepairOrder order, String mode) {
        Map<String, Integer> load = new HashMap<>();
        orders.loads(order.community()).forEach(one -> load.put(one.technician(), one.jobs()));
        CaseFile file = cases.get(order.caseNumber());
        Long grid =
                Optional.ofNullable(file.houseId())
                        .map(estate::house)
                        .map(House::gridId)
                        .orElse(null);
        return choice.next(
                        order.community(),
                        order.skill(),
                        grid,
                        barred(order.caseNumber()),
                        load,
                        mode.equals("inTurn")
                                ? TechnicianChoice.Mode.IN_TURN
                                : TechnicianChoice.Mode.ASSIGNED)
                .orElseThrow(() -> new NoTechnicianException(order.caseNumber(), order.skill()));
    }

    /** Who returned the job, and who is kept out of the whole case; one statement. */
    private Set<String> barred(String caseNumber) {
        return new HashSet<>(
                sql.sql(
                                "select returned_by from repair_return where case_number = :case"
                                        + " and returned_by is not null union"
                                        + " select x.user_id from case_exclusion x join case_file f"
                                        + " on f.id = x.case_id where f.case_number = :case"
                                        + " and x.task = '*'")
                        .param("case", caseNumber)
                        .query(String.class)
                        .list());
    }

    private String lastReturner(String caseNumber) {
        return sql.sql(
                        "select returned_by from repair_return where case_number = ? order by id desc")
                .param(caseNumber)
                .query(String.class)
                .list()
                .get(0);
    }

    private void tell(RepairOrder order, Optional<String> user) {
        Map<String, Object> facts = Map.of("title", cases.get(order.caseNumber()).title());
        user.ifPresentOrElse(
                one ->
                        outbox.toStaff(
                                order.caseNumber(),
                                order.community(),
                                one,
                                "repair.notice.job",
                                facts,
                                true),
                () ->
                        outbox.toRole(
                                order.caseNumber(),
                                order.community(),
                                Roles.TECHNICIAN,
                                "repair.notice.offer",
                                facts,
                                true));
    }
}
