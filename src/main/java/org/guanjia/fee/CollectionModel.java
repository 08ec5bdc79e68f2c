package org.guanjia.fee;

/**
 * What the diagrams under {@code processes/fee-collection} say: names that code and diagrams share.
 *
 * <p>The overview calls four parts. Each gets {@code caseNumber}, {@code house} and {@code
 * summary}:
 *
 * <ul>
 *   <li>{@code collection-contact}: also {@code contactChannel} (phone or visit); hands nothing
 *       back: what was said stands in the record
 *   <li>{@code collection-reason}: also {@code reasonCode}, the reason that was recorded last
 *   <li>{@code collection-demand}: a served demand goes to {@link CollectionService#demanded}
 *   <li>{@code collection-legal}: called again each time {@code collection-stage} says so
 * </ul>
 *
 * The last three hand back {@code collectionContinues}: {@code resume} (go on where it stood),
 * {@code nextStage} (go on with the next stage at once) or {@code ended}; before {@code ended} they
 * say how it ended by {@link CollectionService#over}.
 */
public final class CollectionModel {
    private CollectionModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String FEE_COLLECTION = "fee-collection";
        public static final String COLLECTION_CONTACT = "collection-contact";
        public static final String COLLECTION_REASON = "collection-reason";
        public static final String COLLECTION_DEMAND = "collection-demand";
        public static final String COLLECTION_LEGAL = "collection-legal";

        private Process() {}
    }

    /** Element ids, as the diagrams draw them. */
    public static final class Element {
        public static final String START_COLLECTION_OPENED = "StartEvent_CollectionOpened";
        public static final String EVENT_NEXT_STEP_DUE = "Event_NextStepDue";
        public static final String DECIDE_NEXT_STEP = "Activity_DecideNextStep";
        public static final String REMIND_HOUSEHOLD = "Activity_RemindHousehold";
        public static final String CONTACT_HOUSEHOLD = "Activity_ContactHousehold";
        public static final String HANDLE_REASON = "Activity_HandleReason";
        public static final String DEMAND_PAYMENT = "Activity_DemandPayment";
        public static final String TAKE_LEGAL_STEPS = "Activity_TakeLegalSteps";
        public static final String PLAN_NEXT_STEP = "Activity_PlanNextStep";
        public static final String CLOSE_COLLECTION = "Activity_CloseCollection";
        public static final String END_DEBT_REDUCED = "EndEvent_DebtReduced";
        public static final String END_DEBT_CORRECTED = "EndEvent_DebtCorrected";
        public static final String END_NOTHING_OWED = "EndEvent_NothingOwed";
        public static final String END_INSTALMENTS_KEPT = "EndEvent_InstalmentsKept";
        public static final String END_PAYER_CHANGED = "EndEvent_PayerChanged";
        public static final String END_JUDGMENT_ENFORCED = "EndEvent_JudgmentEnforced";
        public static final String END_DEBT_WRITTEN_OFF = "EndEvent_DebtWrittenOff";
        public static final String PAYMENT_RECEIVED = "Activity_PaymentReceived";
        public static final String START_PAYMENT_RECEIVED = "StartEvent_PaymentReceived";
        public static final String RECORD_PAYMENT = "Activity_RecordPayment";
        public static final String END_DEBT_SETTLED = "EndEvent_DebtSettled";
        public static final String END_COLLECTION_GOES_ON = "EndEvent_CollectionGoesOn";
        public static final String DEBT_SETTLED = "Activity_DebtSettled";
        public static final String START_DEBT_SETTLED = "StartEvent_DebtSettled";
        public static final String SETTLE_COLLECTION = "Activity_SettleCollection";
        public static final String END_COLLECTION_SETTLED = "EndEvent_CollectionSettled";
        public static final String WITHDRAWAL_REQUESTED = "Activity_WithdrawalRequested";
        public static final String START_WITHDRAWAL_REQUESTED = "StartEvent_WithdrawalRequested";
        public static final String WITHDRAW_COLLECTION = "Activity_WithdrawCollection";
        public static final String END_COLLECTION_WITHDRAWN = "EndEvent_CollectionWithdrawn";
        public static final String START_CONTACT_DUE = "StartEvent_ContactDue";
        public static final String PHONE_HOUSEHOLD = "Activity_PhoneHousehold";
        public static final String VISIT_HOUSEHOLD = "Activity_VisitHousehold";
        public static final String EVENT_PHONE_WARNING = "Event_PhoneWarning";
        public static final String EVENT_PHONE_OVERDUE = "Event_PhoneOverdue";
        public static final String EVENT_VISIT_WARNING = "Event_VisitWarning";
        public static final String EVENT_VISIT_OVERDUE = "Event_VisitOverdue";
        public static final String ESCALATE_CONTACT = "Activity_EscalateContact";
        public static final String END_CONTACT_ESCALATED = "EndEvent_ContactEscalated";
        public static final String RECORD_HOUSEHOLD_CONTACT = "Activity_RecordHouseholdContact";
        public static final String END_HOUSEHOLD_CONTACTED = "EndEvent_HouseholdContacted";

        // ---- collection-reason ----

        public static final String START_REASON_GIVEN = "StartEvent_ReasonGiven";
        public static final String END_REASON_HANDLED = "EndEvent_ReasonHandled";

        // ---- collection-demand ----

        public static final String START_DEMAND_DUE = "StartEvent_DemandDue";
        public static final String END_DEMAND_DONE = "EndEvent_DemandDone";

        // ---- collection-legal ----

        public static final String START_LEGAL_STEP_DUE = "StartEvent_LegalStepDue";
        public static final String END_LEGAL_STEP_DONE = "EndEvent_LegalStepDone";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String CANCELLED = "collection.cancelled";
        public static final String PAYMENT_RECEIVED = "collection.paymentReceived";

        private Message() {}
    }

    /** Errors that the diagrams catch. */
    public static final class Error {
        public static final String DEBT_SETTLED = "debtSettled";

        private Error() {}
    }

    /**
     * Process variables: the case number, answers that gateways ask for, and what forms collect.
     */
    public static final class Variable {
        public static final String CASE_NUMBER = "caseNumber";
        public static final String CLOSE_TYPE = "closeType";
        public static final String COLLECTION_CONTINUES = "collectionContinues";
        public static final String CONTACT_CHANNEL = "contactChannel";
        public static final String CONTACT_NOTE = "contactNote";
        public static final String CONTACT_RESULT = "contactResult";
        public static final String DEBT_SETTLED = "debtSettled";
        public static final String HOUSE = "house";
        public static final String NEXT_STEP = "nextStep";
        public static final String NEXT_STEP_AT = "nextStepAt";
        public static final String PROMISE_AMOUNT = "promiseAmount";
        public static final String PROMISE_ON = "promiseOn";
        public static final String REASON_CODE = "reasonCode";
        public static final String SUMMARY = "summary";
        public static final String WITHDRAWAL_REASON = "withdrawalReason";

        private Variable() {}
    }
}
