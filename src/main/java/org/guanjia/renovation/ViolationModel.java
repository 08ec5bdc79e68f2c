package org.guanjia.renovation;

/**
 * What the diagrams under {@code processes/renovation-violation} say: names that code and diagrams
 * share.
 */
public final class ViolationModel {
    private ViolationModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String RENOVATION_VIOLATION = "renovation-violation";
        public static final String VIOLATION_TALK = "violation-talk";
        public static final String VIOLATION_VERDICT = "violation-verdict";
        public static final String VIOLATION_RULING = "violation-ruling";
        public static final String VIOLATION_VISIT = "violation-visit";
        public static final String VIOLATION_NOTICE = "violation-notice";
        public static final String VIOLATION_RECTIFICATION = "violation-rectification";
        public static final String VIOLATION_MEASURES = "violation-measures";
        public static final String VIOLATION_SUSPENSION = "violation-suspension";
        public static final String VIOLATION_DEDUCTION = "violation-deduction";
        public static final String VIOLATION_OBJECTION = "violation-objection";
        public static final String VIOLATION_REPORT = "violation-report";
        public static final String VIOLATION_AUTHORITY = "violation-authority";
        public static final String VIOLATION_SCENE = "violation-scene";
        public static final String VIOLATION_STOP = "violation-stop";

        private Process() {}
    }

    /** Element ids, as the diagrams draw them. */
    public static final class Element {
        public static final String START_VIOLATION_REPORTED = "StartEvent_ViolationReported";
        public static final String START_VIOLATION_FOUND = "StartEvent_ViolationFound";
        public static final String CHECK_ADDRESS = "Activity_CheckAddress";
        public static final String END_ADDRESS_UNKNOWN = "EndEvent_AddressUnknown";
        public static final String CLASSIFY_VIOLATION = "Activity_ClassifyViolation";
        public static final String STOP_AT_ONCE = "Activity_StopAtOnce";
        public static final String TALK_ON_SITE = "Activity_TalkOnSite";
        public static final String RECTIFY = "Activity_Rectify";
        public static final String TAKE_MEASURES = "Activity_TakeMeasures";
        public static final String CLOSE_VIOLATION = "Activity_CloseViolation";
        public static final String END_VIOLATION_RECTIFIED = "EndEvent_ViolationRectified";
        public static final String END_FALSE_ALARM = "EndEvent_FalseAlarm";
        public static final String END_OBJECTION_UPHELD = "EndEvent_ObjectionUpheld";
        public static final String END_HANDED_OVER = "EndEvent_HandedOver";
        public static final String END_LAWSUIT_FILED = "EndEvent_LawsuitFiled";
        public static final String WITHDRAWAL_REQUESTED = "Activity_WithdrawalRequested";
        public static final String START_WITHDRAWAL_REQUESTED = "StartEvent_WithdrawalRequested";
        public static final String WITHDRAW_VIOLATION = "Activity_WithdrawViolation";
        public static final String END_VIOLATION_WITHDRAWN = "EndEvent_ViolationWithdrawn";
        public static final String START_TALK_DUE = "StartEvent_TalkDue";
        public static final String EVENT_TALK_WARNING = "Event_TalkWarning";
        public static final String EVENT_TALK_OVERDUE = "Event_TalkOverdue";
        public static final String ESCALATE_TALK = "Activity_EscalateTalk";
        public static final String END_TALK_ESCALATED = "EndEvent_TalkEscalated";
        public static final String RECORD_SITE_TALK = "Activity_RecordSiteTalk";
        public static final String END_CORRECTED_ON_SPOT = "EndEvent_CorrectedOnSpot";
        public static final String CHECK_VERDICT = "Activity_CheckVerdict";
        public static final String END_NO_VIOLATION = "EndEvent_NoViolation";
        public static final String VISIT_TOGETHER = "Activity_VisitTogether";
        public static final String END_VISIT_FOUND_NONE = "EndEvent_VisitFoundNone";
        public static final String END_RECTIFICATION_DUE = "EndEvent_RectificationDue";
        public static final String START_VERDICT_DUE = "StartEvent_VerdictDue";
        public static final String CONFIRM_FALSE_ALARM = "Activity_ConfirmFalseAlarm";
        public static final String EVENT_VERDICT_WARNING = "Event_VerdictWarning";
        public static final String EVENT_VERDICT_OVERDUE = "Event_VerdictOverdue";
        public static final String ESCALATE_VERDICT = "Activity_EscalateVerdict";
        public static final String END_VERDICT_ESCALATED = "EndEvent_VerdictEscalated";
        public static final String RECORD_VERDICT = "Activity_RecordVerdict";
        public static final String END_AGREED_NONE = "EndEvent_AgreedNone";
        public static final String ASK_FOR_RULING = "Activity_AskForRuling";
        public static final String END_VERDICT_RULED = "EndEvent_VerdictRuled";
        public static final String START_RULING_DUE = "StartEvent_RulingDue";
        public static final String RULE_DISPUTE = "Activity_RuleDispute";
        public static final String EVENT_RULING_WARNING = "Event_RulingWarning";
        public static final String EVENT_RULING_OVERDUE = "Event_RulingOverdue";
        public static final String ESCALATE_RULING = "Activity_EscalateRuling";
        public static final String END_RULING_ESCALATED = "EndEvent_RulingEscalated";
        public static final String RECORD_DISPUTE_RULING = "Activity_RecordDisputeRuling";
        public static final String END_DISPUTE_RULED = "EndEvent_DisputeRuled";
        public static final String START_VISIT_DUE = "StartEvent_VisitDue";
        public static final String JOINT_VISIT = "Activity_JointVisit";
        public static final String EVENT_VISIT_WARNING = "Event_VisitWarning";
        public static final String EVENT_VISIT_OVERDUE = "Event_VisitOverdue";
        public static final String ESCALATE_VISIT = "Activity_EscalateVisit";
        public static final String END_VISIT_ESCALATED = "EndEvent_VisitEscalated";
        public static final String RECORD_JOINT_VISIT = "Activity_RecordJointVisit";
        public static final String END_VISIT_AGREED = "EndEvent_VisitAgreed";
        public static final String END_VISIT_RULED = "EndEvent_VisitRuled";
        public static final String START_NOTICE_DUE = "StartEvent_NoticeDue";
        public static final String ISSUE_NOTICE = "Activity_IssueNotice";
        public static final String SERVE_NOTICE = "Activity_ServeNotice";
        public static final String EVENT_SERVICE_WARNING = "Event_ServiceWarning";
        public static final String EVENT_SERVICE_OVERDUE = "Event_ServiceOverdue";
        public static final String ESCALATE_SERVICE = "Activity_EscalateService";
        public static final String END_SERVICE_ESCALATED = "EndEvent_ServiceEscalated";
        public static final String RECORD_NOTICE_SERVICE = "Activity_RecordNoticeService";
        public static final String END_NOTICE_SERVED = "EndEvent_NoticeServed";
        public static final String START_RECTIFICATION_DUE = "StartEvent_RectificationDue";
        public static final String GIVE_NOTICE = "Activity_GiveNotice";
        public static final String EVENT_RECTIFICATION_REPORTED = "Event_RectificationReported";
        public static final String EVENT_DEADLINE_REACHED = "Event_DeadlineReached";
        public static final String PLAN_REINSPECTION = "Activity_PlanReinspection";
        public static final String REINSPECT = "Activity_Reinspect";
        public static final String EVENT_REINSPECTION_WARNING = "Event_ReinspectionWarning";
        public static final String EVENT_REINSPECTION_OVERDUE = "Event_ReinspectionOverdue";
        public static final String ESCALATE_REINSPECTION = "Activity_EscalateReinspection";
        public static final String END_REINSPECTION_ESCALATED = "EndEvent_ReinspectionEscalated";
        public static final String RECORD_REINSPECTION = "Activity_RecordReinspection";
        public static final String END_RECTIFIED = "EndEvent_Rectified";
        public static final String END_NOT_RECTIFIED = "EndEvent_NotRectified";
        public static final String START_MEASURES_DUE = "StartEvent_MeasuresDue";
        public static final String SUSPEND_WORK = "Activity_SuspendWork";
        public static final String RECTIFY_AGAIN = "Activity_RectifyAgain";
        public static final String REPORT_VIOLATION = "Activity_ReportViolation";
        public static final String AWAIT_AUTHORITY = "Activity_AwaitAuthority";
        public static final String LIFT_SUSPENSION = "Activity_LiftSuspension";
        public static final String END_MEASURES_DONE = "EndEvent_MeasuresDone";
        public static final String ANNOUNCE_MEASURES = "Activity_AnnounceMeasures";
        public static final String DEDUCT_DEPOSIT = "Activity_DeductDeposit";
        public static final String EVENT_OBJECTION_RAISED_EARLY = "Event_ObjectionRaisedEarly";
        public static final String HEAR_OBJECTION = "Activity_HearObjection";
        public static final String END_MEASURES_UNDONE = "EndEvent_MeasuresUndone";
        public static final String START_SUSPENSION_DUE = "StartEvent_SuspensionDue";
        public static final String SUSPEND_PASSES = "Activity_SuspendPasses";
        public static final String BAR_ENTRY = "Activity_BarEntry";
        public static final String EVENT_BAR_WARNING = "Event_BarWarning";
        public static final String EVENT_BAR_OVERDUE = "Event_BarOverdue";
        public static final String ESCALATE_BAR = "Activity_EscalateBar";
        public static final String END_BAR_ESCALATED = "EndEvent_BarEscalated";
        public static final String RECORD_ENTRY_BAR = "Activity_RecordEntryBar";
        public static final String END_WORK_SUSPENDED = "EndEvent_WorkSuspended";
        public static final String START_DEDUCTION_DUE = "StartEvent_DeductionDue";
        public static final String CHECK_DEPOSIT = "Activity_CheckDeposit";
        public static final String END_NO_DEPOSIT = "EndEvent_NoDeposit";
        public static final String DECIDE_DEDUCTION = "Activity_DecideDeduction";
        public static final String EVENT_DEDUCTION_WARNING = "Event_DeductionWarning";
        public static final String EVENT_DEDUCTION_OVERDUE = "Event_DeductionOverdue";
        public static final String ESCALATE_DEDUCTION = "Activity_EscalateDeduction";
        public static final String END_DEDUCTION_ESCALATED = "EndEvent_DeductionEscalated";
        public static final String RECORD_DEDUCTION = "Activity_RecordDeduction";
        public static final String END_DEDUCTION_DECIDED = "EndEvent_DeductionDecided";
        public static final String START_PERIOD_OPEN = "StartEvent_PeriodOpen";
        public static final String EVENT_OBJECTION_RAISED = "Event_ObjectionRaised";
        public static final String EVENT_OBJECTION_PERIOD_OVER = "Event_ObjectionPeriodOver";
        public static final String RECORD_OBJECTION = "Activity_RecordObjection";
        public static final String CLOSE_OBJECTION = "Activity_CloseObjection";
        public static final String END_NO_OBJECTION = "EndEvent_NoObjection";
        public static final String RULE_OBJECTION = "Activity_RuleObjection";
        public static final String EVENT_OBJECTION_RULING_WARNING = "Event_ObjectionRulingWarning";
        public static final String EVENT_OBJECTION_RULING_OVERDUE = "Event_ObjectionRulingOverdue";
        public static final String ESCALATE_OBJECTION_RULING = "Activity_EscalateObjectionRuling";
        public static final String END_OBJECTION_RULING_ESCALATED =
                "EndEvent_ObjectionRulingEscalated";
        public static final String RECORD_OBJECTION_RULING = "Activity_RecordObjectionRuling";
        public static final String END_OBJECTION_REJECTED = "EndEvent_ObjectionRejected";
        public static final String UNDO_DEDUCTION = "Activity_UndoDeduction";
        public static final String TELL_EVERYONE = "Activity_TellEveryone";
        public static final String START_REPORT_DUE = "StartEvent_ReportDue";
        public static final String ISSUE_AUTHORITY_REPORT = "Activity_IssueAuthorityReport";
        public static final String REPORT_TO_AUTHORITY = "Activity_ReportToAuthority";
        public static final String EVENT_REPORT_WARNING = "Event_ReportWarning";
        public static final String EVENT_REPORT_OVERDUE = "Event_ReportOverdue";
        public static final String ESCALATE_REPORT = "Activity_EscalateReport";
        public static final String END_REPORT_ESCALATED = "EndEvent_ReportEscalated";
        public static final String RECORD_AUTHORITY_REPORT = "Activity_RecordAuthorityReport";
        public static final String END_VIOLATION_REPORTED = "EndEvent_ViolationReported";
        public static final String START_ANSWER_AWAITED = "StartEvent_AnswerAwaited";
        public static final String FOLLOW_AUTHORITY = "Activity_FollowAuthority";
        public static final String EVENT_REMINDER_DUE = "Event_ReminderDue";
        public static final String EVENT_AUTHORITY_ANSWERED = "Event_AuthorityAnswered";
        public static final String REMIND_AUTHORITY = "Activity_RemindAuthority";
        public static final String EVENT_NEXT_REMINDER = "Event_NextReminder";
        public static final String RECORD_AUTHORITY_ANSWER = "Activity_RecordAuthorityAnswer";
        public static final String END_AUTHORITY_DECIDED = "EndEvent_AuthorityDecided";
        public static final String DECIDE_COURT = "Activity_DecideCourt";
        public static final String EVENT_COURT_WARNING = "Event_CourtWarning";
        public static final String EVENT_COURT_OVERDUE = "Event_CourtOverdue";
        public static final String ESCALATE_COURT = "Activity_EscalateCourt";
        public static final String END_COURT_ESCALATED = "EndEvent_CourtEscalated";
        public static final String RECORD_COURT_DECISION = "Activity_RecordCourtDecision";
        public static final String END_COURT_DECIDED = "EndEvent_CourtDecided";
        public static final String START_STOP_DUE = "StartEvent_StopDue";
        public static final String STOP_WORK_ON_SITE = "Activity_StopWorkOnSite";
        public static final String EVENT_STOP_WARNING = "Event_StopWarning";
        public static final String EVENT_STOP_OVERDUE = "Event_StopOverdue";
        public static final String ESCALATE_STOP = "Activity_EscalateStop";
        public static final String END_STOP_ESCALATED = "EndEvent_StopEscalated";
        public static final String RECORD_STOP = "Activity_RecordStop";
        public static final String END_SCENE_HANDLED = "EndEvent_SceneHandled";
        public static final String START_DANGER_FOUND = "StartEvent_DangerFound";
        public static final String WARN_LEADERS = "Activity_WarnLeaders";
        public static final String CONFIRM_ALERT = "Activity_ConfirmAlert";
        public static final String EVENT_ALERT_WARNING = "Event_AlertWarning";
        public static final String EVENT_ALERT_OVERDUE = "Event_AlertOverdue";
        public static final String ESCALATE_ALERT = "Activity_EscalateAlert";
        public static final String END_ALERT_ESCALATED = "EndEvent_AlertEscalated";
        public static final String RECORD_ALERT = "Activity_RecordAlert";
        public static final String STOP_WORK = "Activity_StopWork";
        public static final String END_DANGER_HANDLED = "EndEvent_DangerHandled";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String AUTHORITY_ANSWERED = "violation.authorityAnswered";
        public static final String CANCELLED = "violation.cancelled";
        public static final String OBJECTED = "violation.objected";
        public static final String RECTIFIED = "violation.rectified";
        public static final String REPORTED = "violation.reported";

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
        public static final String AGREEMENT_CLAUSE = "agreementClause";
        public static final String ALERT_NOTE = "alertNote";
        public static final String AUTHORITY_ACCEPTED = "authorityAccepted";
        public static final String AUTHORITY_NOTE = "authorityNote";
        public static final String AUTHORITY_RESULT = "authorityResult";
        public static final String BAR_NOTE = "barNote";
        public static final String CASE_NUMBER = "caseNumber";
        public static final String COMMITTEE_TOLD = "committeeTold";
        public static final String COURT_DECISION = "courtDecision";
        public static final String COURT_NOTE = "courtNote";
        public static final String DANGEROUS = "dangerous";
        public static final String DEDUCTION_AMOUNT = "deductionAmount";
        public static final String DEDUCTION_DECISION = "deductionDecision";
        public static final String DEDUCTION_REASON = "deductionReason";
        public static final String DEPOSIT_HELD = "depositHeld";
        public static final String DISPUTE_NOTE = "disputeNote";
        public static final String DISPUTE_RULING = "disputeRuling";
        public static final String FINDER = "finder";
        public static final String FINDER_ROLE = "finderRole";
        public static final String FOREMAN_VIEW = "foremanView";
        public static final String HOUSE = "house";
        public static final String HOUSEKEEPER_VIEW = "housekeeperView";
        public static final String INSPECTION = "inspection";
        public static final String INSPECTION_NOTE = "inspectionNote";
        public static final String JOINT_VISIT = "jointVisit";
        public static final String OBJECTION_DECISION = "objectionDecision";
        public static final String OBJECTION_NOTE = "objectionNote";
        public static final String OBJECTION_RAISED = "objectionRaised";
        public static final String ONE_VOICE = "oneVoice";
        public static final String OWNER_ATTITUDE = "ownerAttitude";
        public static final String PARTNER = "partner";
        public static final String PERSON_ON_SITE = "personOnSite";
        public static final String PROPOSAL = "proposal";
        public static final String RECEIPT_NUMBER = "receiptNumber";
        public static final String RECEIVER = "receiver";
        public static final String RECTIFIED = "rectified";
        public static final String REPORT_NOTE = "reportNote";
        public static final String REPORTED = "reported";
        public static final String SERVE_METHOD = "serveMethod";
        public static final String SERVE_NOTE = "serveNote";
        public static final String SETTLED_ON_SITE = "settledOnSite";
        public static final String STOP_NOTE = "stopNote";
        public static final String STOP_OUTCOME = "stopOutcome";
        public static final String SUMMARY = "summary";
        public static final String TALK_NOTE = "talkNote";
        public static final String TALK_OUTCOME = "talkOutcome";
        public static final String THREATENED = "threatened";
        public static final String UPHELD = "upheld";
        public static final String VERDICT = "verdict";
        public static final String VERDICT_NOTE = "verdictNote";
        public static final String VIOLATION_CONFIRMED = "violationConfirmed";
        public static final String VIOLATION_RESULT = "violationResult";
        public static final String VISIT_NOTE = "visitNote";
        public static final String VISITORS = "visitors";
        public static final String WITHDRAWAL_REASON = "withdrawalReason";
        public static final String WITNESS = "witness";

        private Variable() {}
    }
}
