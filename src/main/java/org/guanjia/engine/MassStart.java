package org.guanjia.engine;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.guanjia.language.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts many cases of a flow at once. All starts are one command of the engine, which then writes
 * what they have in common in one go: a batch of rows for each of its tables. On MySQL these
 * batches are sent as one statement each; elsewhere the house has that off, because the engine
 * tells lost updates by counts that such a batch does not give. Here all rows are new, and a change
 * of an old one that came in between makes the engine give up, see {@link MySqlConnections}.
 */
@Component
public class MassStart {

    /** By which the engine finds the case's community. */
    private static final String CASE_NUMBER = "caseNumber";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final EngineWork work;
    private final DataSource source;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    MassStart(
            RuntimeService runtime,
            RepositoryService repository,
            EngineWork work,
            DataSource source,
            ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.runtime = runtime;
        this.repository = repository;
        this.work = work;
        this.source = source;
        this.engine = engine;
    }

    /**
     * Starts the newest version of a process for each of these cases, in the caller's transaction.
     *
     * @param cases by case number, which is the business key and a variable: what else the process
     *     needs for its first steps; none of that is kept
     * @throws Refusal 409 when no case may be started now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(String process, Map<String, Map<String, Object>> cases) {
        work.asHouse(
                () -> {
                    String definition = newest(process);
                    rewriting(
                            () ->
                                    engine.getObject()
                                            .getCommandExecutorTxRequired()
                                            .execute(
                                                    context -> {
                                                        cases.forEach(
                                                                (number, variables) ->
                                                                        runtime
                                                                                .startProcessInstanceById(
                                                                                        definition,
                                                                                        number,
                                                                                        all(
                                                                                                number,
                                                                                                variables)));
                                                        return null;
                                                    }));
                });
    }

    private static VariableMap all(String caseNumber, Map<String, Object> passing) {
        VariableMap variables = Variables.createVariables().putValue(CASE_NUMBER, caseNumber);
        passing.forEach(
                (name, value) ->
                        variables.putValueTyped(name, Variables.untypedValue(value, true)));
        return variables;
    }

    private String newest(String process) {
        ProcessDefinition newest =
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult();
        if (newest == null || newest.isSuspended()) {
            throw Refusal.conflict("engine.start.suspended", process);
        }
        return newest.getId();
    }

    private void rewriting(Runnable starts) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            if (!connection.isWrapperFor(JdbcConnection.class)) {
                starts.run();
                return;
            }
            RuntimeProperty<Boolean> batches =
                    connection
                            .unwrap(JdbcConnection.class)
                            .getPropertySet()
                            .getBooleanProperty(PropertyKey.rewriteBatchedStatements);
            batches.setValue(true);
            try {
                starts.run();
            } finally {
                batches.setValue(false);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "the connection does not say what it is", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
