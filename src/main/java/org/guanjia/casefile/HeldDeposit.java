package org.guanjia.casefile;

import java.math.BigDecimal;

/**
 * A deposit (押金) of a house, wherever it was paid.
 *
 * @param bill number of the bill that asked for it; null when a flow took it
 * @param caseNumber of the case that holds it; null when none does
 * @param what it secures, in words
 * @param paid in yuan
 * @param held what of it is held now, in yuan
 */
public record HeldDeposit(
        String bill, String caseNumber, String what, BigDecimal paid, BigDecimal held) {}
