package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.ServerTest;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AccountSeederTest {

    @Autowired AccountSeeder seeder;
    @Autowired IdentityService identity;
    @Autowired StaffService staff;
    @Autowired TaskService tasks;
    @Autowired JdbcClient db;
    @LocalServerPort int port;

    private String colleague;
    private String community;

    @BeforeEach
    void aColleagueOfTheStaff() {
        colleague = "seeded-" + UUID.randomUUID().toString().substring(0, 8);
        community = identity.createTenantQuery().count() == 0 ? "yunqi" : anyCommunity();
        db.sql("insert into staff_member (user_id, name, active) values (?, '李师傅', true)")
                .param(colleague)
                .update();
        db.sql("insert into staff_role (user_id, community, role) values (?, ?, 'technician')")
                .params(colleague, community)
                .update();
        if (identity.createTenantQuery().tenantId(community).count() == 0) {
            identity.saveTenant(identity.newTenant(community));
        }
        seeder.seed("demo", "demo");
    }

    private String anyCommunity() {
        return identity.createTenantQuery().list().get(0).getId();
    }

    @Test
    void a_second_run_changes_nothing() {
        List<String> before = everything();
        seeder.seed("demo", "demo");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void every_role_is_a_group_and_the_administrator_is_one() {
        assertThat(identity.createGroupQuery().list())
                .extracting(group -> group.getId())
                .containsAll(Roles.ALL)
                .contains("camunda-admin");
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list())
                .extracting(user -> user.getId())
                .contains("admin");
    }

    @Test
    void the_staff_decides_who_is_in_which_group_and_community() {
        assertThat(groups()).containsExactly("technician");
        assertThat(tenants()).containsExactly(community);

        db.sql("update staff_role set role = 'foreman' where user_id = ?")
                .param(colleague)
                .update();
        seeder.seed("demo", "demo");
        assertThat(groups()).containsExactly("foreman");

        staff.leave(colleague, "resigned");
        assertThat(groups()).isEmpty();
        assertThat(tenants()).isEmpty();
    }

    @Test
    void an_administrator_besides_stays_one() {
        identity.createMembership(colleague, "camunda-admin");
        seeder.seed("demo", "demo");
        assertThat(groups()).containsExactlyInAnyOrder("technician", "camunda-admin");
    }

    @Test
    void without_a_first_password_nobody_signs_in() {
        String later = colleague + "-later";
        db.sql("insert into staff_member (user_id, name, active) values (?, '新人', true)")
                .param(later)
                .update();
        seeder.seed(null, null);
        assertThat(identity.createUserQuery().userId(later).count()).isEqualTo(1);
        for (String password : List.of("", "demo", "null")) {
            assertThat(identity.checkPassword(later, password)).isFalse();
        }
    }

    @Test
    void every_colleague_reads_the_names_of_all_roles_and_no_members() {
        Door door = Door.basic(port, colleague, "demo");
        JsonNode roles = door.get("/engine-rest/group").json();
        assertThat(named(roles, "消防监控中心").get("id").asText()).isEqualTo("control-room");
        assertThat(door.get("/engine-rest/user?memberOfGroup=control-room").json()).isEmpty();
    }

    @Test
    void every_colleague_has_the_filters_and_what_stands_on_a_card_is_ours_alone() {
        JsonNode filters = Door.basic(port, colleague, "demo").get("/engine-rest/filter").json();
        assertThat(filters.findValuesAsText("name"))
                .contains("我的任务", "我们组的任务", "已逾期", "今天到期", "已升级");
        JsonNode mine = named(filters, "我的任务");
        // Who may read variables would see the house twice, the second time cut off.
        assertThat(mine.get("properties").has("variables")).isFalse();
    }

    @Test
    void the_filters_list_mine_and_my_teams_also_unassigned_and_overdue_ones() {
        Task assigned = task("assigned");
        assigned.setAssignee(colleague);
        tasks.saveTask(assigned);
        Task offered = task("offered");
        tasks.addCandidateGroup(offered.getId(), "technician");
        Task taken = task("taken");
        tasks.addCandidateGroup(taken.getId(), "technician");
        tasks.setAssignee(taken.getId(), "another");
        Task late = task("late");
        late.setAssignee(colleague);
        late.setDueDate(new Date(0));
        tasks.saveTask(late);
        Task ofOthers = task("of others");
        tasks.addCandidateGroup(ofOthers.getId(), "cashier");

        assertThat(listed("我的任务"))
                .contains(assigned.getId(), late.getId())
                .doesNotContain(offered.getId(), taken.getId(), ofOthers.getId());
        assertThat(listed("我们组的任务"))
                .contains(offered.getId(), taken.getId())
                .doesNotContain(ofOthers.getId());
        assertThat(listed("已逾期")).contains(late.getId()).doesNotContain(assigned.getId());

        for (Task each : List.of(assigned, offered, taken, late, ofOthers)) {
            tasks.deleteTask(each.getId(), true);
        }
    }

    @Test
    void the_filters_list_what_is_due_before_midnight_and_what_went_up_the_ladder() {
        DateTime today =
                DateTimeUtil.now()
                        .withZone(DateTimeZone.forID("Asia/Shanghai"))
                        .withTimeAtStartOfDay();
        Task atNoon = dueAt("at noon", today.plusHours(12));
        Task yesterday = dueAt("yesterday", today.minusMinutes(1));
        Task tomorrow = dueAt("tomorrow", today.plusDays(1).plusMinutes(1));
        Task climbed = task("climbed");
        climbed.setAssignee(colleague);
        climbed.setPriority(EngineWork.ESCALATED);
        tasks.saveTask(climbed);

        assertThat(listed("今天到期"))
                .contains(atNoon.getId())
                .doesNotContain(yesterday.getId(), tomorrow.getId(), climbed.getId());
        assertThat(listed("已升级")).contains(climbed.getId()).doesNotContain(atNoon.getId());

        for (Task each : List.of(atNoon, yesterday, tomorrow, climbed)) {
            tasks.deleteTask(each.getId(), true);
        }
    }

    private Task dueAt(String name, DateTime due) {
        Task task = task(name);
        task.setAssignee(colleague);
        task.setDueDate(due.toDate());
        tasks.saveTask(task);
        return task;
    }

    @ParameterizedTest
    @CsvSource({
        "technician, tasklist, 200",
        "technician, cockpit, 403",
        "technician, admin, 403",
        "desk, tasklist, 200",
        "project-manager, cockpit, 200",
        "service-manager, cockpit, 200",
        "region, cockpit, 200",
        "project-manager, admin, 403",
        "designer, cockpit, 200",
        "designer, admin, 403",
        "integration, tasklist, 403",
        "camunda-admin, admin, 200",
        "camunda-admin, cockpit, 200",
        "camunda-admin, tasklist, 200"
    })
    void each_role_enters_the_web_apps_that_it_needs(String role, String app, int status) {
        String user = Accounts.user(identity, "app-" + role, List.of(role), List.of());
        Door browser = Door.nobody(port);
        browser.get("/camunda/app/" + app + "/");
        assertThat(
                        browser.form(
                                        "/camunda/api/admin/auth/user/default/login/" + app,
                                        "username=" + user + "&password=" + Accounts.PASSWORD)
                                .status())
                .isEqualTo(status);
    }

    @Test
    void ids_with_hyphens_and_chinese_letters_work() {
        Door admin = Door.basic(port, "admin", "demo");
        assertThat(
                        admin.post(
                                        "/engine-rest/user/create",
                                        "{\"profile\":{\"id\":\"张三\",\"firstName\":\"张\","
                                                + "\"lastName\":\"三\"},"
                                                + "\"credentials\":{\"password\":\"demo\"}}")
                                .status())
                .isEqualTo(204);
        assertThat(
                        admin.send(
                                        "PUT",
                                        "/engine-rest/group/control-room/members/"
                                                + Door.encode("张三"),
                                        "application/json",
                                        "{}")
                                .status())
                .isEqualTo(204);
        assertThat(Door.basic(port, "张三", "demo").get("/engine-rest/task/count").status())
                .isEqualTo(200);
        assertThat(Door.nobody(port).login("张三", "demo").status()).isEqualTo(200);
        identity.deleteUser("张三");
    }

    private Task task(String name) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setTenantId(community);
        tasks.saveTask(task);
        return task;
    }

    private List<String> listed(String filter) {
        Door door = Door.basic(port, colleague, "demo");
        String id = named(door.get("/engine-rest/filter").json(), filter).get("id").asText();
        JsonNode answer = door.get("/engine-rest/filter/" + id + "/list").json();
        assertThat(answer.isArray()).as("%s", answer).isTrue();
        return answer.findValuesAsText("id");
    }

    private static JsonNode named(JsonNode filters, String name) {
        for (JsonNode filter : filters) {
            if (filter.get("name").asText().equals(name)) {
                return filter;
            }
        }
        throw new AssertionError("No filter " + name);
    }

    private List<String> groups() {
        return identity.createGroupQuery().groupMember(colleague).list().stream()
                .map(group -> group.getId())
                .toList();
    }

    private List<String> tenants() {
        return identity.createTenantQuery().userMember(colleague).list().stream()
                .map(tenant -> tenant.getId())
                .toList();
    }

    /** Every row of the accounts with its revision, so that a rewrite shows. */
    private List<String> everything() {
        List<String> rows = new ArrayList<>();
        for (String table :
                List.of(
                        "ACT_ID_USER",
                        "ACT_ID_GROUP",
                        "ACT_ID_TENANT",
                        "ACT_ID_MEMBERSHIP",
                        "ACT_ID_TENANT_MEMBER",
                        "ACT_RU_AUTHORIZATION",
                        "ACT_RU_FILTER")) {
            db.sql("select * from " + table).query().listOfRows().stream()
                    .map(row -> table + row)
                    .sorted()
                    .forEach(rows::add);
        }
        return rows;
    }
}
