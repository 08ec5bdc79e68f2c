package org.guanjia.repair.delegate;

import java.util.List;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairItems;
import org.guanjia.repair.RepairModel.Variable;

/** The three material lines that diagnosis and repair forms share. */
final class Materials {

    private Materials() {}

    static List<RepairItems.Line> in(Answers answers) {
        return List.of(
                line(answers, Variable.MATERIAL1, Variable.QUANTITY1),
                line(answers, Variable.MATERIAL2, Variable.QUANTITY2),
                line(answers, Variable.MATERIAL3, Variable.QUANTITY3));
    }

    private static RepairItems.Line line(Answers answers, String material, String quantity) {
        return new RepairItems.Line(
                material, answers.text(material), quantity, answers.number(quantity));
    }
}
