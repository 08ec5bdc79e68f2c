package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.guanjia.staff.Roles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A picture of each page for each role that may open it, in both languages, at a desk's and at a
 * phone's width: {@code target/screenshots/<language>/<width>/<page>-<role>.png}. Nothing may be
 * wider than the phone, no word of the other language and no key of the program may be read.
 */
@InBrowser
class GalleryBrowserTest {

    private static final String OWN = "body > header nav, main";
    private static final String TASKLIST =
            ".navbar, .task-filters, .tasks-list-header, .task-details, header";
    private static final String COCKPIT = ".gj-board, .gj-history, header";

    /** Camunda's pages scroll inside; a window as high as this shows all of it. */
    private static final String HEIGHT =
            """
            () => Math.max(innerHeight, ...[...document.querySelectorAll('body *')]
              .filter(one => one.scrollHeight > one.clientHeight + 1
                && /auto|scroll/.test(getComputedStyle(one).overflowY))
              .map(one => one.scrollHeight + innerHeight - one.clientHeight))
            """;

    /** No page of ours goes on for longer. */
    private static final int HIGHEST = 6000;

    static Stream<Arguments> desks() {
        return Stream.of(Language.values())
                .flatMap(
                        language ->
                                Stream.concat(
                                                Stream.of("admin"),
                                                Roles.ALL.stream()
                                                        .filter(
                                                                role ->
                                                                        !role.equals(
                                                                                Roles.INTEGRATION)))
                                        .map(role -> Arguments.of(language, role)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("desks")
    void all_pages_of_a_role(Language language, String role, Desk desk) {
        Person person = desk.signIn(language, role);
        SoftAssertions softly = new SoftAssertions();

        person.open("/guanjia/");
        look(person, softly, "index", OWN);
        List<String> links =
                person.page.locator("header nav a").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .toList();
        for (String link : links) {
            if (link.startsWith("/guanjia/")) {
                person.open(link);
                look(person, softly, link.substring("/guanjia/".length()), OWN);
            }
        }
        if (links.stream().anyMatch(link -> link.contains("/tasklist/"))) {
            tasklist(person, softly);
        }
        if (links.stream().anyMatch(link -> link.contains("/cockpit/"))) {
            cockpit(person, softly);
        }
        softly.assertAll();
    }

    private static void tasklist(Person person, SoftAssertions softly) {
        JsonNode tasks =
                person.office()
                        .get(
                                person.user(),
                                "/engine-rest/task?maxResults=1&sortBy=created&sortOrder=desc");
        if (tasks.isEmpty()) {
            person.open("/camunda/app/tasklist/");
        } else {
            person.open("/camunda/app/tasklist/default/#/?task=" + tasks.at("/0/id").asText());
            assertThat(person.page.locator(".task-details h2.name, .task-details h2").first())
                    .isVisible();
        }
        assertThat(person.page.locator(".task-filters h4").first()).isVisible();
        look(person, softly, "tasklist", TASKLIST);
        if (!tasks.isEmpty()) {
            new Tasklist(person).tab(person.says("工单", "Case"));
            assertThat(person.page.locator(".task-details .gj").first()).isVisible();
            look(person, softly, "tasklist-case", TASKLIST);
        }
    }

    private static void cockpit(Person person, SoftAssertions softly) {
        person.open("/camunda/app/cockpit/");
        assertThat(person.page.locator(".ctn-main, .dashboard, .processes-dashboard").first())
                .isVisible();
        look(person, softly, "cockpit", COCKPIT);
        person.open("/camunda/app/cockpit/default/#/guanjia-cases");
        assertThat(person.page.locator(".gj-history h1")).isVisible();
        look(person, softly, "cockpit-cases", COCKPIT);
        Locator ended = person.page.locator(".gj-history table a");
        if (ended.count() > 0) {
            ended.first().click();
            assertThat(person.page.locator(".gj-history .gj-part").first()).isVisible();
            look(person, softly, "cockpit-history", COCKPIT);
        }
    }

    /** Looks at a page at both widths. Camunda's own frame is as wide as it is. */
    private static void look(Person person, SoftAssertions softly, String name, String within) {
        person.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(
                        person.page
                                .getByText(person.says("正在加载…", "Loading…"))
                                .filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(0);
        for (Screen screen : Screen.values()) {
            person.page.setViewportSize(screen.width(), screen.height());
            if (!within.equals(OWN)) {
                int height = ((Number) person.page.evaluate(HEIGHT)).intValue();
                person.page.setViewportSize(screen.width(), Math.min(height, HIGHEST));
            }
            String seen =
                    String.join(
                            "/",
                            person.office().language().code(),
                            String.valueOf(screen.width()),
                            name + "-" + person.user());
            person.picture(Path.of("target", "screenshots", seen + ".png"), within.equals(OWN));
            if (screen == Screen.PHONE && within.equals(OWN)) {
                softly.assertThat(Words.overflows(person.page)).as(seen + " is too wide").isFalse();
            }
            if (screen == Screen.DESK) {
                softly.assertThat(Words.foreign(person.page, person.office().language(), within))
                        .as(seen + ": words of the other language")
                        .isEmpty();
                softly.assertThat(Words.raw(person.page, within))
                        .as(seen + ": words of the program")
                        .isEmpty();
            }
        }
        person.page.setViewportSize(Screen.DESK.width(), Screen.DESK.height());
    }
}
