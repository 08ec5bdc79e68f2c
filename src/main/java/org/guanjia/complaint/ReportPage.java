package org.guanjia.complaint;

import java.time.Instant;
import java.util.Locale;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * The report of a major complaint as a page that prints on A4: the written parts, and below them
 * what the case itself holds, so that every sentence can be held against its record.
 */
@Component
class ReportPage {

    private final ComplaintService complaints;
    private final ComplaintMajor major;
    private final ReportFacts facts;
    private final ComplaintGroups groups;
    private final CaseFiles cases;
    private final CasePlaces places;
    private final StaffService staff;
    private final Texts texts;

    ReportPage(
            ComplaintService complaints,
            ComplaintMajor major,
            ReportFacts facts,
            ComplaintGroups groups,
            CaseFiles cases,
            CasePlaces places,
            StaffService staff,
            Texts texts) {
        this.complaints = complaints;
        this.major = major;
        this.facts = facts;
        this.groups = groups;
        this.cases = cases;
        this.places = places;
        this.staff = staff;
        this.texts = texts;
    }

    /**
     * The page.
     *
     * @throws Refusal 404 when the case has no written report
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    String of(String caseNumber) {
        ComplaintReport report = major.report(caseNumber);
        ReportText text = report.text();
        if (text == null) {
            throw Refusal.notFound("complaint.noReport", caseNumber);
        }
        ComplaintRecord complaint = complaints.record(caseNumber);
        CaseFile file = cases.get(caseNumber);
        StringBuilder page =
                new StringBuilder(head(texts.language(), say("title") + " " + caseNumber));
        page.append("<h1>").append(say("title")).append("</h1><table>");
        row(page, "number", caseNumber);
        row(page, "house", places.of(file));
        row(page, "subject", texts.say("complaint.category." + complaint.subject()));
        row(
                page,
                "severity",
                texts.say("complaint.severity." + file.severity())
                        + " · "
                        + texts.say("complaint.reason." + complaint.severityReason()));
        row(page, "opened", time(file.openedAt()));
        if (complaint.externalNumber() != null) {
            row(page, "order", complaint.externalNumber());
        }
        groups.of(caseNumber).ifPresent(group -> row(page, "group", String.valueOf(group.size())));
        row(page, "owner", staff.nameOf(report.owner().user()));
        row(page, "editor", staff.nameOf(report.editedBy()));
        row(page, "investigator", staff.nameOf(complaint.hands().investigator().user()));
        row(page, "compensation", Texts.yuan(complaint.compensation()));
        page.append("</table>");
        part(page, "facts", text.facts());
        part(page, "handling", text.handling());
        part(page, "reaction", text.reaction());
        part(page, "prevention", text.prevention());
        page.append("<h2>").append(say("record")).append("</h2><table class=\"record\"><thead>");
        line(page, "th", say("when"), say("step"), say("who"), say("what"));
        page.append("</thead><tbody>");
        for (ReportFacts.Fact fact : facts.of(complaint, report)) {
            line(
                    page,
                    "td",
                    fact.at() == null ? say("none") : time(fact.at()),
                    HtmlUtils.htmlEscape(fact.step()),
                    HtmlUtils.htmlEscape(fact.who()),
                    HtmlUtils.htmlEscape(fact.text()));
        }
        page.append("</tbody>");
        page.append("</table><p class=\"signature\">");
        page.append(
                report.signedAt() == null
                        ? say("draft")
                        : HtmlUtils.htmlEscape(
                                texts.say(
                                        "complaint.report.signed",
                                        staff.nameOf(report.signer().user()),
                                        time(report.signedAt()))));
        return page.append("</p></main></body></html>").toString();
    }

    private static void line(StringBuilder page, String cell, String... words) {
        page.append("<tr>");
        for (String one : words) {
            page.append('<').append(cell).append('>').append(one);
            page.append("</").append(cell).append('>');
        }
        page.append("</tr>");
    }

    private void row(StringBuilder page, String key, String value) {
        page.append("<tr><th>").append(say(key)).append("</th><td>");
        page.append(HtmlUtils.htmlEscape(value)).append("</td></tr>");
    }

    private void part(StringBuilder page, String key, String text) {
        page.append("<h2>").append(say(key)).append("</h2><p>");
        page.append(HtmlUtils.htmlEscape(text)).append("</p>");
    }

    private String say(String key) {
        return HtmlUtils.htmlEscape(texts.say("complaint.report." + key));
    }

    private String time(Instant at) {
        return texts.moment(at);
    }

    /**
     * How a page that is printed begins.
     *
     * @param title as text, not yet escaped
     */
    static String head(Locale language, String title) {
        return "<!DOCTYPE html><html lang=\""
                + language.getLanguage()
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\"><title>"
                + HtmlUtils.htmlEscape(title)
                + "</title><link rel=\"stylesheet\" href=\"/guanjia/report.css\"></head><body><main>";
    }
}
