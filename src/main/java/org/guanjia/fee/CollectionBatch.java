package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Collections that are started together.
 *
 * @param state {@code drafted}, {@code starting}, {@code stopped}, {@code done} or {@code
 *     abandoned}
 * @param communities whose households it looks at
 * @param days since the oldest due day, at least
 * @param amount overdue, at least
 * @param startedBy null before it is started
 * @param startedAt null before it is started
 * @param endedAt null before it is done or abandoned
 */
record CollectionBatch(
        int id,
        String state,
        List<String> communities,
        int days,
        BigDecimal amount,
        String drawnBy,
        Instant drawnAt,
        String startedBy,
        Instant startedAt,
        Instant endedAt) {

    static final String DRAFTED = "drafted";
    static final String STARTING = "starting";
    static final String STOPPED = "stopped";
    static final String DONE = "done";
    static final String ABANDONED = "abandoned";
}
