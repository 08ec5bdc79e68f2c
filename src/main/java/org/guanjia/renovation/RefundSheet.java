package org.guanjia.renovation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guanjia.document.Documents;
import org.guanjia.document.IssuedDocument;
import org.guanjia.document.Yuan;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;

/** The sheet that a refund is signed for: every movement of the deposit, and what was paid out. */
@Component
class RefundSheet {

    private final Deposits deposits;
    private final Documents documents;
    private final Texts texts;

    RefundSheet(Deposits deposits, Documents documents, Texts texts) {
        this.deposits = deposits;
        this.documents = documents;
        this.texts = texts;
    }

    /**
     * Issues the sheet of the last refund.
     *
     * @param permitNumber as on the permit; null when none was issued
     * @param payee who received it; may be null
     * @param method how it was paid, in words
     * @throws Refusal 409 when nothing was refunded
     */
    IssuedDocument issue(String permitCase, String permitNumber, String payee, String method) {
        List<DepositMovement> movements = deposits.movements(permitCase);
        DepositMovement refund =
                movements.stream()
                        .filter(movement -> movement.kind().equals(Deposits.REFUND))
                        .reduce((earlier, later) -> later)
                        .orElseThrow(() -> Refusal.conflict("renovation.nothingHeld", permitCase));
        BigDecimal amount = refund.amount().negate();
        Map<String, Object> facts = new HashMap<>();
        facts.put("permitNumber", permitNumber);
        facts.put("movements", movements.stream().map(this::line).toList());
        facts.put("paid", deposits.paid(permitCase));
        facts.put("deducted", deposits.deducted(permitCase));
        facts.put("refund", amount);
        facts.put("refundInWords", Yuan.inWords(amount));
        facts.put("payee", payee);
        facts.put("method", method);
        facts.put("receipt", refund.reference());
        return documents.issue(permitCase, "refund-sheet", facts);
    }

    private Map<String, Object> line(DepositMovement movement) {
        Map<String, Object> line = new HashMap<>();
        line.put("at", movement.at());
        line.put("what", texts.say(Locale.CHINESE, "renovation.movement." + movement.kind()));
        line.put("reference", movement.reference());
        line.put("cause", movement.causeCase());
        line.put("amount", movement.amount());
        return line;
    }
}
