package org.guanjia.engine;

import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Judgement;

/**
 * A task's standard with what was judged of it so far.
 *
 * @param claims which answers claim that the standard is met
 * @param fails which answers say that it is not
 * @param judged the judgement that counts, by the key of its line; lines without one are open
 */
public record Checklist(
        Standard standard, Claim claims, Claim fails, Map<String, Judgement> judged) {

    /** The same with what was judged meanwhile. */
    Checklist with(Map<String, Judgement> now) {
        return new Checklist(standard, claims, fails, now);
    }

    /** Lines that nobody has judged. */
    public List<Standard.Line> open() {
        return standard.lines().stream().filter(line -> !judged.containsKey(line.key())).toList();
    }

    /** Lines that failed, those apart that need no more than a word. */
    List<Standard.Line> failed(boolean decisive) {
        return standard.lines().stream()
                .filter(line -> judged.containsKey(line.key()))
                .filter(line -> judged.get(line.key()).failed())
                .filter(line -> line.decisive() || !decisive)
                .toList();
    }

    /**
     * Whether these answers claim that the standard is met: where the diagram names no such answer,
     * whoever completes the task claims it.
     */
    public boolean claimedBy(Map<String, ?> answers) {
        return claims == null ? !failedBy(answers) : claims.madeBy(answers);
    }

    /** Whether these answers say that the standard is not met. */
    public boolean failedBy(Map<String, ?> answers) {
        return fails != null && fails.madeBy(answers);
    }
}
