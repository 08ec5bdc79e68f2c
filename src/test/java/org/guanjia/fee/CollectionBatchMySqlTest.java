package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.Test;

/** The same on MySQL. */
@OnMySql
class CollectionBatchMySqlTest extends CollectionBatchTest {

    @Test
    void the_engine_s_rows_of_a_chunk_travel_together() throws Exception {
        long before = inserted();
        chunk(150);
        assertThat(inserted() - before)
                .as("statements, of which each writes the rows of all households to a table")
                .isLessThan(60);
    }

    /** Statements that the server ran, with those that filled the community. */
    private long inserted() {
        return sql.sql("show global status like 'Com_insert'")
                .query((row, number) -> row.getLong(2))
                .single();
    }
}
