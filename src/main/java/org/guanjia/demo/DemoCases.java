package org.guanjia.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.CaseQuery;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.Report;
import org.guanjia.casework.SupportProcess;
import org.guanjia.demo.DemoStories.Story;
import org.guanjia.engine.Rehearsal;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.fee.Payments;
import org.guanjia.language.Texts;
import org.guanjia.notice.Delivery;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Plays the demo's cases through the real flow at the first start, each from its report to where it
 * stands now. Runs when people and accounts are there, before the job executor starts and requests
 * are let in. A case that is there already, told by what was reported, is left as it is: a second
 * start adds nothing, and a start after a kill adds what is missing.
 */
@Component
@Order(200)
@ConditionalOnExpression("${guanjia.demo.enabled:false} and ${guanjia.demo.cases:true}")
class DemoCases implements ApplicationRunner {

    private static final String MESSAGES = "org.guanjia.notice";
    private static final Logger log = LoggerFactory.getLogger(DemoCases.class);

    private final Rehearsal rehearsal;
    private final CaseFlows flows;
    private final CaseFiles cases;
    private final CaseLists lists;
    private final EstateService estate;
    private final Residents houseResidents;
    private final StaffService staff;
    private final Photos photos;
    private final SupportProcess supports;
    private final Payments payments;
    private final Delivery delivery;
    private final DemoWords words;
    private final LoggingSystem logging = LoggingSystem.get(DemoCases.class.getClassLoader());
    private final Clock clock;
    private final Texts texts;

    DemoCases(
            Rehearsal rehearsal,
            CaseFlows flows,
            CaseFiles cases,
            CaseLists lists,
            EstateService estate,
            Residents houseResidents,
            StaffService staff,
            Photos photos,
            SupportProcess supports,
            Payments payments,
            Delivery delivery,
            DemoWords words,
            Clock clock,
            Texts texts) {
        this.rehearsal = rehearsal;
        this.flows = flows;
        this.cases = cases;
        this.lists = lists;
        this.estate = estate;
        this.houseResidents = houseResidents;
        this.staff = staff;
        this.photos = photos;
        this.supports = supports;
        this.payments = payments;
        this.delivery = delivery;
        this.words = words;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Instant present = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<Story> missing =
                Stream.of(
                                new EndedRepairs(present, clock.getZone(), texts),
                                new OpenRepairs(present, clock.getZone(), supports, texts),
                                new ComplaintStories(present, clock.getZone(), texts),
                                new PermitStories(present, clock.getZone(), texts),
                                new ViolationStories(present, clock.getZone(), texts),
                                new CollectionStories(
                                        present, clock.getZone(), estate, payments, texts))
                        .flatMap(stories -> stories.all().stream())
                        .sorted(Comparator.comparing(Story::at))
                        .filter(story -> !there(story))
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        // Some hundred messages of weeks gone by: nobody needs to read them pass.
        logging.setLogLevel(MESSAGES, LogLevel.WARN);
        try {
            rehearsal.play(() -> missing.forEach(story -> tell(story, present)));
            while (delivery.deliver() > 0) {
                // The next ones.
            }
        } catch (ConcurrencyFailureException elsewhere) {
            log.info("another node sends the demo's messages, too: the rest goes with its rounds");
        } finally {
            logging.setLogLevel(MESSAGES, null);
        }
        log.info("{} demo cases are in", missing.size());
    }

    /** A story that goes wrong stays where it got to: a demo must not keep the server from work. */
    private void tell(Story story, Instant present) {
        rehearsal.clockAt(story.at());
        try {
            DemoCase told = report(story);
            told.after(0);
            story.course().accept(told);
            told.untilNow(present);
        } catch (RuntimeException e) {
            log.warn("The demo case \"{}\" stays where it is", story.words(), e);
        }
    }

    private DemoCase report(Story story) {
        Address address = story.address();
        List<Resident> people =
                estate.find(address)
                        .map(House::id)
                        .map(houseResidents::residents)
                        .orElse(List.of());
        Resident reporter = people.isEmpty() ? null : people.get(0);
        Report report =
                new Report(
                        address.community(),
                        address.phase(),
                        address.building(),
                        address.unit(),
                        address.room(),
                        reporter == null ? words.of("住户") : reporter.name(),
                        reporter == null ? "13900009998" : reporter.phones().get(0),
                        story.channel(),
                        words.of(story.words()),
                        null,
                        (String) story.more().get("type"),
                        null,
                        false,
                        (Boolean) story.more().get("anonymous"),
                        (Boolean) story.more().get("confidential"),
                        List.of(),
                        words.of(story.more()));
        CaseFlow flow = flows.named(story.flow());
        String number = flow.report(report, taker(story.flow(), address.community()));
        return new DemoCase(
                rehearsal,
                flow,
                cases,
                staff,
                photos,
                new DemoPhoto(),
                words,
                address.community(),
                number);
    }

    /**
     * Who wrote the report down: the desk, or the control room where there is none; the cashier
     * collects.
     */
    private Caller taker(String flow, String community) {
        String role =
                flow.equals("fee-collection")
                        ? Roles.CASHIER
                        : estate.hasServiceDesk(community) ? Roles.DESK : Roles.CONTROL_ROOM;
        String user = staff.members(community, role).get(0).userId();
        return new Caller(user, staff.rolesOf(user), staff.communitiesOf(user), false);
    }

    private boolean there(Story story) {
        CaseQuery query =
                new CaseQuery(
                        null,
                        List.of(story.address().community()),
                        null,
                        null,
                        null,
                        words.of(story.words()),
                        null,
                        1);
        return !lists.list(query).items().isEmpty();
    }
}
