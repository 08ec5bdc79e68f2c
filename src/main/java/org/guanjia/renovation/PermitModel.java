package org.guanjia.renovation;

/**
 * What the diagrams under {@code processes/renovation-permit} say: names that code and diagrams
 * share.
 */
public final class PermitModel {
    private PermitModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String RENOVATION_PERMIT = "renovation-permit";
        public static final String PERMIT_APPLICATION = "permit-application";
        public static final String PERMIT_OPENING = "permit-opening";
        public static final String PERMIT_AGREEMENT = "permit-agreement";
        public static final String PERMIT_WORKS = "permit-works";
        public static final String PERMIT_VALIDITY = "permit-validity";
        public static final String PERMIT_PATROL = "permit-patrol";
        public static final String PERMIT_ACCEPTANCE = "permit-acceptance";
        public static final String PERMIT_INSPECTION = "permit-inspection";
        public static final String PERMIT_REFUND = "permit-refund";

        private Process() {}
    }

    /** Element ids, as the diagrams draw them. */
    public static final class Element {
        public static final String START_PERMIT_APPLIED = "StartEvent_PermitApplied";
        public static final String START_PERMIT_REQUESTED = "StartEvent_PermitRequested";
        public static final String CHECK_ADDRESS = "Activity_CheckAddress";
        public static final String END_ADDRESS_UNKNOWN = "EndEvent_AddressUnknown";
        public static final String HANDLE_APPLICATION = "Activity_HandleApplication";
        public static final String END_PERMIT_REFUSED = "EndEvent_PermitRefused";
        public static final String END_APPLICATION_LAPSED = "EndEvent_ApplicationLapsed";
        public static final String OPEN_PERMIT = "Activity_OpenPermit";
        public static final String END_OPENING_LAPSED = "EndEvent_OpeningLapsed";
        public static final String SUPERVISE_WORKS = "Activity_SuperviseWorks";
        public static final String REFUND_LAPSED = "Activity_RefundLapsed";
        public static final String END_PERMIT_LAPSED = "EndEvent_PermitLapsed";
        public static final String ACCEPT_WORKS = "Activity_AcceptWorks";
        public static final String REFUND_DEPOSIT = "Activity_RefundDeposit";
        public static final String END_PERMIT_COMPLETED = "EndEvent_PermitCompleted";
        public static final String WITHDRAWAL_REQUESTED = "Activity_WithdrawalRequested";
        public static final String START_WITHDRAWAL_REQUESTED = "StartEvent_WithdrawalRequested";
        public static final String WITHDRAW_PERMIT = "Activity_WithdrawPermit";
        public static final String REFUND_WITHDRAWN = "Activity_RefundWithdrawn";
        public static final String END_PERMIT_WITHDRAWN = "EndEvent_PermitWithdrawn";
        public static final String START_APPLICATION_RECEIVED = "StartEvent_ApplicationReceived";
        public static final String CHECK_WORKS = "Activity_CheckWorks";
        public static final String REVIEW_APPLICATION = "Activity_ReviewApplication";
        public static final String EVENT_REVIEW_WARNING = "Event_ReviewWarning";
        public static final String EVENT_REVIEW_OVERDUE = "Event_ReviewOverdue";
        public static final String ESCALATE_REVIEW = "Activity_EscalateReview";
        public static final String END_REVIEW_ESCALATED = "EndEvent_ReviewEscalated";
        public static final String RECORD_REVIEW = "Activity_RecordReview";
        public static final String END_APPLICATION_APPROVED = "EndEvent_ApplicationApproved";
        public static final String END_APPLICATION_REFUSED = "EndEvent_ApplicationRefused";
        public static final String ASK_COMPLETION = "Activity_AskCompletion";
        public static final String AWAIT_COMPLETION = "Activity_AwaitCompletion";
        public static final String RECORD_COMPLETION = "Activity_RecordCompletion";
        public static final String EVENT_COMPLETION_WARNING = "Event_CompletionWarning";
        public static final String EVENT_COMPLETION_OVERDUE = "Event_CompletionOverdue";
        public static final String REMIND_COMPLETION = "Activity_RemindCompletion";
        public static final String END_COMPLETION_REMINDED = "EndEvent_CompletionReminded";
        public static final String LAPSE_APPLICATION = "Activity_LapseApplication";
        public static final String END_APPLICATION_NOT_COMPLETED =
                "EndEvent_ApplicationNotCompleted";
        public static final String START_OPENING_BEGUN = "StartEvent_OpeningBegun";
        public static final String PREPARE_AGREEMENT = "Activity_PrepareAgreement";
        public static final String CONCLUDE_AGREEMENT = "Activity_ConcludeAgreement";
        public static final String EVENT_OPENING_WARNING = "Event_OpeningWarning";
        public static final String EVENT_OPENING_OVERDUE = "Event_OpeningOverdue";
        public static final String REMIND_AGREEMENT = "Activity_RemindAgreement";
        public static final String END_AGREEMENT_REMINDED = "EndEvent_AgreementReminded";
        public static final String LAPSE_OPENING = "Activity_LapseOpening";
        public static final String END_AGREEMENT_NOT_CONCLUDED = "EndEvent_AgreementNotConcluded";
        public static final String ISSUE_PERMIT = "Activity_IssuePermit";
        public static final String HAND_OUT_PASSES = "Activity_HandOutPasses";
        public static final String EVENT_PASSES_WARNING = "Event_PassesWarning";
        public static final String EVENT_PASSES_OVERDUE = "Event_PassesOverdue";
        public static final String ESCALATE_PASSES = "Activity_EscalatePasses";
        public static final String END_PASSES_ESCALATED = "EndEvent_PassesEscalated";
        public static final String RECORD_PASSES = "Activity_RecordPasses";
        public static final String END_PERMIT_OPENED = "EndEvent_PermitOpened";
        public static final String START_AGREEMENT_DUE = "StartEvent_AgreementDue";
        public static final String SIGN_AGREEMENT = "Activity_SignAgreement";
        public static final String RECORD_AGREEMENT = "Activity_RecordAgreement";
        public static final String COLLECT_DEPOSIT = "Activity_CollectDeposit";
        public static final String EVENT_DEPOSIT_PAID = "Event_DepositPaid";
        public static final String RECORD_DEPOSIT = "Activity_RecordDeposit";
        public static final String END_AGREEMENT_CONCLUDED = "EndEvent_AgreementConcluded";
        public static final String END_NO_DEPOSIT = "EndEvent_NoDeposit";
        public static final String START_WORKS_PERMITTED = "StartEvent_WorksPermitted";
        public static final String WATCH_VALIDITY = "Activity_WatchValidity";
        public static final String EXPIRE_PERMIT = "Activity_ExpirePermit";
        public static final String CHECK_SITE = "Activity_CheckSite";
        public static final String EVENT_SITE_CHECK_WARNING = "Event_SiteCheckWarning";
        public static final String EVENT_SITE_CHECK_OVERDUE = "Event_SiteCheckOverdue";
        public static final String ESCALATE_SITE_CHECK = "Activity_EscalateSiteCheck";
        public static final String END_SITE_CHECK_ESCALATED = "EndEvent_SiteCheckEscalated";
        public static final String RECORD_SITE = "Activity_RecordSite";
        public static final String END_WORKS_LAPSED = "EndEvent_WorksLapsed";
        public static final String PATROL_WORKS = "Activity_PatrolWorks";
        public static final String RECORD_FINISH = "Activity_RecordFinish";
        public static final String END_WORKS_FINISHED = "EndEvent_WorksFinished";
        public static final String FINISH_REPORTED = "Activity_FinishReported";
        public static final String START_FINISH_REPORTED = "StartEvent_FinishReported";
        public static final String TAKE_FINISH = "Activity_TakeFinish";
        public static final String END_FINISH_TAKEN = "EndEvent_FinishTaken";
        public static final String START_VALIDITY_BEGUN = "StartEvent_ValidityBegun";
        public static final String EVENT_VALIDITY_WATCH = "Event_ValidityWatch";
        public static final String CHECK_VALIDITY = "Activity_CheckValidity";
        public static final String END_VALIDITY_EXPIRED = "EndEvent_ValidityExpired";
        public static final String EVENT_EXTENSION_ASKED = "Event_ExtensionAsked";
        public static final String DECIDE_EXTENSION = "Activity_DecideExtension";
        public static final String EVENT_EXTENSION_WARNING = "Event_ExtensionWarning";
        public static final String EVENT_EXTENSION_OVERDUE = "Event_ExtensionOverdue";
        public static final String ESCALATE_EXTENSION = "Activity_EscalateExtension";
        public static final String END_EXTENSION_ESCALATED = "EndEvent_ExtensionEscalated";
        public static final String RECORD_EXTENSION = "Activity_RecordExtension";
        public static final String START_PATROL_BEGUN = "StartEvent_PatrolBegun";
        public static final String PLAN_PATROL = "Activity_PlanPatrol";
        public static final String EVENT_PATROL_DUE = "Event_PatrolDue";
        public static final String PATROL_RENOVATION = "Activity_PatrolRenovation";
        public static final String EVENT_PATROL_WARNING = "Event_PatrolWarning";
        public static final String EVENT_PATROL_OVERDUE = "Event_PatrolOverdue";
        public static final String ESCALATE_PATROL = "Activity_EscalatePatrol";
        public static final String END_PATROL_ESCALATED = "EndEvent_PatrolEscalated";
        public static final String RECORD_PATROL = "Activity_RecordPatrol";
        public static final String END_PATROL_DONE = "EndEvent_PatrolDone";
        public static final String OPEN_VIOLATION = "Activity_OpenViolation";
        public static final String END_VIOLATION_OPENED = "EndEvent_ViolationOpened";
        public static final String START_ACCEPTANCE_BEGUN = "StartEvent_AcceptanceBegun";
        public static final String INSPECT_WORKS = "Activity_InspectWorks";
        public static final String ASK_REWORK = "Activity_AskRework";
        public static final String AWAIT_REWORK = "Activity_AwaitRework";
        public static final String CHECK_VIOLATIONS = "Activity_CheckViolations";
        public static final String ACCEPT_PERMIT = "Activity_AcceptPermit";
        public static final String END_WORKS_ACCEPTED = "EndEvent_WorksAccepted";
        public static final String EVENT_VIOLATION_ENDED = "Event_ViolationEnded";
        public static final String EVENT_VIOLATION_RECHECK = "Event_ViolationRecheck";
        public static final String START_INSPECTION_BEGUN = "StartEvent_InspectionBegun";
        public static final String PLAN_INSPECTION = "Activity_PlanInspection";
        public static final String INSPECT_FINAL = "Activity_InspectFinal";
        public static final String EVENT_INSPECTION_WARNING = "Event_InspectionWarning";
        public static final String EVENT_INSPECTION_OVERDUE = "Event_InspectionOverdue";
        public static final String ESCALATE_INSPECTION = "Activity_EscalateInspection";
        public static final String END_INSPECTION_ESCALATED = "EndEvent_InspectionEscalated";
        public static final String RECORD_FINAL = "Activity_RecordFinal";
        public static final String END_FINAL_FAILED = "EndEvent_FinalFailed";
        public static final String END_PASSED_DRY = "EndEvent_PassedDry";
        public static final String WATCH_WATER_TEST = "Activity_WatchWaterTest";
        public static final String EVENT_WATER_TEST_OVER = "Event_WaterTestOver";
        public static final String CHECK_WATER_TEST = "Activity_CheckWaterTest";
        public static final String EVENT_WATER_CHECK_WARNING = "Event_WaterCheckWarning";
        public static final String EVENT_WATER_CHECK_OVERDUE = "Event_WaterCheckOverdue";
        public static final String ESCALATE_WATER_CHECK = "Activity_EscalateWaterCheck";
        public static final String END_WATER_CHECK_ESCALATED = "EndEvent_WaterCheckEscalated";
        public static final String RECORD_LEAK = "Activity_RecordLeak";
        public static final String RECORD_WATER_TEST = "Activity_RecordWaterTest";
        public static final String END_INSPECTION_PASSED = "EndEvent_InspectionPassed";
        public static final String END_WATER_LEAKING = "EndEvent_WaterLeaking";
        public static final String START_REFUND_BEGUN = "StartEvent_RefundBegun";
        public static final String CALCULATE_REFUND = "Activity_CalculateRefund";
        public static final String END_NOTHING_TO_REFUND = "EndEvent_NothingToRefund";
        public static final String PAY_REFUND = "Activity_PayRefund";
        public static final String EVENT_REFUND_WARNING = "Event_RefundWarning";
        public static final String EVENT_REFUND_OVERDUE = "Event_RefundOverdue";
        public static final String ESCALATE_REFUND = "Activity_EscalateRefund";
        public static final String END_REFUND_ESCALATED = "EndEvent_RefundEscalated";
        public static final String RECORD_REFUND = "Activity_RecordRefund";
        public static final String END_DEPOSIT_REFUNDED = "EndEvent_DepositRefunded";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String APPLIED = "permit.applied";
        public static final String CANCELLED = "permit.cancelled";
        public static final String COMPLETION_ANSWERED = "permit.completionAnswered";
        public static final String DEPOSIT_PAID = "permit.depositPaid";
        public static final String EXTENSION_ASKED = "permit.extensionAsked";
        public static final String VIOLATION_ENDED = "permit.violationEnded";
        public static final String WORKS_FINISHED = "permit.worksFinished";

        private Message() {}
    }

    /** Errors that the diagrams catch. */
    public static final class Error {

        private Error() {}
    }

    /**
     * Process variables: the case number, answers that gateways ask for, and what forms collect.
     */
    public static final class Variable {
        public static final String ADDRESS_CONFIRMED = "addressConfirmed";
        public static final String AGREEMENT_NUMBER = "agreementNumber";
        public static final String APPLICATION_COMPLETE = "applicationComplete";
        public static final String APPLICATION_RESULT = "applicationResult";
        public static final String CASE_NUMBER = "caseNumber";
        public static final String DEDUCTION_AMOUNT = "deductionAmount";
        public static final String DEDUCTION_CLAUSE = "deductionClause";
        public static final String DEPOSIT_AMOUNT = "depositAmount";
        public static final String DEPOSIT_DUE = "depositDue";
        public static final String DEPOSIT_METHOD = "depositMethod";
        public static final String DEPOSIT_RECEIPT = "depositReceipt";
        public static final String EXTEND_TO = "extendTo";
        public static final String EXTENSION = "extension";
        public static final String EXTENSION_NOTE = "extensionNote";
        public static final String EXTENSION_REQUEST = "extensionRequest";
        public static final String FINAL_RESULT = "finalResult";
        public static final String HOUSE = "house";
        public static final String INSPECTION = "inspection";
        public static final String INSPECTION_NOTE = "inspectionNote";
        public static final String INSPECTION_PASSED = "inspectionPassed";
        public static final String MISSING_PAPERS = "missingPapers";
        public static final String PASS_NOTE = "passNote";
        public static final String PASS_OUTCOME = "passOutcome";
        public static final String PATROL_FINDING = "patrolFinding";
        public static final String PATROL_FOCUS = "patrolFocus";
        public static final String PATROL_NOTE = "patrolNote";
        public static final String PATROL_ROLE = "patrolRole";
        public static final String PERMIT_ISSUED = "permitIssued";
        public static final String RECEPTION_ROLE = "receptionRole";
        public static final String REFUND_DUE = "refundDue";
        public static final String REFUND_METHOD = "refundMethod";
        public static final String REFUND_RECEIPT = "refundReceipt";
        public static final String REFUND_STATEMENT = "refundStatement";
        public static final String REVIEW = "review";
        public static final String REVIEW_FINDINGS = "reviewFindings";
        public static final String REVIEW_NOTE = "reviewNote";
        public static final String SITE_NOTE = "siteNote";
        public static final String SITE_STATE = "siteState";
        public static final String SUMMARY = "summary";
        public static final String VALIDITY_OVER = "validityOver";
        public static final String VIOLATION_FOUND = "violationFound";
        public static final String VIOLATION_PLACE = "violationPlace";
        public static final String VIOLATIONS_OPEN = "violationsOpen";
        public static final String WATER_NOTE = "waterNote";
        public static final String WATER_TEST = "waterTest";
        public static final String WITHDRAWAL_REASON = "withdrawalReason";
        public static final String WORKS_FINISHED = "worksFinished";
        public static final String WORKS_STATE = "worksState";

        private Variable() {}
    }
}
