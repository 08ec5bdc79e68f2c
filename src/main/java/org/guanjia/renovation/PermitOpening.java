package org.guanjia.renovation;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.renovation.PermitApplication.Worker;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the approval to the permit: agreement, deposit, permit, passes; and the money's way back.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitOpening {

    private static final String OPENING = "opening";
    private static final List<String> METHODS = List.of("cash", "transfer", "qr");
    private static final int RECEIPT = 64;
    private static final int CODE_BYTES = 16;

    private final PermitService permits;
    private final PermitLists lists;
    private final PermitPapers papers;
    private final PermitValidity validity;
    private final Deposits deposits;
    private final WorkerPasses passes;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final ResidentQuestions questions;
    private final EstateService estate;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    PermitOpening(
            PermitService permits,
            PermitLists lists,
            PermitPapers papers,
            PermitValidity validity,
            Deposits deposits,
            WorkerPasses passes,
            CaseFiles cases,
            ServiceClocks clocks,
            ResidentQuestions questions,
            EstateService estate,
            StaffService staff,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.papers = papers;
        this.validity = validity;
        this.deposits = deposits;
        this.passes = passes;
        this.cases = cases;
        this.clocks = clocks;
        this.questions = questions;
        this.estate = estate;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What the diagram takes from the preparation.
     *
     * @param receptionRole who receives the resident
     * @param depositDue whether there is anything to pay
     * @param summary what the colleagues read, the amount due included
     */
    public record Prepared(String receptionRole, boolean depositDue, String summary) {}

    /** What the table {@code permit-terms} is asked with, for the community of a case. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> terms(String caseNumber) {
        return facts(cases.communityOf(caseNumber));
    }

    Map<String, Object> facts(String community) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", community);
        facts.put("grade", estate.community(community).grade());
        return facts;
    }

    /** Tells the resident that it is allowed, what to sign and what to pay, and by when. */
    public Prepared prepare(String caseNumber, PermitTerms terms, ServiceTime opening) {
        RenovationPermit permit = permits.record(caseNumber);
        permit.agreeOn(terms.hours(), terms.deposit());
        permits.save(permit);
        String role = reception(permit.community());
        clocks.start(caseNumber, opening.ownedBy(role));
        String amount = Texts.yuan(terms.deposit());
        permits.toResident(
                caseNumber,
                "permit.notice.approved",
                Map.of(
                        "note", permit.reviewNote(),
                        "hours", terms.hours(),
                        "deposit", amount,
                        "due", permits.due(caseNumber, OPENING)));
        return new Prepared(
                role,
                terms.deposit().signum() > 0,
                texts.say(
                        "permit.summaryToSign",
                        permit.firm(),
                        permit.validFrom(),
                        permit.validTo(),
                        amount));
    }

    /** Where there is no desk, no step waits for one (S0-05). */
    private String reception(String community) {
        if (estate.hasServiceDesk(community) && !staff.members(community, Roles.DESK).isEmpty()) {
            return Roles.DESK;
        }
        return staff.members(community, Roles.HOUSEKEEPER).isEmpty()
                ? Roles.CONTROL_ROOM
                : Roles.HOUSEKEEPER;
    }

    /** Keeps the number of the agreement that all three have signed. */
    public void signed(String caseNumber, String number, String by) {
        RenovationPermit permit = permits.record(caseNumber);
        String agreement = Bounds.required("agreementNumber", number, RECEIPT);
        permit.signed(agreement, clock.instant());
        permits.save(permit);
        cases.note(caseNumber, by, texts.say("permit.signed", agreement));
        if (permit.depositDue().signum() == 0) {
            clocks.met(caseNumber, OPENING);
        }
    }

    /**
     * Holds the deposit, exactly as agreed.
     *
     * @param by user id of the cashier; null when fees report the payment
     * @throws Refusal 422 naming the field; 409 when the receipt was recorded before
     */
    public void paid(
            String caseNumber, BigDecimal amount, String method, String receipt, String by) {
        RenovationPermit permit = permits.record(caseNumber);
        if (amount == null || amount.compareTo(permit.depositDue()) != 0) {
            throw Refusal.invalid(
                    "depositAmount", "permit.depositAmount", Texts.yuan(permit.depositDue()));
        }
        PermitService.choice("depositMethod", method, METHODS);
        String paper = Bounds.required("depositReceipt", receipt, RECEIPT);
        deposits.hold(caseNumber, permit.depositDue(), paper, by);
        permit.paid(clock.instant());
        permits.save(permit);
        clocks.met(caseNumber, OPENING);
    }

    /** Reminds the resident to sign and pay, before the approval lapses. */
    public void remind(String caseNumber) {
        RenovationPermit permit = permits.record(caseNumber);
        permits.toResident(
                caseNumber,
                "permit.notice.openingReminder",
                Map.of(
                        "deposit", Texts.yuan(permit.depositDue()),
                        "due", permits.due(caseNumber, OPENING)));
    }

    /**
     * Issues the permit with its number and code, and a pass for each worker.
     *
     * @param near how long before its end the resident is warned
     * @param handOut how long handing out the passes may take
     * @return what the guard has to hand out: the permit and each pass by its number and trade; the
     *     names stay with the passes
     * @throws Refusal 409 when the agreement or the deposit is missing
     */
    public String issue(String caseNumber, ServiceTime near, ServiceTime handOut) {
        RenovationPermit permit = permits.record(caseNumber);
        if (permit.agreementSignedAt() == null
                || permit.depositDue().signum() > 0
                        && deposits.balance(caseNumber).compareTo(permit.depositDue()) < 0) {
            throw Refusal.conflict("permit.notConcluded", caseNumber);
        }
        byte[] secret = new byte[CODE_BYTES];
        chance.nextBytes(secret);
        String code = HexFormat.of().formatHex(secret);
        permit.issue(papers.permit(permit, code), code, clock.instant());
        permits.save(permit);
        List<String> issued = new ArrayList<>();
        for (Worker worker : lists.workers(caseNumber)) {
            WorkerPass pass =
                    passes.issue(
                            caseNumber,
                            worker.name(),
                            worker.trade(),
                            permit.validFrom(),
                            permit.validTo(),
                            null);
            issued.add(pass.number() + " " + pass.trade());
        }
        validity.watch(permit, near);
        clocks.start(caseNumber, handOut);
        questions.ask(caseNumber, PermitWork.WORKS, PermitWork.ANSWERS, Map.of());
        permits.toResident(
                caseNumber,
                "permit.notice.issued",
                Map.of(
                        "number", permit.permitNumber(),
                        "from", permit.validFrom(),
                        "to", permit.validTo(),
                        "hours", permit.hours()));
        return texts.say(
                "permit.summaryToHandOut",
                permit.permitNumber(),
                permit.validFrom(),
                permit.validTo(),
                String.join("\n", issued));
    }

    /**
     * The guard has handed out the passes.
     *
     * @param outcome all or partly; partly needs a note
     */
    public void handedOut(String caseNumber, String outcome, String note, String by) {
        String how = PermitService.choice("passOutcome", outcome, List.of("all", "partly"));
        String text =
                how.equals("partly")
                        ? Bounds.required("passNote", note, Bounds.REASON)
                        : Bounds.optional("passNote", note, Bounds.REASON);
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
        clocks.met(caseNumber, "passes");
    }

    /** Ends it by the resident's wish, before anything was built. */
    public void withdraw(String caseNumber, String reason) {
        permits.checkWithdrawable(caseNumber);
        RenovationPermit permit = permits.record(caseNumber);
        if (permit.is(RenovationPermit.ISSUED)) {
            passes.revokeAll(caseNumber, reason, null);
        }
        permit.end(RenovationPermit.WITHDRAWN, clock.instant());
        permits.save(permit);
        for (String question : List.of(PermitService.COMPLETION, PermitWork.WORKS)) {
            questions.withdraw(caseNumber, question);
        }
        clocks.drop(caseNumber, OPENING);
        cases.note(caseNumber, null, texts.say("permit.withdrawn", reason));
        outbox.toRole(
                caseNumber,
                permit.community(),
                Roles.FOREMAN,
                "permit.notice.withdrawn",
                Map.of("reason", reason),
                false);
    }
}
