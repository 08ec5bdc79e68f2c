package org.guanjia.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a task's result has to come up to (S2-08): a table beside the diagram, which a designer
 * edits.
 *
 * @param id of the table
 * @param name in the house's language
 * @param version of the table
 * @param lines those that apply to the case, in the table's order
 */
public record Standard(String id, String name, int version, List<Line> lines) {

    /**
     * @param key by which the line is known from version to version
     * @param text what is asked, in the house's language
     * @param measure what counts as passed; null where the text says it
     * @param decisive whether a result that claims the standard is refused when this line failed;
     *     otherwise a failed line needs a word and no more
     * @param mayNotApply whether somebody may say that there is nothing to judge
     */
    public record Line(
            String key, String text, String measure, boolean decisive, boolean mayNotApply) {}

    Optional<Line> line(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst();
    }
}
