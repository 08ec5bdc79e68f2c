package org.guanjia.fee.delegate;

import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.PaperService;

/** What the forms of serving a demand and a letter have in common. */
final class ServiceProof {

    private ServiceProof() {}

    static PaperService in(Answers answers) {
        return new PaperService(
                answers.text(Variable.SERVE_METHOD),
                answers.day(Variable.SERVED_ON),
                answers.text(Variable.RECEIVER),
                answers.text(Variable.WITNESS),
                answers.text(Variable.TRACKING_NUMBER),
                answers.text(Variable.SERVE_NOTE));
    }
}
