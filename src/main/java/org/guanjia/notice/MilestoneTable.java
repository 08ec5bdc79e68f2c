package org.guanjia.notice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.language.CompanyFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which milestones are worth a message, and to whom: the table {@code notice/milestones.csv}. A
 * company puts its own of that name into {@code guanjia.texts.dir}; lines that are no good are
 * named in the log and the house's own line holds. A milestone without a line is shown to the
 * resident, not told, and told to the first contact (S0-11).
 */
@Component
public class MilestoneTable {

    static final String FILE = "notice/milestones.csv";

    private static final Logger LOG = LoggerFactory.getLogger(MilestoneTable.class);
    private static final String ANY_FLOW = "*";
    private static final String EVERYTHING = "*";
    private static final int FIELDS = 6;

    /** Whether the resident hears of a milestone. */
    public enum Resident {
        /** Gets the text when the milestone is reached. */
        TELL,
        /** Sees it in the case and is left in peace. */
        SHOW,
        /** The step itself sends the text, with its own facts. */
        STEP
    }

    /**
     * A line.
     *
     * @param text template for the resident, whether it is sent or not
     * @param tellFirstContact whether the colleague who was first told hears of it
     * @param overtakes templates of earlier messages that nobody needs any more once the milestone
     *     is reached; a star for all
     */
    public record Line(
            String flow,
            String milestone,
            Resident resident,
            String text,
            boolean tellFirstContact,
            Set<String> overtakes) {

        /** Whether an earlier message of this template has become pointless. */
        boolean makesMoot(String template) {
            return overtakes.contains(EVERYTHING) || overtakes.contains(template);
        }
    }

    private record Key(String flow, String milestone) {}

    private final Map<Key, Line> lines = new LinkedHashMap<>();

    MilestoneTable(CompanyFiles files) {
        files.own(FILE).stream().skip(1).forEach(line -> add(read(line)));
        files.company("milestones.csv").stream().skip(1).forEach(this::addCompanys);
    }

    /** What happens at this milestone of this flow. */
    public Line of(String flow, String milestone) {
        Line line = lines.get(new Key(flow, milestone));
        if (line == null) {
            line = lines.get(new Key(ANY_FLOW, milestone));
        }
        return line != null ? line : new Line(flow, milestone, Resident.SHOW, "", true, Set.of());
    }

    Collection<Line> all() {
        return lines.values();
    }

    private void add(Line line) {
        lines.put(new Key(line.flow(), line.milestone()), line);
    }

    private void addCompanys(String text) {
        try {
            Line line = read(text);
            Line before = lines.get(new Key(line.flow(), line.milestone()));
            if (before == null) {
                throw new IllegalArgumentException("no such milestone");
            }
            if (!line.text().equals(before.text())
                    || (before.resident() == Resident.STEP) != (line.resident() == Resident.STEP)) {
                throw new IllegalArgumentException(
                        "the text is " + before.text() + ", and a step stays a step");
            }
            add(line);
        } catch (IllegalArgumentException e) {
            LOG.warn("milestones.csv in guanjia.texts.dir, \"{}\": {}", text, e.getMessage());
        }
    }

    private static Line read(String text) {
        String[] fields = text.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("a line has " + FIELDS + " fields");
        }
        return new Line(
                fields[0].strip(),
                fields[1].strip(),
                resident(fields[2].strip()),
                fields[3].strip(),
                firstContact(fields[4].strip()),
                fields[5].isBlank()
                        ? Set.of()
                        : Set.copyOf(List.of(fields[5].strip().split(" +"))));
    }

    private static Resident resident(String word) {
        return switch (word) {
            case "tell" -> Resident.TELL;
            case "show" -> Resident.SHOW;
            case "step" -> Resident.STEP;
            default ->
                    throw new IllegalArgumentException("resident is tell, show or step: " + word);
        };
    }

    private static boolean firstContact(String word) {
        return switch (word) {
            case "tell" -> true;
            case "show" -> false;
            default -> throw new IllegalArgumentException("first_contact is tell or show: " + word);
        };
    }
}
