package org.guanjia.demo;

import org.guanjia.estate.EstateService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the demo's communities and staff in at the first start, all or nothing; accounts are made
 * from the staff by a later runner.
 */
@Component
@Order(10)
@ConditionalOnProperty("guanjia.demo.enabled")
class DemoStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final EstateService estate;
    private final DemoEstate houses;
    private final DemoStaff people;

    DemoStart(EstateService estate, DemoEstate houses, DemoStaff people) {
        this.estate = estate;
        this.houses = houses;
        this.people = people;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        boolean there =
                estate.communities().stream()
                        .anyMatch(community -> community.id().equals(DemoEstate.YUNQI));
        if (there) {
            return;
        }
        DemoNumbers numbers = new DemoNumbers();
        people.fill(houses.fill(numbers), numbers);
        log.info("The demo communities {} and {} are in", DemoEstate.YUNQI, DemoEstate.SONGTAO);
    }
}
