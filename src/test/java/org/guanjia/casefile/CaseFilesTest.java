package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Message;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CaseFilesTest extends CaseTest {

    @Autowired CaseAddresses addresses;
    @Autowired CaseLists lists;
    @Autowired CaseLinks links;
    @Autowired Outbox outbox;
    @Autowired ResidentQuestions questions;
    @Autowired ServiceClocks clocks;
    @Autowired TransactionTemplate transaction;
    @Autowired ObjectMapper mapper;
    @Autowired javax.sql.DataSource dataSource;

    @Test
    void a_case_keeps_what_was_reported() {
        CaseFile opened = open();
        CaseFile read = files.get(opened.caseNumber());
        assertThat(read).isEqualTo(opened);
        assertThat(read.caseNumber()).matches("BX-20261123-\\d{4,}");
        assertThat(read.reporterPhone()).isEqualTo("13912345678");
        assertThat(read.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(read.openedAt()).isEqualTo(flow.now());
    }

    @Test
    void emoji_and_four_thousand_characters_survive() {
        String description = "🚿".repeat(CaseFilesTest.LONGEST);
        CaseFile opened = open(description, null);
        CaseFile read = files.get(opened.caseNumber());
        assertThat(read.description()).isEqualTo(description);
        assertThat(read.title()).hasSize(2 * 59 + 1).endsWith("…");
    }

    private static final int LONGEST = 4000;

    @Test
    void what_is_too_long_or_missing_is_refused_naming_the_field() {
        refused("description", report(community, "漏".repeat(4001), null));
        refused("description", report(community, "漏".repeat(5_000_000), null));
        refused("description", report(community, "  ", null));
        refused("community", report(" ", "漏水", null));
        NewCase good = report(community, "漏水", null);
        refused("reporterName", with(good, "名".repeat(65), "13912345678"));
        refused("reporterPhone", with(good, "王芳", "1".repeat(33)));
        refused("reporterPhone", with(good, "王芳", "no digits"));
    }

    @Test
    void half_an_emoji_and_a_zero_character_do_not_reach_the_database() {
        CaseFile opened = open("漏\u0000水\uD83D", null);
        assertThat(files.get(opened.caseNumber()).description()).isEqualTo("漏水");
    }

    @Test
    void numbers_are_unique_and_rise_while_two_nodes_and_many_threads_report() throws Exception {
        try (HikariDataSource second = secondPool()) {
            CaseRecords here = new CaseRecords(sql);
            CaseRecords there = new CaseRecords(JdbcClient.create(second));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Callable<List<Long>>> work = new ArrayList<>();
                for (int thread = 0; thread < 8; thread++) {
                    CaseRecords node = thread % 2 == 0 ? here : there;
                    work.add(
                            () -> {
                                List<Long> numbers = new ArrayList<>();
                                for (int i = 0; i < 25; i++) {
                                    numbers.add(node.nextTicket(flow.now()));
                                }
                                return numbers;
                            });
                }
                List<Long> all = new ArrayList<>();
                for (Future<List<Long>> one : threads.invokeAll(work)) {
                    // Within a thread one report follows the other: the later one's is higher.
                    assertThat(one.get()).isSortedAccordingTo(Comparator.naturalOrder());
                    all.addAll(one.get());
                }
                assertThat(all).hasSize(200).doesNotHaveDuplicates();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void a_report_that_fails_holds_nobody_up_and_leaves_a_gap() {
        CaseFile before = open();
        CaseFile[] inside = new CaseFile[2];
        transaction.executeWithoutResult(
                status -> {
                    inside[0] = open();
                    status.setRollbackOnly();
                });
        CaseFile after = open();
        assertThat(after.id()).isGreaterThan(inside[0].id());
        assertThat(inside[0].id()).isGreaterThan(before.id());
        assertThatThrownBy(() -> files.get(inside[0].caseNumber()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void a_milestone_is_kept_and_told_to_the_first_contact() {
        CaseFile file = open();
        files.reach(file.caseNumber(), "dispatched");
        CaseView view = files.view(file.caseNumber());
        assertThat(view.milestone()).isEqualTo("dispatched");
        assertThat(view.milestones())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.label()).isEqualTo("已派单");
                            assertThat(one.at()).isEqualTo(flow.now());
                        });
        assertThat(outbox.thread(file.caseNumber()))
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.recipientKind())
                                    .isEqualTo(Message.RecipientKind.STAFF);
                            assertThat(message.recipient()).isEqualTo("desk-1");
                            assertThat(message.text()).contains("已派单");
                        });
    }

    @Test
    void without_a_first_contact_nobody_is_told() {
        CaseFile file = open("漏水", null);
        files.reach(file.caseNumber(), "dispatched");
        assertThat(outbox.thread(file.caseNumber())).isEmpty();
        assertThat(files.view(file.caseNumber()).firstContact()).isNull();
    }

    @Test
    void closing_ends_clocks_and_questions_and_happens_once() {
        CaseFile file = open();
        String number = file.caseNumber();
        clocks.start(
                number, new ServiceTime("fix", Duration.ofHours(1), false, "technician", false));
        questions.ask(number, "acceptance", List.of("fixed", "notFixed"), Map.of());
        files.close(number, "repaired");
        CaseView view = files.view(number);
        assertThat(view.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(view.outcome()).isEqualTo("repaired");
        assertThat(view.closedAt()).isEqualTo(flow.now());
        assertThat(view.questions()).isEmpty();
        assertThat(view.clocks()).singleElement().matches(clock -> !clock.running());
        conflict(() -> files.close(number, "repaired"));
        conflict(() -> files.cancel(number, "不用了"));
        conflict(() -> files.urge(number, null));
        conflict(() -> files.classify(number, "plumbing", "S2"));
        conflict(() -> addresses.confirmHouse(number, house));
    }

    @Test
    void the_timeline_speaks_to_staff_and_keeps_its_codes() {
        CaseFile file = open();
        files.classify(file.caseNumber(), "plumbing.toilet", "S3");
        assertThat(files.view(file.caseNumber()).timeline())
                .filteredOn(event -> event.kind().equals("classified"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.code()).isEqualTo("S3");
                            assertThat(event.text()).isEqualTo("S3 一般 · 马桶");
                        });
    }

    @Test
    void cancelling_needs_a_reason() {
        CaseFile file = open();
        refusedField("reason", () -> files.cancel(file.caseNumber(), " "));
        files.cancel(file.caseNumber(), "自己修好了");
        assertThat(files.view(file.caseNumber()).timeline())
                .anySatisfy(event -> assertThat(event.text()).isEqualTo("自己修好了"));
    }

    @Test
    void a_house_of_another_community_is_not_confirmed() {
        register.addCommunity(new Community(community + "x", "别苑", "A", true, "华东"));
        long elsewhere = house(community + "x", "101");
        CaseFile file = open();
        refusedField("houseId", () -> addresses.confirmHouse(file.caseNumber(), elsewhere));
        long right = house(community, "1202");
        addresses.confirmHouse(file.caseNumber(), right);
        assertThat(files.view(file.caseNumber()).house().room()).isEqualTo("1202");
    }

    @Test
    void an_open_case_of_the_same_house_and_category_within_a_day_is_a_duplicate() {
        CaseFile file = open();
        assertThat(lists.openOfHouse(house, "plumbing", CaseLists.DUPLICATE))
                .extracting(CaseFile::caseNumber)
                .containsExactly(file.caseNumber());
        assertThat(lists.openOfHouse(house, "lift", CaseLists.DUPLICATE)).isEmpty();
        assertThat(lists.openOfHouse(house, null, CaseLists.DUPLICATE)).hasSize(1);
        flow.advance(Duration.ofHours(25));
        assertThat(lists.openOfHouse(house, "plumbing", CaseLists.DUPLICATE)).isEmpty();
        CaseFile second = open();
        files.close(second.caseNumber(), "repaired");
        assertThat(lists.openOfHouse(house, "plumbing", CaseLists.DUPLICATE)).isEmpty();
    }

    @Test
    void both_linked_cases_show_the_link() {
        CaseFile one = open();
        CaseFile other = open();
        links.link(one.caseNumber(), other.caseNumber(), "duplicate");
        links.link(one.caseNumber(), other.caseNumber(), "duplicate");
        assertThat(files.view(one.caseNumber()).linkedCases())
                .singleElement()
                .satisfies(
                        link -> {
                            assertThat(link.caseNumber()).isEqualTo(other.caseNumber());
                            assertThat(link.outgoing()).isTrue();
                        });
        assertThat(files.view(other.caseNumber()).linkedCases())
                .singleElement()
                .satisfies(
                        link -> {
                            assertThat(link.caseNumber()).isEqualTo(one.caseNumber());
                            assertThat(link.outgoing()).isFalse();
                        });
        refusedField(
                "caseNumber", () -> links.link(one.caseNumber(), one.caseNumber(), "duplicate"));
    }

    @Test
    void cases_of_two_communities_are_not_linked() {
        CaseFile one = open();
        community();
        CaseFile other = open();
        refusedField("caseNumber", () -> links.link(one.caseNumber(), other.caseNumber(), "cause"));
    }

    @Test
    void a_request_waits_until_its_flow_takes_it_once() {
        CaseFile repair = open();
        String asked = "complaint-" + community;
        links.requestLinked(repair.caseNumber(), asked, "回访不满意", Map.of("rating", 1));
        LinkedRequest waiting = links.waitingRequests(asked).get(0);
        assertThat(waiting.fromCase()).isEqualTo(repair.caseNumber());
        assertThat(waiting.payload()).containsEntry("rating", 1);
        CaseFile complaint = open();
        links.takeRequest(waiting, complaint.caseNumber());
        assertThat(links.waitingRequests(asked)).isEmpty();
        assertThat(files.view(repair.caseNumber()).linkedRequests())
                .singleElement()
                .satisfies(one -> assertThat(one.takenCase()).isEqualTo(complaint.caseNumber()));
        assertThat(files.view(complaint.caseNumber()).linkedCases()).hasSize(1);
        conflict(() -> links.takeRequest(waiting, complaint.caseNumber()));
    }

    @Test
    void an_urge_is_counted_and_shown() {
        CaseFile file = open();
        files.urge(file.caseNumber(), "desk-1");
        files.urge(file.caseNumber(), null);
        CaseView view = files.view(file.caseNumber());
        assertThat(view.urges()).isEqualTo(2);
        assertThat(view.timeline()).extracting(CaseEvent::kind).containsExactly("urged", "urged");
    }

    @Test
    void notes_are_kept_apart_from_the_timeline() {
        CaseFile file = open();
        files.note(file.caseNumber(), "desk-1", "业主要求下午来 😀");
        CaseView view = files.view(file.caseNumber());
        assertThat(view.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).isEqualTo("业主要求下午来 😀"));
        assertThat(view.timeline()).isEmpty();
        refusedField("text", () -> files.note(file.caseNumber(), "desk-1", ""));
        refusedField("text", () -> files.note(file.caseNumber(), "desk-1", "长".repeat(4001)));
    }

    @Test
    void an_unknown_number_is_not_found_by_any_verb() {
        String none = "BX-20261123-999999";
        for (Runnable verb :
                List.<Runnable>of(
                        () -> files.get(none),
                        () -> files.reach(none, "closed"),
                        () -> files.close(none, "repaired"),
                        () -> files.note(none, "a", "b"),
                        () -> files.urge(none, null),
                        () -> clocks.pause(none, "x"),
                        () -> questions.answer(none, "quote", "accept", null, null, null, null))) {
            assertThatThrownBy(verb::run)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
    }

    @Test
    void a_list_is_paged_without_gap_or_repeat_while_new_cases_come() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(0, open("漏水 " + i, null).caseNumber());
        }
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            CasePage page = lists.list(query(null, after, 3));
            page.items().forEach(line -> seen.add(line.caseNumber()));
            after = page.next();
            open("新来的", null);
        } while (after != null);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_list_is_filtered() {
        CaseFile tap = open("水龙头滴水 100%_好", null);
        CaseFile lamp = open("灯不亮", null);
        files.close(lamp.caseNumber(), "repaired");
        assertThat(numbers(query("100%_", null, 10))).containsExactly(tap.caseNumber());
        assertThat(numbers(query("100__", null, 10))).isEmpty();
        assertThat(numbers(query(tap.caseNumber().toLowerCase(), null, 10)))
                .containsExactly(tap.caseNumber());
        assertThat(numbers(query("5678", null, 10))).hasSize(2);
        assertThat(numbers(query("5679", null, 10))).isEmpty();
        CaseQuery closed =
                new CaseQuery(
                        null,
                        List.of(community),
                        "repair",
                        CaseStatus.CLOSED,
                        house,
                        null,
                        null,
                        10);
        assertThat(numbers(closed)).containsExactly(lamp.caseNumber());
        assertThat(numbers(new CaseQuery(null, List.of(), null, null, null, null, null, 10)))
                .isEmpty();
        assertThat(numbers(new CaseQuery(null, List.of("other"), null, null, null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void a_page_that_cannot_be_is_refused() {
        refusedField("after", () -> lists.list(query(null, "x' or 1=1", 10)));
        refusedField("limit", () -> lists.list(query(null, null, 0)));
        refusedField("limit", () -> lists.list(query(null, null, 201)));
    }

    @Test
    void statements_stay_few() throws Exception {
        CaseFile[] file = new CaseFile[1];
        assertThat(counter.during(() -> file[0] = open()).toString())
                .as("open")
                .isEqualTo("Statements[selects=0, inserts=2, updates=0, deletes=0]");
        String number = file[0].caseNumber();
        assertThat(counter.during(() -> files.reach(number, "dispatched")).toString())
                .as("milestone: case file, timeline, message to the first contact")
                .isEqualTo("Statements[selects=0, inserts=2, updates=1, deletes=0]");
        ServiceTime fix = new ServiceTime("fix", Duration.ofHours(1), false, "technician", false);
        assertThat(counter.during(() -> clocks.start(number, fix)).toString())
                .as("start a clock")
                .isEqualTo("Statements[selects=0, inserts=1, updates=0, deletes=0]");
        assertThat(counter.during(() -> clocks.met(number, "fix")).toString())
                .as("meet a clock")
                .isEqualTo("Statements[selects=0, inserts=0, updates=1, deletes=0]");
        assertThat(counter.during(() -> lists.list(query(null, null, 50))).toString())
                .as("list")
                .isEqualTo("Statements[selects=1, inserts=0, updates=0, deletes=0]");
        assertThat(counter.during(() -> files.close(number, "repaired")).toString())
                .as(
                        "close: case file, timeline, clocks, questions, help that was asked for,"
                                + " collections that wait for it")
                .isEqualTo("Statements[selects=2, inserts=1, updates=4, deletes=0]");
        assertThat(counter.during(() -> files.view(number)).selects())
                .as("view, two for the messages of its thread")
                .isLessThanOrEqualTo(16);
    }

    @Test
    void a_report_is_read_from_json_with_the_flow_s_own_fields_in_extra() throws Exception {
        Report report =
                mapper.readValue(
                        """
                        {"community":"yunqi","phase":"1","building":"3","unit":"1","room":"1201",
                         "reporterName":"王芳","reporterPhone":"13912345678","channel":"portal",
                         "description":"漏水","appointment":"2026-11-24T09:00","onBehalf":true,
                         "photos":[{"name":"a.jpg","data":"AQI="}],"floorsAffected":2}
                        """,
                        Report.class);
        assertThat(report.address()).isEqualTo(new Address("yunqi", "1", "3", "1", "1201"));
        assertThat(report.photos().get(0).data()).containsExactly(1, 2);
        assertThat(report.extra()).containsExactly(Map.entry("floorsAffected", 2));
        ZoneId china = ZoneId.of("Asia/Shanghai");
        assertThat(report.appointmentAt(china)).isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));

        Caller clerk = new Caller("lin", Set.of("desk"), Set.of("yunqi"), false);
        Caller portal = new Caller("portal", Set.of("integration"), Set.of("yunqi"), false);
        assertThat(NewCase.from("repair", "BX", report, null, clerk, china).firstContact())
                .isEqualTo("lin");
        assertThat(NewCase.from("repair", "BX", report, null, portal, china).firstContact())
                .isNull();
    }

    @Test
    void an_appointment_that_is_no_time_is_refused() {
        Report report =
                new Report(
                        "c", null, null, null, null, null, null, null, "x", null, null, "明天上午",
                        null, null, null, null, null);
        refusedField("appointment", () -> report.appointmentAt(ZoneId.of("Asia/Shanghai")));
    }

    private HikariDataSource secondPool() throws Exception {
        HikariDataSource first = dataSource.unwrap(HikariDataSource.class);
        HikariDataSource second = new HikariDataSource();
        second.setJdbcUrl(first.getJdbcUrl());
        second.setUsername(first.getUsername());
        second.setPassword(first.getPassword());
        second.setMaximumPoolSize(4);
        return second;
    }

    private CaseQuery query(String q, String after, int limit) {
        return new CaseQuery(null, List.of(community), null, null, null, q, after, limit);
    }

    private List<String> numbers(CaseQuery query) {
        return lists.list(query).items().stream().map(CaseLine::caseNumber).toList();
    }

    private static NewCase with(NewCase report, String name, String phone) {
        return new NewCase(
                report.flow(),
                report.letters(),
                report.claimed(),
                report.houseId(),
                name,
                phone,
                report.channel(),
                false,
                null,
                null,
                null,
                null,
                report.description(),
                null);
    }

    private void refused(String field, NewCase report) {
        refusedField(field, () -> files.open(report));
    }

    static void refusedField(String field, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> {
                            assertThat(no.kind()).isEqualTo(Refusal.Kind.INVALID);
                            assertThat(no.field()).isEqualTo(field);
                        });
    }

    static void conflict(Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }
}
