package org.guanjia.estate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guanjia.estate.PersonalData.Stay;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a resident what is known of them (个人信息保护法 45), and erases it on request (47). An erasure
 * cannot be taken back: one person asks for it, another confirms. What must stay (an open case, a
 * legal hold, an open claim) stays with the register's row, which it is found by; the request then
 * waits and is tried again every night.
 */
@Service
public class ErasureService {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureService.class);
    private static final int LONGEST_REASON = 1000;

    private final List<PersonalData> rooms;
    private final RegisteredPersons persons;
    private final ResidentRequests requests;
    private final Texts texts;
    private final TransactionTemplate trial;

    ErasureService(
            ObjectProvider<PersonalData> rooms,
            RegisteredPersons persons,
            ResidentRequests requests,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.rooms = rooms.orderedStream().toList();
        this.persons = persons;
        this.requests = requests;
        this.texts = texts;
        this.trial = new TransactionTemplate(transactions);
        trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What the house knows of a resident.
     *
     * @param communities those that the caller serves; nothing else is looked at
     * @param by who asks; recorded
     * @throws Refusal 404 for an unknown resident or one of another community
     */
    @Transactional(noRollbackFor = Refusal.class)
    public Map<String, Object> tell(long residentId, Set<String> communities, String by) {
        Resident resident = resident(residentId, communities);
        DataSubject who = persons.subject(resident, communities);
        Set<String> cases = casesOf(who);
        rooms.forEach(room -> cases.removeAll(room.hiddenFrom(by)));
        Map<String, Object> told = new LinkedHashMap<>();
        rooms.forEach(room -> told.putAll(room.tell(who, cases)));
        requests.told(residentId, requests.communityOf(residentId), communities, by);
        return told;
    }

    /** What an erasure would do now; the statements run and are taken back, so it is exact. */
    public Erasure tryOut(long residentId, Set<String> communities) {
        return trial.execute(
                status -> {
                    Erasure would = erase(residentId, communities, "dryRun");
                    status.setRollbackOnly();
                    return would;
                });
    }

    /**
     * Asks for an erasure, which somebody else has to confirm.
     *
     * @param reason why the resident may have it; must not name them
     * @throws Refusal 404 for an unknown resident; 409 when one was asked for or was done; 422 for
     *     a reason that is missing, too long or holds what is to be erased
     */
    @Transactional(noRollbackFor = Refusal.class)
    public Erasure ask(long residentId, Set<String> communities, String reason, String by) {
        Resident resident = resident(residentId, communities);
        requests.erasure(residentId)
                .ifPresent(
                        there -> {
                            throw Refusal.conflict("estate.erasureThere", there.state());
                        });
        Erasure would = tryOut(residentId, communities);
        requests.ask(
                residentId,
                requests.communityOf(residentId),
                communities,
                checked(reason, persons.subject(resident, communities)),
                by);
        return with(would, ResidentRequests.ASKED);
    }

    /**
     * Confirms, and erases what need not stay.
     *
     * @throws Refusal 404 for an unknown resident; 409 when nothing was asked for; 403 when the
     *     same person asked
     */
    @Transactional(noRollbackFor = Refusal.class)
    public Erasure confirm(long residentId, Set<String> communities, String by) {
        resident(residentId, communities);
        ResidentRequests.Request asked =
                requests.erasure(residentId)
                        .filter(one -> one.state().equals(ResidentRequests.ASKED))
                        .orElseThrow(() -> Refusal.conflict("estate.erasureNotAsked"));
        if (asked.askedBy().equals(by)) {
            throw Refusal.forbidden("estate.erasureFourEyes");
        }
        if (!requests.confirm(asked.id(), by)) {
            throw Refusal.conflict("estate.erasureNotAsked");
        }
        return finish(asked);
    }

    /**
     * Tries again what had to wait; called once a night. One that fails waits on and keeps no other
     * from being tried.
     *
     * @return how many were finished
     */
    public int finishWaiting() {
        int done = 0;
        for (ResidentRequests.Request waiting : requests.waiting()) {
            try {
                Erasure tried = trial.execute(status -> finish(waiting));
                done += tried.state().equals(ResidentRequests.DONE) ? 1 : 0;
            } catch (RuntimeException e) {
                // Its message may hold what was to be erased.
                LOG.warn("erasure {} waits on: {}", waiting.id(), e.getClass().getName());
            }
        }
        return done;
    }

    private Erasure finish(ResidentRequests.Request request) {
        Set<String> communities = new TreeSet<>(Arrays.asList(request.communities().split(",")));
        Erasure done = erase(request.residentId(), communities, ResidentRequests.DONE);
        requests.finish(request.id(), done);
        return done;
    }

    private Erasure erase(long residentId, Set<String> communities, String state) {
        Resident resident = resident(residentId, communities);
        DataSubject who = persons.subject(resident, communities);
        Set<String> cases = casesOf(who);
        Map<String, Stay> staying = new TreeMap<>();
        rooms.forEach(room -> staying.putAll(room.staying(cases)));
        cases.removeAll(staying.keySet());
        Map<String, Integer> changed = new TreeMap<>();
        rooms.forEach(
                room ->
                        room.erase(who, cases, staying.isEmpty())
                                .forEach(
                                        (table, rows) -> changed.merge(table, rows, Integer::sum)));
        changed.values().removeIf(rows -> rows == 0);
        boolean waits = state.equals(ResidentRequests.DONE) && !staying.isEmpty();
        return new Erasure(
                residentId,
                waits ? ResidentRequests.WAITING : state,
                cases.size(),
                changed,
                staying.entrySet().stream().map(this::inWords).toList(),
                who.sharedPhones().size(),
                requests.elsewhere(who));
    }

    private Erasure.Staying inWords(Map.Entry<String, Stay> stay) {
        return new Erasure.Staying(
                stay.getKey(),
                stay.getValue().name(),
                texts.say("estate.stay." + stay.getValue().name()));
    }

    private Set<String> casesOf(DataSubject who) {
        Set<String> cases = new TreeSet<>();
        rooms.forEach(room -> cases.addAll(room.cases(who)));
        return cases;
    }

    private Resident resident(long id, Set<String> communities) {
        return requests.resident(id, communities)
                .orElseThrow(() -> Refusal.notFound("estate.residentUnknown", id));
    }

    private static String checked(String reason, DataSubject who) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "estate.fieldMissing", "reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "estate.fieldTooLong", "reason", LONGEST_REASON);
        }
        String pattern = who.anywhere();
        if (pattern != null && java.util.regex.Pattern.compile(pattern).matcher(reason).find()) {
            throw Refusal.invalid("reason", "estate.reasonNamesResident");
        }
        return reason.strip();
    }

    private static Erasure with(Erasure one, String state) {
        return new Erasure(
                one.residentId(),
                state,
                one.cases(),
                one.changed(),
                one.staying(),
                one.sharedPhones(),
                one.elsewhere());
    }
}
