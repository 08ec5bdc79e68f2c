package org.guanjia.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When one of us was last at a house, and who may know it. */
@ServerTest
class HouseVisitsTest {

    @Autowired HouseVisits visits;
    @Autowired CaseExclusions exclusions;
    @Autowired EstateRegister register;
    @Autowired EstateService estate;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;
    @Autowired Texts texts;
    @Autowired Clock clock;

    private FigureWorld world;
    private long house;

    @BeforeEach
    void a_house() {
        world = new FigureWorld(register, cases, sql, clock.instant());
        house = world.house("101", false);
    }

    @Test
    void the_last_visits_of_every_flow_are_shown_the_latest_first() {
        repaired(10, "repaired");
        CaseFile visit = world.open("house-visit", null, house, Duration.ofDays(6));
        sql.sql(
                        "insert into house_visit (case_number, community, house_id, reason,"
                                + " attempts, result, visited_by, visited_at)"
                                + " values (?, ?, ?, '30 天内多次报事', 1, 'absent', 'fang', ?)")
                .params(visit.caseNumber(), world.community, house, at(5))
                .update();
        CaseFile violation = world.open("renovation-violation", "C", house, Duration.ofDays(4));
        sql.sql(
                        "insert into renovation_violation (case_number, community, house_id,"
                                + " state, finder, finder_role, found_at, attitude, talked_at,"
                                + " repeated, suspended, version)"
                                + " values (?, ?, ?, 'open', 'wei', 'guard', ?, 'agrees', ?, false,"
                                + " false, 0)")
                .params(violation.caseNumber(), world.community, house, at(4), at(3))
                .update();
        CaseFile waiting = world.open("repair", "S3", house, Duration.ofDays(2));
        sql.sql(
                        "insert into case_event (case_id, happened_at, kind, code)"
                                + " values (?, ?, 'milestone', 'waitingForResident')")
                .params(waiting.id(), at(1))
                .update();

        List<HouseVisits.Visit> seen = of(Roles.DESK);
        assertThat(seen)
                .extracting(HouseVisits.Visit::kindName)
                .containsExactly("上门维修", "违规现场处理", "管家走访", "上门维修");
        assertThat(seen)
                .extracting(HouseVisits.Visit::result)
                .containsExactly("没有见到住户", "同意整改", "没有见到住户", "已修好");
        assertThat(seen)
                .extracting(HouseVisits.Visit::role)
                .containsExactly("technician", "guard", "housekeeper", "technician");
        assertThat(seen.get(2).why()).isEqualTo("30 天内多次报事");
        assertThat(seen.get(3).why()).isEqualTo("楼道灯不亮");
        assertThat(visits.of(estate.house(house), caller(Roles.DESK), english()).get(3).result())
                .isEqualTo("repaired");
    }

    @Test
    void only_the_latest_are_shown_and_those_of_other_houses_are_not() {
        for (int day = 1; day <= HouseVisits.MOST + 2; day++) {
            repaired(day, "repaired");
        }
        long other = world.house("102", false);
        assertThat(of(Roles.DESK)).hasSize(HouseVisits.MOST);
        assertThat(of(Roles.DESK).get(0).at().truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(instant(1));
        assertThat(visits.of(estate.house(other), caller(Roles.DESK), chinese())).isEmpty();
    }

    @Test
    void a_confidential_case_and_one_that_is_hidden_show_no_visit() {
        CaseFile confidential = repaired(1, "repaired");
        sql.sql("update case_file set confidential = true where id = ?")
                .param(confidential.id())
                .update();
        CaseFile hidden = repaired(2, "repaired");
        exclusions.exclude(hidden.caseNumber(), "desk", true, "利益冲突", null);
        assertThat(of(Roles.DESK)).isEmpty();
        assertThat(of(Roles.SERVICE_MANAGER))
                .extracting(HouseVisits.Visit::caseNumber)
                .containsExactly(confidential.caseNumber(), hidden.caseNumber());
    }

    @Test
    void who_may_not_read_bills_sees_no_visit_about_money() {
        CaseFile debt = world.open("fee-collection", null, house, Duration.ofDays(3));
        sql.sql(
                        "insert into collection_contact (case_number, house_id, channel, result,"
                                + " owed, made_by, made_at) values (?, ?, 'visit', 'notHome', 100,"
                                + " 'fang', ?)")
                .params(debt.caseNumber(), house, at(1))
                .update();
        assertThat(of(Roles.CASHIER)).extracting(HouseVisits.Visit::result).containsExactly("不在家");
        assertThat(of(Roles.TECHNICIAN)).isEmpty();
    }

    @Test
    void over_http_other_systems_and_outsiders_ask_in_vain() throws IOException {
        String path = "/api/houses/" + house + "/visits";
        for (String role : List.of("integration", "designer", "contractor", "cleaner")) {
            assertThat(get(role, path).statusCode()).as(role).isEqualTo(403);
        }
        assertThat(get(null, path).statusCode()).isEqualTo(401);
        assertThat(get("desk", path).statusCode()).isEqualTo(404);
        assertThat(get("desk", "/api/houses/999999999/visits").statusCode()).isEqualTo(404);
        repaired(1, null);
        HttpResponse<String> admin = get("admin", path);
        assertThat(admin.statusCode()).isEqualTo(200);
        JsonNode line = new ObjectMapper().readTree(admin.body()).get("items").get(0);
        assertThat(line.get("kindName").asText()).isEqualTo("上门维修");
        assertThat(line.get("result").isNull()).isTrue();
    }

    private CaseFile repaired(int daysAgo, String result) {
        CaseFile file = world.open("repair", "S3", house, Duration.ofDays(daysAgo + 1L));
        world.repair(file, null, Duration.ofDays(daysAgo), false, 0);
        sql.sql("update repair_order set technician = 'luo', result = ? where case_number = ?")
                .params(result, file.caseNumber())
                .update();
        return file;
    }

    private List<HouseVisits.Visit> of(String role) {
        return visits.of(estate.house(house), caller(role), chinese());
    }

    private Caller caller(String role) {
        return new Caller(role, Set.of(role), Set.of(world.community), false);
    }

    private Words chinese() {
        return new Words(texts, Locale.CHINESE);
    }

    private Words english() {
        return new Words(texts, Locale.ENGLISH);
    }

    private Instant instant(int daysAgo) {
        return at(daysAgo).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private LocalDateTime at(int daysAgo) {
        return Columns.time(clock.instant().minus(Duration.ofDays(daysAgo)));
    }

    private HttpResponse<String> get(String user, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + environment.getProperty("local.server.port")
                                                + path))
                        .header("Accept-Language", "zh");
        if (user != null) {
            byte[] account = (user + ":demo").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
        }
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
