package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.OptimizePermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Chinese of Tasklist, Cockpit, Admin and Welcome against the English of the very webjar that
 * is served: nothing missing, nothing left over, the same word for the same thing.
 */
class WebAppWordsTest {

    private static final String ROOT = "META-INF/resources/";
    private static final String APPS = ROOT + "webjars/camunda/app/";
    private static final List<String> NAMES = List.of("tasklist", "cockpit", "admin", "welcome");

    /** Codes and formats that are the same in every language. */
    private static final Set<String> SAME_IN_BOTH =
            Set.of("", "ID", "CSV", "JSON", "<", "<=", ">", ">=", "YYYY-MM-DDTHH:mm:ss");

    /** What may stand in Latin letters within Chinese: names of things, formats, keys. */
    private static final Set<String> LATIN =
            Set.of(
                    "ID",
                    "BPMN",
                    "DMN",
                    "XML",
                    "CSV",
                    "JSON",
                    "LDAP",
                    "CTRL",
                    "F",
                    "Camunda",
                    "Optimize",
                    "cockpit",
                    "tasklist",
                    "FNI",
                    "EDE",
                    "DI",
                    "PI",
                    "TU",
                    "yyyy",
                    "MM",
                    "ddTHH",
                    "mm",
                    "ss",
                    "YYYY",
                    "DDTHH",
                    "resolve",
                    "promise");

    /** English words that mean two things, and so have two Chinese ones. */
    private static final Set<String> OF_TWO_MEANINGS =
            Set.of(
                    "Active",
                    "Could not render diagram:",
                    "Create",
                    "Created",
                    "Delegate",
                    "Description",
                    "Documentation",
                    "Finished",
                    "General",
                    "Loading diagram");

    /** Labels that say it otherwise, because staff do. */
    private static final Set<String> OTHERWISE =
            Set.of(
                    "COMPLETE_ERROR",
                    "PLGN_CS_CREATED_BY",
                    "PLGN_SEAR_START_USER_ID",
                    "PLGN_SKE_PROCESS_INSTANCE_ID",
                    "PROCESS_INSTANCE_TOOLTIP_INSTANCE_ID_DATABASE",
                    "PLGN_SETA_CONF_TASK_HAD_CANDIDATE_GROUP",
                    "PLGN_SETA_CONF_TASK_HAD_CANDIDATE_USER");

    /** What the form renderer makes of pieces, so that no file holds it whole. */
    private static final Set<String> PUT_TOGETHER =
            Set.of(
                    "Value is expected to be an integer.",
                    "mm/dd/yyyy",
                    "dd/mm/yyyy",
                    "yyyy/mm/dd",
                    "yyyy/m/d",
                    "--:--");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\{}");
    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern MARKUP = Pattern.compile("\\{\\{.*?}}|<[a-z/][^>]*>|&\\w+;");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void no_label_is_missing_and_none_is_left_over(String app) throws Exception {
        assertThat(labels(app, "zh").keySet()).containsExactlyInAnyOrderElementsOf(english(app));
        assertThat(names(locale(app, "zh").path("dateLocales")))
                .isEqualTo(names(locale(app, "en").path("dateLocales")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void each_label_is_chinese_and_keeps_what_is_filled_in(String app) throws Exception {
        Map<String, String> english = labels(app, "en");
        List<String> wrong = new ArrayList<>();
        labels(app, "zh")
                .forEach(
                        (key, chinese) -> {
                            String said = english.get(key);
                            if (chinese.equals(said)) {
                                if (!SAME_IN_BOTH.contains(chinese)) {
                                    wrong.add(key + " is still English: " + chinese);
                                }
                                return;
                            }
                            // The ending of an English plural is all that Chinese leaves empty.
                            if (chinese.isBlank() && !said.equals("s")) {
                                wrong.add(key + " is empty");
                            }
                            if (!filledIn(chinese).equals(filledIn(said))) {
                                wrong.add(key + " fills in other things: " + chinese);
                            }
                            Matcher latin =
                                    LATIN_WORD.matcher(MARKUP.matcher(chinese).replaceAll(" "));
                            while (latin.find()) {
                                if (!LATIN.contains(latin.group())) {
                                    wrong.add(key + " says " + latin.group() + ": " + chinese);
                                }
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_same_english_is_the_same_chinese_in_all_four() throws Exception {
        Map<String, Set<String>> meanings = new TreeMap<>();
        for (String app : NAMES) {
            Map<String, String> chinese = labels(app, "zh");
            labels(app, "en")
                    .forEach(
                            (key, said) ->
                                    meanings.computeIfAbsent(said, any -> new TreeSet<>())
                                            .add(String.valueOf(chinese.get(key))));
        }
        meanings.values().removeIf(words -> words.size() == 1);
        assertThat(meanings.keySet()).isEqualTo(new TreeSet<>(OF_TWO_MEANINGS));
    }

    @Test
    void the_words_of_the_glossary_are_kept() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String line : text("webapps/glossary.csv").lines().skip(2).toList()) {
            String[] term = line.split(",");
            Pattern asked =
                    Pattern.compile(
                            "\\b" + term[0].replace(" ", "[ -]") + "s?\\b",
                            Pattern.CASE_INSENSITIVE);
            int met = 0;
            for (String app : NAMES) {
                Map<String, String> chinese = labels(app, "zh");
                for (Map.Entry<String, String> label : labels(app, "en").entrySet()) {
                    if (asked.matcher(label.getValue()).find()) {
                        met++;
                        String said = chinese.get(label.getKey());
                        if (!said.contains(term[1]) && !OTHERWISE.contains(label.getKey())) {
                            wrong.add(
                                    app + " " + label.getKey() + " without " + line + ": " + said);
                        }
                    }
                }
            }
            if (met == 0) {
                wrong.add("no label says " + term[0]);
            }
        }
        assertThat(wrong).isEmpty();
    }

    // The engine still shows the deprecated ones.
    @SuppressWarnings("deprecation")
    @Test
    void each_permission_of_the_engine_has_its_chinese() throws Exception {
        String texts = script("app-texts");
        Set<String> missing = new LinkedHashSet<>();
        Stream.<Permission[]>of(
                        Permissions.values(),
                        BatchPermissions.values(),
                        HistoricProcessInstancePermissions.values(),
                        HistoricTaskPermissions.values(),
                        OptimizePermissions.values(),
                        ProcessDefinitionPermissions.values(),
                        ProcessInstancePermissions.values(),
                        SystemPermissions.values(),
                        TaskPermissions.values(),
                        UserOperationLogCategoryPermissions.values())
                .flatMap(Arrays::stream)
                .map(Permission::getName)
                .filter(name -> !texts.contains("\n  " + name + ": '"))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    @Test
    void what_the_form_renderer_says_has_its_chinese() throws Exception {
        List<Pattern> known = known(script("form-texts"));
        Set<String> said = new LinkedHashSet<>();
        // Its messages, and what it reads out or shows in its own fields; its editor is not served.
        Matcher message =
                Pattern.compile(
                                "[\"`]((?:Field (?:is required|must)|Value is not|Please select a valid|"
                                        + "Date and time must both|Remove list item|Expand all|"
                                        + "Click to (?:sort by|remove sorting)|No options source|"
                                        + "External content|No content to show|Nothing to show|"
                                        + "Failed to render form|This is an image|All values selected|"
                                        + "Next page|Previous page|Increment|Decrement|Skip to search)"
                                        + "[^\"`]*)[\"`]")
                        .matcher(text(ROOT + "webjars/camunda/lib/deps.js"));
        while (message.find()) {
            said.add(
                    message.group(1)
                            .replaceAll("\\$\\{[^}]*}", "7")
                            .replaceAll("\\s+", " ")
                            .trim());
        }
        said.add("Value is expected to be an integer.");
        said.add("Value is expected to have at most 2 decimal digits.");
        assertThat(said).hasSizeGreaterThan(20);
        said.removeIf(text -> known.stream().anyMatch(one -> one.matcher(text).matches()));
        assertThat(said).isEmpty();
    }

    @Test
    void what_is_translated_is_really_said_by_the_web_apps() throws Exception {
        StringBuilder all = new StringBuilder(text(ROOT + "webjars/camunda/lib/deps.js"));
        for (String app : NAMES) {
            all.append(text(APPS + app + "/camunda-" + app + "-bootstrap.js"));
        }
        for (String app : List.of("tasklist", "cockpit", "admin")) {
            all.append(text(ROOT + "plugin/" + app + "/app/plugin.js"));
        }
        String served = all.toString().replace("\\n", "\n").replace("\\'", "'");
        List<String> stale = new ArrayList<>();
        for (String name : List.of("app-texts", "form-texts")) {
            // What the engine says (kinds of jobs and steps) comes from no file of the web apps.
            String texts = script(name).replaceAll("(?s)const (JOBS|STEPS) = .*?];", "");
            Matcher pair = Pattern.compile("\\n  \\[(['\"])(.+?)\\1, '").matcher(texts);
            while (pair.find()) {
                if (!served.contains(pair.group(2)) && !PUT_TOGETHER.contains(pair.group(2))) {
                    stale.add(pair.group(2));
                }
            }
        }
        assertThat(stale).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void each_app_bears_our_name_and_colours_and_no_banner(String app) throws Exception {
        assertThat(text(APPS + app + "/scripts/config.js"))
                .contains("app: named('", "locales,")
                .containsPattern("guanjia/(every-app|tasklist)'");
        assertThat(text(APPS + app + "/styles/user-styles.css"))
                .startsWith("@import url(\"")
                .contains("guanjia.css\");");
        assertThat(text(APPS + "tasklist/styles/guanjia.css"))
                .contains(".ce-eol-banner {\n  display: none !important;");
    }

    /** The left sides of a table of texts: words as they are, and regular expressions. */
    private static List<Pattern> known(String script) {
        List<Pattern> found = new ArrayList<>();
        Matcher words = Pattern.compile("\\n  \\[(['\"])(.+?)\\1, '").matcher(script);
        while (words.find()) {
            found.add(Pattern.compile(Pattern.quote(words.group(2))));
        }
        Matcher expressions = Pattern.compile("\\n  \\[/\\^(.+?)\\$/, '").matcher(script);
        while (expressions.find()) {
            found.add(Pattern.compile(expressions.group(1)));
        }
        return found;
    }

    private static List<String> filledIn(String label) {
        return PLACEHOLDER
                .matcher(label)
                .results()
                .map(one -> one.group(1) == null ? "{}" : one.group(1))
                .sorted()
                .toList();
    }

    private static Set<String> english(String app) throws IOException {
        return labels(app, "en").keySet();
    }

    private static Map<String, String> labels(String app, String language) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        locale(app, language)
                .path("labels")
                .properties()
                .forEach(one -> labels.put(one.getKey(), one.getValue().textValue()));
        return labels;
    }

    private static JsonNode locale(String app, String language) throws IOException {
        return new ObjectMapper().readTree(text(APPS + app + "/locales/" + language + ".json"));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.properties()
                .forEach(
                        one -> {
                            names.add(one.getKey());
                            names(one.getValue())
                                    .forEach(inner -> names.add(one.getKey() + "." + inner));
                        });
        return names;
    }

    private static String script(String name) throws IOException {
        return text(APPS + "tasklist/scripts/guanjia/" + name + ".js");
    }

    private static String text(String resource) throws IOException {
        try (InputStream file =
                WebAppWordsTest.class.getClassLoader().getResourceAsStream(resource)) {
            assertThat(file).as(resource).isNotNull();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            // The webjar's label files begin with a byte order mark.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
