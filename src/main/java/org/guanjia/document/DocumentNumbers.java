package org.guanjia.document;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives numbers: a series a kind, from one each year. A number is taken in a transaction of its
 * own, so that nobody waits while a document is printed; what is rolled back then leaves a gap.
 */
@Component
class DocumentNumbers {

    /** Two nodes may begin a year at the same moment; one of them comes again. */
    private static final int TRIES = 5;

    private final JdbcClient sql;
    private final TransactionTemplate own;

    DocumentNumbers(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The next number, such as XK-2026-0007. */
    String next(String series, int year) {
        for (int tried = 1; ; tried++) {
            try {
                Long number = own.execute(status -> take(series, year));
                return "%s-%d-%04d".formatted(series, year, number);
            } catch (ConcurrencyFailureException | DataIntegrityViolationException begunMeanwhile) {
                if (tried == TRIES) {
                    throw begunMeanwhile;
                }
            }
        }
    }

    private Long take(String series, int year) {
        int raised =
                sql.sql(
                                "update document_series set last_number = last_number + 1 where"
                                        + " series = ? and issued_year = ?")
                        .params(series, year)
                        .update();
        if (raised == 0) {
            sql.sql(
                            "insert into document_series (series, issued_year, last_number) values"
                                    + " (?, ?, 1)")
                    .params(series, year)
                    .update();
            return 1L;
        }
        return sql.sql(
                        "select last_number from document_series where series = ? and issued_year ="
                                + " ?")
                .params(series, year)
                .query(Long.class)
                .single();
    }
}
