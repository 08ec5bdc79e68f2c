package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we add to Tasklist, in a real browser: Chromium renders the scripts as they are served and
 * hands back the page. Left out where there is no Chromium ({@code GUANJIA_TEST_CHROMIUM} names
 * it).
 */
class CasePanelTest {

    private static final Path APPS =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app");
    private static final Path SCRIPTS = APPS.resolve("tasklist/scripts");
    private static final Path FIXTURES = Path.of("src/test/resources/panel");

    private static HttpServer server;
    private static Path chromium;

    @BeforeAll
    static void serve() throws IOException {
        String named = System.getenv("GUANJIA_TEST_CHROMIUM");
        chromium = Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", CasePanelTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void a_case_is_shown_in_words_with_its_papers_and_nothing_of_the_program(@TempDir Path profile)
            throws Exception {
        String page = render("panel.html", profile);

        assertThat(page)
                .contains("外包工单 · WB-20261126-0007", "请于 2026-11-29 前完成施工", "ZB-20261126-0003")
                .contains("1期 3栋（公共部位）", "共暂停 3 天 1 小时", "计时暂停：等配件", "定级：S3 一般 · 马桶")
                .contains("装修许可证 · XK-2026-0007 · ", "href=\"/api/documents/XK-2026-0007.pdf\"")
                .contains("装修整改通知书 · ZG-2026-0001 · ", "内容已按个人信息删除请求移除")
                .doesNotContain("/api/documents/ZG-2026-0001.pdf")
                .contains("维修工 → 工程主管 · 未按时决定，已再升一级", "延长 2 天 · 等配件")
                .contains("<h4>外包工程验收标准</h4>", "已判定 2 条，共 3 条，其中 1 条不合格")
                .contains("<legend>2. 试水不渗</legend>", "卫生间不少于24小时", "✗ 不合格")
                .contains("维修故障 · 维修完工标准 · 第 1 版 · 合格 1 · 不适用 1")
                .contains("改判前：不合格 · 还在滴水")
                .doesNotContain("等主管决定")
                .doesNotContain("[object", "undefined", "NaN", "尚未核实", "null");
    }

    @Test
    void answers_are_kept_when_somebody_looks_something_up(@TempDir Path profile) throws Exception {
        assertThat(render("answers.html", profile)).contains("<p id=\"kept\">2</p>");
    }

    @Test
    void a_part_that_has_ended_shows_in_the_history_when_it_ended(@TempDir Path profile)
            throws Exception {
        String page = render("history.html#/guanjia-cases?case=BX-20261126-0042", profile);

        assertThat(page)
                .contains("办理中 · 2026年11月21日", "已完成 · 2026年11月24日")
                .doesNotContain("2026年11月22日");
    }

    private static String render(String page, Path profile) throws Exception {
        assumeTrue(Files.isExecutable(chromium), "left out: there is no Chromium at " + chromium);
        Path said = profile.resolve("page.html");
        Process browser =
                new ProcessBuilder(
                                List.of(
                                        chromium.toString(),
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--accept-lang=zh-CN",
                                        "--lang=zh-CN",
                                        "--user-data-dir=" + profile.resolve("profile"),
                                        "--virtual-time-budget=10000",
                                        "--dump-dom",
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort()
                                                + "/"
                                                + page))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            assertThat(browser.waitFor(90, TimeUnit.SECONDS)).as("Chromium ended").isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return Files.readString(said);
    }

    private static void answer(HttpExchange asked) throws IOException {
        String path = asked.getRequestURI().getPath();
        Map<String, String> api =
                Map.of(
                        "/api/tasks/t-1/case", "task.json",
                        "/api/tasks/t-1/checklist", "checklist.json",
                        "/api/cases/BX-20261126-0042/checklists", "checklists.json",
                        "/api/cases/BX-20261126-0042", "case.json",
                        "/api/history/cases/BX-20261126-0042", "history.json",
                        "/api/cases/BX-20261126-0042/documents", "documents.json");
        Path file =
                path.startsWith("/scripts/")
                        ? SCRIPTS.resolve(path.substring("/scripts/".length()))
                        : path.startsWith("/camunda/app/")
                                ? APPS.resolve(path.substring("/camunda/app/".length()))
                                : FIXTURES.resolve(api.getOrDefault(path, path.substring(1)));
        boolean there = Files.isRegularFile(file);
        byte[] body = there ? Files.readAllBytes(file) : new byte[0];
        asked.getResponseHeaders().set("Content-Type", type(file.toString()));
        asked.sendResponseHeaders(there ? 200 : 404, body.length == 0 ? -1 : body.length);
        asked.getResponseBody().write(body);
        asked.close();
    }

    private static String type(String file) {
        String kind =
                file.endsWith(".js")
                        ? "text/javascript"
                        : file.endsWith(".json") ? "application/json" : "text/html";
        return kind + ";charset=" + StandardCharsets.UTF_8;
    }
}
