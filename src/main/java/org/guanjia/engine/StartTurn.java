package org.guanjia.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanInitializationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Nodes that share a MySQL database start one after the other: from the look at the schema until
 * the accounts and the demo are in, one node has its turn and the others wait. So each of them
 * finds what the one before made, and nothing is made twice.
 *
 * <p>The turn is a lock of the database's own that hangs on a connection: when its node dies, the
 * server frees it. Liquibase's lock is a row that outlives its node; whoever has the turn knows
 * that nobody else is at work on the schema, and clears it.
 */
@Component
class StartTurn implements BeanPostProcessor, ApplicationListener<ApplicationReadyEvent> {

    /** Locks belong to the whole server, so the schema's name is part of it; 64 characters fit. */
    private static final String NAME = "left(concat('guanjia.start.', database()), 64)";

    private static final int SECONDS_BETWEEN_WORDS = 15;

    /** Longer than any start, and short enough that the turn of a host without power ends. */
    private static final int LONGEST_SILENCE_SECONDS = 3600;

    private static final Logger LOG = LoggerFactory.getLogger(StartTurn.class);

    private Connection turn;

    /**
     * @throws BeanInitializationException when the database cannot be asked
     */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof SpringLiquibase liquibase) {
            try {
                take(liquibase.getDataSource());
            } catch (SQLException | LiquibaseException e) {
                throw new BeanInitializationException("No turn to start on the database", e);
            }
        }
        return bean;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        giveBack();
    }

    private void take(DataSource source) throws SQLException, LiquibaseException {
        Connection connection = source.getConnection();
        if (!connection.getMetaData().getURL().startsWith("jdbc:mysql:")) {
            // One process at a time opens the file of H2.
            connection.close();
            return;
        }
        turn = connection;
        try (Statement statement = turn.createStatement()) {
            statement.execute("set session wait_timeout = " + LONGEST_SILENCE_SECONDS);
        }
        while (number(turn, "select get_lock(" + NAME + ", " + SECONDS_BETWEEN_WORDS + ")") != 1) {
            LOG.info(
                    "Another node is starting on this database (its connection there is {}): waiting until it is done",
                    number(turn, "select is_used_lock(" + NAME + ")"));
        }
        freeSchema(source);
    }

    private static void freeSchema(DataSource source) throws SQLException, LiquibaseException {
        try (Connection connection = source.getConnection()) {
            Database database =
                    DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            LockService locks = LockServiceFactory.getInstance().getLockService(database);
            if (locks.listLocks().length > 0) {
                LOG.warn(
                        "A node died while it worked on the schema; its lock is taken off. MySQL"
                                + " keeps half a change: if this start fails because a table"
                                + " already exists, empty a new schema, or restore one that was in"
                                + " use, and start again");
                locks.forceReleaseLock();
            }
            LockServiceFactory.getInstance().resetAll();
        }
    }

    /** A start that failed needs no such call: its pool is closed, and the lock is free. */
    void giveBack() {
        if (turn == null) {
            return;
        }
        try (Connection held = turn) {
            number(held, "select release_lock(" + NAME + ")");
        } catch (SQLException e) {
            LOG.debug("The connection that held the turn is gone, and the turn with it", e);
        }
        turn = null;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
