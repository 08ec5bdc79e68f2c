package org.guanjia.casework;

/** What the diagrams under {@code processes/shared} say: names that code and diagrams share. */
public final class CaseModel {
    private CaseModel() {}

    /** Process ids; the file of the same name holds the diagram. */
    public static final class Process {
        public static final String ADDRESS_CHECK = "address-check";
        public static final String REFERRAL = "referral";
        public static final String ESCALATION = "escalation";
        public static final String SUPPORT = "support";
        public static final String DANGER = "danger";

        private Process() {}
    }

    /** Element ids, as the diagrams draw them. */
    public static final class Element {
        public static final String START_ADDRESS_GIVEN = "StartEvent_AddressGiven";
        public static final String VERIFY_ADDRESS = "Activity_VerifyAddress";
        public static final String END_ADDRESS_VERIFIED = "EndEvent_AddressVerified";
        public static final String CONFIRM_ADDRESS = "Activity_ConfirmAddress";
        public static final String EVENT_CONFIRMATION_WARNING = "Event_ConfirmationWarning";
        public static final String EVENT_CONFIRMATION_OVERDUE = "Event_ConfirmationOverdue";
        public static final String ESCALATE_CONFIRMATION = "Activity_EscalateConfirmation";
        public static final String END_CONFIRMATION_ESCALATED = "EndEvent_ConfirmationEscalated";
        public static final String RECORD_ADDRESS = "Activity_RecordAddress";
        public static final String END_ADDRESS_CONFIRMED = "EndEvent_AddressConfirmed";
        public static final String END_ADDRESS_UNKNOWN = "EndEvent_AddressUnknown";
        public static final String START_REFERRAL_NEEDED = "StartEvent_ReferralNeeded";
        public static final String FIND_BODY = "Activity_FindBody";
        public static final String INFORM_RESIDENT = "Activity_InformResident";
        public static final String ISSUE_REFERRAL = "Activity_IssueReferral";
        public static final String PASS_ON_MATTER = "Activity_PassOnMatter";
        public static final String RECORD_RECEIPT = "Activity_RecordReceipt";
        public static final String EVENT_FOLLOW_UP_DUE = "Event_FollowUpDue";
        public static final String CHECK_OUTCOME = "Activity_CheckOutcome";
        public static final String RECORD_OUTCOME = "Activity_RecordOutcome";
        public static final String END_MATTER_SOLVED = "EndEvent_MatterSolved";
        public static final String END_RESIDENT_NOT_REACHED = "EndEvent_ResidentNotReached";
        public static final String TELL_NEXT_BODY = "Activity_TellNextBody";
        public static final String END_MATTER_NOT_SOLVED = "EndEvent_MatterNotSolved";
        public static final String EVENT_PASS_ON_WARNING = "Event_PassOnWarning";
        public static final String EVENT_PASS_ON_OVERDUE = "Event_PassOnOverdue";
        public static final String ESCALATE_PASS_ON = "Activity_EscalatePassOn";
        public static final String END_PASS_ON_ESCALATED = "EndEvent_PassOnEscalated";
        public static final String EVENT_CHECK_WARNING = "Event_CheckWarning";
        public static final String EVENT_CHECK_OVERDUE = "Event_CheckOverdue";
        public static final String ESCALATE_CHECK = "Activity_EscalateCheck";
        public static final String END_CHECK_ESCALATED = "EndEvent_CheckEscalated";
        public static final String START_CLOCK_RANG = "StartEvent_ClockRang";
        public static final String READ_CLOCK = "Activity_ReadClock";
        public static final String END_NOTHING_TO_DO = "EndEvent_NothingToDo";
        public static final String WARN_OWNER = "Activity_WarnOwner";
        public static final String END_OWNER_WARNED = "EndEvent_OwnerWarned";
        public static final String ESCALATE_STEP = "Activity_EscalateStep";
        public static final String END_LADDER_EXHAUSTED = "EndEvent_LadderExhausted";
        public static final String DECIDE_ESCALATION = "Activity_DecideEscalation";
        public static final String EVENT_DECISION_OVERDUE = "Event_DecisionOverdue";
        public static final String RECORD_DECISION = "Activity_RecordDecision";
        public static final String END_ESCALATION_DECIDED = "EndEvent_EscalationDecided";
        public static final String EVENT_EXTENSION_OVER = "Event_ExtensionOver";
        public static final String START_SUPPORT_REQUESTED = "StartEvent_SupportRequested";
        public static final String ANSWER_SUPPORT = "Activity_AnswerSupport";
        public static final String EVENT_SUPPORT_UNANSWERED = "Event_SupportUnanswered";
        public static final String RECORD_SUPPORT_SILENCE = "Activity_RecordSupportSilence";
        public static final String END_SUPPORT_UNANSWERED = "EndEvent_SupportUnanswered";
        public static final String RECORD_SUPPORT_ANSWER = "Activity_RecordSupportAnswer";
        public static final String END_SUPPORT_REFUSED = "EndEvent_SupportRefused";
        public static final String GIVE_SUPPORT = "Activity_GiveSupport";
        public static final String RECORD_SUPPORT = "Activity_RecordSupport";
        public static final String END_SUPPORT_GIVEN = "EndEvent_SupportGiven";
        public static final String START_DANGER_REPORTED = "StartEvent_DangerReported";
        public static final String ALERT_DANGER = "Activity_AlertDanger";
        public static final String PROTECT_PERSONS = "Activity_ProtectPersons";
        public static final String EVENT_PROTECTION_WARNING = "Event_ProtectionWarning";
        public static final String EVENT_PROTECTION_OVERDUE = "Event_ProtectionOverdue";
        public static final String ESCALATE_PROTECTION = "Activity_EscalateProtection";
        public static final String END_PROTECTION_ESCALATED = "EndEvent_ProtectionEscalated";
        public static final String CALL_POLICE = "Activity_CallPolice";
        public static final String EVENT_POLICE_WARNING = "Event_PoliceWarning";
        public static final String EVENT_POLICE_OVERDUE = "Event_PoliceOverdue";
        public static final String ESCALATE_POLICE = "Activity_EscalatePolice";
        public static final String END_POLICE_ESCALATED = "EndEvent_PoliceEscalated";
        public static final String RECORD_POLICE_CALL = "Activity_RecordPoliceCall";
        public static final String RECORD_PROTECTION = "Activity_RecordProtection";
        public static final String KEEP_EVIDENCE = "Activity_KeepEvidence";
        public static final String EVENT_EVIDENCE_WARNING = "Event_EvidenceWarning";
        public static final String EVENT_EVIDENCE_OVERDUE = "Event_EvidenceOverdue";
        public static final String ESCALATE_EVIDENCE = "Activity_EscalateEvidence";
        public static final String END_EVIDENCE_ESCALATED = "EndEvent_EvidenceEscalated";
        public static final String RECORD_EVIDENCE = "Activity_RecordEvidence";
        public static final String VISIT_VICTIM = "Activity_VisitVictim";
        public static final String EVENT_VISIT_WARNING = "Event_VisitWarning";
        public static final String EVENT_VISIT_OVERDUE = "Event_VisitOverdue";
        public static final String ESCALATE_VISIT = "Activity_EscalateVisit";
        public static final String END_VISIT_ESCALATED = "EndEvent_VisitEscalated";
        public static final String RECORD_VICTIM_VISIT = "Activity_RecordVictimVisit";
        public static final String END_PERSONS_SAFE = "EndEvent_PersonsSafe";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String DANGER_REPORTED = "case.dangerReported";
        public static final String SUPPORT_REQUESTED = "case.supportRequested";

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
        public static final String CASE_NUMBER = "caseNumber";
        public static final String HOUSE = "house";
        public static final String SUMMARY = "summary";
        public static final String ADDRESS_CONFIRMED = "addressConfirmed";
        public static final String INTAKE_ROLE = "intakeRole";
        public static final String ADDRESS_CANDIDATES = "addressCandidates";
        public static final String CONFIRM_OUTCOME = "confirmOutcome";
        public static final String PHASE = "phase";
        public static final String BUILDING = "building";
        public static final String UNIT = "unit";
        public static final String ROOM = "room";
        public static final String CONFIRM_NOTE = "confirmNote";
        public static final String JURISDICTION = "jurisdiction";
        public static final String PASS_ON = "passOn";
        public static final String RESIDENT_CONTACT_ROLE = "residentContactRole";
        public static final String REFERRED_TO = "referredTo";
        public static final String RECEIPT_NUMBER = "receiptNumber";
        public static final String PASS_ON_NOTE = "passOnNote";
        public static final String OUTCOME_ANSWER = "outcomeAnswer";
        public static final String OUTCOME_NOTE = "outcomeNote";
        public static final String MATTER_OUTCOME = "matterOutcome";
        public static final String MEASURE = "measure";
        public static final String CLOCK_STATE = "clockState";
        public static final String SUPERVISOR_FOUND = "supervisorFound";
        public static final String SUPERVISOR_ROLE = "supervisorRole";
        public static final String EXTENDED = "extended";
        public static final String ESCALATION_REASON = "escalationReason";
        public static final String ESCALATION_DECISION = "escalationDecision";
        public static final String DECISION_REASON = "decisionReason";
        public static final String NEW_ASSIGNEE = "newAssignee";
        public static final String SUPPORT_ROLE = "supportRole";
        public static final String EXTEND_MINUTES = "extendMinutes";
        public static final String HELPER_ROLE = "helperRole";
        public static final String SUPPORT_ASKED = "supportAsked";
        public static final String SUPPORT_ANSWER = "supportAnswer";
        public static final String SUPPORT_REASON = "supportReason";
        public static final String SUPPORT_ACCEPTED = "supportAccepted";
        public static final String SUPPORT_RESULT = "supportResult";
        public static final String PROTECT_OUTCOME = "protectOutcome";
        public static final String PARTNER = "partner";
        public static final String PROTECT_NOTE = "protectNote";
        public static final String POLICE_ANSWER = "policeAnswer";
        public static final String POLICE_RECEIPT = "policeReceipt";
        public static final String POLICE_NOTE = "policeNote";
        public static final String EVIDENCE_NOTE = "evidenceNote";
        public static final String VISIT_OUTCOME = "visitOutcome";
        public static final String VISIT_NOTE = "visitNote";

        private Variable() {}
    }
}
