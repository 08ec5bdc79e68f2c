package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guanjia.estate.ErasureService;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** Ended cases leave by the table of retention, a little at a time, each after its own time. */
class RetentionTest extends CaseTest {

    @Autowired CaseLinks links;

    private static final Duration YEAR = Duration.ofDays(366);
    private static final byte[] PHOTO = {1, 2, 3};

    @Autowired RetentionNight night;
    @Autowired Retention retention;
    @Autowired RetentionRules rules;
    @Autowired CaseHolds holds;
    @Autowired Outbox outbox;
    @Autowired ErasureService erasures;
    @Autowired Json json;
    @Autowired java.time.Clock clock;

    @BeforeEach
    void a_new_night() {
        sql.sql("delete from retention_run").update();
    }

    @Test
    void each_field_goes_after_its_own_time() {
        CaseFile file = ended("厨房水龙头漏水");
        String number = file.caseNumber();

        pass(Duration.ofDays(360));
        assertThat(files.get(number).reporterPhone()).as("within a year").isNotNull();

        pass(Duration.ofDays(10));
        CaseFile after = files.get(number);
        assertThat(after.reporterPhone()).isNull();
        assertThat(after.reporterName()).isEqualTo("王芳");
        assertThat(photos(file)).as("only what staff took").containsExactly(true);
        assertThat(outbox.thread(number)).isEmpty();
        assertThat(files.view(number).notes()).hasSize(1);

        pass(YEAR.multipliedBy(2));
        after = files.get(number);
        assertThat(after.reporterName()).isNull();
        assertThat(files.view(number).notes().get(0).text()).isNull();
        assertThat(after.description()).isEqualTo("厨房水龙头漏水");

        pass(YEAR.multipliedBy(2));
        after = files.get(number);
        assertThat(after.description()).isEqualTo("*");
        assertThat(after.title()).isEqualTo("*");
        assertThat(photos(file)).isEmpty();
        assertThat(after.outcome()).as("what happened stays").isEqualTo("repaired");
        assertThat(files.view(number).timeline()).isNotEmpty();

        pass(YEAR.multipliedBy(5));
        assertThatThrownBy(() -> files.get(number)).isInstanceOf(Refusal.class);
        assertThat(rowsOf(file)).as("rows that are left of the case").isEmpty();
    }

    @Test
    void a_case_with_money_is_kept_as_long_as_its_voucher() {
        CaseFile file = ended("换水龙头");
        sql.sql(
                        "insert into repair_order (case_number, community, offered_to_all, active,"
                                + " failed_contacts, rework_count, return_count, billed_amount,"
                                + " version) values (?, ?, false, false, 0, 0, 0, 155.00, 0)")
                .params(file.caseNumber(), community)
                .update();

        pass(YEAR.multipliedBy(11));
        assertThat(files.get(file.caseNumber()).reporterName()).isNull();
        assertThat(rowsOf(file)).containsKey("repair_order");

        pass(YEAR.multipliedBy(20));
        assertThat(rowsOf(file)).isEmpty();
    }

    @Test
    void what_was_said_in_a_collection_goes_and_a_write_off_is_kept_as_its_voucher() {
        CaseFile file = ended("催缴");
        CaseFile plain = ended("催缴二");
        for (CaseFile one : List.of(file, plain)) {
            sql.sql(
                            "insert into collection_contact (case_number, house_id, channel, result,"
                                    + " note, owed, made_at) values (?, 1, 'phone', 'reached',"
                                    + " '家里有病人', 9, ?)")
                    .params(one.caseNumber(), flow.now().atOffset(ZoneOffset.UTC).toLocalDateTime())
                    .update();
        }
        sql.sql(
                        "insert into collection_write_off (case_number, round_number, house_id,"
                                + " amount, reason, basis, proposed_at, approver_role) values (?, 1,"
                                + " 1, 9, 'hopeless', '下落不明', ?, 'region')")
                .params(file.caseNumber(), flow.now().atOffset(ZoneOffset.UTC).toLocalDateTime())
                .update();
        String said = "select coalesce(note, '') from collection_contact where case_number = ?";

        pass(YEAR.multipliedBy(4));
        assertThat(sql.sql(said).param(file.caseNumber()).query(String.class).single())
                .isEqualTo("家里有病人");
        pass(YEAR);
        assertThat(sql.sql(said).param(file.caseNumber()).query(String.class).single()).isEmpty();

        pass(YEAR.multipliedBy(6));
        assertThat(rowsOf(plain)).isEmpty();
        assertThat(rowsOf(file)).containsKeys("collection_write_off", "collection_contact");
        pass(YEAR.multipliedBy(20));
        assertThat(rowsOf(file)).isEmpty();
    }

    @Test
    void an_open_case_is_never_touched_however_old() {
        CaseFile open = open("漏水", "desk-1");
        files.note(open.caseNumber(), "desk-1", "等配件");

        pass(YEAR.multipliedBy(31));

        CaseFile now = files.get(open.caseNumber());
        assertThat(now).isEqualTo(open);
        assertThat(files.view(open.caseNumber()).notes().get(0).text()).isEqualTo("等配件");
    }

    @Test
    void a_held_case_stays_whole_and_goes_on_when_it_is_released() {
        CaseFile file = ended("漏水到楼下");
        holds.hold(file.caseNumber(), "楼下住户起诉", "legal-1");

        pass(YEAR.multipliedBy(4));
        assertThat(files.get(file.caseNumber()).reporterPhone()).isNotNull();
        assertThat(photos(file)).hasSize(2);

        holds.release(file.caseNumber(), "判决生效", "legal-1");
        pass(Duration.ofDays(1));
        assertThat(files.get(file.caseNumber()).reporterPhone()).isNull();
        assertThat(files.view(file.caseNumber()).timeline())
                .extracting(CaseEvent::kind)
                .contains("held", "released");
    }

    @Test
    void a_hold_has_a_reason_and_is_there_once() {
        CaseFile file = ended("漏水");
        assertThatThrownBy(() -> holds.hold(file.caseNumber(), " ", "legal-1"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("reason"));
        assertThatThrownBy(() -> holds.release(file.caseNumber(), "无", "legal-1"))
                .hasMessageContaining("没有登记证据保全");
        holds.hold(file.caseNumber(), "起诉", "legal-1");
        assertThatThrownBy(() -> holds.hold(file.caseNumber(), "起诉", "legal-2"))
                .hasMessageContaining("已登记证据保全");
        holds.release(file.caseNumber(), "结案", "legal-1");
        holds.hold(file.caseNumber(), "再审", "legal-1");
    }

    @Test
    void an_open_claim_keeps_the_phone_until_it_is_time_barred() {
        CaseFile file = open("换水龙头", "desk-1");
        links.requestLinked(file.caseNumber(), "billing-run", "repairBill", Map.of());
        files.close(file.caseNumber(), "repaired");

        pass(YEAR.multipliedBy(2));
        assertThat(files.get(file.caseNumber()).reporterPhone()).isNotNull();

        pass(YEAR.multipliedBy(2));
        assertThat(files.get(file.caseNumber()).reporterPhone()).isNull();
    }

    @Test
    void the_outlook_says_what_would_go_and_changes_nothing() {
        CaseFile file = ended("漏水");
        flow.advance(Duration.ofDays(370));

        Map<String, Long> due = new TreeMap<>();
        night.outlook(List.of(community)).forEach(one -> due.put(one.rule().name(), one.due()));

        assertThat(due)
                .containsEntry("phone", 1L)
                .containsEntry("photos-resident", 1L)
                .containsEntry("messages", 1L)
                .containsEntry("name", 0L)
                .containsEntry("case", 0L);
        assertThat(files.get(file.caseNumber()).reporterPhone()).isNotNull();
        assertThat(night.outlook(List.of())).allMatch(one -> one.due() == 0);
    }

    @Test
    void one_node_runs_a_night_and_once_and_its_log_counts_without_naming_anybody() {
        ended("漏水");
        flow.advance(Duration.ofDays(370));
        Logger logger = (Logger) LoggerFactory.getLogger(RetentionNight.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        try {
            assertThat(night.run()).containsKey("phone");
            assertThat(night.run()).as("the other node").isEmpty();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.getFormattedMessage())
                                        .contains("phone=")
                                        .doesNotContain("13912345678", "王芳"));
    }

    @Test
    void a_night_that_broke_off_goes_on_elsewhere_when_its_claim_has_run_out() {
        CaseFile file = ended("漏水");
        flow.advance(Duration.ofDays(370));
        sql.sql("insert into retention_run (night, claimed_until, started_at) values (?, ?, ?)")
                .params(
                        LocalDate.ofInstant(flow.now(), ZoneId.of("Asia/Shanghai")),
                        flow.now().atOffset(ZoneOffset.UTC).toLocalDateTime().plusMinutes(5),
                        flow.now().atOffset(ZoneOffset.UTC).toLocalDateTime())
                .update();

        assertThat(night.run()).as("somebody is at it").isEmpty();
        flow.advance(Duration.ofMinutes(6));
        assertThat(night.run()).containsKey("phone");
        assertThat(files.get(file.caseNumber()).reporterPhone()).isNull();
    }

    @Test
    void a_night_has_its_measure_and_the_next_one_goes_on() {
        List<CaseFile> all = List.of(ended("一"), ended("二"), ended("三"));
        flow.advance(Duration.ofDays(370));
        RetentionNight small =
                new RetentionNight(
                        retention,
                        new RetentionRules(
                                table(
                                        "phone,case_file,id,reporter_phone,,,P12M,%s,x,x,x,x"
                                                .formatted(region()))),
                        erasures,
                        sql,
                        json,
                        clock,
                        1,
                        2);

        small.run();
        assertThat(all.stream().filter(this::hasPhone)).as("two a night").hasSize(1);
        flow.advance(Duration.ofDays(1));
        small.run();
        assertThat(all.stream().filter(this::hasPhone)).isEmpty();
    }

    @Test
    void a_region_has_a_time_of_its_own() {
        CaseFile file = ended("漏水");
        RetentionRules regional =
                new RetentionRules(
                        table(
                                """
                                phone,case_file,id,reporter_phone,,,P12M,,x,x,x,x
                                phone,case_file,id,reporter_phone,,,P24M,%s,x,x,x,x
                                """
                                        .formatted(region())));
        Retention there = new Retention(sql, regional, clock);
        flow.advance(Duration.ofDays(370));

        assertThat(regional.all())
                .allSatisfy(
                        rule ->
                                assertThat(there.due(rule, file.id() - 1, 1000))
                                        .extracting(Retention.Due::id)
                                        .doesNotContain(file.id()));
        flow.advance(YEAR);
        assertThat(there.due(regional.all().get(0), file.id() - 1, 1000))
                .extracting(Retention.Due::id)
                .doesNotContain(file.id());
        assertThat(there.due(regional.all().get(1), file.id() - 1, 1000))
                .extracting(Retention.Due::id)
                .containsExactly(file.id());
    }

    @Test
    void a_line_that_cannot_be_read_stops_the_start() {
        for (String bad :
                List.of(
                        "phone,case_file,id,reporter_phone",
                        "phone,case_file; drop table x,id,,,,P1Y,,x,x,x,x",
                        "phone,case_photo,case_id,,kind='x' or 1=1,,P1Y,,x,x,x,x",
                        "phone,case_file,id,reporter_phone,,,a year,,x,x,x,x")) {
            assertThatThrownBy(() -> new RetentionRules(table(bad)))
                    .as(bad)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void a_line_that_does_not_fit_the_schema_stops_the_start() {
        RetentionRules wrong =
                new RetentionRules(table("phone,case_file,id,reporter_fax,,,P1Y,,x,x,x,x"));
        assertThatThrownBy(
                        () ->
                                new RetentionNight(
                                        new Retention(sql, wrong, clock),
                                        wrong,
                                        erasures,
                                        sql,
                                        json,
                                        clock,
                                        1,
                                        1))
                .hasMessageContaining("reporter_fax");
    }

    @Test
    void every_line_of_the_table_fits_the_schema_and_says_why() {
        assertThat(rules.all()).hasSizeGreaterThan(8);
        for (RetentionRule rule : rules.all()) {
            retention.due(rule, 0, 1);
            assertThat(rule.basis()).as(rule.name()).isNotBlank();
            assertThat(rule.verified()).as(rule.name()).isNotBlank();
            assertThat(rule.reason()).as(rule.name()).isNotBlank();
            assertThat(rule.columns())
                    .allSatisfy(
                            column -> {
                                if (!column.equals("keep")) {
                                    sql.sql(
                                                    "select %s from %s where 1 = 0"
                                                            .formatted(
                                                                    column.replace("*", ""),
                                                                    rule.table()))
                                            .query()
                                            .listOfRows();
                                }
                            });
        }
    }

    // ---- how ----

    /** Closed just now, with a note, a message, and a photo of each side. */
    private CaseFile ended(String description) {
        CaseFile file = open(description, "desk-1");
        files.note(file.caseNumber(), "desk-1", "家里有老人");
        outbox.toResident(
                file.contact(), "milestone", Map.of("title", "x", "milestone", "x"), false);
        for (boolean staff : List.of(true, false)) {
            sql.sql(
                            "insert into case_photo (case_id, staff, kind, content_type, width,"
                                    + " height, bytes, added_at, data) values (?, ?, 'report',"
                                    + " 'image/jpeg', 1, 1, 3, ?, ?)")
                    .params(
                            file.id(),
                            staff,
                            flow.now().atOffset(ZoneOffset.UTC).toLocalDateTime(),
                            PHOTO)
                    .update();
        }
        files.close(file.caseNumber(), "repaired");
        return file;
    }

    private void pass(Duration time) {
        flow.advance(time);
        night.run();
    }

    private boolean hasPhone(CaseFile file) {
        return files.get(file.caseNumber()).reporterPhone() != null;
    }

    private List<Boolean> photos(CaseFile file) {
        return sql.sql("select staff from case_photo where case_id = ? order by id")
                .param(file.id())
                .query(Boolean.class)
                .list();
    }

    private Map<String, Long> rowsOf(CaseFile file) {
        Map<String, Long> rows = new TreeMap<>();
        for (String[] part : retention.partsOfCases()) {
            long count =
                    sql.sql("select count(*) from %s where %s = ?".formatted(part[0], part[1]))
                            .param(
                                    RetentionRule.byNumber(part[1])
                                            ? file.caseNumber()
                                            : (Object) file.id())
                            .query(Long.class)
                            .single();
            if (count > 0) {
                rows.put(part[0], count);
            }
        }
        return rows;
    }

    /** Makes a region of the test's own community. */
    private String region() {
        sql.sql("update community set region = ? where id = ?")
                .params("region-" + community, community)
                .update();
        return "region-" + community;
    }

    private static ByteArrayResource table(String lines) {
        return new ByteArrayResource(("header\n" + lines).getBytes(StandardCharsets.UTF_8));
    }
}
