package org.guanjia.complaint;

import org.guanjia.casefile.PartGiven;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.EngineWork;
import org.guanjia.staff.ColleagueLeft;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the tasks and the record of a complaint with the same person when hands change. */
@Component
public class HandOverProcess {

    private final ComplaintHandOver handOver;
    private final EngineWork engine;
    private final Decisions decisions;

    HandOverProcess(ComplaintHandOver handOver, EngineWork engine, Decisions decisions) {
        this.handOver = handOver;
        this.engine = engine;
        this.decisions = decisions;
    }

    /** Before what belongs to a role goes back to it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional
    public void left(ColleagueLeft left) {
        String user = left.userId();
        for (String caseNumber : handOver.casesOf(user)) {
            for (String part : handOver.parts(caseNumber, user, engine.partsOf(caseNumber, user))) {
                handOver.succeed(
                                caseNumber,
                                part,
                                user,
                                handOver.holder(caseNumber, part).role(),
                                role -> decisions.above(null, role))
                        .ifPresent(
                                next ->
                                        engine.givePart(
                                                caseNumber, part, user, next.user(), next.role()));
            }
        }
    }

    /** A manager gave somebody a task: the part is theirs, and so is what is still to come. */
    @EventListener
    @Transactional
    public void given(PartGiven given) {
        Hand before =
                given.caseNumber() == null
                        ? null
                        : handOver.holder(given.caseNumber(), given.part());
        if (before == null || before.user().equals(given.userId())) {
            return;
        }
        handOver.given(given.caseNumber(), given.part(), new Hand(given.userId(), given.role()));
        engine.givePart(
                given.caseNumber(), given.part(), before.user(), given.userId(), given.role());
    }
}
