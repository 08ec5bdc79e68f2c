package org.guanjia.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Report;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody reports, read and kept. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintIntake {

    private static final List<String> KINDS =
            List.of(ComplaintService.COMPLAINT, "suggestion", "enquiry", ComplaintService.PRAISE);
    private static final List<String> MOODS = List.of("calm", "upset", "hostile");

    private final ComplaintRecords records;
    private final ComplaintPeople people;
    private final CaseFiles cases;
    private final Texts texts;
    private final Clock clock;

    ComplaintIntake(
            ComplaintRecords records,
            ComplaintPeople people,
            CaseFiles cases,
            Texts texts,
            Clock clock) {
        this.records = records;
        this.people = people;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Opens the case file. Of an anonymous report neither name nor phone is kept: what is not there
     * cannot be told.
     *
     * @return the case
     * @throws Refusal 422 naming the field that cannot be read
     */
    public CaseFile open(Report report, Caller caller) {
        Map<String, Object> extra = report.extra();
        String kind =
                ComplaintService.option("type", report.type(), KINDS, ComplaintService.COMPLAINT);
        String mood = ComplaintService.option("mood", text(extra, "mood"), MOODS, null);
        boolean anonymous = Boolean.TRUE.equals(report.anonymous());
        String about = text(extra, "aboutStaff");
        String order = Bounds.optional("externalNumber", text(extra, "externalNumber"), 64);
        String due = text(extra, "externalDue");
        Instant dueAt =
                Report.instant("externalDue", due, clock.getZone(), "complaint.dueUnreadable");
        NewCase fresh =
                NewCase.from(
                        ComplaintService.FLOW,
                        ComplaintService.LETTERS,
                        report,
                        null,
                        caller,
                        clock.getZone());
        String colleague =
                about == null ? null : people.colleague(fresh.claimed().community(), about);
        CaseFile file = cases.open(fresh.ofType(kind));
        ComplaintRecord complaint =
                new ComplaintRecord(
                        file.caseNumber(),
                        file.community(),
                        kind,
                        file.openedAt(),
                        anonymous,
                        Boolean.TRUE.equals(report.confidential()),
                        order,
                        dueAt,
                        yes(extra, "loss"),
                        yes(extra, "media"));
        complaint.mood(mood);
        if (colleague != null) {
            people.accuse(complaint, colleague, null);
        }
        records.save(complaint);
        return file;
    }

    /** What a complaint is about that another case led to. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String wordsOf(CaseFile from, String description) {
        String key = from.flow().equals("repair") ? "complaint.fromRepair" : "complaint.fromCase";
        String words = texts.say(key, from.caseNumber(), description);
        return words.length() <= Bounds.DESCRIPTION
                ? words
                : words.substring(0, Bounds.DESCRIPTION);
    }

    private static String text(Map<String, Object> extra, String field) {
        Object value = extra.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }

    private static boolean yes(Map<String, Object> extra, String field) {
        String value = text(extra, field);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw Refusal.invalid(field, "casefile.unknownOption", "true, false");
        }
        return true;
    }
}
