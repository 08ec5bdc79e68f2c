package org.guanjia.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.language.Texts;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.notice.Message.State;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done with a batch before it leaves, kept in the rows: a message to a role becomes one for
 * each colleague on duty; what the case has overtaken is dropped; what one resident would get about
 * one case at the same moment, after a night, becomes one message.
 */
@Component
class Sorting {

    /** Whatever leaves sooner has not been overtaken by anything. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final OutboxRows rows;
    private final StaffService staff;
    private final MilestoneTable milestones;
    private final CaseProgress progress;
    private final Texts texts;
    private final Clock clock;

    Sorting(
            OutboxRows rows,
            StaffService staff,
            MilestoneTable milestones,
            CaseProgress progress,
            Texts texts,
            Clock clock) {
        this.rows = rows;
        this.staff = staff;
        this.milestones = milestones;
        this.progress = progress;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Sorts what the claim holds.
     *
     * @param until when the claim runs out
     * @return whether anything was changed, so that the rows have to be read again
     * @throws OptimisticLockingFailureException when the claim was lost on the way; nothing is
     *     changed then
     */
    @Transactional
    public boolean sort(List<Message> batch, String claim, Instant until) {
        List<Message> toRoles = of(batch, RecipientKind.ROLE);
        List<Message> toStaff = of(batch, RecipientKind.STAFF);
        List<Message> toResidents = of(batch, RecipientKind.RESIDENT);
        Map<String, Set<String>> hidden = hidden(toRoles, toStaff);
        toColleagues(toRoles, hidden, claim, until);
        boolean withheld = withhold(toStaff, hidden, claim);
        List<Message> needed = withoutMoot(toResidents, claim);
        boolean merged = merge(needed, claim);
        return merged || withheld || !toRoles.isEmpty() || needed.size() < toResidents.size();
    }

    private static List<Message> of(List<Message> batch, RecipientKind kind) {
        return batch.stream().filter(message -> message.recipientKind() == kind).toList();
    }

    // ---- roles ----

    private record Post(String community, String role) {}

    /** Whoever hears the same of the same moment otherwise is not told twice. */
    private record Hearing(String thread, String template, Instant at, String userId) {

        static Hearing of(Message message, String userId) {
            return new Hearing(message.thread(), message.template(), message.createdAt(), userId);
        }
    }

    private Map<String, Set<String>> hidden(List<Message> toRoles, List<Message> toStaff) {
        Set<String> cases = threads(toRoles);
        cases.addAll(threads(toStaff));
        return cases.isEmpty() ? Map.of() : progress.hidden(cases);
    }

    /** A colleague hears nothing of a case that does not exist for them. */
    private boolean withhold(List<Message> toStaff, Map<String, Set<String>> hidden, String claim) {
        List<Long> withheld =
                toStaff.stream()
                        .filter(message -> hidden(hidden, message, message.recipient()))
                        .map(Message::id)
                        .toList();
        if (!withheld.isEmpty()) {
            held(rows.moot(withheld, claim), withheld.size());
        }
        return !withheld.isEmpty();
    }

    private static boolean hidden(Map<String, Set<String>> hidden, Message message, String userId) {
        return hidden.getOrDefault(message.thread(), Set.of()).contains(userId);
    }

    private void toColleagues(
            List<Message> toRoles, Map<String, Set<String>> hidden, String claim, Instant until) {
        if (toRoles.isEmpty()) {
            return;
        }
        Set<Hearing> heard =
                rows.toColleagues(threads(toRoles)).stream()
                        .map(message -> Hearing.of(message, message.recipient()))
                        .collect(Collectors.toCollection(HashSet::new));
        Map<Post, List<StaffMember>> posts = new HashMap<>();
        List<Long> split = new ArrayList<>();
        List<OutboxRows.Copy> copies = new ArrayList<>();
        for (Message message : toRoles) {
            List<StaffMember> there =
                    posts
                            .computeIfAbsent(
                                    new Post(message.community(), message.recipient()),
                                    this::manning)
                            .stream()
                            .filter(one -> !hidden(hidden, message, one.userId()))
                            .toList();
            if (there.isEmpty()) {
                rows.failed(
                        message.id(),
                        claim,
                        State.UNDELIVERABLE,
                        message.nextAt(),
                        new OutboxRows.Failure(null, message.attempts(), "nobodyInRole", null));
                continue;
            }
            split.add(message.id());
            there.stream()
                    .filter(one -> heard.add(Hearing.of(message, one.userId())))
                    .forEach(one -> copies.add(new OutboxRows.Copy(message, one.userId())));
        }
        if (!split.isEmpty()) {
            held(rows.split(split, claim), split.size());
        }
        if (!copies.isEmpty()) {
            rows.copies(copies, claim, until);
        }
    }

    /** Whoever is on duty; with nobody on duty everybody who holds the role. */
    private List<StaffMember> manning(Post post) {
        List<StaffMember> present = staff.onDuty(post.community(), post.role());
        return present.isEmpty() ? staff.members(post.community(), post.role()) : present;
    }

    // ---- overtaken ----

    private List<Message> withoutMoot(List<Message> toResidents, String claim) {
        Instant fresh = clock.instant().minus(FRESH);
        // Whom a colleague wants to tell again is told.
        List<Message> late =
                toResidents.stream()
                        .filter(message -> message.handledBy() == null)
                        .filter(message -> message.createdAt().isBefore(fresh))
                        .toList();
        if (late.isEmpty()) {
            return toResidents;
        }
        Map<String, List<CaseProgress.Reached>> reached =
                progress.milestones(threads(late)).stream()
                        .collect(Collectors.groupingBy(CaseProgress.Reached::caseNumber));
        Set<Long> moot = new HashSet<>();
        for (Message message : late) {
            boolean overtaken =
                    reached.getOrDefault(message.thread(), List.of()).stream()
                            .filter(step -> step.at().isAfter(message.createdAt()))
                            .map(step -> milestones.of(step.flow(), step.milestone()))
                            .anyMatch(line -> line.makesMoot(message.template()));
            boolean saidAnew =
                    toResidents.stream()
                            .anyMatch(
                                    other ->
                                            other.id() > message.id()
                                                    && group(other).equals(group(message))
                                                    && other.template().equals(message.template()));
            if (overtaken || saidAnew) {
                moot.add(message.id());
            }
        }
        if (!moot.isEmpty()) {
            held(rows.moot(moot, claim), moot.size());
        }
        return toResidents.stream().filter(message -> !moot.contains(message.id())).toList();
    }

    // ---- one message a case ----

    private static List<String> group(Message message) {
        return List.of(
                message.thread(),
                message.recipient(),
                message.address() == null ? "" : message.address());
    }

    private boolean merge(List<Message> toResidents, String claim) {
        boolean any = false;
        Collection<List<Message>> groups =
                toResidents.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sorting::group, LinkedHashMap::new, Collectors.toList()))
                        .values();
        for (List<Message> group : groups) {
            if (group.size() < 2) {
                continue;
            }
            Message last = group.get(group.size() - 1);
            List<Long> earlier =
                    group.subList(0, group.size() - 1).stream().map(Message::id).toList();
            held(rows.merged(earlier, claim, last.id()), earlier.size());
            held(rows.text(last.id(), claim, joined(group)), 1);
            any = true;
        }
        return any;
    }

    private String joined(List<Message> group) {
        return group.stream()
                .map(
                        message ->
                                texts.sayWith(
                                        "notice.mergedItem",
                                        Map.of("at", message.createdAt(), "text", message.text())))
                .collect(Collectors.joining("\n\n"));
    }

    private static Set<String> threads(List<Message> messages) {
        return messages.stream().map(Message::thread).collect(Collectors.toSet());
    }

    private static void held(int changed, int expected) {
        if (changed != expected) {
            throw new OptimisticLockingFailureException(
                    "another node took over what this one held");
        }
    }
}
