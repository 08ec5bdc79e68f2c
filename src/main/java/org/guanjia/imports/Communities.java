package org.guanjia.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.estate.Community;

/** Which community a row belongs to: by its id, by its name, or as chosen for the whole file. */
final class Communities {

    private final Map<String, Community> byWord = new HashMap<>();
    private final Map<String, Community> ambiguous = new HashMap<>();
    private final String chosen;
    private final String names;

    /**
     * As registered.
     *
     * @param chosen id for rows that name none; null for none
     */
    Communities(List<Community> all, String chosen) {
        for (Community community : all) {
            Community other = byWord.putIfAbsent(Columns.plain(community.name()), community);
            if (other != null) {
                ambiguous.put(Columns.plain(community.name()), community);
            }
        }
        all.forEach(community -> byWord.put(Columns.plain(community.id()), community));
        if (chosen != null && all.stream().noneMatch(one -> one.id().equals(chosen))) {
            throw new UnreadableFile("imports.communityChosenUnknown", chosen);
        }
        this.chosen = chosen;
        this.names = all.stream().map(Community::name).limit(10).collect(Collectors.joining("、"));
    }

    /** The id; null with a fault written down when it cannot be said. */
    String of(FileRow row, CellReader read) {
        if (!read.usable(row, Field.COMMUNITY)) {
            if (chosen == null && row.cell(Field.COMMUNITY).problem() == null) {
                read.error(row, Field.COMMUNITY, "imports.communityMissing");
            }
            return chosen;
        }
        String word = Columns.plain(row.text(Field.COMMUNITY));
        if (ambiguous.containsKey(word)) {
            read.error(row, Field.COMMUNITY, "imports.communityAmbiguous");
            return null;
        }
        Community found = byWord.get(word);
        if (found == null) {
            if (names.isEmpty()) {
                read.error(row, Field.COMMUNITY, "imports.communityNone");
            } else {
                read.error(row, Field.COMMUNITY, "imports.communityUnknown", names);
            }
            return null;
        }
        return found.id();
    }
}
