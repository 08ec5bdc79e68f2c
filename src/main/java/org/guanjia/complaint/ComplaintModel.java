package org.guanjia.complaint;

/** What the diagrams under {@code processes/complaint} say: names that code and diagrams share. */
public final class ComplaintModel {
    private ComplaintModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String COMPLAINT = "complaint";
        public static final String COMPLAINT_ANSWER = "complaint-answer";
        public static final String COMPLAINT_HANDLING = "complaint-handling";
        public static final String COMPLAINT_REMEDY = "complaint-remedy";
        public static final String COMPLAINT_REPLY = "complaint-reply";
        public static final String COMPLAINT_CALLBACK = "complaint-callback";
        public static final String COMPLAINT_CONTAINMENT = "complaint-containment";
        public static final String COMPLAINT_REPORT = "complaint-report";
        public static final String COMPLAINT_MEDIATION = "complaint-mediation";
        public static final String COMPLAINT_TALK = "complaint-talk";

        private Process() {}
    }

    /** Element ids, as the diagrams draw them. */
    public static final class Element {
        public static final String START_COMPLAINT_FILED = "StartEvent_ComplaintFiled";
        public static final String START_COMPLAINT_REQUESTED = "StartEvent_ComplaintRequested";
        public static final String CHECK_ADDRESS = "Activity_CheckAddress";
        public static final String EVENT_ACKNOWLEDGE_WARNING = "Event_AcknowledgeWarning";
        public static final String ACKNOWLEDGE_RECEIPT = "Activity_AcknowledgeReceipt";
        public static final String END_RECEIPT_ACKNOWLEDGED = "EndEvent_ReceiptAcknowledged";
        public static final String TRIAGE_COMPLAINT = "Activity_TriageComplaint";
        public static final String END_ADDRESS_UNKNOWN = "EndEvent_AddressUnknown";
        public static final String REFER_MATTER = "Activity_ReferMatter";
        public static final String END_COMPLAINT_REFERRED = "EndEvent_ComplaintReferred";
        public static final String ACKNOWLEDGE_COMPLAINT = "Activity_AcknowledgeComplaint";
        public static final String ANSWER_MATTER = "Activity_AnswerMatter";
        public static final String END_MATTER_CLOSED = "EndEvent_MatterClosed";
        public static final String HANDLE_COMPLAINT = "Activity_HandleComplaint";
        public static final String EVENT_CLOSE_WARNING = "Event_CloseWarning";
        public static final String EVENT_CLOSE_OVERDUE = "Event_CloseOverdue";
        public static final String ESCALATE_CLOSE = "Activity_EscalateClose";
        public static final String END_CLOSE_ESCALATED = "EndEvent_CloseEscalated";
        public static final String END_COMPLAINT_SETTLED = "EndEvent_ComplaintSettled";
        public static final String END_COMPLAINT_NOT_SETTLED = "EndEvent_ComplaintNotSettled";
        public static final String END_COMPLAINT_ANSWERED = "EndEvent_ComplaintAnswered";
        public static final String WITHDRAWAL_REQUESTED = "Activity_WithdrawalRequested";
        public static final String START_WITHDRAWAL_REQUESTED = "StartEvent_WithdrawalRequested";
        public static final String WITHDRAW_COMPLAINT = "Activity_WithdrawComplaint";
        public static final String END_COMPLAINT_WITHDRAWN = "EndEvent_ComplaintWithdrawn";
        public static final String END_NOT_MAJOR = "EndEvent_NotMajor";
        public static final String CONTAIN_MAJOR = "Activity_ContainMajor";
        public static final String END_MAJOR_CONTAINED = "EndEvent_MajorContained";
        public static final String COMPLETE_FILE = "Activity_CompleteFile";
        public static final String MAJOR_RAISED = "Activity_MajorRaised";
        public static final String START_MAJOR_RAISED = "StartEvent_MajorRaised";
        public static final String CONTAIN_RAISED = "Activity_ContainRaised";
        public static final String END_LEFT_TO_LEADING_CASE = "EndEvent_LeftToLeadingCase";
        public static final String LINK_GROUP = "Activity_LinkGroup";
        public static final String END_RAISED_CONTAINED = "EndEvent_RaisedContained";
        public static final String START_MATTER_ACKNOWLEDGED = "StartEvent_MatterAcknowledged";
        public static final String GIVE_ANSWER = "Activity_GiveAnswer";
        public static final String EVENT_ANSWER_WARNING = "Event_AnswerWarning";
        public static final String EVENT_ANSWER_OVERDUE = "Event_AnswerOverdue";
        public static final String ESCALATE_ANSWER = "Activity_EscalateAnswer";
        public static final String END_ANSWER_ESCALATED = "EndEvent_AnswerEscalated";
        public static final String RECORD_ANSWER = "Activity_RecordAnswer";
        public static final String END_MATTER_ANSWERED = "EndEvent_MatterAnswered";
        public static final String PASS_ON_PRAISE = "Activity_PassOnPraise";
        public static final String END_PRAISE_PASSED_ON = "EndEvent_PraisePassedOn";
        public static final String START_HANDLING_BEGUN = "StartEvent_HandlingBegun";
        public static final String CONTACT_RESIDENT = "Activity_ContactResident";
        public static final String EVENT_CONTACT_WARNING = "Event_ContactWarning";
        public static final String EVENT_CONTACT_OVERDUE = "Event_ContactOverdue";
        public static final String ESCALATE_CONTACT = "Activity_EscalateContact";
        public static final String END_CONTACT_ESCALATED = "EndEvent_ContactEscalated";
        public static final String RECORD_CONTACT = "Activity_RecordContact";
        public static final String INVESTIGATE_COMPLAINT = "Activity_InvestigateComplaint";
        public static final String EVENT_INVESTIGATION_WARNING = "Event_InvestigationWarning";
        public static final String EVENT_INVESTIGATION_OVERDUE = "Event_InvestigationOverdue";
        public static final String ESCALATE_INVESTIGATION = "Activity_EscalateInvestigation";
        public static final String END_INVESTIGATION_ESCALATED = "EndEvent_InvestigationEscalated";
        public static final String RECORD_INVESTIGATION = "Activity_RecordInvestigation";
        public static final String ARRANGE_REMEDY = "Activity_ArrangeRemedy";
        public static final String REPLY_TO_RESIDENT = "Activity_ReplyToResident";
        public static final String END_REPLY_STANDS = "EndEvent_ReplyStands";
        public static final String CHECK_SATISFACTION = "Activity_CheckSatisfaction";
        public static final String END_DISPUTE_SETTLED = "EndEvent_DisputeSettled";
        public static final String RAISE_COMPLAINT = "Activity_RaiseComplaint";
        public static final String MEDIATE_DISPUTE = "Activity_MediateDispute";
        public static final String END_DISPUTE_NOT_SETTLED = "EndEvent_DisputeNotSettled";
        public static final String START_FACTS_ESTABLISHED = "StartEvent_FactsEstablished";
        public static final String PROPOSE_REMEDY = "Activity_ProposeRemedy";
        public static final String EVENT_REPLY_WARNING = "Event_ReplyWarning";
        public static final String EVENT_REPLY_OVERDUE = "Event_ReplyOverdue";
        public static final String ESCALATE_REPLY = "Activity_EscalateReply";
        public static final String END_REPLY_ESCALATED = "EndEvent_ReplyEscalated";
        public static final String RECORD_REMEDY = "Activity_RecordRemedy";
        public static final String END_REMEDY_READY = "EndEvent_RemedyReady";
        public static final String APPROVE_REMEDY = "Activity_ApproveRemedy";
        public static final String EVENT_REMEDY_APPROVAL_WARNING = "Event_RemedyApprovalWarning";
        public static final String EVENT_REMEDY_APPROVAL_OVERDUE = "Event_RemedyApprovalOverdue";
        public static final String ESCALATE_REMEDY_APPROVAL = "Activity_EscalateRemedyApproval";
        public static final String END_REMEDY_APPROVAL_ESCALATED =
                "EndEvent_RemedyApprovalEscalated";
        public static final String RECORD_REMEDY_APPROVAL = "Activity_RecordRemedyApproval";
        public static final String END_REMEDY_APPROVED = "EndEvent_RemedyApproved";
        public static final String START_REMEDY_AGREED = "StartEvent_RemedyAgreed";
        public static final String SEND_REPLY = "Activity_SendReply";
        public static final String END_RESULT_PUBLISHED = "EndEvent_ResultPublished";
        public static final String EVENT_RESOLUTION_ANSWERED = "Event_ResolutionAnswered";
        public static final String RECORD_RESOLUTION = "Activity_RecordResolution";
        public static final String EVENT_RESOLUTION_SILENT = "Event_ResolutionSilent";
        public static final String PHONE_COMPLAINANT = "Activity_PhoneComplainant";
        public static final String EVENT_RESOLUTION_CALL_WARNING = "Event_ResolutionCallWarning";
        public static final String EVENT_RESOLUTION_CALL_OVERDUE = "Event_ResolutionCallOverdue";
        public static final String ESCALATE_RESOLUTION_CALL = "Activity_EscalateResolutionCall";
        public static final String END_RESOLUTION_CALL_ESCALATED =
                "EndEvent_ResolutionCallEscalated";
        public static final String RECORD_RESOLUTION_CALL = "Activity_RecordResolutionCall";
        public static final String END_NO_ANSWER_GIVEN = "EndEvent_NoAnswerGiven";
        public static final String END_REPLY_ACCEPTED = "EndEvent_ReplyAccepted";
        public static final String END_REPLY_REJECTED = "EndEvent_ReplyRejected";
        public static final String START_REPLY_AGREED = "StartEvent_ReplyAgreed";
        public static final String PLAN_CALL_BACK = "Activity_PlanCallBack";
        public static final String END_NO_CALL_BACK = "EndEvent_NoCallBack";
        public static final String CALL_BACK = "Activity_CallBack";
        public static final String EVENT_CALL_BACK_WARNING = "Event_CallBackWarning";
        public static final String EVENT_CALL_BACK_OVERDUE = "Event_CallBackOverdue";
        public static final String ESCALATE_CALL_BACK = "Activity_EscalateCallBack";
        public static final String END_CALL_BACK_ESCALATED = "EndEvent_CallBackEscalated";
        public static final String RECORD_SATISFACTION = "Activity_RecordSatisfaction";
        public static final String END_RESIDENT_CONTENT = "EndEvent_ResidentContent";
        public static final String END_RESIDENT_DISCONTENT = "EndEvent_ResidentDiscontent";
        public static final String START_MAJOR_FOUND = "StartEvent_MajorFound";
        public static final String ALERT_MANAGERS = "Activity_AlertManagers";
        public static final String CONTAIN_DAMAGE = "Activity_ContainDamage";
        public static final String EVENT_CONTAINMENT_WARNING = "Event_ContainmentWarning";
        public static final String EVENT_CONTAINMENT_OVERDUE = "Event_ContainmentOverdue";
        public static final String ESCALATE_CONTAINMENT = "Activity_EscalateContainment";
        public static final String END_CONTAINMENT_ESCALATED = "EndEvent_ContainmentEscalated";
        public static final String RECORD_CONTAINMENT = "Activity_RecordContainment";
        public static final String END_DAMAGE_CONTAINED = "EndEvent_DamageContained";
        public static final String START_WORK_FINISHED = "StartEvent_WorkFinished";
        public static final String DRAFT_REPORT = "Activity_DraftReport";
        public static final String END_NO_REPORT = "EndEvent_NoReport";
        public static final String EDIT_REPORT = "Activity_EditReport";
        public static final String EVENT_REPORT_WARNING = "Event_ReportWarning";
        public static final String EVENT_REPORT_OVERDUE = "Event_ReportOverdue";
        public static final String ESCALATE_REPORT = "Activity_EscalateReport";
        public static final String END_REPORT_ESCALATED = "EndEvent_ReportEscalated";
        public static final String RECORD_REPORT = "Activity_RecordReport";
        public static final String SIGN_REPORT = "Activity_SignReport";
        public static final String EVENT_SIGNATURE_WARNING = "Event_SignatureWarning";
        public static final String EVENT_SIGNATURE_OVERDUE = "Event_SignatureOverdue";
        public static final String ESCALATE_SIGNATURE = "Activity_EscalateSignature";
        public static final String END_SIGNATURE_ESCALATED = "EndEvent_SignatureEscalated";
        public static final String RECORD_SIGNATURE = "Activity_RecordSignature";
        public static final String END_REPORT_SIGNED = "EndEvent_ReportSigned";
        public static final String MEDIATE_NEIGHBOURS = "Activity_MediateNeighbours";
        public static final String END_NEIGHBOURS_AGREED = "EndEvent_NeighboursAgreed";
        public static final String DANGER_FOUND = "Activity_DangerFound";
        public static final String START_DANGER_FOUND = "StartEvent_DangerFound";
        public static final String PROTECT_PEOPLE = "Activity_ProtectPeople";
        public static final String END_PROTECTION_STARTED = "EndEvent_ProtectionStarted";
        public static final String FAULT_FOUND = "Activity_FaultFound";
        public static final String START_FAULT_FOUND = "StartEvent_FaultFound";
        public static final String REQUEST_REPAIR = "Activity_RequestRepair";
        public static final String END_REPAIR_REQUESTED = "EndEvent_RepairRequested";
        public static final String CONDUCT_FOUND = "Activity_ConductFound";
        public static final String START_CONDUCT_FOUND = "StartEvent_ConductFound";
        public static final String CALL_FOR_TALK = "Activity_CallForTalk";
        public static final String END_TALK_CALLED_FOR = "EndEvent_TalkCalledFor";
        public static final String START_DISPUTE_HEARD = "StartEvent_DisputeHeard";
        public static final String HOLD_MEDIATION = "Activity_HoldMediation";
        public static final String EVENT_MEDIATION_WARNING = "Event_MediationWarning";
        public static final String EVENT_MEDIATION_OVERDUE = "Event_MediationOverdue";
        public static final String ESCALATE_MEDIATION = "Activity_EscalateMediation";
        public static final String END_MEDIATION_ESCALATED = "EndEvent_MediationEscalated";
        public static final String RECORD_MEDIATION = "Activity_RecordMediation";
        public static final String END_MEDIATION_HELD = "EndEvent_MediationHeld";
        public static final String START_TALK_NEEDED = "StartEvent_TalkNeeded";
        public static final String ASSIGN_TALK = "Activity_AssignTalk";
        public static final String HOLD_TALK = "Activity_HoldTalk";
        public static final String EVENT_TALK_WARNING = "Event_TalkWarning";
        public static final String EVENT_TALK_OVERDUE = "Event_TalkOverdue";
        public static final String ESCALATE_TALK = "Activity_EscalateTalk";
        public static final String END_TALK_ESCALATED = "EndEvent_TalkEscalated";
        public static final String RECORD_TALK = "Activity_RecordTalk";
        public static final String END_TALK_HELD = "EndEvent_TalkHeld";
        public static final String START_COMPLAINT_REOPENED = "StartEvent_ComplaintReopened";
        public static final String REOPEN_COMPLAINT = "Activity_ReopenComplaint";
        public static final String FILE_WITHDRAWAL = "Activity_FileWithdrawal";
        public static final String END_WITHDRAWAL_FILED = "EndEvent_WithdrawalFiled";
        public static final String PUBLISH_RESULT = "Activity_PublishResult";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String BECAME_MAJOR = "complaint.becameMajor";
        public static final String CANCELLED = "complaint.cancelled";
        public static final String FILED = "complaint.filed";
        public static final String RESOLUTION_ANSWERED = "complaint.resolutionAnswered";
        public static final String REOPENED = "complaint.reopened";
        public static final String TALK_NEEDED = "complaint.talkNeeded";

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
        public static final String ACCUSED_STAFF = "accusedStaff";
        public static final String ADDRESS_CONFIRMED = "addressConfirmed";
        public static final String ANSWER_TEXT = "answerText";
        public static final String APPROVAL = "approval";
        public static final String APPROVAL_NEEDED = "approvalNeeded";
        public static final String APPROVAL_NOTE = "approvalNote";
        public static final String APPROVER = "approver";
        public static final String APPROVER_ROLE = "approverRole";
        public static final String CALL_BACK_NOTE = "callBackNote";
        public static final String CALL_BACK_OUTCOME = "callBackOutcome";
        public static final String CALLER = "caller";
        public static final String CALLER_FOUND = "callerFound";
        public static final String CALLER_ROLE = "callerRole";
        public static final String CASE_NUMBER = "caseNumber";
        public static final String COMPENSATION = "compensation";
        public static final String COMPLAINT_RESULT = "complaintResult";
        public static final String CONTACT_MOOD = "contactMood";
        public static final String CONTACT_OUTCOME = "contactOutcome";
        public static final String CONTAINMENT = "containment";
        public static final String CORRECTIVE_ACTION = "correctiveAction";
        public static final String DANGER = "danger";
        public static final String DEMAND = "demand";
        public static final String FACTS = "facts";
        public static final String FINDING = "finding";
        public static final String FINDINGS = "findings";
        public static final String GRIEVANCE = "grievance";
        public static final String HANDLER = "handler";
        public static final String HANDLER_ROLE = "handlerRole";
        public static final String HOUSE = "house";
        public static final String INVESTIGATOR = "investigator";
        public static final String INVESTIGATOR_ROLE = "investigatorRole";
        public static final String JURISDICTION = "jurisdiction";
        public static final String LED_BY_ANOTHER = "ledByAnother";
        public static final String MAJOR = "major";
        public static final String NEXT_CONTACT = "nextContact";
        public static final String NO_ACTION_REASON = "noActionReason";
        public static final String OUR_MATTER = "ourMatter";
        public static final String OWNER = "owner";
        public static final String OWNER_ROLE = "ownerRole";
        public static final String PHONE_NOTE = "phoneNote";
        public static final String PHONE_OUTCOME = "phoneOutcome";
        public static final String PRAISE = "praise";
        public static final String PROPOSAL = "proposal";
        public static final String REMEDY = "remedy";
        public static final String REMEDY_APPROVED = "remedyApproved";
        public static final String REPLY_TEXT = "replyText";
        public static final String REPORT_DUE = "reportDue";
        public static final String REPORT_FACTS = "reportFacts";
        public static final String REPORT_HANDLING = "reportHandling";
        public static final String REPORT_PREVENTION = "reportPrevention";
        public static final String REPORT_REACTION = "reportReaction";
        public static final String REPORT_RETURNED = "reportReturned";
        public static final String REPORT_SIGNED = "reportSigned";
        public static final String RESIDENT_KNOWN = "residentKnown";
        public static final String RESOLUTION = "resolution";
        public static final String ROOT_CAUSE = "rootCause";
        public static final String REPORT_TEXT = "reportText";
        public static final String SIGNATURE = "signature";
        public static final String SIGNATURE_NOTE = "signatureNote";
        public static final String SIGNER = "signer";
        public static final String SIGNER_ROLE = "signerRole";
        public static final String STEP_LEFT = "stepLeft";
        public static final String STILL_SATISFIED = "stillSatisfied";
        public static final String SUMMARY = "summary";
        public static final String WITHDRAWAL_REASON = "withdrawalReason";
        public static final String MEDIATION_AGREED = "mediationAgreed";
        public static final String MEDIATION_NOTE = "mediationNote";
        public static final String MEDIATION_OUTCOME = "mediationOutcome";
        public static final String NEIGHBOUR_DISPUTE = "neighbourDispute";
        public static final String PEOPLE_IN_DANGER = "peopleInDanger";
        public static final String PERSONS_IN_DANGER = "personsInDanger";
        public static final String REPAIR_NEEDED = "repairNeeded";
        public static final String REPAIR_WANTED = "repairWanted";
        public static final String TALK_ABOUT = "talkAbout";
        public static final String TALK_AGREED = "talkAgreed";
        public static final String TALK_DATE = "talkDate";
        public static final String TALKER = "talker";
        public static final String TALKER_ROLE = "talkerRole";
        public static final String TALK_KIND = "talkKind";
        public static final String TALK_NEEDED = "talkNeeded";

        private Variable() {}
    }
}
