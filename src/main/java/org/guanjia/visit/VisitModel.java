package org.guanjia.visit;

/** What the diagram under {@code processes/house-visit} says: names that code and diagram share. */
public final class VisitModel {
    private VisitModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String HOUSE_VISIT = "house-visit";

        private Process() {}
    }

    /** Element ids, as the diagram draws them. */
    public static final class Element {
        public static final String START_VISIT_REQUESTED = "StartEvent_VisitRequested";
        public static final String ASSIGN_VISIT = "Activity_AssignVisit";
        public static final String VISIT_HOUSE = "Activity_VisitHouse";
        public static final String EVENT_VISIT_WARNING = "Event_VisitWarning";
        public static final String EVENT_VISIT_OVERDUE = "Event_VisitOverdue";
        public static final String ESCALATE_VISIT = "Activity_EscalateVisit";
        public static final String END_VISIT_ESCALATED = "EndEvent_VisitEscalated";
        public static final String RECORD_VISIT = "Activity_RecordVisit";
        public static final String REQUEST_FOLLOW_UP = "Activity_RequestFollowUp";
        public static final String EVENT_NEXT_VISIT = "Event_NextVisit";
        public static final String END_HOUSE_VISITED = "EndEvent_HouseVisited";
        public static final String END_FOLLOW_UP_REQUESTED = "EndEvent_FollowUpRequested";
        public static final String END_RESIDENT_NOT_MET = "EndEvent_ResidentNotMet";
        public static final String CANCELLATION_REQUESTED = "Activity_CancellationRequested";
        public static final String START_CANCELLATION_REQUESTED =
                "StartEvent_CancellationRequested";
        public static final String CANCEL_VISIT = "Activity_CancelVisit";
        public static final String END_VISIT_CANCELLED = "EndEvent_VisitCancelled";

        private Element() {}
    }

    /** Messages that the diagram waits for. */
    public static final class Message {
        public static final String CANCELLED = "visit.cancelled";

        private Message() {}
    }

    /** Errors that the diagram catches. */
    public static final class Error {

        private Error() {}
    }

    /**
     * Process variables: the case number, answers that gateways ask for, what the form collects.
     */
    public static final class Variable {
        public static final String CANCEL_REASON = "cancelReason";
        public static final String CASE_NUMBER = "caseNumber";
        public static final String FOLLOW_UP = "followUp";
        public static final String FOLLOW_UP_NEEDED = "followUpNeeded";
        public static final String HOUSE = "house";
        public static final String HOUSEKEEPER = "housekeeper";
        public static final String RESIDENT_MET = "residentMet";
        public static final String SUMMARY = "summary";
        public static final String VISIT_AGAIN = "visitAgain";
        public static final String VISIT_NOTE = "visitNote";
        public static final String VISIT_RESULT = "visitResult";

        private Variable() {}
    }
}
