package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.Browser;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of imports in a real browser, on the real server, as an administrator uses it. */
@ServerTest
class ImportPageTest {

    private static final String HEADER = "楼栋,房号,建筑面积,姓名\\n";

    @Autowired EstateRegister register;
    @Autowired JdbcClient db;
    @LocalServerPort int port;
    @TempDir Path profile;

    @Test
    void an_administrator_signs_in_reads_the_faults_and_imports_the_corrected_file()
            throws Exception {
        String community = "page-" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "页面" + community, "B", true, null));
        try (Browser browser = new Browser(profile)) {
            browser.open("http://127.0.0.1:" + port + "/guanjia/import");
            browser.awaitTrue("document.querySelector('input[name=password]')");
            browser.run(
                    "document.querySelector('input[name=username]').value = 'admin';"
                            + "document.querySelector('input[name=password]').value = 'demo';"
                            + "document.querySelector('button[type=submit]').click()");
            upload(browser, community, HEADER + "1栋,101,很大,甲\\n");
            browser.awaitTrue("document.body.innerText.includes('1 处错误')");
            assertThat(browser.text()).contains("第一户.csv", "建筑面积", "很大", "下载全部 1 条");
            assertThat(browser.run(button("导入这个文件")).isNull()).as(browser.text()).isTrue();

            browser.run(button("选择别的文件") + ".click()");
            upload(browser, community, HEADER + "1栋,101,80,甲\\n");
            browser.awaitTrue("document.body.innerText.includes('检查通过，可以导入。')");
            browser.run(button("导入这个文件") + ".click()");
            browser.awaitTrue("document.querySelector('dialog[open]')");
            assertThat(browser.run("document.activeElement.innerText").asText())
                    .as("the safe answer comes first")
                    .isEqualTo("取消");
            browser.run(button("导入") + ".click()");
            browser.awaitTrue("document.body.innerText.includes('已全部导入。')");

            // The web apps' own answer to who is not signed in yet.
            assertThat(browser.troubles())
                    .filteredOn(one -> !one.contains("/camunda/api/admin/auth/user/default"))
                    .isEmpty();
        }
        assertThat(
                        db.sql("select room from house where community = :c")
                                .param("c", community)
                                .query(String.class)
                                .list())
                .containsExactly("101");
    }

    private static void upload(Browser browser, String community, String content) {
        browser.awaitTrue("document.querySelector('input[type=file]')?.checkVisibility()");
        browser.run(
                """
                {
                  const file = new DataTransfer();
                  file.items.add(new File(['%s'], '第一户.csv'));
                  document.querySelector('input[type=file]').files = file.files;
                  document.querySelector('select[name=community]').value = '%s';
                  document.querySelector('form.card button[type=submit]').click();
                }
                """
                        .formatted(content, community));
    }

    private static String button(String words) {
        return "(Array.from(document.querySelectorAll('button'))"
                + ".find((one) => one.innerText === '"
                + words
                + "') ?? null)";
    }
}
