package org.guanjia.fee;

import java.util.Arrays;
import java.util.Optional;

/** How an item's quantity comes about; price times quantity, by days, is the amount. */
public enum Formula {
    /** Built area, or the area that the charge itself names. */
    AREA("area", true),
    /** So much a month. */
    FIXED("fixed", true),
    /** Used since the last reading that was billed. */
    METER("meter", true),
    /** Spaces. */
    PARKING("parking", true),
    /** The house's part of what shared meters counted, by area. */
    SHARE_AREA("share-area", true),
    /** The same part for each household. */
    SHARE_HOUSEHOLD("share-household", true),
    /** A paid repair; its amount comes with it. */
    JOB("job", false),
    /** Refundable: held, not earned. */
    DEPOSIT("deposit", false),
    /** Late damages (违约金), never a part of what they are for. */
    DAMAGES("damages", false),
    /** What the company grants: compensation, a correction in the resident's favour. */
    CREDIT("credit", false),
    /** What cannot be had and is written off (核销). */
    WRITE_OFF("write-off", false);

    private final String id;
    private final boolean monthly;

    Formula(String id, boolean monthly) {
        this.id = id;
        this.monthly = monthly;
    }

    /** As tables and files write it. */
    public String id() {
        return id;
    }

    /** Whether billing runs charge it; all others are charged one by one. */
    public boolean monthly() {
        return monthly;
    }

    /** Whether a shared meter's total is divided. */
    public boolean shared() {
        return this == SHARE_AREA || this == SHARE_HOUSEHOLD;
    }

    static Optional<Formula> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
