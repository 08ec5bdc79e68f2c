package org.guanjia.complaint;

import java.time.Clock;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short ways: a suggestion or an enquiry is answered, praise is passed on. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintShortWay {

    private final ComplaintService complaints;
    private final ComplaintPeople people;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Outbox outbox;
    private final Clock clock;

    ComplaintShortWay(
            ComplaintService complaints,
            ComplaintPeople people,
            CaseFiles cases,
            ServiceClocks clocks,
            Outbox outbox,
            Clock clock) {
        this.complaints = complaints;
        this.people = people;
        this.cases = cases;
        this.clocks = clocks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The short answer to a suggestion or an enquiry goes to the resident. */
    public void answered(String caseNumber, String answer, String by) {
        String text = Bounds.required("answerText", answer, Bounds.REASON);
        ComplaintRecord complaint = complaints.record(caseNumber);
        people.check(caseNumber, by);
        complaint.proposed(null, null, text);
        complaint.replied(clock.instant());
        complaints.save(complaint);
        clocks.met(caseNumber, "answer");
        CaseFile file = cases.get(caseNumber);
        outbox.toResident(
                file.contact(),
                "complaint.notice.answer",
                Map.of("title", file.title(), "answer", text),
                false);
    }

    /** Thanks the resident, and tells who is praised; the service manager where nobody is named. */
    public void passOnPraise(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = Map.of("title", file.title());
        outbox.toResident(file.contact(), "complaint.notice.thanks", facts, false);
        if (complaint.aboutStaff() != null) {
            outbox.toStaff(
                    caseNumber,
                    file.community(),
                    complaint.aboutStaff(),
                    "complaint.notice.praise",
                    facts,
                    false);
        }
        outbox.toRole(
                caseNumber,
                file.community(),
                Roles.SERVICE_MANAGER,
                "complaint.notice.praise",
                facts,
                false);
    }
}
