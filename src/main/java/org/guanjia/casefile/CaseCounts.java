package org.guanjia.casefile;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How much is in the house's hands, of every community; each number is read from an index. */
@Service
public class CaseCounts {

    private final JdbcClient sql;
    private final Clock clock;

    CaseCounts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Cases that have not ended. */
    public long open() {
        return sql.sql(
                        "select count(*) from community c join case_file f"
                                + " on f.community = c.id and f.status = 'open'")
                .query(Long.class)
                .single();
    }

    /** Clocks that ran out and are still to be met; paused ones are not among them. */
    public long overdueClocks() {
        return sql.sql("select count(*) from case_clock where running = 'y' and due_at < ?")
                .param(Columns.time(clock.instant()))
                .query(Long.class)
                .single();
    }
}
