package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ReportText;

/** The parts of a report as its forms show them. */
final class ReportVariables {

    private ReportVariables() {}

    static void show(DelegateExecution execution, ReportText text) {
        execution.setVariable(Variable.REPORT_FACTS, text.facts());
        execution.setVariable(Variable.REPORT_HANDLING, text.handling());
        execution.setVariable(Variable.REPORT_REACTION, text.reaction());
        execution.setVariable(Variable.REPORT_PREVENTION, text.prevention());
    }
}
