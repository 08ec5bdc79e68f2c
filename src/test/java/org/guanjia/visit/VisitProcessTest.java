package org.guanjia.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.EstateService;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.visit.VisitModel.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through the visit. */
@ServerTest
@CoversPaths(diagrams = "house-visit")
class VisitProcessTest {

    @Autowired Flow flow;
    @Autowired CaseFiles cases;
    @Autowired CaseLinks links;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;
    @Autowired EstateService estate;
    @Autowired EstateRegister register;
    @Autowired List<CaseFlow> flows;

    private VisitDriver visit;

    @BeforeEach
    void a_new_play() {
        visit = new VisitDriver(flow, cases, sql, environment);
    }

    @Test
    void the_housekeeper_of_the_house_listens_and_all_is_well() {
        visit.sent();
        assertThat(flow.open(visit.caseNumber())).containsExactly(Element.VISIT_HOUSE);
        assertThat(visit.assignee(Element.VISIT_HOUSE))
                .isEqualTo(estate.housekeeperOf(visit.house).orElse(null));
        assertThat(visit.view().details().get("visitReason")).asString().contains("敌意");
        String told = visit.read(VisitDriver.RESIDENT, "/api/cases/" + visit.caseNumber());
        assertThat(told).contains("走访").doesNotContain("敌意");
        assertThat(visit.clock("houseVisit").running()).isTrue();

        visit.visit("met", "none").endedAt(Element.END_HOUSE_VISITED, "visited");

        assertThat(visit.view().details())
                .containsEntry("visitResult", "met")
                .containsEntry("attempts", 1);
        assertThat(visit.clock("houseVisit").metAt()).isNotNull();
    }

    @Test
    void what_the_resident_wants_becomes_a_case_that_is_linked() {
        for (String wanted : List.of("repair", "complaint")) {
            visit = new VisitDriver(flow, cases, sql, environment);
            visit.sent().visit("met", wanted).endedAt(Element.END_FOLLOW_UP_REQUESTED, "followUp");

            LinkedRequest request =
                    links.waitingRequests(wanted).stream()
                            .filter(one -> one.fromCase().equals(visit.caseNumber()))
                            .findFirst()
                            .orElseThrow();
            String taken =
                    flows.stream()
                            .filter(one -> one.flow().equals(wanted))
                            .findFirst()
                            .orElseThrow()
                            .take(request);

            CaseView opened = cases.view(taken);
            assertThat(opened.flow()).isEqualTo(wanted);
            assertThat(opened.description()).contains("楼道灯一直不亮", visit.caseNumber());
            assertThat(opened.linkedCases())
                    .anyMatch(one -> one.caseNumber().equals(visit.caseNumber()));
        }
    }

    @Test
    void nobody_is_in_three_times() {
        visit.sent().visit("absent", "none");
        assertThat(flow.open(visit.caseNumber())).isEmpty();
        visit.until(Element.EVENT_NEXT_VISIT);
        flow.runJobs(visit.caseNumber());
        visit.visit("absent", "none").until(Element.EVENT_NEXT_VISIT);
        flow.runJobs(visit.caseNumber());
        visit.visit("absent", "none").endedAt(Element.END_RESIDENT_NOT_MET, "notMet");
        assertThat(visit.view().details()).containsEntry("attempts", 3);
    }

    @Test
    void who_does_not_wish_a_visit_is_not_asked_again() {
        visit.sent().visit("refused", "none").endedAt(Element.END_RESIDENT_NOT_MET, "notMet");
    }

    @Test
    void a_visit_that_nobody_makes_goes_up() {
        visit.sent().late("Visit");
        assertThat(visit.view().escalations()).isNotEmpty();
        visit.visit("met", "none").endedAt(Element.END_HOUSE_VISITED, "visited");
    }

    @Test
    void a_manager_takes_the_visit_back_and_nobody_else_does() {
        visit.sent();
        String path = "/api/cases/" + visit.caseNumber() + "/cancel";
        assertThat(visit.send("technician", "POST", path, Map.of("reason", "x")).status())
                .isEqualTo(403);
        visit.answered(visit.send("service-manager", "POST", path, Map.of("reason", "住户已搬走")));
        flow.assertEndedAt(visit.caseNumber(), "house-visit", Element.END_VISIT_CANCELLED);
        assertThat(visit.view().status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(visit.send("service-manager", Map.of("note", "再去一次")).status()).isEqualTo(201);
    }

    @Test
    void a_house_has_one_visit_at_a_time() {
        visit.sent();
        VisitDriver.Said second = visit.send("project-manager", Map.of("note", "顺路看看"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.detail()).contains(visit.caseNumber());
        visit.visit("met", "none");
        assertThat(visit.send("project-manager", Map.of("note", "顺路看看")).status()).isEqualTo(201);
    }

    @Test
    void many_who_send_at_once_send_once() throws Exception {
        int many = 6;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CyclicBarrier start = new CyclicBarrier(many);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            answers.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return visit.send("service-manager", Map.of("note", "同时")).status();
                            }));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : answers) {
            statuses.add(one.get());
        }
        threads.shutdownNow();
        assertThat(statuses).isSubsetOf(201, 409);
        assertThat(
                        sql.sql("select count(*) from house_visit where open_house = ?")
                                .param(visit.house)
                                .query(Long.class)
                                .single())
                .isEqualTo(1)
                .isEqualTo(statuses.stream().filter(status -> status == 201).count());
        assertThat(
                        sql.sql(
                                        "select count(*) from case_file where house_id = ?"
                                                + " and flow = 'house-visit'")
                                .param(visit.house)
                                .query(Long.class)
                                .single())
                .as("cases without a visit")
                .isEqualTo(1);
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() {
        assertThat(visit.send("technician", Map.of("note", "x")).status()).isEqualTo(403);
        assertThat(visit.send("auditor", Map.of("note", "x")).status()).isEqualTo(403);
        assertThat(visit.send("service-manager", Map.of()).field()).isEqualTo("note");
        assertThat(visit.send("service-manager", Map.of("signals", List.of("rich"))).field())
                .isEqualTo("signals");
        assertThat(
                        visit.send(
                                        "service-manager",
                                        "POST",
                                        "/api/houses/999999999/visits",
                                        Map.of("note", "x"))
                                .status())
                .isEqualTo(404);
        visit.sent();
        visit.refuses(
                Element.VISIT_HOUSE, VisitDriver.answers("asleep", "x", "none"), "visitResult");
        visit.refuses(Element.VISIT_HOUSE, VisitDriver.answers("met", " ", "none"), "visitNote");
        visit.refuses(Element.VISIT_HOUSE, VisitDriver.answers("met", "x", "party"), "followUp");
        visit.refuses(
                Element.VISIT_HOUSE, VisitDriver.answers("absent", "x", "repair"), "followUp");
        assertThat(
                        visit.send(
                                        "service-manager",
                                        "POST",
                                        "/api/cases/" + visit.caseNumber() + "/answers",
                                        Map.of("question", "quote", "answer", "accept"))
                                .status())
                .isEqualTo(409);
        visit.after(Duration.ofMinutes(1)).visit("met", "none");
    }

    @Test
    void a_house_of_another_community_does_not_exist() {
        String elsewhere = "v" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(elsewhere, "走访苑", "A", true, "华东"));
        long house =
                register.addHouse(
                        new Address(elsewhere, "1", "3", "1", "101"),
                        new BigDecimal("89.50"),
                        null,
                        false,
                        null);
        for (String user : List.of("service-manager", "project-manager", "housekeeper")) {
            assertThat(
                            visit.send(
                                            user,
                                            "POST",
                                            "/api/houses/" + house + "/visits",
                                            Map.of("note", "x"))
                                    .status())
                    .as(user)
                    .isEqualTo(404);
        }
        assertThat(
                        sql.sql("select count(*) from house_visit where house_id = ?")
                                .param(house)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_housekeeper_who_left_the_community_is_given_no_visit() {
        Long grid =
                sql.sql("select grid_id from house where id = ?")
                        .param(visit.house)
                        .query(Long.class)
                        .optional()
                        .orElse(null);
        long left = register.addGrid("yunqi", "离职管家的片区", "left-us");
        sql.sql("update house set grid_id = ? where id = ?").params(left, visit.house).update();
        try {
            visit.sent();
            assertThat(visit.assignee(Element.VISIT_HOUSE)).isNull();
            visit.visit("met", "none").endedAt(Element.END_HOUSE_VISITED, "visited");
        } finally {
            sql.sql("update house set grid_id = ? where id = ?").params(grid, visit.house).update();
        }
    }

    @Test
    void the_start_form_sends_the_housekeeper_as_the_button_does() {
        Map<String, Object> report = new HashMap<>(visit.address());
        report.put("channel", "desk");
        report.put("description", "电话里听着不高兴");
        report.put("signals", "overdue, hostile");
        String path = "/api/cases/house-visit";

        assertThat(visit.send("technician", "POST", path, report).status()).isEqualTo(403);
        report.put("description", "长".repeat(401));
        assertThat(visit.send("housekeeper", "POST", path, report).field())
                .isEqualTo("description");
        report.put("description", "电话里听着不高兴");
        report.remove("phase");
        assertThat(visit.send("housekeeper", "POST", path, report).field()).isEqualTo("room");
        report.putAll(visit.address());
        VisitDriver.Said said = visit.send("housekeeper", "POST", path, report);

        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        assertThat(cases.view(said.body().path("caseNumber").asText()).details())
                .containsEntry("visitReason", "有超时未办的事项，近期对同事有敌意，电话里听着不高兴");
        assertThat(visit.send("housekeeper", "POST", path, report).status()).isEqualTo(409);
    }
}
