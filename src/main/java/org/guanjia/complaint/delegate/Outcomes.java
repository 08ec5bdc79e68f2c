package org.guanjia.complaint.delegate;

import org.guanjia.complaint.ComplaintResult;

/** How a complaint ends, as its overview asks. */
final class Outcomes {

    static final String NOT_SETTLED = "notSettled";

    private Outcomes() {}

    static String of(String resolution) {
        return switch (resolution) {
            case ComplaintResult.ACCEPTED -> "settled";
            case ComplaintResult.UNANSWERED -> "answered";
            default -> NOT_SETTLED;
        };
    }
}
