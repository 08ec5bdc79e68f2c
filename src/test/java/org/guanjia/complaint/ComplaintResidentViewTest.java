package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.testing.CaseDriver.Page;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the resident's portal is told of a complaint, and what stays between colleagues. */
@ServerTest
class ComplaintResidentViewTest {

    private static final List<String> BETWEEN_COLLEAGUES =
            List.of(
                    "调取记录核对",
                    "procedure",
                    "本周内改流程",
                    "upset",
                    "问过班长",
                    "severityReason",
                    "investigatorName");

    @Autowired Flow flow;
    @Autowired ComplaintService complaints;
    @Autowired CaseFiles cases;
    @Autowired CaseLinks links;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    private Map<String, Object> house;
    private ComplaintDriver complaint;

    @BeforeEach
    void a_complaint_that_was_looked_into() {
        sql.sql("update complaint_record set subject = 'earlier'").update();
        house = ComplaintDriver.house(1);
        complaint = driver().file(house, "保洁没人打扫,和物业说了三次", Map.of());
        complaint.contactResident().investigate();
        cases.note(complaint.caseNumber(), "cashier", "问过班长");
    }

    private ComplaintDriver driver() {
        return new ComplaintDriver(flow, complaints, cases, sql, environment);
    }

    private String seenBy(String user) {
        Page page = complaint.page(user, "/api/cases/" + complaint.caseNumber());
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    @Test
    void the_portal_is_told_where_it_stands_and_nothing_of_the_investigation() {
        assertThat(seenBy("service-manager")).contains(BETWEEN_COLLEAGUES);
        assertThat(seenBy(ComplaintDriver.RESIDENT))
                .contains("要求说明并改正", "handlerName", "明天下午三点", "\"milestones\":[{")
                .doesNotContain(BETWEEN_COLLEAGUES);
    }

    @Test
    void messages_to_colleagues_are_theirs_and_messages_to_the_resident_are_the_residents() {
        complaint.send(
                ComplaintDriver.RESIDENT,
                "POST",
                "/api/cases/" + complaint.caseNumber() + "/urge",
                Map.of());
        assertThat(seenBy("service-manager"))
                .contains("\"recipientKind\":\"resident\"", "\"recipientKind\":\"staff\"");
        assertThat(seenBy(ComplaintDriver.RESIDENT))
                .contains("\"recipientKind\":\"resident\"")
                .doesNotContain("\"recipientKind\":\"role\"", "\"recipientKind\":\"staff\"");
    }

    @Test
    void what_the_portal_wrote_itself_it_reads_again() {
        complaint.send(
                ComplaintDriver.RESIDENT,
                "POST",
                "/api/cases/" + complaint.caseNumber() + "/notes",
                Map.of("text", "周末在家"));
        assertThat(seenBy(ComplaintDriver.RESIDENT)).contains("周末在家");
    }

    @Test
    void another_houses_complaint_is_not_the_residents_affair() {
        ComplaintDriver own = driver().file(house, "保洁没人打扫,第四次说", Map.of());
        ComplaintDriver other = driver().file(ComplaintDriver.house(2), "楼下邻居也说没人打扫", Map.of());
        links.link(complaint.caseNumber(), own.caseNumber(), "repeat");
        links.link(complaint.caseNumber(), other.caseNumber(), "group");

        assertThat(seenBy("service-manager")).contains(own.caseNumber(), other.caseNumber());
        assertThat(seenBy(ComplaintDriver.RESIDENT))
                .contains(own.caseNumber())
                .doesNotContain(other.caseNumber(), "楼下邻居");
    }
}
