package org.guanjia.renovation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The deposit on its way back: what is left of it after agreed deductions. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class PermitSettlement {

    private static final List<String> METHODS = List.of("cash", "transfer", "qr");
    private static final int RECEIPT = 64;

    private final PermitService permits;
    private final RefundSheet sheets;
    private final Deposits deposits;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;

    PermitSettlement(
            PermitService permits,
            RefundSheet sheets,
            Deposits deposits,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts) {
        this.permits = permits;
        this.sheets = sheets;
        this.deposits = deposits;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
    }

    /**
     * What the diagram takes from the settlement.
     *
     * @param due whether anything is to be paid back
     * @param statement what was held, deducted and is to be paid, as the cashier reads it
     */
    public record Settled(boolean due, String statement) {}

    /** Reckons from the ledger what is to be paid back; the clock of the payment runs from here. */
    public Settled settle(String caseNumber, ServiceTime refund) {
        BigDecimal left = deposits.balance(caseNumber);
        if (left.signum() == 0) {
            return new Settled(false, null);
        }
        clocks.restart(caseNumber, refund);
        return new Settled(
                true,
                texts.say(
                        "permit.statement",
                        Texts.yuan(deposits.paid(caseNumber)),
                        Texts.yuan(deposits.deducted(caseNumber)),
                        Texts.yuan(left)));
    }

    /**
     * The cashier has paid all that was left.
     *
     * @param method cash, transfer or qr
     * @param receipt number of the voucher, each once
     */
    public void refunded(String caseNumber, String method, String receipt, String by) {
        PermitService.choice("refundMethod", method, METHODS);
        String voucher = Bounds.required("refundReceipt", receipt, RECEIPT);
        BigDecimal amount = deposits.balance(caseNumber);
        deposits.refund(caseNumber, voucher, by);
        sheets.issue(
                caseNumber,
                permits.record(caseNumber).permitNumber(),
                cases.get(caseNumber).reporterName(),
                texts.say(Locale.CHINESE, "permit.method." + method));
        clocks.met(caseNumber, "refund");
        cases.note(caseNumber, by, texts.say("permit.refunded", Texts.yuan(amount), voucher));
        permits.toResident(
                caseNumber, "permit.notice.refunded", Map.of("amount", Texts.yuan(amount)));
    }
}
