package org.guanjia.engine;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** How the engine's own work stands. */
@Component
public class JobCounts {

    private final ManagementService management;
    private final EngineWork work;

    JobCounts(ManagementService management, EngineWork work) {
        this.management = management;
        this.work = work;
    }

    /** Jobs that failed for good: somebody has to look and set them going again. */
    public long failed() {
        return work.asHouse(() -> management.createJobQuery().noRetriesLeft().count());
    }
}
