package org.guanjia.webapps;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Answer;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Report;
import org.guanjia.casefile.ResidentQuestions;
import org.guanjia.estate.EstateService;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A flow without a diagram: the API is the same for every flow. */
@Component
class TrialFlow implements CaseFlow {

    static final String FAILS_AFTER_WRITING = "fails after writing";

    private final CaseFiles files;
    private final ResidentQuestions questions;
    private final EstateService estate;
    private final Clock clock;

    TrialFlow(CaseFiles files, ResidentQuestions questions, EstateService estate, Clock clock) {
        this.files = files;
        this.questions = questions;
        this.estate = estate;
        this.clock = clock;
    }

    @Override
    public String flow() {
        return "trial";
    }

    @Override
    @Transactional
    public String report(Report report, Caller caller) {
        Long house = estate.find(report.address()).map(found -> found.id()).orElse(null);
        String caseNumber =
                files.open(NewCase.from("trial", "SY", report, house, caller, clock.getZone()))
                        .caseNumber();
        questions.ask(caseNumber, "quote", List.of("accept", "decline"), Map.of());
        if (report.description().equals(FAILS_AFTER_WRITING)) {
            throw new IllegalStateException("as asked");
        }
        return caseNumber;
    }

    @Override
    public void answer(String caseNumber, Answer answer, Caller caller) {
        questions.answer(
                caseNumber,
                answer.question(),
                answer.answer(),
                answer.rating(),
                answer.speed(),
                answer.attitude(),
                answer.comment());
    }

    @Override
    public void cancel(String caseNumber, String reason, Caller caller) {
        files.cancel(caseNumber, reason);
    }

    @Override
    public Map<String, Object> details(String caseNumber) {
        return Map.of();
    }
}
