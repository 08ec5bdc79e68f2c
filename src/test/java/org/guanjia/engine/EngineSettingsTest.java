package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What application.yaml says must reach the engine. */
@ServerTest
class EngineSettingsTest {

    private static final String IDS = "[\\p{L}\\p{N}_.@+-]+";

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired MySqlConnections connections;
    @Autowired RepositoryService repository;
    @Autowired CamundaBpmProperties properties;

    @Autowired DataSource database;
    @Autowired TaskService tasks;

    private final SoftAssertions all = new SoftAssertions();

    @AfterEach
    void allOfThem() {
        all.assertAll();
    }

    @Test
    void history_is_cleaned_up_by_the_day_a_case_began() {
        all.assertThat(engine.getHistoryTimeToLive()).isEqualTo("P1825D");
        all.assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
        all.assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        all.assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        all.assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
        all.assertThat(engine.isTaskMetricsEnabled()).isFalse();
        all.assertThat(engine.isMetricsEnabled()).isFalse();
    }

    @Test
    void the_schema_is_left_to_liquibase_and_deployments_to_us() {
        all.assertThat(engine.getDatabaseSchemaUpdate()).isEqualTo("false");
        all.assertThat(properties.isAutoDeploymentEnabled()).isFalse();
    }

    @Test
    void rights_and_tenants_are_checked() {
        all.assertThat(engine.isAuthorizationEnabled()).isTrue();
        all.assertThat(engine.isTenantCheckEnabled()).isTrue();
        all.assertThat(engine.getDefaultUserPermissionForTask()).isEqualTo(Permissions.TASK_WORK);
        all.assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
        all.assertThat(engine.isEnableExpressionsInStoredQueries()).isTrue();
    }

    @Test
    void ids_may_hold_chinese_letters_and_hyphens() {
        all.assertThat(engine.getUserResourceWhitelistPattern()).isEqualTo(IDS);
        all.assertThat(engine.getGroupResourceWhitelistPattern()).isEqualTo(IDS);
        all.assertThat(engine.getTenantResourceWhitelistPattern()).isEqualTo(IDS);
    }

    @Test
    void a_timer_lags_no_more_than_five_seconds_and_several_nodes_step_back() {
        JobExecutor jobs =
                DefaultJobConfiguration.JobConfiguration.jobExecutor(Runnable::run, properties);

        all.assertThat(jobs.getMaxWait()).isEqualTo(5000);
        all.assertThat(jobs.getWaitTimeInMillis()).isEqualTo(1000);
        all.assertThat(jobs.getLockTimeInMillis()).isEqualTo(60_000);
        all.assertThat(jobs.getBackoffTimeInMillis()).isEqualTo(25);
        all.assertThat(jobs.getMaxBackoff()).isEqualTo(1000);
        all.assertThat(jobs.getBackoffDecreaseThreshold()).isEqualTo(100);
    }

    @Test
    void a_transaction_reads_what_others_committed() throws SQLException {
        assertThat(engine.getSkipIsolationLevelCheck()).isFalse();
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getTransactionIsolation())
                    .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** MySQL keeps whole seconds and rounds what it is sent. */
    @Test
    void a_time_is_not_written_for_later_than_it_was() {
        Task task = tasks.newTask();
        task.setDueDate(Date.from(TestClock.START.plusMillis(900)));
        tasks.saveTask(task);

        Date kept = tasks.createTaskQuery().taskId(task.getId()).singleResult().getDueDate();

        tasks.deleteTask(task.getId(), true);
        assertThat(kept.toInstant()).isBefore(TestClock.START.plusSeconds(1));
    }

    @Test
    void batches_are_not_rewritten() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl("jdbc:mysql://127.0.0.1:1/x?rewriteBatchedStatements=true");
        assertThatThrownBy(() -> connections.postProcessBeforeInitialization(source, "database"))
                .hasMessageContaining("rewriteBatchedStatements");

        source.setJdbcUrl("jdbc:mysql://127.0.0.1:1/x");
        connections.postProcessBeforeInitialization(source, "database");
        assertThat(source.getDataSourceProperties())
                .containsEntry("rewriteBatchedStatements", "false")
                .containsEntry("sendFractionalSeconds", "false");
    }

    /** Rewritten by MySQL's driver, a batch of inserts no longer says what became of each row. */
    @Test
    void a_batch_counts_each_of_its_rows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement table = connection.createStatement()) {
            table.execute("create temporary table counted_rows (id int)");
            try (PreparedStatement rows =
                    connection.prepareStatement("insert into counted_rows values (?)")) {
                for (int i = 0; i < 6; i++) {
                    rows.setInt(1, i);
                    rows.addBatch();
                }
                assertThat(rows.executeBatch()).containsOnly(1);
            } finally {
                table.execute("drop table counted_rows");
            }
        }
    }

    /** The engine writes many rows in one batch and finds by the counts that one had changed. */
    @Test
    void a_lost_update_among_many_is_found() {
        List<String> many =
                Stream.generate(
                                () -> {
                                    Task task = tasks.newTask();
                                    tasks.saveTask(task);
                                    return task.getId();
                                })
                        .limit(6)
                        .toList();
        try {
            assertThatThrownBy(
                            () ->
                                    engine.getCommandExecutorTxRequired()
                                            .execute(
                                                    context -> {
                                                        many.forEach(id -> urgent(context, id, 90));
                                                        somebodyIsFaster(many.get(3));
                                                        return null;
                                                    }))
                    .isInstanceOf(OptimisticLockingException.class);

            assertThat(tasks.createTaskQuery().taskPriority(70).list())
                    .extracting(Task::getId)
                    .containsExactly(many.get(3));
            assertThat(tasks.createTaskQuery().taskPriority(90).count()).isZero();
        } finally {
            many.forEach(id -> tasks.deleteTask(id, true));
        }
    }

    private void somebodyIsFaster(String taskId) {
        engine.getCommandExecutorTxRequiresNew()
                .execute(
                        context -> {
                            urgent(context, taskId, 70);
                            return null;
                        });
    }

    private static void urgent(CommandContext context, String taskId, int priority) {
        context.getTaskManager().findTaskById(taskId).setPriority(priority);
    }

    @Test
    void chance_is_the_same_for_the_same_seed() {
        RandomGenerator one = new TimeConfiguration().chance(7L);
        RandomGenerator other = new TimeConfiguration().chance(7L);

        assertThat(List.of(one.nextInt(), one.nextInt()))
                .isEqualTo(List.of(other.nextInt(), other.nextInt()));
    }

    @Test
    void every_definition_has_a_time_to_live() {
        assertThat(repository.createProcessDefinitionQuery().list())
                .allMatch(definition -> definition.getHistoryTimeToLive() != null);
        assertThat(repository.createDecisionDefinitionQuery().list())
                .allMatch(definition -> definition.getHistoryTimeToLive() != null);
    }
}
