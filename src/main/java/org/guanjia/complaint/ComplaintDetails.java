package org.guanjia.complaint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the view of a case shows that only a complaint has. */
@Component
class ComplaintDetails {

    private final ComplaintRecords records;
    private final ComplaintGroups groups;
    private final ComplaintFollowUp followUp;
    private final StaffService staff;

    ComplaintDetails(
            ComplaintRecords records,
            ComplaintGroups groups,
            ComplaintFollowUp followUp,
            StaffService staff) {
        this.records = records;
        this.groups = groups;
        this.followUp = followUp;
        this.staff = staff;
    }

    /** The complaint's own facts for the case view; empty for a case that has none. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Object> of(String caseNumber) {
        Map<String, Object> details =
                records.findById(caseNumber).map(this::facts).orElseGet(LinkedHashMap::new);
        details.putAll(followUp.details(caseNumber));
        return details;
    }

    private Map<String, Object> facts(ComplaintRecord complaint) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("handlerName", name(complaint.hands().handler()));
        details.put("investigatorName", name(complaint.hands().investigator()));
        details.put(
                "aboutStaffName",
                complaint.aboutStaff() == null ? null : staff.nameOf(complaint.aboutStaff()));
        details.put("anonymous", complaint.anonymous());
        details.put("confidential", complaint.confidential());
        details.put("mood", complaint.mood());
        details.put("externalNumber", complaint.externalNumber());
        details.put("externalDue", complaint.externalDue());
        if (complaint.externalNumber() != null && complaint.repliedAt() != null) {
            details.put("orderReplyUrl", "/api/cases/" + complaint.caseNumber() + "/order-reply");
        }
        groups.of(complaint.caseNumber())
                .ifPresent(
                        group -> {
                            details.put("groupSize", group.size());
                            details.put(
                                    "groupLeads",
                                    group.leadingCase().equals(complaint.caseNumber()));
                        });
        details.put("severityReason", complaint.severityReason());
        details.put("demand", complaint.demand());
        details.put("nextContact", complaint.nextContact());
        details.put("facts", complaint.facts());
        details.put("finding", complaint.finding());
        details.put("rootCause", complaint.rootCause());
        details.put("correctiveAction", complaint.correctiveAction());
        details.put("noActionReason", complaint.noActionReason());
        details.put("remedy", complaint.remedy());
        details.put("compensation", complaint.compensation());
        details.put("approvalNote", complaint.approvalNote());
        details.put("replyText", complaint.replyText());
        details.put("resolution", complaint.resolution());
        details.put("rejections", complaint.rejections());
        details.put("callBackResult", complaint.callBackResult());
        return details;
    }

    private String name(Hand hand) {
        return hand == null ? null : staff.nameOf(hand.user());
    }
}
