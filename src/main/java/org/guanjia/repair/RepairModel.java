package org.guanjia.repair;

/** What the diagrams of the repair flow say: names that code and diagrams share. */
public final class RepairModel {
    private RepairModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String REPAIR = "repair";
        public static final String REPAIR_JOB = "repair-job";
        public static final String REPAIR_DISPATCH = "repair-dispatch";
        public static final String REPAIR_VISIT = "repair-visit";
        public static final String REPAIR_QUOTE = "repair-quote";
        public static final String REPAIR_OUTSIDE = "repair-outside";
        public static final String REPAIR_WARRANTY = "repair-warranty";
        public static final String REPAIR_FUND = "repair-fund";
        public static final String REPAIR_CONTRACT = "repair-contract";
        public static final String REPAIR_PART = "repair-part";
        public static final String REPAIR_EMERGENCY = "repair-emergency";
        public static final String REPAIR_ACCEPTANCE = "repair-acceptance";
        public static final String REPAIR_SETTLEMENT = "repair-settlement";

        private Process() {}
    }

    /** Element ids, as the diagrams draw them. */
    public static final class Element {
        public static final String START_REPAIR_REPORTED = "StartEvent_RepairReported";
        public static final String START_REPAIR_REQUESTED = "StartEvent_RepairRequested";
        public static final String CHECK_ADDRESS = "Activity_CheckAddress";
        public static final String TRIAGE_REPAIR = "Activity_TriageRepair";
        public static final String END_NOT_URGENT = "EndEvent_NotUrgent";
        public static final String CARRY_OUT_REPAIR = "Activity_CarryOutRepair";
        public static final String CONFIRM_RESULT = "Activity_ConfirmResult";
        public static final String SETTLE_REPAIR = "Activity_SettleRepair";
        public static final String END_REPAIR_CLOSED = "EndEvent_RepairClosed";
        public static final String END_ADDRESS_UNKNOWN = "EndEvent_AddressUnknown";
        public static final String HANDLE_EMERGENCY = "Activity_HandleEmergency";
        public static final String END_EMERGENCY_HANDLED = "EndEvent_EmergencyHandled";
        public static final String REFER_MATTER = "Activity_ReferMatter";
        public static final String END_REPAIR_REFERRED = "EndEvent_RepairReferred";
        public static final String ESCALATE_FIX = "Activity_EscalateFix";
        public static final String END_FIX_ESCALATED = "EndEvent_FixEscalated";
        public static final String END_MADE_SAFE_ONLY = "EndEvent_MadeSafeOnly";
        public static final String END_RESIDENT_UNREACHABLE = "EndEvent_ResidentUnreachable";
        public static final String END_REPAIR_DUPLICATE = "EndEvent_RepairDuplicate";
        public static final String CANCEL_REQUESTED = "Activity_CancelRequested";
        public static final String START_CANCEL_REQUESTED = "StartEvent_CancelRequested";
        public static final String CANCEL_REPAIR = "Activity_CancelRepair";
        public static final String END_REPAIR_CANCELLED = "EndEvent_RepairCancelled";
        public static final String EVENT_WRONG_ADDRESS = "Event_WrongAddress";
        public static final String EVENT_WRONG_TRADE = "Event_WrongTrade";
        public static final String EVENT_FIX_WARNING = "Event_FixWarning";
        public static final String EVENT_FIX_OVERDUE = "Event_FixOverdue";
        public static final String START_JOB_OPENED = "StartEvent_JobOpened";
        public static final String DISPATCH_JOB = "Activity_DispatchJob";
        public static final String END_WRONG_TRADE = "EndEvent_WrongTrade";
        public static final String END_WRONG_ADDRESS = "EndEvent_WrongAddress";
        public static final String END_DUPLICATE_FOUND = "EndEvent_DuplicateFound";
        public static final String VISIT_SITE = "Activity_VisitSite";
        public static final String END_RESIDENT_NOT_MET = "EndEvent_ResidentNotMet";
        public static final String DIAGNOSE_FAULT = "Activity_DiagnoseFault";
        public static final String RECORD_DIAGNOSIS = "Activity_RecordDiagnosis";
        public static final String OBTAIN_CONSENT = "Activity_ObtainConsent";
        public static final String ARRANGE_OUTSIDE_HELP = "Activity_ArrangeOutsideHelp";
        public static final String END_REPAIRED_BY_OTHERS = "EndEvent_RepairedByOthers";
        public static final String WAIT_FOR_PART = "Activity_WaitForPart";
        public static final String REPAIR_FAULT = "Activity_RepairFault";
        public static final String RECORD_REPAIR = "Activity_RecordRepair";
        public static final String END_FAULT_REPAIRED = "EndEvent_FaultRepaired";
        public static final String MAKE_SAFE = "Activity_MakeSafe";
        public static final String RECORD_MAKE_SAFE = "Activity_RecordMakeSafe";
        public static final String END_MADE_SAFE = "EndEvent_MadeSafe";
        public static final String APOLOGISE_FOR_DELAY = "Activity_ApologiseForDelay";
        public static final String ESCALATE_ARRIVAL = "Activity_EscalateArrival";
        public static final String END_ARRIVAL_ESCALATED = "EndEvent_ArrivalEscalated";
        public static final String ESCALATE_ACCEPTANCE = "Activity_EscalateAcceptance";
        public static final String END_ACCEPTANCE_ESCALATED = "EndEvent_AcceptanceEscalated";
        public static final String EVENT_ACCEPTANCE_WARNING = "Event_AcceptanceWarning";
        public static final String EVENT_ACCEPTANCE_OVERDUE = "Event_AcceptanceOverdue";
        public static final String EVENT_ARRIVAL_WARNING = "Event_ArrivalWarning";
        public static final String EVENT_ARRIVAL_OVERDUE = "Event_ArrivalOverdue";
        public static final String START_DISPATCH_ASKED = "StartEvent_DispatchAsked";
        public static final String ASSIGN_TECHNICIAN = "Activity_AssignTechnician";
        public static final String ACCEPT_JOB = "Activity_AcceptJob";
        public static final String OFFER_TO_ALL = "Activity_OfferToAll";
        public static final String DISPATCH_BY_HAND = "Activity_DispatchByHand";
        public static final String RECORD_HAND_DISPATCH = "Activity_RecordHandDispatch";
        public static final String END_HAND_DISPATCHED = "EndEvent_HandDispatched";
        public static final String END_CONTRACTOR_ASKED = "EndEvent_ContractorAsked";
        public static final String RECORD_JOB_ANSWER = "Activity_RecordJobAnswer";
        public static final String END_JOB_ACCEPTED = "EndEvent_JobAccepted";
        public static final String END_JOB_RETURNED = "EndEvent_JobReturned";
        public static final String RULE_RETURN = "Activity_RuleReturn";
        public static final String RECORD_RULING = "Activity_RecordRuling";
        public static final String END_CONTRACTOR_RULED = "EndEvent_ContractorRuled";
        public static final String EVENT_NOBODY_ON_DUTY = "Event_NobodyOnDuty";
        public static final String EVENT_OFFER_EXPIRED = "Event_OfferExpired";
        public static final String START_VISIT_DUE = "StartEvent_VisitDue";
        public static final String ARRIVE_ON_SITE = "Activity_ArriveOnSite";
        public static final String RECORD_ARRIVAL = "Activity_RecordArrival";
        public static final String END_ARRIVED = "EndEvent_Arrived";
        public static final String REACH_RESIDENT = "Activity_ReachResident";
        public static final String RECORD_REACH = "Activity_RecordReach";
        public static final String KNOCK_DOOR = "Activity_KnockDoor";
        public static final String RECORD_KNOCK = "Activity_RecordKnock";
        public static final String WAIT_FOR_RESIDENT = "Activity_WaitForResident";
        public static final String EVENT_APPOINTMENT_ANSWERED = "Event_AppointmentAnswered";
        public static final String RESUME_VISIT = "Activity_ResumeVisit";
        public static final String EVENT_CONTACT_EXPIRED = "Event_ContactExpired";
        public static final String END_VISIT_GIVEN_UP = "EndEvent_VisitGivenUp";
        public static final String START_QUOTE_DUE = "StartEvent_QuoteDue";
        public static final String ASK_QUOTE = "Activity_AskQuote";
        public static final String EVENT_QUOTE_ANSWERED = "Event_QuoteAnswered";
        public static final String EVENT_QUOTE_UNANSWERED = "Event_QuoteUnanswered";
        public static final String RECORD_QUOTE_ANSWER = "Activity_RecordQuoteAnswer";
        public static final String END_QUOTE_DECLINED = "EndEvent_QuoteDeclined";
        public static final String END_QUOTE_ACCEPTED = "EndEvent_QuoteAccepted";
        public static final String PHONE_RESIDENT = "Activity_PhoneResident";
        public static final String RECORD_PHONE_ANSWER = "Activity_RecordPhoneAnswer";
        public static final String END_DECLINED_BY_PHONE = "EndEvent_DeclinedByPhone";
        public static final String EVENT_PHONE_WARNING = "Event_PhoneWarning";
        public static final String EVENT_PHONE_OVERDUE = "Event_PhoneOverdue";
        public static final String ESCALATE_PHONE = "Activity_EscalatePhone";
        public static final String END_PHONE_ESCALATED = "EndEvent_PhoneEscalated";
        public static final String START_HELP_NEEDED = "StartEvent_HelpNeeded";
        public static final String DECIDE_FUNDING = "Activity_DecideFunding";
        public static final String CLAIM_WARRANTY = "Activity_ClaimWarranty";
        public static final String APPLY_FOR_FUND = "Activity_ApplyForFund";
        public static final String ENGAGE_CONTRACTOR = "Activity_EngageContractor";
        public static final String END_WARRANTY_REPAIRED = "EndEvent_WarrantyRepaired";
        public static final String END_CONTRACTOR_REPAIRED = "EndEvent_ContractorRepaired";
        public static final String ARRANGE_EXECUTION = "Activity_ArrangeExecution";
        public static final String RECORD_EXECUTION = "Activity_RecordExecution";
        public static final String END_OWN_TEAM = "EndEvent_OwnTeam";
        public static final String END_SAFE_ONLY = "EndEvent_SafeOnly";
        public static final String START_WARRANTY_CLAIMED = "StartEvent_WarrantyClaimed";
        public static final String ISSUE_WARRANTY_NOTICE = "Activity_IssueWarrantyNotice";
        public static final String FOLLOW_UP_DEVELOPER = "Activity_FollowUpDeveloper";
        public static final String EVENT_DEVELOPER_SILENT = "Event_DeveloperSilent";
        public static final String RECORD_DEVELOPER_ANSWER = "Activity_RecordDeveloperAnswer";
        public static final String END_WARRANTY_HONOURED = "EndEvent_WarrantyHonoured";
        public static final String END_WARRANTY_REFUSED = "EndEvent_WarrantyRefused";
        public static final String RECORD_DEVELOPER_SILENCE = "Activity_RecordDeveloperSilence";
        public static final String END_DEVELOPER_SILENT = "EndEvent_DeveloperSilent";
        public static final String START_FUND_NEEDED = "StartEvent_FundNeeded";
        public static final String REQUEST_FUND = "Activity_RequestFund";
        public static final String APPROVE_FUND = "Activity_ApproveFund";
        public static final String EVENT_APPROVAL_WARNING = "Event_ApprovalWarning";
        public static final String EVENT_APPROVAL_OVERDUE = "Event_ApprovalOverdue";
        public static final String ESCALATE_APPROVAL = "Activity_EscalateApproval";
        public static final String END_APPROVAL_ESCALATED = "EndEvent_ApprovalEscalated";
        public static final String RECORD_APPROVAL = "Activity_RecordApproval";
        public static final String END_FUND_APPROVED = "EndEvent_FundApproved";
        public static final String END_FUND_REFUSED = "EndEvent_FundRefused";
        public static final String START_CONTRACTOR_NEEDED = "StartEvent_ContractorNeeded";
        public static final String ISSUE_WORK_ORDER = "Activity_IssueWorkOrder";
        public static final String PERFORM_WORK = "Activity_PerformWork";
        public static final String EVENT_CONTRACTOR_SILENT = "Event_ContractorSilent";
        public static final String RECORD_CONTRACTOR_SILENCE = "Activity_RecordContractorSilence";
        public static final String END_CONTRACTOR_SILENT = "EndEvent_ContractorSilent";
        public static final String RECORD_CONTRACT_WORK = "Activity_RecordContractWork";
        public static final String END_CONTRACTOR_DECLINED = "EndEvent_ContractorDeclined";
        public static final String INSPECT_WORK = "Activity_InspectWork";
        public static final String RECORD_INSPECTION = "Activity_RecordInspection";
        public static final String END_WORK_PASSED = "EndEvent_WorkPassed";
        public static final String START_PART_NEEDED = "StartEvent_PartNeeded";
        public static final String ORDER_PART = "Activity_OrderPart";
        public static final String AWAIT_PART = "Activity_AwaitPart";
        public static final String RESUME_REPAIR = "Activity_ResumeRepair";
        public static final String END_PART_ARRIVED = "EndEvent_PartArrived";
        public static final String EVENT_PART_WARNING = "Event_PartWarning";
        public static final String EVENT_PART_OVERDUE = "Event_PartOverdue";
        public static final String ESCALATE_PART = "Activity_EscalatePart";
        public static final String END_PART_ESCALATED = "EndEvent_PartEscalated";
        public static final String START_EMERGENCY_RAISED = "StartEvent_EmergencyRaised";
        public static final String ALERT_PEOPLE = "Activity_AlertPeople";
        public static final String SECURE_SCENE = "Activity_SecureScene";
        public static final String EVENT_SCENE_WARNING = "Event_SceneWarning";
        public static final String EVENT_SCENE_OVERDUE = "Event_SceneOverdue";
        public static final String ESCALATE_SCENE = "Activity_EscalateScene";
        public static final String END_SCENE_ESCALATED = "EndEvent_SceneEscalated";
        public static final String RECORD_SCENE = "Activity_RecordScene";
        public static final String END_SCENE_SECURED = "EndEvent_SceneSecured";
        public static final String CALL_UNIT = "Activity_CallUnit";
        public static final String RECORD_UNIT_CALL = "Activity_RecordUnitCall";
        public static final String CONFIRM_UNIT_ARRIVAL = "Activity_ConfirmUnitArrival";
        public static final String EVENT_UNIT_WARNING = "Event_UnitWarning";
        public static final String EVENT_UNIT_OVERDUE = "Event_UnitOverdue";
        public static final String ESCALATE_UNIT = "Activity_EscalateUnit";
        public static final String END_UNIT_ESCALATED = "EndEvent_UnitEscalated";
        public static final String RECORD_UNIT_ARRIVAL = "Activity_RecordUnitArrival";
        public static final String START_RESULT_READY = "StartEvent_ResultReady";
        public static final String ASK_ACCEPTANCE = "Activity_AskAcceptance";
        public static final String EVENT_ACCEPTANCE_ANSWERED = "Event_AcceptanceAnswered";
        public static final String EVENT_ACCEPTANCE_SILENT = "Event_AcceptanceSilent";
        public static final String RECORD_ACCEPTANCE = "Activity_RecordAcceptance";
        public static final String DECIDE_CALL_BACK = "Activity_DecideCallBack";
        public static final String END_NO_CALL_BACK = "EndEvent_NoCallBack";
        public static final String CALL_BACK = "Activity_CallBack";
        public static final String RECORD_CALL_BACK = "Activity_RecordCallBack";
        public static final String END_RESIDENT_SATISFIED = "EndEvent_ResidentSatisfied";
        public static final String OPEN_COMPLAINT = "Activity_OpenComplaint";
        public static final String END_COMPLAINT_OPENED = "EndEvent_ComplaintOpened";
        public static final String COUNT_REWORK = "Activity_CountRework";
        public static final String END_REWORK_BY_SAME = "EndEvent_ReworkBySame";
        public static final String PLAN_REWORK = "Activity_PlanRework";
        public static final String RECORD_REWORK_PLAN = "Activity_RecordReworkPlan";
        public static final String END_REWORK_PLANNED = "EndEvent_ReworkPlanned";
        public static final String EVENT_CALL_BACK_WARNING = "Event_CallBackWarning";
        public static final String EVENT_CALL_BACK_OVERDUE = "Event_CallBackOverdue";
        public static final String ESCALATE_CALL_BACK = "Activity_EscalateCallBack";
        public static final String END_CALL_BACK_ESCALATED = "EndEvent_CallBackEscalated";
        public static final String EVENT_REWORK_WARNING = "Event_ReworkWarning";
        public static final String EVENT_REWORK_OVERDUE = "Event_ReworkOverdue";
        public static final String ESCALATE_REWORK = "Activity_EscalateRework";
        public static final String END_REWORK_ESCALATED = "EndEvent_ReworkEscalated";
        public static final String START_WORK_ACCEPTED = "StartEvent_WorkAccepted";
        public static final String COUNT_COSTS = "Activity_CountCosts";
        public static final String BILL_REPAIR = "Activity_BillRepair";
        public static final String END_NOT_RATED = "EndEvent_NotRated";
        public static final String RATE_TEAM = "Activity_RateTeam";
        public static final String EVENT_RATING_EXPIRED = "Event_RatingExpired";
        public static final String END_RATING_EXPIRED = "EndEvent_RatingExpired";
        public static final String RECORD_TEAM_RATING = "Activity_RecordTeamRating";
        public static final String END_TEAM_RATED = "EndEvent_TeamRated";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String ACCEPTANCE_ANSWERED = "repair.acceptanceAnswered";
        public static final String APPOINTMENT_ANSWERED = "repair.appointmentAnswered";
        public static final String CANCELLED = "repair.cancelled";
        public static final String PART_ARRIVED = "repair.partArrived";
        public static final String QUOTE_ANSWERED = "repair.quoteAnswered";
        public static final String REPORTED = "repair.reported";

        private Message() {}
    }

    /** Errors that the diagrams catch. */
    public static final class Error {
        public static final String NO_TECHNICIAN = "noTechnician";
        public static final String WRONG_ADDRESS = "wrongAddress";
        public static final String WRONG_TRADE = "wrongTrade";

        private Error() {}
    }

    /**
     * Process variables: the case number, answers that gateways ask for, and what forms collect.
     */
    public static final class Variable {
        public static final String CASE_NUMBER = "caseNumber";
        public static final String HOUSE = "house";
        public static final String SUMMARY = "summary";
        public static final String PROPOSAL = "proposal";
        public static final String ADDRESS_CONFIRMED = "addressConfirmed";
        public static final String EMERGENCY = "emergency";
        public static final String OUR_MATTER = "ourMatter";
        public static final String UNIT_NEEDED = "unitNeeded";
        public static final String JURISDICTION = "jurisdiction";
        public static final String JOB_RESULT = "jobResult";
        public static final String WORK_ACCEPTED = "workAccepted";
        public static final String DISPATCH_RESULT = "dispatchResult";
        public static final String OFFERED_TO_ALL = "offeredToAll";
        public static final String TECHNICIAN = "technician";
        public static final String VISIT_RESULT = "visitResult";
        public static final String RESIDENT_CONTACT_ROLE = "residentContactRole";
        public static final String REPAIR_WAY = "repairWay";
        public static final String PART_NEEDED = "partNeeded";
        public static final String QUOTE_ANSWER = "quoteAnswer";
        public static final String QUOTE_ACCEPTED = "quoteAccepted";
        public static final String OUTSIDE_RESULT = "outsideResult";
        public static final String CALL_BACK_DUE = "callBackDue";
        public static final String CALL_BACK_RESULT = "callBackResult";
        public static final String REWORK_LEAD_NEEDED = "reworkLeadNeeded";
        public static final String REWORK_LEAD = "reworkLead";
        public static final String PAID_WORK = "paidWork";
        public static final String HOUSEKEEPER_THERE = "housekeeperThere";
        public static final String MEASURE = "measure";
        public static final String JOB_DECISION = "jobDecision";
        public static final String ARRIVAL_IN_MINUTES = "arrivalInMinutes";
        public static final String MEETING_POINT = "meetingPoint";
        public static final String RETURN_REASON = "returnReason";
        public static final String CORRECTED_CATEGORY = "correctedCategory";
        public static final String DUPLICATE_OF = "duplicateOf";
        public static final String RETURN_NOTE = "returnNote";
        public static final String ARRIVAL_OUTCOME = "arrivalOutcome";
        public static final String ARRIVAL_NOTE = "arrivalNote";
        public static final String DIAGNOSIS = "diagnosis";
        public static final String MATERIAL1 = "material1";
        public static final String QUANTITY1 = "quantity1";
        public static final String MATERIAL2 = "material2";
        public static final String QUANTITY2 = "quantity2";
        public static final String MATERIAL3 = "material3";
        public static final String QUANTITY3 = "quantity3";
        public static final String LABOUR_HOURS = "labourHours";
        public static final String PART_NAME = "partName";
        public static final String ESTIMATED_COST = "estimatedCost";
        public static final String REPAIR_NOTE = "repairNote";
        public static final String SAFETY_NOTE = "safetyNote";
        public static final String HAND_TO = "handTo";
        public static final String TECHNICIAN_ID = "technicianId";
        public static final String HAND_NOTE = "handNote";
        public static final String UNIT_NAME = "unitName";
        public static final String UNIT_PHONE = "unitPhone";
        public static final String UNIT_NOTE = "unitNote";
        public static final String UNIT_ARRIVAL_NOTE = "unitArrivalNote";
        public static final String RULING = "ruling";
        public static final String RULING_NOTE = "rulingNote";
        public static final String DEVELOPER_ANSWER = "developerAnswer";
        public static final String DEVELOPER_NOTE = "developerNote";
        public static final String EXECUTION = "execution";
        public static final String EXECUTION_NOTE = "executionNote";
        public static final String INSPECTION = "inspection";
        public static final String CONTRACTOR_RATING = "contractorRating";
        public static final String INSPECTION_NOTE = "inspectionNote";
        public static final String WORK_ANSWER = "workAnswer";
        public static final String CONTRACTOR_AMOUNT = "contractorAmount";
        public static final String WORK_NOTE = "workNote";
        public static final String APPROVAL = "approval";
        public static final String APPROVAL_NOTE = "approvalNote";
        public static final String SCENE_SAFE = "sceneSafe";
        public static final String SCENE_NOTE = "sceneNote";
        public static final String CONTACT_OUTCOME = "contactOutcome";
        public static final String CONTACT_NOTE = "contactNote";
        public static final String PHONE_ANSWER = "phoneAnswer";
        public static final String PHONE_NOTE = "phoneNote";
        public static final String CALL_BACK_OUTCOME = "callBackOutcome";
        public static final String CALL_BACK_NOTE = "callBackNote";
        public static final String TEAM_RATING = "teamRating";
        public static final String TEAM_COMMENT = "teamComment";
        public static final String REWORK_TECHNICIAN = "reworkTechnician";
        public static final String REWORK_NOTE = "reworkNote";

        private Variable() {}
    }
}
