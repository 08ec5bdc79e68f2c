package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.notice.Message.State;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Roles become colleagues; what waited over the night becomes one message, or none. */
class SortingTest extends DeliveryTest {

    private static final Map<String, Object> EMERGENCY = Map.of("title", "电梯困人");

    @Autowired CaseFiles cases;
    @Autowired CaseExclusions exclusions;
    @Autowired StaffService staff;
    @Autowired SqlCounter counter;

    private final Recorder channel = new Recorder(message -> true);

    @Test
    void a_message_to_a_role_reaches_each_colleague_on_duty_once() {
        outbox.toRole(number, YUNQI, Roles.GUARD, "repair.notice.emergency", EMERGENCY, true);
        List<String> present =
                staff.onDuty(YUNQI, Roles.GUARD).stream().map(StaffMember::userId).toList();
        assertThat(present).hasSizeGreaterThan(1);
        assertThat(staff.members(YUNQI, Roles.GUARD)).hasSizeGreaterThan(present.size());

        assertThat(delivery(channel).deliver()).isEqualTo(present.size());
        assertThat(delivery(channel).deliver()).isZero();
        assertThat(channel.taken)
                .extracting(Message::recipient)
                .containsExactlyInAnyOrderElementsOf(present);
        assertThat(channel.taken).extracting(Message::text).containsOnly("紧急：电梯困人");
        Message toRole = outbox.thread(number).get(0);
        assertThat(toRole.state()).isEqualTo(State.SPLIT);
        assertThat(channel.taken).extracting(Message::originId).containsOnly(toRole.id());
    }

    @Test
    void a_colleague_hears_nothing_of_a_case_that_is_hidden_from_them() {
        nightly();
        clockAt("2026-11-23T10:00:00");
        List<String> present =
                staff.onDuty(YUNQI, Roles.GUARD).stream().map(StaffMember::userId).toList();
        String about = present.get(0);
        exclusions.exclude(number, about, true, "被投诉人", null);
        sql.sql("delete from notice_outbox").update();
        outbox.toRole(number, YUNQI, Roles.GUARD, "repair.notice.emergency", EMERGENCY, true);
        outbox.toStaff(number, YUNQI, about, "repair.notice.emergency", EMERGENCY, true);

        assertThat(delivery(channel).deliver()).isEqualTo(present.size() - 1);
        assertThat(channel.taken).extracting(Message::recipient).isNotEmpty().doesNotContain(about);
        assertThat(outbox.thread(number))
                .filteredOn(message -> message.recipientKind() == Message.RecipientKind.STAFF)
                .filteredOn(message -> message.recipient().equals(about))
                .extracting(Message::state)
                .containsExactly(State.MOOT);
    }

    @Test
    void one_colleague_s_failure_repeats_nobody_else_s_message() {
        outbox.toRole(number, YUNQI, Roles.GUARD, "repair.notice.emergency", EMERGENCY, true);
        Recorder choosy = new Recorder(message -> !message.recipient().equals(Roles.GUARD));
        int reached = delivery(choosy).deliver();
        flow.advance(Duration.ofMinutes(2));
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(channel.taken).extracting(Message::recipient).containsExactly(Roles.GUARD);
        assertThat(choosy.taken).hasSize(reached).doesNotContainAnyElementsOf(channel.taken);
    }

    @Test
    void with_nobody_on_duty_everybody_of_the_role_is_told() {
        clockAt("2026-11-24T03:00:00");
        assertThat(staff.onDuty(YUNQI, Roles.PROJECT_MANAGER)).isEmpty();
        outbox.toRole(
                number, YUNQI, Roles.PROJECT_MANAGER, "repair.notice.emergency", EMERGENCY, true);
        delivery(channel).deliver();
        assertThat(channel.taken)
                .extracting(Message::recipient)
                .containsExactlyElementsOf(
                        staff.members(YUNQI, Roles.PROJECT_MANAGER).stream()
                                .map(StaffMember::userId)
                                .toList());
    }

    @Test
    void a_role_that_nobody_has_waits_for_people() {
        outbox.toRole(number, "nowhere", Roles.GUARD, "repair.notice.emergency", EMERGENCY, true);
        assertThat(delivery(channel).deliver()).isZero();
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(last().reason()).isEqualTo("nobodyInRole");
    }

    @Test
    void who_has_two_roles_hears_the_same_once() {
        // One colleague of 松涛里 is project manager, service manager and cashier.
        for (String role : List.of(Roles.PROJECT_MANAGER, Roles.SERVICE_MANAGER)) {
            outbox.toRole(number, "songtao", role, "repair.notice.emergency", EMERGENCY, true);
        }
        outbox.toStaff(number, "songtao", "song-li", "repair.notice.emergency", EMERGENCY, true);
        delivery(channel).deliver();
        assertThat(channel.taken).extracting(Message::recipient).containsExactly("song-li");
        flow.advance(Duration.ofMinutes(1));
        outbox.toStaff(number, "songtao", "song-li", "repair.notice.emergency", EMERGENCY, true);
        assertThat(delivery(channel).deliver()).as("a later alarm is another one").isEqualTo(1);
    }

    @Test
    void several_nodes_split_a_role_s_message_once() throws Exception {
        for (int i = 0; i < 30; i++) {
            outbox.toRole(
                    number + i, YUNQI, Roles.GUARD, "repair.notice.emergency", EMERGENCY, true);
        }
        int present = staff.onDuty(YUNQI, Roles.GUARD).size();
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        try {
            Callable<Integer> node =
                    () -> {
                        int sent = 0;
                        for (int i = 0; i < 4; i++) {
                            sent += delivery(channel).deliver();
                        }
                        return sent;
                    };
            for (Future<Integer> one : nodes.invokeAll(List.of(node, node, node))) {
                one.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        while (delivery(channel).deliver() > 0) {
            // Whoever lost a race comes back for what is left.
        }
        assertThat(channel.taken).hasSize(30 * present);
        assertThat(channel.taken)
                .extracting(message -> message.thread() + message.recipient())
                .doesNotHaveDuplicates();
    }

    @Test
    void many_messages_to_roles_cost_few_statements() throws Exception {
        for (int i = 0; i < 20; i++) {
            outbox.toRole(
                    number + i, YUNQI, Roles.GUARD, "repair.notice.emergency", EMERGENCY, true);
        }
        int present = staff.onDuty(YUNQI, Roles.GUARD).size();
        SqlCounter.Statements statements = counter.during(() -> delivery(channel).deliver());
        assertThat(statements.inserts()).as("all copies in one").isEqualTo(1);
        assertThat(statements.updates())
                .as("claim, split, and one a message")
                .isEqualTo(2 + 20 * present);
        assertThat(statements.selects())
                .as("due, claimed twice, hidden, earlier ones, roster, communities, colleagues")
                .isLessThanOrEqualTo(10);
    }

    // ---- over the night ----

    private CaseFile nightly() {
        clockAt("2026-11-23T22:30:00");
        CaseFile file =
                cases.open(
                        new NewCase(
                                "repair",
                                "BX",
                                new Address(YUNQI, "1", "3", "1", "1201"),
                                null,
                                "林知远",
                                PHONE,
                                "phone",
                                false,
                                null,
                                null,
                                null,
                                null,
                                "厨房漏水",
                                null));
        number = file.caseNumber();
        return file;
    }

    private void tell(CaseFile file, String template, Map<String, ?> values) {
        outbox.toResident(file.contact(), template, values, false);
        flow.advance(Duration.ofMinutes(5));
    }

    private static final Map<String, Object> RECEIVED =
            Map.of("title", "厨房漏水", "house", "1期3栋", "arrival", "23:30");

    private List<State> states() {
        return outbox.thread(number).stream().map(Message::state).toList();
    }

    @Test
    void what_waited_over_the_night_about_one_case_is_one_message_in_the_morning() {
        CaseFile file = nightly();
        tell(file, "repair.notice.received", RECEIVED);
        tell(file, "repair.notice.part", Map.of("part", "角阀"));
        clockAt("2026-11-24T08:00:00");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(states()).containsExactly(State.MERGED, State.SENT);
        assertThat(channel.taken)
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.id()).isEqualTo(last().id());
                            assertThat(message.text())
                                    .containsSubsequence(
                                            "2026-11-23 22:30", "1期3栋", "2026-11-23 22:35", "角阀");
                        });
        assertThat(outbox.thread(number).get(0).originId()).isEqualTo(last().id());
    }

    @Test
    void what_the_case_has_overtaken_is_not_sent_any_more() {
        CaseFile file = nightly();
        tell(file, "repair.notice.received", RECEIVED);
        cases.reach(number, "arrived");
        tell(file, "repair.notice.quote", Map.of("amount", "180.00"));
        cases.reach(number, "quoteAccepted");
        tell(file, "repair.notice.part", Map.of("part", "角阀"));
        clockAt("2026-11-24T08:00:00");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(states()).containsExactly(State.MOOT, State.MOOT, State.SENT);
        assertThat(channel.taken.get(0).text()).doesNotContain("180.00").contains("角阀");
    }

    @Test
    void a_case_that_was_cancelled_in_the_night_says_only_that() {
        CaseFile file = nightly();
        tell(file, "repair.notice.received", RECEIVED);
        tell(file, "repair.notice.quote", Map.of("amount", "180.00"));
        cases.cancel(number, "自己修好了");
        cases.reach(number, "cancelled");
        clockAt("2026-11-24T08:00:00");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(channel.taken).extracting(Message::template).containsExactly("notice.cancelled");
        assertThat(states()).containsExactly(State.MOOT, State.MOOT, State.SENT);
    }

    @Test
    void of_two_of_the_same_kind_the_later_counts() {
        CaseFile file = nightly();
        tell(file, "repair.notice.quote", Map.of("amount", "180.00"));
        tell(file, "repair.notice.quote", Map.of("amount", "220.00"));
        clockAt("2026-11-24T08:00:00");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(channel.taken.get(0).text()).contains("220.00").doesNotContain("180.00");
        assertThat(states()).containsExactly(State.MOOT, State.SENT);
    }

    @Test
    void what_came_before_a_milestone_and_left_at_once_is_not_lost() {
        CaseFile file = nightly();
        clockAt("2026-11-24T10:00:00");
        outbox.toResident(file.contact(), "repair.notice.received", RECEIVED, false);
        flow.advance(Duration.ofSeconds(30));
        cases.reach(number, "arrived");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
    }

    @Test
    void a_morning_of_many_cases_merges_each_although_a_batch_ends_between() {
        for (int i = 0; i < 70; i++) {
            CaseFile file = nightly();
            outbox.toResident(file.contact(), "repair.notice.received", RECEIVED, false);
        }
        List<String> numbers =
                sql.sql("select thread_key from notice_outbox").query(String.class).list();
        for (String one : numbers) {
            outbox.toResident(
                    new CaseContact(one, YUNQI, null, PHONE),
                    "repair.notice.part",
                    Map.of("part", "角阀"),
                    false);
        }
        clockAt("2026-11-24T08:00:00");
        while (delivery(channel).deliver() > 0) {
            // Batch by batch.
        }
        assertThat(channel.taken).extracting(Message::thread).doesNotHaveDuplicates().hasSize(70);
    }
}
