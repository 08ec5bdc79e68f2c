package org.guanjia.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.guanjia.visit.VisitModel.Element;
import org.guanjia.visit.VisitModel.Process;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One visit, played: a word for each step, which is the diagram's. */
class VisitDriver extends CaseDriver<VisitDriver> {

    /** Each play has a house of its own. */
    private static final AtomicInteger HOUSES = new AtomicInteger();

    final long house;

    VisitDriver(Flow flow, CaseFiles cases, JdbcClient sql, Environment environment) {
        super("visit", flow, cases, sql, environment);
        house =
                sql.sql("select id from house where community = 'yunqi' order by id desc")
                        .query(Long.class)
                        .list()
                        .get(HOUSES.getAndIncrement());
    }

    Said send(String user, Map<String, Object> wanted) {
        return send(user, "POST", "/api/houses/" + house + "/visits", wanted);
    }

    /** The five fields of the house, as a start form sends them. */
    Map<String, Object> address() {
        return sql
                .sql("select community, phase, building, unit, room from house where id = ?")
                .param(house)
                .query()
                .singleRow()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(one -> one.getKey().toLowerCase(), Map.Entry::getValue));
    }

    /** The button of the dashboard. */
    VisitDriver sent() {
        Said said = send("service-manager", Map.of("signals", List.of("hostile", "overdue")));
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        caseNumber = said.body().path("caseNumber").asText();
        flow.runJobs(caseNumber);
        return this;
    }

    VisitDriver visit(String result, String followUp) {
        return complete(Element.VISIT_HOUSE, answers(result, "住户说楼道灯一直不亮", followUp));
    }

    static Map<String, Object> answers(String result, String note, String followUp) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("visitResult", result);
        answers.put("visitNote", note);
        answers.put("followUp", followUp);
        return answers;
    }

    VisitDriver endedAt(String endEvent, String outcome) {
        return ended(Process.HOUSE_VISIT, endEvent, outcome);
    }

    @Override
    protected VisitDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        return new HashMap<>(rows("case_number", List.of("house_visit")));
    }
}
