package org.guanjia.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.guanjia.engine.DiagramCheck.Finding;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;

/** A deployment was refused; the text names file, element and reason of each finding. */
class DiagramException extends Refusal {

    private final List<Finding> findings;

    DiagramException(Texts texts, List<Finding> findings) {
        super(
                Kind.INVALID,
                findings.get(0).file(),
                "engine.check.refused",
                findings.stream()
                        .map(
                                finding ->
                                        finding.file()
                                                + " "
                                                + finding.element()
                                                + ": "
                                                + texts.say(finding.reason(), finding.args()))
                        .collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }
}
