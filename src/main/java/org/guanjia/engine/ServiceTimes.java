package org.guanjia.engine;

import java.util.List;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.EstateService;
import org.springframework.stereotype.Component;

/**
 * How long a step of a case may take, by the flow's own table {@code <flow>-service-times}: by what
 * is measured, by severity, and by the community's grade (S2-10). The steps that several flows
 * share ask the table of the case's flow.
 */
@Component
public class ServiceTimes {

    private final Decisions decisions;
    private final CaseFiles cases;
    private final EstateService estate;

    ServiceTimes(Decisions decisions, CaseFiles cases, EstateService estate) {
        this.decisions = decisions;
        this.cases = cases;
        this.estate = estate;
    }

    /** The time for {@code measure} at the case's own severity. */
    public ServiceTime of(String caseNumber, String measure) {
        CaseFile file = cases.get(caseNumber);
        return of(file, file.severity(), measure);
    }

    /** The times for several measures at the case's own severity. */
    public List<ServiceTime> of(String caseNumber, List<String> measures) {
        CaseFile file = cases.get(caseNumber);
        return measures.stream().map(measure -> of(file, file.severity(), measure)).toList();
    }

    /**
     * The times for several measures of steps that are the same in every flow.
     *
     * @param table id of those steps' own table
     */
    public List<ServiceTime> by(String table, String caseNumber, List<String> measures) {
        CaseFile file = cases.get(caseNumber);
        return measures.stream().map(measure -> of(table, file, file.severity(), measure)).toList();
    }

    /** The times for several measures at a severity that the case file does not hold yet. */
    public List<ServiceTime> of(String caseNumber, String severity, List<String> measures) {
        CaseFile file = cases.get(caseNumber);
        return measures.stream().map(measure -> of(file, severity, measure)).toList();
    }

    /**
     * The time for {@code measure} at a severity that the case file does not hold yet.
     *
     * @param severity null when it is not known: the table then answers as for an ordinary case
     */
    private ServiceTime of(CaseFile file, String severity, String measure) {
        return of(file.flow() + "-service-times", file, severity, measure);
    }

    private ServiceTime of(String table, CaseFile file, String severity, String measure) {
        return decisions.serviceTime(
                table, severity, estate.community(file.community()).grade(), measure);
    }
}
