package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an import changes, and what it leaves alone. */
@ServerTest
class ImportTest {

    private static final Progress QUIETLY = (step, done) -> {};
    private static final String HOUSES = "楼栋,单元,房号,建筑面积,网格,姓名,电话,身份,产权份额\n";
    private static final String STAFF = "工号,姓名,手机,岗位,技能,证书编号,证书有效期,负责网格,班次\n";

    @Autowired ImportService imports;
    @Autowired ImportJobs jobs;
    @Autowired EstateRegister register;
    @Autowired EstateService estate;
    @Autowired Residents residents;
    @Autowired StaffService staff;
    @Autowired JdbcClient db;
    @Autowired Clock clock;

    private String community;

    @BeforeEach
    void aCommunity() {
        community = "imp-" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "导入" + community, "B", true, null));
    }

    @Test
    void the_same_file_twice_changes_nothing_the_second_time() {
        byte[] file = MessyFiles.clean(community, 5_000, "");
        Outcome first = houses(file);
        assertThat(first.errors()).isZero();
        assertThat(first.counts()).containsEntry("people.new", 5_000);
        List<Map<String, Object>> before = content();

        Outcome second = houses(file);
        assertThat(second.counts())
                .containsEntry("houses.new", 0)
                .containsEntry("houses.changed", 0)
                .containsEntry("people.new", 0)
                .containsEntry("people.changed", 0)
                .containsEntry("people.unchanged", 5_000)
                .containsEntry("houses.unchanged", first.counts().get("houses.new"));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void a_check_changes_nothing() {
        byte[] file = MessyFiles.clean(community, 50, "");
        Outcome outcome =
                imports.check(ImportKind.HOUSES, file, new Options(community, false), QUIETLY);
        assertThat(outcome.counts()).containsEntry("people.new", 50);
        assertThat(content()).isEmpty();
    }

    @Test
    void what_changed_in_the_file_is_changed_and_what_it_does_not_say_stays() {
        houses(HOUSES + "3栋,1单元,101,89.5,东区,云谷雨,13900000001,业主,60\n");
        Outcome outcome =
                houses(
                        HOUSES
                                + "3号楼,一单元,101室,90,,云谷雨,139-0000-0002,业主,\n"
                                + "3号楼,一单元,101室,,,竹小满,13900000003,家属,\n");
        assertThat(outcome.errors()).isZero();
        assertThat(outcome.counts())
                .containsEntry("houses.changed", 1)
                .containsEntry("people.changed", 1)
                .containsEntry("people.new", 1);
        var house = estate.find(new Address(community, "", "3", "1", "101")).orElseThrow();
        assertThat(house.area()).isEqualByComparingTo("90");
        assertThat(house.gridId()).isNotNull();
        List<Resident> people = residents.residents(house.id());
        assertThat(people).extracting(Resident::name).containsExactly("云谷雨", "竹小满");
        assertThat(people.get(0).phones()).containsExactly("13900000002");
        assertThat(people.get(0).share()).isEqualByComparingTo("60");
    }

    @Test
    void who_is_not_in_the_file_stays_unless_they_moved_out_and_contacts_are_left_alone() {
        houses(HOUSES + "1栋,,101,80,,甲,13900000011,业主,\n" + "1栋,,101,,,乙,13900000012,租户,\n");
        long house = estate.find(new Address(community, "", "1", "", "101")).orElseThrow().id();
        residents.keepContact(house, "来电人", "13900000013");
        byte[] file = (HOUSES + "1栋,,101,80,,甲,13900000011,业主,\n").getBytes(StandardCharsets.UTF_8);

        Outcome kept = houses(file);
        assertThat(kept.counts()).containsEntry("people.missing", 1);
        assertThat(kept.faults())
                .extracting(Fault::textKey)
                .containsExactly("imports.personMissing");
        assertThat(residents.residents(house)).hasSize(3);

        Outcome moved = imports.run(ImportKind.HOUSES, file, new Options(community, true), QUIETLY);
        assertThat(moved.counts()).containsEntry("people.removed", 1);
        assertThat(residents.residents(house))
                .extracting(Resident::name)
                .containsExactly("甲", "来电人");
    }

    @Test
    void a_house_with_a_running_case_that_is_gone_from_the_file_is_named_and_kept() {
        houses(HOUSES + "1栋,,101,80,,甲,,业主,\n1栋,,102,80,,乙,,业主,\n");
        long house = estate.find(new Address(community, "", "1", "", "102")).orElseThrow().id();
        long id =
                db.sql("select coalesce(max(id), 0) + 1000000 from case_file")
                        .query(Long.class)
                        .single();
        db.sql(
                        "insert into case_file (id, case_number, flow, community, house_id,"
                                + " channel, on_behalf, status, opened_at, title, description, urges,"
                                + " version) values (:id, :number, 'repair', :community, :house,"
                                + " 'desk', false, 'open', :at, 't', 'd', 0, 0)")
                .param("id", id)
                .param("number", "BX-20261123-" + id)
                .param("community", community)
                .param("house", house)
                .param("at", java.time.LocalDateTime.now(clock))
                .update();
        Outcome outcome = houses(HOUSES + "1栋,,101,80,,甲,,业主,\n");
        assertThat(outcome.faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.textKey()).isEqualTo("imports.houseMissingWithCases");
                            assertThat(fault.args()).contains("BX-20261123-" + id);
                            assertThat(fault.error()).isFalse();
                        });
        assertThat(estate.find(new Address(community, "", "1", "", "102"))).isPresent();
    }

    @Test
    void a_failure_in_the_middle_of_writing_changes_nothing() {
        byte[] file = MessyFiles.clean(community, 500, "");
        Progress failing =
                (step, done) -> {
                    if (step.equals("imports.step.writing") && done > 0) {
                        throw new IllegalStateException("the server goes away");
                    }
                };
        assertThatThrownBy(
                        () ->
                                imports.run(
                                        ImportKind.HOUSES,
                                        file,
                                        new Options(community, false),
                                        failing))
                .hasMessage("the server goes away");
        assertThat(content()).isEmpty();
        assertThat(
                        db.sql("select count(*) from grid where community = :c")
                                .param("c", community)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void staff_come_with_roles_skills_grids_roster_and_an_account_and_twice_is_once() {
        String id = "s" + community.replace("-", "");
        String file =
                STAFF
                        + id
                        + ",雷鸣,139 0000 0001,维修工、管家,强电、水工,DG-1,2030年1月1日,东区,周一至周五 08:30-18:00; 周六"
                        + " 09:00-12:00\n";
        Outcome first = staff(file);
        assertThat(first.errors()).as(first.faults().toString()).isZero();
        assertThat(first.newAccounts()).containsExactly(id);
        StaffMember member = staff.find(id).orElseThrow();
        assertThat(member.phone()).isEqualTo("13900000001");
        assertThat(member.roles()).containsExactlyInAnyOrder("technician", "housekeeper");
        assertThat(
                        db.sql("select count(*) from staff_shift where user_id = :u")
                                .param("u", id)
                                .query(Long.class)
                                .single())
                .isEqualTo(6);

        Outcome second = staff(file);
        assertThat(second.counts())
                .containsEntry("staff.new", 0)
                .containsEntry("staff.changed", 0)
                .containsEntry("staff.unchanged", 1)
                .containsEntry("accounts.new", 0);

        staff(STAFF + id + ",雷鸣,,前台,,,,,每天 20:00-08:00\n");
        assertThat(staff.find(id).orElseThrow().roles()).containsExactly("desk");
        assertThat(staff.find(id).orElseThrow().phone()).isEqualTo("13900000001");
    }

    @Test
    void faults_of_staff_are_named() {
        Outcome outcome =
                staff(
                        STAFF
                                + "admin,某某,,前台,,,,,\n"
                                + "lei-ming,别人,,维修工,,,,,\n"
                                + "a b,甲,,前台,,,,,\n"
                                + "x1,乙,,董事长,,,,,\n"
                                + "x2,丙,,维修工,魔法,,,,\n"
                                + "x3,丁,,维修工,强电,DG-1,2020-01-01,,\n"
                                + "x4,戊,,秩序维护员,,,,,每天 08:00-12:00; 周一 11:00-13:00\n"
                                + "x5,己,,秩序维护员,,,,东区,\n"
                                + "x6,庚,,秩序维护员,,,,,随便\n");
        assertThat(outcome.faults())
                .filteredOn(fault -> fault.row() > 0)
                .extracting(fault -> fault.row() + " " + fault.textKey())
                .containsExactlyInAnyOrder(
                        "2 imports.userIdOfSystem",
                        "3 imports.userIdOfAnother",
                        "4 imports.userIdBad",
                        "5 imports.roleUnknown",
                        "6 imports.skillUnknown",
                        "7 imports.certificateExpired",
                        "8 imports.shiftsOverlap",
                        "9 imports.gridOfNoKeeper",
                        "10 imports.shiftsUnreadable");
        assertThat(staff.find("x3")).isEmpty();
    }

    @Test
    void communities_come_first_and_an_empty_house_can_begin_with_them() {
        String id = "new-" + community;
        Outcome outcome =
                imports.run(
                        ImportKind.COMMUNITIES,
                        ("小区编号,小区名称,等级,前台\n" + id + ",新苑,a级,有\n").getBytes(StandardCharsets.UTF_8),
                        new Options(null, false),
                        QUIETLY);
        assertThat(outcome.errors()).as(outcome.faults().toString()).isZero();
        assertThat(estate.community(id).grade()).isEqualTo("A");
        assertThat(estate.hasServiceDesk(id)).isTrue();
    }

    @Test
    void a_file_of_any_length_is_kept_byte_for_byte() {
        byte[] file = new byte[3_000_000];
        new Random(7).nextBytes(file);
        long id = jobs.add(ImportKind.HOUSES, "x.xlsx", file, new Options(null, false), "a");
        assertThat(jobs.file(id)).isEqualTo(file);
    }

    @Test
    void a_job_without_a_sign_of_life_is_told_as_stopped_and_the_gate_opens_again() {
        long id =
                jobs.add(ImportKind.HOUSES, "x.csv", new byte[] {1}, new Options(null, false), "a");
        assertThat(jobs.enter(id)).isTrue();
        assertThat(jobs.enter(id + 1)).as("another one while it runs").isFalse();
        db.sql("update import_job set beat_at = :long where id = :id")
                .param("long", java.time.LocalDateTime.of(2020, 1, 1, 0, 0))
                .param("id", id)
                .update();
        db.sql("update import_gate set beat_at = :long")
                .param("long", java.time.LocalDateTime.of(2020, 1, 1, 0, 0))
                .update();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(ImportJob.STOPPED);
        assertThat(jobs.enter(id + 1)).isTrue();
        assertThat(jobs.leave(id)).as("whoever was taken for dead").isFalse();
        assertThat(jobs.leave(id + 1)).isTrue();
    }

    private Outcome houses(String file) {
        return houses(file.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome houses(byte[] file) {
        return imports.run(ImportKind.HOUSES, file, new Options(community, false), QUIETLY);
    }

    private Outcome staff(String file) {
        return imports.run(
                ImportKind.STAFF,
                file.getBytes(StandardCharsets.UTF_8),
                new Options(community, false),
                QUIETLY);
    }

    private List<Map<String, Object>> content() {
        return db.sql(
                        "select h.*, r.id rid, r.name, r.kind, r.share_percent, r.email, p.phone"
                                + " from house h left join resident r on r.house_id = h.id"
                                + " left join resident_phone p on p.resident_id = r.id"
                                + " where h.community = :c order by h.id, r.id, p.id")
                .param("c", community)
                .query()
                .listOfRows();
    }
}
