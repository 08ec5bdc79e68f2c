package org.guanjia.complaint;

import java.time.Instant;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * What goes back to the 12345 hotline about its order: number, facts, measures and the resident's
 * word, as one text that is copied or printed. The hotline knows who complained; who complained in
 * confidence is not named.
 */
@Component
class OrderReplyPage {

    private final ComplaintService complaints;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final EstateService estate;
    private final Texts texts;

    OrderReplyPage(
            ComplaintService complaints,
            CaseFiles cases,
            ConfidentialCases confidence,
            EstateService estate,
            Texts texts) {
        this.complaints = complaints;
        this.cases = cases;
        this.confidence = confidence;
        this.estate = estate;
        this.texts = texts;
    }

    /**
     * The page.
     *
     * @throws Refusal 404 when the case is no order of the hotline; 409 before there is a reply
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    String of(String caseNumber) {
        String text = HtmlUtils.htmlEscape(confidence.inConfidence(caseNumber, text(caseNumber)));
        String title = texts.say("complaint.order.title");
        return ReportPage.head(texts.language(), title + " " + caseNumber)
                + "<h1>"
                + HtmlUtils.htmlEscape(title)
                + "</h1><p class=\"whole\">"
                + text
                + "</p></main></body></html>";
    }

    private String text(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        if (complaint.externalNumber() == null) {
            throw Refusal.notFound("complaint.order.none", caseNumber);
        }
        if (complaint.repliedAt() == null) {
            throw Refusal.conflict("complaint.order.notYet", caseNumber);
        }
        CaseFile file = cases.get(caseNumber);
        return texts.say(
                "complaint.order.text",
                complaint.externalNumber(),
                complaint.externalDue() == null
                        ? texts.say("complaint.order.noDue")
                        : time(complaint.externalDue()),
                estate.community(file.community()).name(),
                time(file.openedAt()),
                complaint.contactedAt() == null ? "—" : time(complaint.contactedAt()),
                or(complaint.demand()),
                or(complaint.facts()),
                word("finding", complaint.finding()),
                complaint.correctiveAction() == null
                        ? or(complaint.noActionReason())
                        : complaint.correctiveAction(),
                or(complaint.remedy()),
                or(complaint.replyText()),
                time(complaint.repliedAt()),
                complaint.resolution() == null
                        ? texts.say("complaint.order.noWord")
                        : word("resolution", complaint.resolution()),
                complaint.rejections(),
                caseNumber);
    }

    private String time(Instant at) {
        return texts.moment(at);
    }

    private String word(String kind, String code) {
        return code == null ? "—" : texts.say("complaint." + kind + "." + code);
    }

    private static String or(String text) {
        return text == null ? "—" : text;
    }
}
