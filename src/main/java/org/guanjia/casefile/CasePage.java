package org.guanjia.casefile;

import java.util.List;
import org.guanjia.estate.Privacy;

/**
 * One page of a list of cases.
 *
 * @param items newest first
 * @param next where the next page begins; null when this is the last one
 */
public record CasePage(List<CaseLine> items, String next) {

    /** The page as somebody may see it who may know only so much about residents (S3-15). */
    public CasePage seenWith(Privacy privacy) {
        return new CasePage(items.stream().map(line -> line.seenWith(privacy)).toList(), next);
    }
}
