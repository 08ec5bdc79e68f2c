package org.guanjia.repair;

import java.time.Clock;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ServiceClock;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A repair from its report to its triage, and its withdrawal. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class RepairService {

    static final String FLOW = "repair";

    private static final String LETTERS = "BX";
    private static final String SCENE = "scene";
    private static final int SUMMARY = 120;

    /** Northern heating season, from about 15 November to 15 March. */
    private static final MonthDay HEATING_FROM = MonthDay.of(11, 15);

    private static final MonthDay HEATING_TO = MonthDay.of(3, 15);

    private final RepairOrders orders;
    private final RepairItems items;
    private final RepairDocuments documents;
    private final CaseFiles cases;
    private final CaseLists lists;
    private final CaseLinks links;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final EstateService estate;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    RepairService(
            RepairOrders orders,
            RepairItems items,
            RepairDocuments documents,
            CaseFiles cases,
            CaseLists lists,
            CaseLinks links,
            CasePlaces places,
            ServiceClocks clocks,
            EstateService estate,
            StaffService staff,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.orders = orders;
        this.items = items;
        this.documents = documents;
        this.cases = cases;
        this.lists = lists;
        this.links = links;
        this.places = places;
        this.clocks = clocks;
        this.estate = estate;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Opens the case file and the repair order. The house stays open until its address was checked.
     *
     * @return the case
     */
    public CaseFile open(Report report, Caller caller) {
        CaseFile file =
                cases.open(NewCase.from(FLOW, LETTERS, report, null, caller, clock.getZone()));
        orders.save(new RepairOrder(file.caseNumber(), file.community()));
        return file;
    }

    /**
     * What the table {@code repair-triage} is asked with: the resident's words, the category when
     * somebody gave one (a technician's correction before the reporter's), and the season.
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> triageFacts(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        String corrected = order(caseNumber).correctedCategory();
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", file.description());
        facts.put("category", corrected == null ? file.category() : corrected);
        facts.put("season", season());
        return facts;
    }

    /**
     * Keeps what the table found, starts the clocks and tells the resident number, address and when
     * to expect somebody (S1-08). A second triage, after a return, lets the clocks run on.
     *
     * @param ours whether the matter is ours by {@code case-jurisdiction}
     * @param times what may be needed: accept, arrive, fix, and scene for an emergency
     */
    public Triaged triage(String caseNumber, Triage triage, boolean ours, List<ServiceTime> times) {
        RepairOrder order = order(caseNumber);
        boolean again = order.triageRule() != null;
        boolean newUnit = triage.emergencyUnit() != null && order.emergencyUnit() == null;
        order.triaged(triage);
        orders.save(order);
        cases.classify(caseNumber, triage.category(), triage.severity());
        CaseFile file = cases.get(caseNumber);
        boolean alarmed = clocks.find(caseNumber, SCENE).isPresent() && !newUnit;
        times.forEach(time -> clock(caseNumber, time, ours));
        linkDuplicates(file);
        String place = places.of(file);
        if (!again && ours) {
            outbox.toResident(
                    file.contact(),
                    "repair.notice.received",
                    Map.of("title", file.title(), "house", place, "arrival", arrival(caseNumber)),
                    triage.emergency());
        }
        return new Triaged(
                triage.emergency() && !alarmed,
                triage.emergencyUnit() != null,
                place,
                summary(triage, file));
    }

    /**
     * What the diagram takes from a triage.
     *
     * @param emergency whether somebody goes to the scene now; once for a case, and again when a
     *     unit from outside turns out to be needed
     * @param unitNeeded whether a unit from outside is called
     */
    public record Triaged(boolean emergency, boolean unitNeeded, String house, String summary) {}

    /**
     * Whether the resident may still withdraw: until the work is done.
     *
     * @throws Refusal 409 when the work is done or the case has ended
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void checkWithdrawal(String caseNumber) {
        if (cases.get(caseNumber).status() != CaseStatus.OPEN) {
            throw Refusal.conflict("casefile.notOpen", caseNumber);
        }
        if (order(caseNumber).finishedAt() != null) {
            throw Refusal.conflict("repair.withdrawalTooLate", caseNumber);
        }
    }

    /** Ends the case by the resident's wish and tells whoever was on the way. */
    public void withdraw(String caseNumber, String reason) {
        RepairOrder order = order(caseNumber);
        if (order.technician() != null) {
            outbox.toStaff(
                    caseNumber,
                    order.community(),
                    order.technician(),
                    "repair.notice.withdrawn",
                    Map.of("reason", reason),
                    true);
        }
        order.closed();
        orders.save(order);
        cases.cancel(caseNumber, reason);
    }

    /**
     * Nobody calls back or rates what they did themselves; a housekeeper's task must not end up
     * with them, where nobody could do it any more.
     *
     * @throws Refusal 403
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public void checkNotTheWorker(String caseNumber, String user) {
        if (user.equals(order(caseNumber).technician())) {
            throw Refusal.forbidden("repair.ownWork");
        }
    }

    /** The work moves to another hand without a new acceptance. */
    public void handTo(String caseNumber, String user) {
        RepairOrder order = order(caseNumber);
        order.handedTo(user);
        orders.save(order);
    }

    /** The repair's own facts for the case view; empty for a case that has no repair order. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> details(String caseNumber) {
        return orders.findById(caseNumber).map(this::facts).orElse(Map.of());
    }

    private Map<String, Object> facts(RepairOrder order) {
        String caseNumber = order.caseNumber();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("areaType", order.areaType());
        details.put("technician", order.technician());
        details.put(
                "technicianName",
                order.technician() == null ? null : staff.nameOf(order.technician()));
        details.put("eta", order.etaAt());
        details.put("meetingPoint", order.meetingPoint());
        details.put("arrivedAt", order.arrivedAt());
        details.put("diagnosis", order.diagnosis());
        details.put("estimatedCost", order.estimatedCost());
        details.put("repairWay", order.repairWay());
        details.put("partName", order.partName());
        details.put("quoteAmount", order.quoteAmount());
        details.put("quoteAnswer", order.quoteAnswer());
        details.put("quoted", items.list(caseNumber, RepairItems.QUOTED));
        details.put("used", items.list(caseNumber, RepairItems.USED));
        details.put("documents", documents.list(caseNumber));
        details.put("result", order.result());
        details.put("billedAmount", order.billedAmount());
        details.put("reworkCount", order.reworkCount());
        details.put("returnCount", order.returnCount());
        details.put("rating", order.rating());
        details.put("callBackResult", order.callBackResult());
        details.put("teamRating", order.teamRating());
        return details;
    }

    RepairOrder order(String caseNumber) {
        return orders.findById(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    void save(RepairOrder order) {
        orders.save(order);
    }

    /**
     * Starts a clock, or lets it run on with the new time when the case came back. Only the scene
     * is ours when the matter is not.
     */
    private void clock(String caseNumber, ServiceTime time, boolean ours) {
        boolean known = clocks.find(caseNumber, time.measure()).isPresent();
        if (time.measure().equals(SCENE)) {
            if (!known) {
                clocks.start(caseNumber, time);
            }
        } else if (!ours) {
            clocks.drop(caseNumber, time.measure());
        } else if (known) {
            clocks.reschedule(caseNumber, time);
        } else {
            clocks.start(caseNumber, time);
        }
    }

    /** What came in within a day for the same house and category: shown, never merged by itself. */
    private void linkDuplicates(CaseFile file) {
        if (file.houseId() == null) {
            return;
        }
        lists.openOfHouse(file.houseId(), file.category(), CaseLists.DUPLICATE).stream()
                .filter(other -> !other.caseNumber().equals(file.caseNumber()))
                .forEach(
                        other ->
                                links.link(
                                        file.caseNumber(),
                                        other.caseNumber(),
                                        "possibleDuplicate"));
    }

    private Object arrival(String caseNumber) {
        return clocks.find(caseNumber, "arrive").<Object>map(ServiceClock::dueAt).orElse("—");
    }

    private String season() {
        MonthDay today = MonthDay.from(clock.instant().atZone(clock.getZone()));
        if (!today.isBefore(HEATING_FROM) || !today.isAfter(HEATING_TO)) {
            return "heating";
        }
        int month = today.getMonthValue();
        return month >= 6 && month <= 9 ? "cooling" : "none";
    }

    private String summary(Triage triage, CaseFile file) {
        String text = texts.say("repair.severity." + triage.severity()) + " · " + file.title();
        return text.codePointCount(0, text.length()) <= SUMMARY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SUMMARY - 1)) + "…";
    }
}
