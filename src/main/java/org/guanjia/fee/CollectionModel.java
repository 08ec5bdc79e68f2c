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
 * A problem that comes up again while another part runs is dealt with beside it, by {@code
 * collection-reason} as well; until then {@code collection-stage} takes no further step.
 *
 * <p>The last three hand back {@code collectionContinues}: {@code resume} (go on where it stood),
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
        public static final String COLLECTION_DISPUTE = "collection-dispute";
        public static final String COLLECTION_AMOUNT = "collection-amount";
        public static final String COLLECTION_VACANCY = "collection-vacancy";
        public static final String COLLECTION_INSTALMENT = "collection-instalment";
        public static final String COLLECTION_PAYER = "collection-payer";
        public static final String COLLECTION_PROMISE = "collection-promise";

        // ---- demand and what follows it ----
        public static final String COLLECTION_DEMAND = "collection-demand";
        public static final String COLLECTION_LEGAL = "collection-legal";
        public static final String COLLECTION_COMMITTEE = "collection-committee";
        public static final String COLLECTION_MEDIATION = "collection-mediation";
        public static final String COLLECTION_LETTER = "collection-letter";
        public static final String COLLECTION_COURT = "collection-court";
        public static final String COLLECTION_WRITE_OFF = "collection-write-off";

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
        public static final String END_JUDGMENT_PAID = "EndEvent_JudgmentPaid";
        public static final String END_COLLECTION_SETTLED = "EndEvent_CollectionSettled";
        public static final String WITHDRAWAL_REQUESTED = "Activity_WithdrawalRequested";
        public static final String START_WITHDRAWAL_REQUESTED = "StartEvent_WithdrawalRequested";
        public static final String WITHDRAW_COLLECTION = "Activity_WithdrawCollection";
        public static final String END_COLLECTION_WITHDRAWN = "EndEvent_CollectionWithdrawn";
        public static final String PROBLEM_REOPENED = "Activity_ProblemReopened";
        public static final String START_PROBLEM_REOPENED = "StartEvent_ProblemReopened";
        public static final String HANDLE_REOPENED_PROBLEM = "Activity_HandleReopenedProblem";
        public static final String END_REOPENED_PROBLEM_HANDLED = "EndEvent_ReopenedProblemHandled";
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
        public static final String READ_REASON = "Activity_ReadReason";
        public static final String SETTLE_DISPUTE = "Activity_SettleDispute";
        public static final String CHECK_AMOUNT = "Activity_CheckAmount";
        public static final String REDUCE_VACANCY = "Activity_ReduceVacancy";
        public static final String PAY_BY_INSTALMENTS = "Activity_PayByInstalments";
        public static final String FIND_PAYER = "Activity_FindPayer";
        public static final String AWAIT_PROMISE = "Activity_AwaitPromise";
        public static final String RECORD_REFUSAL = "Activity_RecordRefusal";

        // ---- collection-dispute ----

        public static final String START_DISPUTE_RAISED = "StartEvent_DisputeRaised";
        public static final String OPEN_LINKED_CASE = "Activity_OpenLinkedCase";
        public static final String EVENT_LINKED_CASE_ENDED = "Event_LinkedCaseEnded";
        public static final String RESUME_COLLECTION = "Activity_ResumeCollection";
        public static final String END_PROBLEM_SOLVED = "EndEvent_ProblemSolved";
        public static final String VISIT_AFTER_COMPLAINT = "Activity_VisitAfterComplaint";
        public static final String EVENT_COMPLAINT_VISIT_WARNING = "Event_ComplaintVisitWarning";
        public static final String EVENT_COMPLAINT_VISIT_OVERDUE = "Event_ComplaintVisitOverdue";
        public static final String ESCALATE_COMPLAINT_VISIT = "Activity_EscalateComplaintVisit";
        public static final String END_COMPLAINT_VISIT_ESCALATED =
                "EndEvent_ComplaintVisitEscalated";
        public static final String RECORD_COMPLAINT_VISIT = "Activity_RecordComplaintVisit";
        public static final String END_RESULT_EXPLAINED = "EndEvent_ResultExplained";

        // ---- collection-amount ----

        public static final String START_AMOUNT_DOUBTED = "StartEvent_AmountDoubted";
        public static final String OPEN_AMOUNT_CHECK = "Activity_OpenAmountCheck";
        public static final String CHECK_BILL = "Activity_CheckBill";
        public static final String EVENT_AMOUNT_CHECK_WARNING = "Event_AmountCheckWarning";
        public static final String EVENT_AMOUNT_CHECK_OVERDUE = "Event_AmountCheckOverdue";
        public static final String ESCALATE_AMOUNT_CHECK = "Activity_EscalateAmountCheck";
        public static final String END_AMOUNT_CHECK_ESCALATED = "EndEvent_AmountCheckEscalated";
        public static final String RECORD_AMOUNT_CHECK = "Activity_RecordAmountCheck";
        public static final String END_AMOUNT_UPHELD = "EndEvent_AmountUpheld";
        public static final String CORRECT_BILL = "Activity_CorrectBill";
        public static final String END_BILL_CORRECTED = "EndEvent_BillCorrected";

        // ---- collection-vacancy ----

        public static final String START_VACANCY_CLAIMED = "StartEvent_VacancyClaimed";
        public static final String OPEN_VACANCY_CHECK = "Activity_OpenVacancyCheck";
        public static final String CHECK_VACANCY = "Activity_CheckVacancy";
        public static final String EVENT_VACANCY_CHECK_WARNING = "Event_VacancyCheckWarning";
        public static final String EVENT_VACANCY_CHECK_OVERDUE = "Event_VacancyCheckOverdue";
        public static final String ESCALATE_VACANCY_CHECK = "Activity_EscalateVacancyCheck";
        public static final String END_VACANCY_CHECK_ESCALATED = "EndEvent_VacancyCheckEscalated";
        public static final String RECORD_VACANCY = "Activity_RecordVacancy";
        public static final String END_NO_REDUCTION = "EndEvent_NoReduction";
        public static final String DECIDE_REDUCTION = "Activity_DecideReduction";
        public static final String EVENT_REDUCTION_WARNING = "Event_ReductionWarning";
        public static final String EVENT_REDUCTION_OVERDUE = "Event_ReductionOverdue";
        public static final String ESCALATE_REDUCTION = "Activity_EscalateReduction";
        public static final String END_REDUCTION_ESCALATED = "EndEvent_ReductionEscalated";
        public static final String RECORD_REDUCTION_DECISION = "Activity_RecordReductionDecision";
        public static final String END_REDUCTION_REFUSED = "EndEvent_ReductionRefused";
        public static final String REDUCE_BILLS = "Activity_ReduceBills";
        public static final String END_BILLS_REDUCED = "EndEvent_BillsReduced";

        // ---- collection-instalment ----

        public static final String START_HARDSHIP_TOLD = "StartEvent_HardshipTold";
        public static final String OPEN_HARDSHIP = "Activity_OpenHardship";
        public static final String PROPOSE_PLAN = "Activity_ProposePlan";
        public static final String EVENT_PLAN_PROPOSAL_WARNING = "Event_PlanProposalWarning";
        public static final String EVENT_PLAN_PROPOSAL_OVERDUE = "Event_PlanProposalOverdue";
        public static final String ESCALATE_PLAN_PROPOSAL = "Activity_EscalatePlanProposal";
        public static final String END_PLAN_PROPOSAL_ESCALATED = "EndEvent_PlanProposalEscalated";
        public static final String RECORD_PLAN_PROPOSAL = "Activity_RecordPlanProposal";
        public static final String APPROVE_PLAN = "Activity_ApprovePlan";
        public static final String EVENT_PLAN_APPROVAL_WARNING = "Event_PlanApprovalWarning";
        public static final String EVENT_PLAN_APPROVAL_OVERDUE = "Event_PlanApprovalOverdue";
        public static final String ESCALATE_PLAN_APPROVAL = "Activity_EscalatePlanApproval";
        public static final String END_PLAN_APPROVAL_ESCALATED = "EndEvent_PlanApprovalEscalated";
        public static final String RECORD_PLAN_DECISION = "Activity_RecordPlanDecision";
        public static final String END_PLAN_REFUSED = "EndEvent_PlanRefused";
        public static final String PLAN_NEXT_INSTALMENT = "Activity_PlanNextInstalment";
        public static final String EVENT_INSTALMENT_REMINDER_DUE = "Event_InstalmentReminderDue";
        public static final String REMIND_INSTALMENT = "Activity_RemindInstalment";
        public static final String EVENT_INSTALMENT_DUE = "Event_InstalmentDue";
        public static final String CHECK_INSTALMENT = "Activity_CheckInstalment";
        public static final String END_PLAN_BROKEN = "EndEvent_PlanBroken";
        public static final String END_PLAN_COMPLETED = "EndEvent_PlanCompleted";

        // ---- collection-payer ----

        public static final String START_PAYER_DENIED = "StartEvent_PayerDenied";
        public static final String OPEN_PAYER_CHECK = "Activity_OpenPayerCheck";
        public static final String CHECK_PAYER = "Activity_CheckPayer";
        public static final String EVENT_PAYER_CHECK_WARNING = "Event_PayerCheckWarning";
        public static final String EVENT_PAYER_CHECK_OVERDUE = "Event_PayerCheckOverdue";
        public static final String ESCALATE_PAYER_CHECK = "Activity_EscalatePayerCheck";
        public static final String END_PAYER_CHECK_ESCALATED = "EndEvent_PayerCheckEscalated";
        public static final String RECORD_PAYER_CHECK = "Activity_RecordPayerCheck";
        public static final String END_PAYER_STANDS = "EndEvent_PayerStands";
        public static final String CHANGE_PAYER = "Activity_ChangePayer";
        public static final String END_PAYER_CORRECTED = "EndEvent_PayerCorrected";

        // ---- collection-promise ----

        public static final String START_PAYMENT_PROMISED = "StartEvent_PaymentPromised";
        public static final String RECORD_PROMISE = "Activity_RecordPromise";
        public static final String EVENT_PROMISE_REMINDER_DUE = "Event_PromiseReminderDue";
        public static final String REMIND_PROMISE = "Activity_RemindPromise";
        public static final String EVENT_PROMISED_DAY_OVER = "Event_PromisedDayOver";
        public static final String CHECK_PROMISE = "Activity_CheckPromise";
        public static final String END_PROMISE_KEPT = "EndEvent_PromiseKept";
        public static final String END_PROMISE_BROKEN = "EndEvent_PromiseBroken";

        // ---- demand and what follows it ----
        public static final String START_DEMAND_DUE = "StartEvent_DemandDue";
        public static final String PREPARE_DEMAND = "Activity_PrepareDemand";
        public static final String DRAFT_DEMAND = "Activity_DraftDemand";
        public static final String EVENT_DEMAND_DRAFT_WARNING = "Event_DemandDraftWarning";
        public static final String EVENT_DEMAND_DRAFT_OVERDUE = "Event_DemandDraftOverdue";
        public static final String ESCALATE_DEMAND_DRAFT = "Activity_EscalateDemandDraft";
        public static final String END_DEMAND_DRAFT_ESCALATED = "EndEvent_DemandDraftEscalated";
        public static final String RECORD_DEMAND_DRAFT = "Activity_RecordDemandDraft";
        public static final String APPROVE_DEMAND = "Activity_ApproveDemand";
        public static final String EVENT_DEMAND_APPROVAL_WARNING = "Event_DemandApprovalWarning";
        public static final String EVENT_DEMAND_APPROVAL_OVERDUE = "Event_DemandApprovalOverdue";
        public static final String ESCALATE_DEMAND_APPROVAL = "Activity_EscalateDemandApproval";
        public static final String END_DEMAND_APPROVAL_ESCALATED =
                "EndEvent_DemandApprovalEscalated";
        public static final String RECORD_DEMAND_APPROVAL = "Activity_RecordDemandApproval";
        public static final String END_DEMAND_WITHHELD = "EndEvent_DemandWithheld";
        public static final String ISSUE_DEMAND = "Activity_IssueDemand";
        public static final String SERVE_DEMAND = "Activity_ServeDemand";
        public static final String EVENT_DEMAND_SERVICE_WARNING = "Event_DemandServiceWarning";
        public static final String EVENT_DEMAND_SERVICE_OVERDUE = "Event_DemandServiceOverdue";
        public static final String ESCALATE_DEMAND_SERVICE = "Activity_EscalateDemandService";
        public static final String END_DEMAND_SERVICE_ESCALATED = "EndEvent_DemandServiceEscalated";
        public static final String RECORD_DEMAND_SERVICE = "Activity_RecordDemandService";
        public static final String END_DEMAND_SERVED = "EndEvent_DemandServed";
        public static final String START_LEGAL_STEP_DUE = "StartEvent_LegalStepDue";
        public static final String PREPARE_REMEDY = "Activity_PrepareRemedy";
        public static final String APPROVE_REMEDY = "Activity_ApproveRemedy";
        public static final String EVENT_REMEDY_APPROVAL_WARNING = "Event_RemedyApprovalWarning";
        public static final String EVENT_REMEDY_APPROVAL_OVERDUE = "Event_RemedyApprovalOverdue";
        public static final String ESCALATE_REMEDY_APPROVAL = "Activity_EscalateRemedyApproval";
        public static final String END_REMEDY_APPROVAL_ESCALATED =
                "EndEvent_RemedyApprovalEscalated";
        public static final String RECORD_LEGAL_DECISION = "Activity_RecordLegalDecision";
        public static final String URGE_BY_COMMITTEE = "Activity_UrgeByCommittee";
        public static final String MEDIATE_DEBT = "Activity_MediateDebt";
        public static final String SEND_LETTER = "Activity_SendLetter";
        public static final String GO_TO_COURT = "Activity_GoToCourt";
        public static final String WRITE_OFF_DEBT = "Activity_WriteOffDebt";
        public static final String CLOSE_LEGAL_STEP = "Activity_CloseLegalStep";
        public static final String END_LEGAL_STEP_DONE = "EndEvent_LegalStepDone";
        public static final String START_COMMITTEE_ASKED = "StartEvent_CommitteeAsked";
        public static final String ISSUE_COMMITTEE_REQUEST = "Activity_IssueCommitteeRequest";
        public static final String ASK_COMMITTEE = "Activity_AskCommittee";
        public static final String EVENT_COMMITTEE_WARNING = "Event_CommitteeWarning";
        public static final String EVENT_COMMITTEE_OVERDUE = "Event_CommitteeOverdue";
        public static final String ESCALATE_COMMITTEE = "Activity_EscalateCommittee";
        public static final String END_COMMITTEE_ESCALATED = "EndEvent_CommitteeEscalated";
        public static final String RECORD_COMMITTEE_ANSWER = "Activity_RecordCommitteeAnswer";
        public static final String END_COMMITTEE_ANSWERED = "EndEvent_CommitteeAnswered";
        public static final String START_MEDIATION_DUE = "StartEvent_MediationDue";
        public static final String HOLD_MEDIATION = "Activity_HoldMediation";
        public static final String EVENT_MEDIATION_WARNING = "Event_MediationWarning";
        public static final String EVENT_MEDIATION_OVERDUE = "Event_MediationOverdue";
        public static final String ESCALATE_MEDIATION = "Activity_EscalateMediation";
        public static final String END_MEDIATION_ESCALATED = "EndEvent_MediationEscalated";
        public static final String RECORD_MEDIATION_RESULT = "Activity_RecordMediationResult";
        public static final String END_MEDIATION_AGREED = "EndEvent_MediationAgreed";
        public static final String END_MEDIATION_FAILED = "EndEvent_MediationFailed";
        public static final String START_LETTER_DUE = "StartEvent_LetterDue";
        public static final String WRITE_LETTER = "Activity_WriteLetter";
        public static final String EVENT_LETTER_DRAFT_WARNING = "Event_LetterDraftWarning";
        public static final String EVENT_LETTER_DRAFT_OVERDUE = "Event_LetterDraftOverdue";
        public static final String ESCALATE_LETTER_DRAFT = "Activity_EscalateLetterDraft";
        public static final String END_LETTER_DRAFT_ESCALATED = "EndEvent_LetterDraftEscalated";
        public static final String ISSUE_LETTER = "Activity_IssueLetter";
        public static final String SERVE_LETTER = "Activity_ServeLetter";
        public static final String EVENT_LETTER_SERVICE_WARNING = "Event_LetterServiceWarning";
        public static final String EVENT_LETTER_SERVICE_OVERDUE = "Event_LetterServiceOverdue";
        public static final String ESCALATE_LETTER_SERVICE = "Activity_EscalateLetterService";
        public static final String END_LETTER_SERVICE_ESCALATED = "EndEvent_LetterServiceEscalated";
        public static final String RECORD_LETTER_SERVICE = "Activity_RecordLetterService";
        public static final String END_LETTER_SERVED = "EndEvent_LetterServed";
        public static final String START_COURT_DUE = "StartEvent_CourtDue";
        public static final String ASSEMBLE_EVIDENCE = "Activity_AssembleEvidence";
        public static final String FILE_CLAIM = "Activity_FileClaim";
        public static final String EVENT_FILING_WARNING = "Event_FilingWarning";
        public static final String EVENT_FILING_OVERDUE = "Event_FilingOverdue";
        public static final String ESCALATE_FILING = "Activity_EscalateFiling";
        public static final String END_FILING_ESCALATED = "EndEvent_FilingEscalated";
        public static final String RECORD_FILING = "Activity_RecordFiling";
        public static final String FOLLOW_CLAIM = "Activity_FollowClaim";
        public static final String EVENT_JUDGMENT_WARNING = "Event_JudgmentWarning";
        public static final String EVENT_JUDGMENT_OVERDUE = "Event_JudgmentOverdue";
        public static final String ESCALATE_JUDGMENT = "Activity_EscalateJudgment";
        public static final String END_JUDGMENT_ESCALATED = "EndEvent_JudgmentEscalated";
        public static final String RECORD_JUDGMENT = "Activity_RecordJudgment";
        public static final String END_CLAIM_REJECTED = "EndEvent_ClaimRejected";
        public static final String EVENT_PAYMENT_PERIOD_OVER = "Event_PaymentPeriodOver";
        public static final String PLAN_ENFORCEMENT = "Activity_PlanEnforcement";
        public static final String ENFORCE_JUDGMENT = "Activity_EnforceJudgment";
        public static final String EVENT_ENFORCEMENT_WARNING = "Event_EnforcementWarning";
        public static final String EVENT_ENFORCEMENT_OVERDUE = "Event_EnforcementOverdue";
        public static final String ESCALATE_ENFORCEMENT = "Activity_EscalateEnforcement";
        public static final String END_ENFORCEMENT_ESCALATED = "EndEvent_EnforcementEscalated";
        public static final String RECORD_ENFORCEMENT = "Activity_RecordEnforcement";
        public static final String END_MONEY_RECOVERED = "EndEvent_MoneyRecovered";
        public static final String END_NOTHING_TO_SEIZE = "EndEvent_NothingToSeize";
        public static final String START_WRITE_OFF_DUE = "StartEvent_WriteOffDue";
        public static final String PREPARE_WRITE_OFF = "Activity_PrepareWriteOff";
        public static final String PROPOSE_WRITE_OFF = "Activity_ProposeWriteOff";
        public static final String EVENT_WRITE_OFF_DRAFT_WARNING = "Event_WriteOffDraftWarning";
        public static final String EVENT_WRITE_OFF_DRAFT_OVERDUE = "Event_WriteOffDraftOverdue";
        public static final String ESCALATE_WRITE_OFF_DRAFT = "Activity_EscalateWriteOffDraft";
        public static final String END_WRITE_OFF_DRAFT_ESCALATED =
                "EndEvent_WriteOffDraftEscalated";
        public static final String RECORD_WRITE_OFF_PROPOSAL = "Activity_RecordWriteOffProposal";
        public static final String APPROVE_WRITE_OFF = "Activity_ApproveWriteOff";
        public static final String EVENT_WRITE_OFF_APPROVAL_WARNING =
                "Event_WriteOffApprovalWarning";
        public static final String EVENT_WRITE_OFF_APPROVAL_OVERDUE =
                "Event_WriteOffApprovalOverdue";
        public static final String ESCALATE_WRITE_OFF_APPROVAL =
                "Activity_EscalateWriteOffApproval";
        public static final String END_WRITE_OFF_APPROVAL_ESCALATED =
                "EndEvent_WriteOffApprovalEscalated";
        public static final String RECORD_WRITE_OFF_DECISION = "Activity_RecordWriteOffDecision";
        public static final String END_WRITE_OFF_POSTED = "EndEvent_WriteOffPosted";
        public static final String END_WRITE_OFF_REFUSED = "EndEvent_WriteOffRefused";
        public static final String POST_WRITE_OFF = "Activity_PostWriteOff";

        private Element() {}
    }

    /** Messages that the diagrams wait for. */
    public static final class Message {
        public static final String CANCELLED = "collection.cancelled";
        public static final String PAYMENT_RECEIVED = "collection.paymentReceived";
        public static final String LINKED_CASE_ENDED = "collection.linkedCaseEnded";
        public static final String PROBLEM_REOPENED = "collection.problemReopened";

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

        // ---- collection-reason and its parts ----

        public static final String REASON_ROUTE = "reasonRoute";
        public static final String COMPLAINT_LINKED = "complaintLinked";
        public static final String PROPOSAL = "proposal";
        public static final String EXPLANATION = "explanation";
        public static final String EXPLANATION_NOTE = "explanationNote";
        public static final String AMOUNT_FINDING = "amountFinding";
        public static final String CORRECTED_BILL = "correctedBill";
        public static final String CORRECTED_AMOUNT = "correctedAmount";
        public static final String AMOUNT_NOTE = "amountNote";
        public static final String AMOUNT_WRONG = "amountWrong";
        public static final String VACANCY_FINDING = "vacancyFinding";
        public static final String VACANT_FROM = "vacantFrom";
        public static final String VACANT_TO = "vacantTo";
        public static final String VACANCY_NOTE = "vacancyNote";
        public static final String REDUCIBLE = "reducible";
        public static final String REDUCTION_DECISION = "reductionDecision";
        public static final String REDUCTION_NOTE = "reductionNote";
        public static final String REDUCTION_APPROVED = "reductionApproved";
        public static final String INSTALMENTS = "instalments";
        public static final String FIRST_DUE_ON = "firstDueOn";
        public static final String DEBT_ACKNOWLEDGED = "debtAcknowledged";
        public static final String PLAN_REASON = "planReason";
        public static final String PLAN_DECISION = "planDecision";
        public static final String PLAN_NOTE = "planNote";
        public static final String PLAN_APPROVED = "planApproved";
        public static final String PLAN_STATE = "planState";
        public static final String INSTALMENT_REMIND_AT = "instalmentRemindAt";
        public static final String INSTALMENT_DUE_AT = "instalmentDueAt";
        public static final String PAYER_FINDING = "payerFinding";
        public static final String PAYER_KIND = "payerKind";
        public static final String PAYER_NAME = "payerName";
        public static final String PAYER_FROM = "payerFrom";
        public static final String OWNER_JOINT = "ownerJoint";
        public static final String PAYER_NOTE = "payerNote";
        public static final String PAYER_WRONG = "payerWrong";
        public static final String PROMISE_REMIND_AT = "promiseRemindAt";
        public static final String PROMISE_DUE_AT = "promiseDueAt";
        public static final String PROMISE_KEPT = "promiseKept";
        // ---- demand and what follows it ----
        public static final String AGREED_AMOUNT = "agreedAmount";
        public static final String AGREED_ON = "agreedOn";
        public static final String AWARDED_AMOUNT = "awardedAmount";
        public static final String CLAIM_BODY = "claimBody";
        public static final String CLAIM_OUTCOME = "claimOutcome";
        public static final String CLAIM_PROCEDURE = "claimProcedure";
        public static final String COMMITTEE_ANSWER = "committeeAnswer";
        public static final String COMMITTEE_NOTE = "committeeNote";
        public static final String DEMAND_DAYS = "demandDays";
        public static final String DEMAND_DECISION = "demandDecision";
        public static final String DEMAND_DRAFT = "demandDraft";
        public static final String DEMAND_NOTE = "demandNote";
        public static final String DEMAND_SERVED = "demandServed";
        public static final String DEMAND_WORDS = "demandWords";
        public static final String DOCKET_NUMBER = "docketNumber";
        public static final String ENFORCEMENT_NOTE = "enforcementNote";
        public static final String ENFORCEMENT_NUMBER = "enforcementNumber";
        public static final String ENFORCEMENT_OUTCOME = "enforcementOutcome";
        public static final String FILED_ON = "filedOn";
        public static final String JUDGMENT_NOTE = "judgmentNote";
        public static final String JUDGMENT_NUMBER = "judgmentNumber";
        public static final String LAW_FIRM = "lawFirm";
        public static final String LAWYER = "lawyer";
        public static final String LETTER_DAYS = "letterDays";
        public static final String LETTER_SERVED = "letterServed";
        public static final String LETTER_WORDS = "letterWords";
        public static final String MEDIATION_AGREED = "mediationAgreed";
        public static final String MEDIATION_BODY = "mediationBody";
        public static final String MEDIATION_NOTE = "mediationNote";
        public static final String MEDIATION_ON = "mediationOn";
        public static final String MEDIATION_OUTCOME = "mediationOutcome";
        public static final String MONEY_RECOVERED = "moneyRecovered";
        public static final String PAY_BY = "payBy";
        public static final String RECEIVER = "receiver";
        public static final String REMEDY = "remedy";
        public static final String REMEDY_NOTE = "remedyNote";
        public static final String SERVE_METHOD = "serveMethod";
        public static final String SERVE_NOTE = "serveNote";
        public static final String SERVED_ON = "servedOn";
        public static final String TRACKING_NUMBER = "trackingNumber";
        public static final String WITNESS = "witness";
        public static final String WRITE_OFF_APPROVED = "writeOffApproved";
        public static final String WRITE_OFF_APPROVER = "writeOffApprover";
        public static final String WRITE_OFF_BASIS = "writeOffBasis";
        public static final String WRITE_OFF_NOTE = "writeOffNote";
        public static final String WRITE_OFF_REASON = "writeOffReason";

        private Variable() {}
    }
}
