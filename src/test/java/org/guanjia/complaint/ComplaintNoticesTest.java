package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The notice page: what everybody may read, and what must not be in it. */
@ServerTest
class ComplaintNoticesTest {

    private static final String MATTER = "这个月物业费账单多收了钱";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired Flow flow;
    @Autowired ComplaintService complaints;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private ComplaintDriver complaint;

    @BeforeEach
    void a_new_play() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        sql.sql("delete from complaint_notice").update();
        complaint = anonymous();
    }

    private ComplaintDriver anonymous() {
        return new ComplaintDriver(flow, complaints, cases, sql, environment)
                .file(MATTER, Map.of("anonymous", true))
                .contactResident()
                .investigate();
    }

    @Test
    void the_result_of_an_anonymous_complaint_is_read_without_a_sign_in() throws Exception {
        complaint.proposeRemedy(0);
        JsonNode page = page("");
        assertThat(page.get("community").asText()).isEqualTo("云栖苑");
        JsonNode notice = page.get("items").get(0);
        assertThat(notice.get("text").asText()).isEqualTo("情况属实,已改正");
        assertThat(notice.get("caseNumber").asText()).isEqualTo(complaint.caseNumber());
        assertThat(notice.get("subject").asText()).isNotBlank().doesNotContain("fee.");
        assertThat(notice.size()).as("nothing else").isEqualTo(5);
    }

    @Test
    void a_complaint_with_a_name_is_never_published() throws Exception {
        ComplaintDriver named =
                new ComplaintDriver(flow, complaints, cases, sql, environment).file(MATTER).work();
        assertThat(page("").get("items")).isEmpty();
        named.accept();
        assertThat(page("").get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "已联系 138 0000 0000 处理",
                "3栋业主的账单已更正",
                "2单元已改正",
                "1201室多收的钱已退",
                "方知秋已道歉",
                "Building 3 was checked"
            })
    void what_gives_somebody_away_is_not_taken(String reply) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("remedy", "退还");
        answers.put("compensation", 0);
        answers.put("replyText", reply);
        complaint.refuses(Element.PROPOSE_REMEDY, answers, "replyText");
    }

    @Test
    void the_page_goes_on_and_a_manager_takes_a_result_off() throws Exception {
        complaint.proposeRemedy(0);
        ComplaintDriver second = anonymous().proposeRemedy(0);
        JsonNode first = page("?limit=1");
        assertThat(first.get("items").get(0).get("caseNumber").asText())
                .isEqualTo(second.caseNumber());
        JsonNode rest = page("?limit=1&after=" + first.get("next").asLong());
        assertThat(rest.get("items").get(0).get("caseNumber").asText())
                .isEqualTo(complaint.caseNumber());
        assertThat(rest.get("next").isNull()).isTrue();

        String path = "/api/notices/" + first.get("items").get(0).get("id").asLong() + "/withdraw";
        assertThat(withdraw("fang-zhiqiu", path, "不妥").status()).isEqualTo(403);
        assertThat(withdraw("service-manager", path, " ").field()).isEqualTo("reason");
        assertThat(withdraw("song-li", path, "不妥").status()).as("another community").isEqualTo(404);
        assertThat(withdraw("service-manager", path, "可能认出当事人").status()).isEqualTo(204);
        assertThat(page("").get("items")).hasSize(1);
        assertThat(withdraw("service-manager", path, "再撤").status()).isEqualTo(409);
        assertThat(withdraw("service-manager", "/api/notices/999999/withdraw", "x").status())
                .isEqualTo(404);
    }

    @Test
    void a_page_that_is_not_there_says_so() throws Exception {
        assertThat(get("/api/communities/nowhere/notices").statusCode()).isEqualTo(404);
        assertThat(get("/api/communities/yunqi/notices?limit=0").statusCode()).isEqualTo(422);
        assertThat(get("/guanjia/notices.html").statusCode()).isEqualTo(200);
    }

    private ComplaintDriver.Said withdraw(String user, String path, String reason) {
        return complaint.send(user, "POST", path, Map.of("reason", reason));
    }

    private JsonNode page(String query) throws Exception {
        HttpResponse<String> response = get("/api/communities/yunqi/notices" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + environment.getProperty(
                                                                "local.server.port")
                                                        + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
