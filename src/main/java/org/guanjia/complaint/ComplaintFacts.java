package org.guanjia.complaint;

import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.ResidentQuestion;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;

/** What somebody reads before deciding on a step of a complaint: in words, above the decision. */
@Component
class ComplaintFacts {

    /** Longest text that is a variable of a process on every database, with room to spare. */
    private static final int LONGEST = 3500;

    private final ComplaintService complaints;
    private final ConfidentialCases confidence;
    private final ResidentQuestions questions;
    private final Texts texts;

    ComplaintFacts(
            ComplaintService complaints,
            ConfidentialCases confidence,
            ResidentQuestions questions,
            Texts texts) {
        this.complaints = complaints;
        this.confidence = confidence;
        this.questions = questions;
        this.texts = texts;
    }

    /** What is asked for, what was found, and what the resident and the approver said to it. */
    String findings(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        StringBuilder read = new StringBuilder();
        line(read, "demand", complaint.demand());
        line(read, "facts", complaint.facts());
        line(
                read,
                "finding",
                complaint.finding() == null
                        ? null
                        : texts.say("complaint.finding." + complaint.finding()));
        line(
                read,
                "rejected",
                questions
                        .last(caseNumber, ComplaintResult.RESOLUTION)
                        .map(ResidentQuestion::comment)
                        .orElse(null));
        line(read, "approval", complaint.approvalNote());
        return read(caseNumber, read.isEmpty() ? texts.say("casefile.nothing") : read.toString());
    }

    /** What the resident was answered. */
    String answered(String caseNumber) {
        ComplaintRecord complaint = complaints.record(caseNumber);
        StringBuilder read = new StringBuilder();
        line(read, "demand", complaint.demand());
        line(read, "remedy", complaint.remedy());
        line(
                read,
                "compensation",
                complaint.compensation() == null
                        ? null
                        : texts.say("complaint.yuan", Texts.yuan(complaint.compensation())));
        line(read, "reply", complaint.replyText());
        return read(caseNumber, read.isEmpty() ? texts.say("casefile.nothing") : read.toString());
    }

    private void line(StringBuilder read, String part, String words) {
        if (words != null && !words.isBlank()) {
            read.append(read.isEmpty() ? "" : "\n")
                    .append(texts.say("complaint.known." + part, words));
        }
    }

    private String read(String caseNumber, String text) {
        String open = confidence.inConfidence(caseNumber, text);
        return open.length() <= LONGEST ? open : open.substring(0, LONGEST) + "…";
    }
}
