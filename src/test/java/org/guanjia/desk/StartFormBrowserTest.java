package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Reports are taken down in Tasklist's start forms, with a caller on the line. */
@InBrowser
class StartFormBrowserTest {

    private static final Pattern SEND = Pattern.compile("发起|Start");

    @Test
    void a_clerk_reports_with_the_keyboard_alone(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        form(clerk, "报修");
        Page page = clerk.page;
        assertThat(query(page)).isFocused();
        page.keyboard().type("3-1-202");
        Locator options = page.locator(".gj-option");
        assertThat(options).hasCount(2);
        assertThat(options.first()).containsText(Pattern.compile("^1 期"));
        assertThat(page.locator(".gj-report")).containsText("请问清是第几期");
        assertThat(AccessibilityBrowserTest.serious(clerk, ".modal-dialog .gj")).isEmpty();
        // Of several phases none is chosen by itself.
        page.keyboard().press("Enter");
        assertThat(page.locator("[name=phase]")).hasValue("");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(query(page)).hasAttribute("aria-activedescendant", "gj-house-1");
        assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
        page.keyboard().press("Escape");
        assertThat(page.locator("#gj-houses")).isHidden();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("[name=phase]")).hasValue("2");
        assertThat(page.locator(".gj-report")).containsText("最近上门");
        assertThat(AccessibilityBrowserTest.serious(clerk, ".modal-dialog .gj")).isEmpty();

        clerk.tabTo(page.locator("textarea[name=description]"));
        page.keyboard().type("楼道灯闪");
        clerk.tabTo(page.locator(".modal-footer .btn-primary"));
        page.keyboard().press("Enter");
        // What is missing is named where it is, and has the focus.
        assertThat(page.locator("[name=readBack]")).isFocused();
        assertThat(page.locator("[name=readBack]")).hasAttribute("aria-invalid", "true");
        page.keyboard().press("Space");
        clerk.tabTo(page.locator(".modal-footer .btn-primary"));
        page.keyboard().press("Enter");

        JsonNode file = clerk.office().caseFile(sent(page));
        assertThat(page.locator(".gj-done")).isFocused();
        assertThat(file.path("description").asText()).isEqualTo("楼道灯闪");
        assertThat(file.path("claimed").path("phase").asText()).isEqualTo("2");
    }

    @Test
    void a_draft_outlives_a_reload_and_nobody_else_sees_it(Desk desk) {
        Person first = desk.come(Language.CHINESE, "lei-ming");
        Page page = signIn(first, "lei-ming");
        form(first, "报修");
        choose(page, "2期3-1-302");
        page.locator("textarea[name=description]").fill("门锁打不开");
        page.locator("[name=photos]").setInputFiles(photo("lock.jpg", 300, 200, 0));
        assertThat(page.locator(".gj-photos img")).hasCount(1);
        page.locator("[name=readBack]").check();

        page.reload();
        form(first, "报修");
        assertThat(page.locator(".gj-draft")).containsText("门锁打不开");
        assertThat(page.locator("textarea[name=description]")).hasValue("");
        page.getByText("恢复", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("textarea[name=description]")).hasValue("门锁打不开");
        assertThat(page.locator("[name=room]")).hasValue("302");
        assertThat(page.locator(".gj-photos img")).hasCount(1);
        // Whoever comes back reads the address again.
        assertThat(page.locator("[name=readBack]")).not().isChecked();

        // Another one signs in at the same browser, and the first one comes back.
        first.expects("401 ");
        page.context().clearCookies();
        signIn(first, "xing-ye");
        form(first, "报修");
        assertThat(page.locator(".gj-draft")).hasCount(0);
        assertThat(kept(page)).isEmpty();
        page.context().clearCookies();
        signIn(first, "lei-ming");
        form(first, "报修");
        assertThat(page.locator(".gj-draft")).hasCount(0);
    }

    @Test
    void signing_out_leaves_no_draft(Desk desk) {
        Person first = desk.come(Language.CHINESE, "yue-liang");
        Page page = signIn(first, "yue-liang");
        form(first, "投诉");
        page.locator("textarea[name=description]").fill("电梯里有人抽烟");
        assertThat(kept(page)).hasSize(1);
        Page other = page.context().newPage();
        other.navigate(page.url());
        other.locator(".task-filters").first().waitFor();
        other.evaluate("() => sessionStorage.setItem('guanjia.draft.other', '{}')");
        first.open("/camunda/app/tasklist/");
        // The list goes on asking while its reader leaves, and is refused.
        first.expects("401 ");
        page.locator(".account .dropdown-toggle").first().click();
        page.locator("[cam-widget-header] .logout a").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        assertThat(kept(page)).isEmpty();
        other.waitForCondition(() -> kept(other).isEmpty());
    }

    @Test
    void a_lost_answer_and_a_reload_report_once(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        clerk.expects("net::ERR_.* POST .*/api/cases/repair");
        form(clerk, "报修");
        Page page = clerk.page;
        choose(page, "1期3-1-302");
        String words = "厨房插座冒火花 " + System.nanoTime();
        page.locator("textarea[name=description]").fill(words);
        page.locator("[name=readBack]").check();
        // The server takes the report; its answer never arrives.
        List<String> keys = new ArrayList<>();
        page.route(
                "**/api/cases/repair",
                route -> {
                    keys.add(route.request().headerValue("idempotency-key"));
                    route.fetch();
                    route.abort("connectionreset");
                });
        send(page);
        assertThat(page.locator(".gj-error")).containsText("连不上服务器");
        page.unroute("**/api/cases/repair");

        page.reload();
        form(clerk, "报修");
        assertThat(page.locator(".gj-draft")).containsText("没有收到回答");
        page.locator(".gj-draft .btn-primary").click();
        assertThat(page.locator("textarea[name=description]")).hasValue(words);
        page.locator("[name=readBack]").check();
        page.onRequest(
                request -> {
                    if (request.method().equals("POST")
                            && request.url().endsWith("/api/cases/repair")) {
                        keys.add(request.headers().get("idempotency-key"));
                    }
                });
        page.locator(".modal-footer .btn-primary").dblclick();
        String number = sent(page);
        assertThat(clerk.office().caseFile(number).path("description").asText()).isEqualTo(words);

        assertThat(
                        clerk.office()
                                .get("admin", "/api/cases?limit=20")
                                .path("items")
                                .findValuesAsText("title"))
                .filteredOn(words::equals)
                .hasSize(1);
        // Once before and once after the reload, whatever was pressed twice, and as the same
        // report.
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        assertThat(kept(page)).isEmpty();
    }

    @Test
    void the_same_matter_goes_into_the_open_case(Desk desk) {
        Person clerk = desk.signIn(Language.ENGLISH, "desk");
        JsonNode house = clerk.office().house();
        String open = clerk.office().report("repair", house, "Tap drips");
        form(clerk, "Repair");
        Page page = clerk.page;
        choose(
                page,
                "phase %s building %s unit %s room %s"
                        .formatted(
                                house.path("phase").asText(),
                                house.path("building").asText(),
                                house.path("unit").asText(),
                                house.path("room").asText()));
        Locator known = page.locator(".gj-warn", new Page.LocatorOptions().setHasText(open));
        assertThat(known).containsText("Possibly the same matter");
        known.getByText("Same matter: add to this case").click();
        assertThat(page.locator("[name=category]")).isHidden();
        page.locator("textarea[name=description]").fill("It drips faster now");
        page.locator("[name=photos]").setInputFiles(photo("tap.jpg", 300, 200, 0));
        assertThat(page.locator(".gj-photos img")).hasCount(1);
        page.locator("[name=urge]").check();
        send(page);

        assertThat(sent(page)).isEqualTo(open);
        JsonNode file = clerk.office().caseFile(open);
        assertThat(file.path("notes").findValuesAsText("text"))
                .anyMatch(text -> text.endsWith("It drips faster now"));
        assertThat(file.path("photos")).hasSize(1);
        assertThat(file.path("urges").asInt()).isEqualTo(1);
        page.getByText("Look at the case").click();
        assertThat(page.locator(".modal-dialog")).containsText("It drips faster now");
    }

    @Test
    void photos_are_made_small_turned_upright_and_refused_in_words(Desk desk) throws IOException {
        Person keeper = desk.signIn(Language.CHINESE, "housekeeper", Screen.PHONE);
        form(keeper, "报修");
        Page page = keeper.page;
        choose(page, "2期3-1-402");
        page.locator("[name=photos]")
                .setInputFiles(
                        new FilePayload[] {
                            photo("side.jpg", 3000, 1500, 6),
                            new FilePayload(
                                    "IMG_1.HEIC",
                                    "image/heic",
                                    "no picture".getBytes(StandardCharsets.UTF_8))
                        });
        assertThat(page.locator(".gj-error")).containsText("IMG_1.HEIC");
        assertThat(page.locator(".gj-error")).containsText("兼容性最佳");
        assertThat(page.locator(".gj-photos img")).hasCount(1);
        String source = page.locator(".gj-photos img").getAttribute("src");
        BufferedImage small =
                ImageIO.read(
                        new ByteArrayInputStream(
                                Base64.getDecoder()
                                        .decode(source.substring(source.indexOf(',') + 1))));
        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(800, 1600);
        // Nine are enough.
        FilePayload[] many = new FilePayload[9];
        for (int i = 0; i < many.length; i++) {
            many[i] = photo("p" + i + ".jpg", 60, 40, 0);
        }
        page.locator("[name=photos]").setInputFiles(many);
        assertThat(page.locator(".gj-error")).containsText("最多 9 张");
        assertThat(page.locator(".gj-photos img")).hasCount(9);

        page.locator("textarea[name=description]").fill("墙角渗水");
        page.locator("[name=readBack]").check();
        send(page);
        assertThat(keeper.office().caseFile(sent(page)).path("photos")).hasSize(9);
    }

    @Test
    void the_last_visits_of_a_house_are_shown(Desk desk) {
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        JsonNode visited = visited(clerk.office());
        JsonNode house = clerk.office().get("desk", "/api/houses/" + visited.path("houseId"));
        form(clerk, "投诉");
        choose(
                clerk.page,
                "%s期%s-%s-%s"
                        .formatted(
                                house.path("phase").asText(),
                                house.path("building").asText(),
                                house.path("unit").asText(),
                                house.path("room").asText()));
        Locator around = clerk.page.locator(".gj-report");
        assertThat(around).containsText("最近上门");
        assertThat(around).containsText("上门维修");
        assertThat(around).containsText("已修好");
        assertThat(around).containsText(visited.path("caseNumber").asText());
    }

    @Test
    void nothing_typed_is_lost_when_the_server_fails_or_refuses(Desk desk) {
        Person manager = desk.signIn(Language.ENGLISH, "service-manager");
        manager.expects("500 POST .*/api/cases/house-visit");
        manager.expects("422 POST .*/api/cases/repair");
        form(manager, "House visit");
        Page page = manager.page;
        page.locator("textarea[name=description]").fill("Sounded unhappy");
        send(page);
        assertThat(page.locator(".gj-error")).containsText("Choose a house");
        assertThat(query(page)).isFocused();
        JsonNode house = manager.office().house();
        choose(
                page,
                "%s-%s-%s-%s"
                        .formatted(
                                house.path("phase").asText(),
                                house.path("building").asText(),
                                house.path("unit").asText(),
                                house.path("room").asText()));
        page.locator("[name=signals][value=overdue]").check();
        page.locator("[name=readBack]").check();
        page.route(
                "**/api/cases/house-visit",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("")));
        send(page);
        assertThat(page.locator(".gj-error")).containsText("The server failed (500)");
        page.unroute("**/api/cases/house-visit");
        send(page);
        JsonNode file = manager.office().caseFile(sent(page));
        assertThat(file.path("details").path("visitReason").asText()).contains("Sounded unhappy");

        page.locator(".modal-footer").getByText("Close").click();
        assertThat(page.locator(".modal-dialog")).hasCount(0);
        form(manager, "Repair");
        page.locator("[name=phase]").fill("1");
        page.locator("[name=building]").fill("3");
        page.locator("[name=unit]").fill("1");
        page.locator("[name=room]").fill("9999");
        page.locator("textarea[name=description]").fill("Leak");
        page.locator("[name=readBack]").check();
        send(page);
        // The server's refusal stands at the field, and says what to do.
        assertThat(page.locator("[name=room]")).isFocused();
        assertThat(page.locator(".gj-error")).containsText("Room: There is no such house");
        assertThat(page.locator("textarea[name=description]")).hasValue("Leak");
    }

    /** A case of a repair that was done, whose technician was at the house. */
    private static JsonNode visited(Office office) {
        for (JsonNode line :
                office.get("desk", "/api/cases?flow=repair&status=closed&limit=200")
                        .path("items")) {
            if (line.path("outcome").asText().equals("repaired") && line.path("houseId").isInt()) {
                return line;
            }
        }
        throw new AssertionError("the demo has no repair that was done");
    }

    static Page signIn(Person person, String user) {
        person.open("/camunda/app/tasklist/");
        person.enterPassword(user);
        person.page.locator(".task-filters").first().waitFor();
        return person.page;
    }

    /** Opens the start form of a flow; after a reload Tasklist itself opens it again. */
    static void form(Person person, String flow) {
        Page page = person.page;
        if (!page.url().contains("/tasklist/")) {
            person.open("/camunda/app/tasklist/");
        }
        page.locator(".task-filters").first().waitFor();
        if (!page.url().contains("processStart")) {
            Locator menu = page.locator(".navbar-toggle").first();
            if (menu.isVisible()) {
                menu.click();
            }
            page.locator(".start-process-action").first().click();
            page.locator(".modal-dialog")
                    .getByText(flow, new Locator.GetByTextOptions().setExact(true))
                    .click();
        }
        assertThat(page.locator(".gj-report")).hasAttribute("aria-busy", "false");
        assertThat(query(page)).isFocused();
    }

    static Locator query(Page page) {
        return page.locator(".gj-report [name=q]");
    }

    static void choose(Page page, String words) {
        query(page).fill(words);
        assertThat(page.locator(".gj-option")).hasCount(1);
        page.locator(".gj-option").click();
        assertThat(page.locator("#gj-houses")).isHidden();
    }

    static void send(Page page) {
        page.locator(".modal-footer .btn-primary")
                .filter(new Locator.FilterOptions().setHasText(SEND))
                .click();
    }

    static String sent(Page page) {
        Locator number = page.locator(".gj-number");
        number.waitFor();
        return number.textContent();
    }

    static List<?> kept(Page page) {
        return (List<?>)
                page.evaluate(
                        "() => Object.keys(sessionStorage).filter(key =>"
                                + " key.startsWith('guanjia.draft.'))");
    }

    /**
     * A JPEG.
     *
     * @param orientation as in EXIF: 6 lies on its left side; 0 says nothing of it
     */
    private static FilePayload photo(String name, int width, int height, int orientation) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] jpeg = out.toByteArray();
        return new FilePayload(
                name, "image/jpeg", orientation == 0 ? jpeg : turned(jpeg, orientation));
    }

    /** An EXIF part with nothing but the orientation, behind the first two bytes. */
    private static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(jpeg, 0, 2);
        whole.write(exif, 0, exif.length);
        whole.write(jpeg, 2, jpeg.length - 2);
        return whole.toByteArray();
    }
}
