package org.guanjia.fee;

/** What the diagram under {@code processes/billing-run} says: names that code and diagram share. */
public final class BillingModel {
    private BillingModel() {}

    /** Process id; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String BILLING_RUN = "billing-run";

        private Process() {}
    }

    /** Element ids, as the diagram draws them. */
    public static final class Element {
        public static final String START_BILLING_REQUESTED = "StartEvent_BillingRequested";
        public static final String PREVIEW_BILLING = "Activity_PreviewBilling";
        public static final String CHECK_PREVIEW = "Activity_CheckPreview";
        public static final String RECORD_PREVIEW_CHECK = "Activity_RecordPreviewCheck";
        public static final String END_BILLING_ABANDONED = "EndEvent_BillingAbandoned";
        public static final String POST_BILLS = "Activity_PostBills";
        public static final String TELL_RESIDENTS = "Activity_TellResidents";
        public static final String EVENT_DUE_DAY_PASSED = "Event_DueDayPassed";
        public static final String END_MONTH_BILLED = "EndEvent_MonthBilled";
        public static final String EVENT_REVERSAL_REQUESTED = "Event_ReversalRequested";
        public static final String APPROVE_REVERSAL = "Activity_ApproveReversal";
        public static final String RECORD_REVERSAL_DECISION = "Activity_RecordReversalDecision";
        public static final String REVERSE_BILLS = "Activity_ReverseBills";
        public static final String END_BILLING_REVERSED = "EndEvent_BillingReversed";

        private Element() {}
    }

    /** Message names. */
    public static final class Message {
        public static final String REVERSAL_REQUESTED = "billing.reversalRequested";

        private Message() {}
    }

    /** Process variables. */
    public static final class Variable {
        public static final String HOUSE = "house";
        public static final String SUMMARY = "summary";
        public static final String PREVIEW = "preview";
        public static final String PREVIEW_DECISION = "previewDecision";
        public static final String PREVIEW_NOTE = "previewNote";
        public static final String ALL_POSTED = "allPosted";
        public static final String DUE_AT = "dueAt";
        public static final String ALL_TOLD = "allTold";
        public static final String REVERSAL_REASON = "reversalReason";
        public static final String REVERSAL_APPROVED = "reversalApproved";
        public static final String REVERSAL_NOTE = "reversalNote";
        public static final String ALL_REVERSED = "allReversed";

        private Variable() {}
    }
}
