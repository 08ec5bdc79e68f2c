package org.guanjia.fee;

import java.util.Locale;

/** How near the end of its limitation a debt is. */
public enum LimitationLevel {
    /** Half a year is left: the cashier and the project manager plan. */
    WARNING,
    /** A quarter is left: somebody must act now. */
    ESCALATION,
    /** Over: the debtor may refuse to pay; what is paid all the same is paid. */
    LAPSED;

    /** As tables and texts write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
