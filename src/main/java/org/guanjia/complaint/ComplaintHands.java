package org.guanjia.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has which part in a complaint, and in which role. Changed by its verbs alone. */
class ComplaintHands {

    private String handler;
    private String handlerRole;
    private String investigator;
    private String investigatorRole;
    private String approver;
    private String approverRole;
    private String caller;
    private String callerRole;

    void handledBy(Hand hand) {
        handler = hand.user();
        handlerRole = hand.role();
    }

    void investigatedBy(Hand hand) {
        investigator = hand.user();
        investigatorRole = hand.role();
    }

    /** Null when nobody has to approve. */
    void approvedBy(Hand hand) {
        approver = hand == null ? null : hand.user();
        approverRole = hand == null ? null : hand.role();
    }

    void calledBy(Hand hand) {
        caller = hand.user();
        callerRole = hand.role();
    }

    /** The parts that this role has now, as the diagrams name them. */
    List<String> partsOf(String role) {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("handler", handlerRole);
        roles.put("investigator", investigatorRole);
        roles.put("approver", approverRole);
        roles.put("caller", callerRole);
        return roles.entrySet().stream()
                .filter(part -> role.equals(part.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void handTo(String part, Hand hand) {
        switch (part) {
            case "handler" -> handledBy(hand);
            case "investigator" -> investigatedBy(hand);
            case "approver" -> approvedBy(hand);
            case "caller" -> calledBy(hand);
            default -> throw new IllegalArgumentException(part);
        }
    }

    /** Who has this part; null while nobody has. */
    Hand of(String part) {
        return switch (part) {
            case "handler" -> handler();
            case "investigator" -> investigator();
            case "approver" -> approver == null ? null : new Hand(approver, approverRole);
            case "caller" -> caller == null ? null : new Hand(caller, callerRole);
            default -> throw new IllegalArgumentException(part);
        };
    }

    /** Who is in charge; null before the acknowledgement. */
    Hand handler() {
        return handler == null ? null : new Hand(handler, handlerRole);
    }

    /** Who looks into it; null before the first conversation. */
    Hand investigator() {
        return investigator == null ? null : new Hand(investigator, investigatorRole);
    }

    /** Who approves the remedy; null when nobody has to. */
    Hand approver() {
        return approver == null ? null : new Hand(approver, approverRole);
    }

    /** Who calls back; null where nobody does. */
    Hand caller() {
        return caller == null ? null : new Hand(caller, callerRole);
    }
}
