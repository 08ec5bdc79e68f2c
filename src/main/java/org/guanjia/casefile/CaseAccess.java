package org.guanjia.casefile;

import java.util.List;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.stereotype.Component;

/**
 * Whose cases a caller may touch: those of the communities that it serves, but none that is hidden
 * from it for a conflict of interest.
 */
@Component
public class CaseAccess {

    private final CaseFiles files;
    private final ConfidentialCases confidence;
    private final CaseExclusions exclusions;
    private final CaseRecords records;
    private final ProgressRecords progress;
    private final LinkRecords linkRecords;
    private final CaseFlows flows;
    private final Judgements judgements;
    private final Json json;

    CaseAccess(
            CaseFiles files,
            ConfidentialCases confidence,
            CaseExclusions exclusions,
            CaseRecords records,
            ProgressRecords progress,
            LinkRecords linkRecords,
            CaseFlows flows,
            Judgements judgements,
            Json json) {
        this.files = files;
        this.confidence = confidence;
        this.exclusions = exclusions;
        this.records = records;
        this.progress = progress;
        this.linkRecords = linkRecords;
        this.flows = flows;
        this.judgements = judgements;
        this.json = json;
    }

    /**
     * Refuses a case of another community, a hidden one or one that is none of their business, in
     * the same words as one that does not exist, so that numbers cannot be tried out. One
     * statement.
     *
     * @throws Refusal 404
     */
    public void check(String caseNumber, Caller caller) {
        if (!maySee(caseNumber, caller)) {
            throw Refusal.notFound("casefile.unknownCase", caseNumber);
        }
    }

    /** Whether {@link #check} lets the caller pass. */
    public boolean maySee(String caseNumber, Caller caller) {
        return files.key(caseNumber)
                .filter(key -> caller.mayServe(key.community()))
                .filter(key -> flows.concerns(key.flow(), caller))
                .filter(key -> !exclusions.hidden(caseNumber, caller.userId()))
                .isPresent();
    }

    /** Whether the caller may know who reported, see {@link Confidence}; mostly no statement. */
    public boolean knowsReporter(CaseFile file, Caller caller) {
        return !file.confidential()
                || Confidence.knows(
                        true,
                        file.handler(),
                        flows.reader(caller),
                        records.keptOut(file.id(), caller.userId()));
    }

    /**
     * What was judged against the standards of the case's results, oldest first, as the caller may
     * read it.
     *
     * @throws Refusal as {@link #check}
     */
    public List<Judgement> judgements(String caseNumber, Caller caller) {
        check(caseNumber, caller);
        if (!Privacy.of(caller).readsWords()) {
            return List.of();
        }
        List<Judgement> all = judgements.of(caseNumber);
        CaseFile file = files.get(caseNumber);
        return knowsReporter(file, caller)
                ? all
                : all.stream()
                        .map(
                                one ->
                                        json.withWords(
                                                one,
                                                Judgement.class,
                                                confidence.maskOf(file)::apply))
                        .toList();
    }

    /**
     * All that the caller may see of a case.
     *
     * @throws Refusal as {@link #check}
     */
    public CaseView view(String caseNumber, Caller caller) {
        check(caseNumber, caller);
        CaseView all = files.view(caseNumber).seenWith(Privacy.of(caller));
        if (all.confidential()) {
            CaseFile file = files.get(caseNumber);
            if (!knowsReporter(file, caller)) {
                // Whatever the view will hold one day: no text of it tells who reported.
                all =
                        json.withWords(
                                all.withoutReporter(),
                                CaseView.class,
                                confidence.maskOf(file)::apply);
            }
        }
        if (caller.has(Roles.INTEGRATION)) {
            all =
                    all.without(linkRecords.linkedOfOtherHouses(caseNumber))
                            .forResident(flows.told(all.flow()), caller.userId());
        }
        all = all.outOf(flows.closedTo(caller));
        boolean linked = !all.linkedCases().isEmpty() || !all.linkedRequests().isEmpty();
        return linked ? all.without(progress.hiddenFrom(caller.userId())) : all;
    }
}
