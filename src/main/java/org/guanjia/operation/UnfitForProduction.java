package org.guanjia.operation;

import java.time.ZoneId;
import java.util.List;
import org.guanjia.language.Texts;

/** The server must not start like this; the message names every reason and the way out of each. */
class UnfitForProduction extends RuntimeException {

    private final transient List<Problem> problems;

    /**
     * @param language {@code zh} or {@code en}
     */
    UnfitForProduction(String language, List<Problem> problems) {
        super(message(new Texts(language, ZoneId.of("UTC")), problems));
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }

    private static String message(Texts texts, List<Problem> problems) {
        StringBuilder all = new StringBuilder(texts.say("operation.refused", problems.size()));
        int number = 0;
        for (Problem problem : problems) {
            Object[] args = problem.args().toArray();
            String key = "operation." + problem.key();
            all.append("\n\n%3d. %s".formatted(++number, texts.say(key, args)));
            all.append("\n     ").append(texts.say(key + ".do", args));
        }
        return all.toString();
    }
}
