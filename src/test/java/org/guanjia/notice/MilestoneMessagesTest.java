package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.language.CompanyFiles;
import org.guanjia.language.Texts;
import org.guanjia.notice.MilestoneTable.Line;
import org.guanjia.notice.MilestoneTable.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The milestones of the diagrams against the table and the texts. */
class MilestoneMessagesTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TEXTS = Path.of("src/main/resources/texts");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** What a text for a resident may say: nobody's name, phone or words but their own. */
    private static final Set<String> FOR_RESIDENTS =
            Set.of(
                    "caseNumber",
                    "title",
                    "milestone",
                    "house",
                    "arrival",
                    "eta",
                    "amount",
                    "part",
                    "handler",
                    "due",
                    "answer",
                    "reply",
                    "message",
                    "body",
                    "missing",
                    "note",
                    "reason",
                    "hours",
                    "deposit",
                    "number",
                    "from",
                    "to");

    /** What a colleague needs; phones and names of residents stay in the case. */
    private static final Set<String> FOR_STAFF =
            Set.of(
                    "caseNumber",
                    "title",
                    "milestone",
                    "measure",
                    "dueAt",
                    "role",
                    "reason",
                    "cost",
                    "amount",
                    "severity",
                    "times",
                    "withinDay",
                    "withinWeek",
                    "eta",
                    "limit");

    /** A violation has no complainant: the gate and the finder must know which house it is. */
    private static final Set<String> AT_A_HOUSE =
            Stream.concat(FOR_STAFF.stream(), Stream.of("house")).collect(Collectors.toSet());

    private final MilestoneTable table = new MilestoneTable(new CompanyFiles(""));
    private final Texts chinese = new Texts("zh", CHINA);
    private final Texts english = new Texts("en", CHINA);

    private record Marked(String flow, String milestone) {}

    private static Set<Marked> marked() throws IOException {
        Set<Marked> all = new HashSet<>();
        Pattern property = Pattern.compile("name=\"milestone\" value=\"(\\w+)\"");
        try (Stream<Path> files = Files.walk(PROCESSES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                Matcher found = property.matcher(Files.readString(file));
                while (found.find()) {
                    all.add(new Marked(file.getParent().getFileName().toString(), found.group(1)));
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(20);
        return all;
    }

    @Test
    void every_milestone_of_a_diagram_has_its_line_and_its_text_in_both_languages()
            throws IOException {
        for (Marked one : marked()) {
            Line line = table.of(one.flow(), one.milestone());
            assertThat(line.text()).as("text of %s", one).isNotEmpty();
            assertThat(chinese.has("casefile.milestone." + one.milestone())).as("%s", one).isTrue();
        }
        for (Line line : table.all()) {
            for (String key : List.of(line.text(), line.text() + ".subject")) {
                assertThat(chinese.has(key)).as("%s in Chinese", key).isTrue();
                assertThat(english.has(key)).as("%s in English", key).isTrue();
                if (line.resident() != Resident.STEP) {
                    assertThat(chinese.places(key))
                            .as("what a milestone fills in %s", key)
                            .isSubsetOf("caseNumber", "title", "milestone");
                }
            }
        }
    }

    @Test
    void every_line_is_a_milestone_of_a_diagram() throws IOException {
        Set<String> milestones =
                marked().stream().map(Marked::milestone).collect(Collectors.toSet());
        Set<Marked> marked = marked();
        assertThat(table.all())
                .allSatisfy(
                        line ->
                                assertThat(
                                                line.flow().equals("*")
                                                        ? milestones.contains(line.milestone())
                                                        : marked.contains(
                                                                new Marked(
                                                                        line.flow(),
                                                                        line.milestone())))
                                        .as("%s", line)
                                        .isTrue());
    }

    @Test
    void what_a_step_says_itself_is_said_by_a_step_and_by_no_milestone() throws IOException {
        Set<String> bySteps = saidBySteps();
        assertThat(table.all())
                .allSatisfy(
                        line ->
                                assertThat(bySteps.contains(line.text()))
                                        .as("%s is said by a step", line)
                                        .isEqualTo(line.resident() == Resident.STEP));
    }

    @Test
    void what_a_milestone_overtakes_are_messages_to_residents() throws IOException {
        Set<String> known = new TreeSet<>(toResidents());
        known.add("*");
        assertThat(table.all()).allSatisfy(line -> assertThat(line.overtakes()).isSubsetOf(known));
    }

    @Test
    void no_template_tells_what_is_another_s() throws IOException {
        Set<String> toResidents = toResidents();
        for (String key : templates()) {
            Set<String> allowed =
                    toResidents.contains(key.replaceFirst("\\.subject$", ""))
                            ? FOR_RESIDENTS
                            : key.startsWith("violation.") ? AT_A_HOUSE : FOR_STAFF;
            assertThat(chinese.places(key)).as(key).isSubsetOf(allowed);
            assertThat(english.places(key)).as(key).isSubsetOf(allowed);
        }
    }

    @Test
    void no_text_threatens_with_what_nobody_may_cut_off() throws IOException {
        Pattern threat =
                Pattern.compile(
                        "(停|断|切断|限)(供?)(水|电|气|热|暖|网|梯)|罚款|滞纳金|(?i)(cut|shut|turn|switch)\\w* (off"
                                + " )?.{0,20}(water|power|gas|heat)|fine of");
        for (String key : templates()) {
            assertThat(chinese.say(key)).as(key).doesNotContainPattern(threat);
            assertThat(english.say(key)).as(key).doesNotContainPattern(threat);
        }
        assertThat("否则停水停电").containsPattern(threat);
    }

    @Test
    void an_ordinary_repair_tells_the_resident_twice() {
        List<String> happy =
                List.of(
                        "reported",
                        "addressConfirmed",
                        "triaged",
                        "dispatched",
                        "accepted",
                        "arrived",
                        "diagnosed",
                        "repaired",
                        "resultAccepted",
                        "closed");
        assertThat(happy)
                .filteredOn(one -> table.of("repair", one).resident() != Resident.SHOW)
                .containsExactly("triaged", "repaired");
    }

    @Test
    void a_milestone_that_nobody_wrote_a_line_for_is_shown_and_told_to_the_first_contact() {
        Line line = table.of("repair", "invented");
        assertThat(line.resident()).isEqualTo(Resident.SHOW);
        assertThat(line.tellFirstContact()).isTrue();
        assertThat(line.makesMoot("repair.notice.quote")).isFalse();
    }

    @Test
    void a_company_changes_who_is_told_and_its_mistakes_change_nothing(@TempDir Path folder)
            throws IOException {
        Files.writeString(
                folder.resolve("milestones.csv"),
                """
                # 我们公司
                flow,milestone,resident,text,first_contact,overtakes
                repair,accepted,tell,repair.notice.accepted,show,repair.notice.received
                repair,dispatched,shout,repair.notice.dispatched,tell,
                repair,quoted,tell,repair.notice.quote,tell,
                repair,arrived,tell,repair.notice.madeSafe,tell,
                repair,landed,tell,repair.notice.accepted,tell,
                repair,rework
                """);
        MilestoneTable changed = new MilestoneTable(new CompanyFiles(folder.toString()));
        assertThat(changed.of("repair", "accepted"))
                .isEqualTo(
                        new Line(
                                "repair",
                                "accepted",
                                Resident.TELL,
                                "repair.notice.accepted",
                                false,
                                Set.of("repair.notice.received")));
        for (String same : List.of("dispatched", "quoted", "arrived", "landed", "rework")) {
            assertThat(changed.of("repair", same)).isEqualTo(table.of("repair", same));
        }
    }

    private Set<String> toResidents() throws IOException {
        Set<String> all = saidBySteps();
        table.all().forEach(line -> all.add(line.text()));
        return all;
    }

    /** Templates that a source hands to {@code toResident} or {@code tellHouse} by name. */
    private Set<String> saidBySteps() throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher call =
                Pattern.compile("(?:toResident|tellHouse)\\((?:[^;]*?)\\)\\s*;", Pattern.DOTALL)
                        .matcher(sources());
        while (call.find()) {
            Matcher text = Pattern.compile("\"([\\w.]+)\"").matcher(call.group());
            while (text.find()) {
                String key =
                        text.group(1).indexOf('.') < 0 ? "notice." + text.group(1) : text.group(1);
                if (chinese.has(key) && chinese.has(key + ".subject")) {
                    found.add(key);
                }
            }
        }
        assertThat(found)
                .contains("repair.notice.apology", "repair.notice.quote", "notice.referred");
        return found;
    }

    /** Every text that is a message, with its subject. */
    private static Set<String> templates() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String room : List.of("notice", "repair", "complaint", "permit", "violation")) {
            Properties texts = new Properties();
            try (Reader in = Files.newBufferedReader(TEXTS.resolve(room + ".properties"))) {
                texts.load(in);
            }
            for (String key : texts.stringPropertyNames()) {
                if (key.endsWith(".subject")) {
                    found.add(key);
                    found.add(key.replaceFirst("\\.subject$", ""));
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(60);
        return found;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
