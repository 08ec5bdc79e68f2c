package org.guanjia.casefile;

import java.time.Clock;
import java.util.stream.Stream;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who reported in confidence out of the words of a case. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ConfidentialCases {

    private final CaseFiles files;
    private final CaseRecords records;
    private final CaseKeys keys;
    private final EstateService estate;
    private final Clock clock;

    ConfidentialCases(
            CaseFiles files,
            CaseRecords records,
            CaseKeys keys,
            EstateService estate,
            Clock clock) {
        this.files = files;
        this.records = records;
        this.keys = keys;
        this.estate = estate;
        this.clock = clock;
    }

    /**
     * The reporter wants only few to know who they are; also later, when the case runs already.
     *
     * @throws Refusal 409 when the case is not open
     */
    public void keepConfidential(String caseNumber, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.confidential(caseNumber)) {
            throw CaseFiles.notOpen(caseNumber);
        }
        keys.forget(caseNumber);
        records.event(key.id(), clock.instant(), "confidential", null, by, null);
        records.title(caseNumber, inConfidence(caseNumber, key.title()));
        keys.forget(caseNumber);
    }

    /**
     * Words of a case as everybody may read them: of one that was reported in confidence without
     * who reported. What a flow lets out of the case, such as a variable of its process, a document
     * or a message to a colleague, goes through this. Mostly no statement.
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String inConfidence(String caseNumber, String words) {
        if (words == null || keys.find(caseNumber).filter(CaseKeys.Key::confidential).isEmpty()) {
            return words;
        }
        return maskOf(files.get(caseNumber)).apply(words);
    }

    /** What takes the reporter of this case out of words. */
    ReporterMask maskOf(CaseFile file) {
        return ReporterMask.of(
                file.reporterName(),
                file.reporterPhone(),
                Stream.of(
                        file.claimed().normalised().room(),
                        file.houseId() == null ? null : estate.house(file.houseId()).room()));
    }
}
