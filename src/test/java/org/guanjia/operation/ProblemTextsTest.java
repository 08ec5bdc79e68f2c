package org.guanjia.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    @Test
    void each_problem_has_its_sentence_and_its_way_out() throws Exception {
        Set<String> used = new TreeSet<>(Set.of("operation.refused"));
        for (String check : new String[] {"SettingsCheck", "DatabaseCheck"}) {
            Matcher added =
                    Pattern.compile("add\\(\\s*\"(\\w+)\"")
                            .matcher(
                                    Files.readString(
                                            Path.of(
                                                    "src/main/java/org/guanjia/operation",
                                                    check + ".java")));
            while (added.find()) {
                used.add("operation." + added.group(1));
                used.add("operation." + added.group(1) + ".do");
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(ResourceBundle.getBundle("texts.operation").keySet())
                .containsExactlyInAnyOrderElementsOf(used);
    }
}
