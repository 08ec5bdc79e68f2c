package org.guanjia.engine;

import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * What the engine's REST API and the web apps say when something was refused or failed. Found by
 * every Jersey application of the server, and preferred to the engine's own mappers, which turn
 * whatever a delegate throws into a 500. The body is the engine's own shape, {@code type} and
 * {@code message}, which Tasklist and Cockpit show; a refusal of ours adds its {@code field}.
 */
public class EngineErrors implements AutoDiscoverable {

    private static final Logger log = LoggerFactory.getLogger(EngineErrors.class);

    /** Ours come first; the engine's mappers state no priority, which counts as 5000. */
    private static final int FIRST = 1;

    /** The engine has no exception of its own for these three; the tests keep the words. */
    private static final String NO_TASK = "task is null";

    private static final String NO_EXECUTION = "execution is null";

    private static final String OTHER_TENANT = "belongs to no authenticated tenant";

    /** The state of SQL for a text that does not fit its column. */
    private static final String TOO_LONG = "22001";

    @Override
    public void configure(FeatureContext context) {
        context.register(OfRefusal.class);
        context.register(OfRest.class);
        context.register(OfEngine.class);
        context.register(OfAnything.class);
    }

    /** A refusal that left the engine as itself. */
    @Priority(FIRST)
    public static class OfRefusal extends Mapper<Refusal> {}

    /** What the engine's resources throw. */
    @Priority(FIRST)
    public static class OfRest extends Mapper<RestException> {}

    /** What the engine throws. */
    @Priority(FIRST)
    public static class OfEngine extends Mapper<ProcessEngineException> {}

    /** All the rest. */
    @Priority(FIRST)
    public static class OfAnything extends Mapper<Throwable> {}

    abstract static class Mapper<T extends Throwable> implements ExceptionMapper<T> {

        @Context private ServletContext servletContext;

        @Override
        public Response toResponse(T thrown) {
            ApplicationContext house =
                    WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext);
            return answer(thrown, house.getBean(Texts.class), house.getBean(JdbcClient.class));
        }
    }

    private static Response answer(Throwable thrown, Texts texts, JdbcClient sql) {
        Refusal refusal = Causes.find(thrown, Refusal.class);
        if (refusal != null) {
            return body(
                    refusal.kind().status(),
                    "Refusal",
                    texts.say(texts.language(), refusal),
                    refusal.field());
        }
        // The engine found it in its own tables, or a room in the house's.
        if (Causes.find(thrown, OptimisticLockingException.class) != null
                || Causes.find(thrown, ConcurrencyFailureException.class) != null) {
            return body(
                    409,
                    "OptimisticLockingException",
                    texts.say("security.changedMeanwhile"),
                    null);
        }
        if (Causes.find(thrown, TaskAlreadyClaimedException.class) != null) {
            return body(409, "TaskAlreadyClaimed", texts.say("security.taskTaken"), null);
        }
        if (isTooLong(thrown)) {
            return body(422, "TooLong", texts.say("security.tooLong"), null);
        }
        if (misses(thrown, NO_TASK) || isGoneMeanwhile(thrown, sql)) {
            return body(404, "TaskGone", texts.say("security.taskGone"), null);
        }
        if (misses(thrown, NO_EXECUTION)) {
            return body(404, "InstanceGone", texts.say("security.instanceGone"), null);
        }
        if (isOfAnotherCommunity(thrown)) {
            return body(403, "AnotherCommunity", texts.say("security.anotherCommunity"), null);
        }
        // Some resources wrap what was a plain mistake of the caller's, or not the caller's right.
        Throwable mistake = Causes.find(thrown, BadUserRequestException.class);
        if (mistake == null) {
            mistake = Causes.find(thrown, AuthorizationException.class);
        }
        Response said =
                ExceptionHandlerHelper.getInstance()
                        .getResponse(mistake == null ? thrown : mistake);
        return said.getStatus() == 500 && !mayBeTold(thrown) ? hidden(thrown, texts) : said;
    }

    /** What a form holds beyond the 4,000 characters of a variable's column. */
    private static boolean isTooLong(Throwable thrown) {
        SQLException refused = Causes.find(thrown, SQLException.class);
        return refused != null && TOO_LONG.equals(refused.getSQLState());
    }

    private static boolean misses(Throwable thrown, String what) {
        NullValueException missing = Causes.find(thrown, NullValueException.class);
        return missing != null && missing.getMessage().endsWith(what);
    }

    /**
     * The grants leave with their task: who submits a form in the very moment in which it is done
     * finds the task still there and the right to it gone, and is told of the task.
     */
    private static boolean isGoneMeanwhile(Throwable thrown, JdbcClient sql) {
        AuthorizationException refused = Causes.find(thrown, AuthorizationException.class);
        return refused != null
                && refused.getMissingAuthorizations().stream()
                        .filter(one -> Resources.TASK.resourceName().equals(one.getResourceType()))
                        .map(MissingAuthorization::getResourceId)
                        .filter(task -> task != null && !task.equals(Authorization.ANY))
                        .anyMatch(
                                task ->
                                        sql.sql("select count(*) from ACT_RU_TASK where ID_ = ?")
                                                        .param(task)
                                                        .query(Integer.class)
                                                        .single()
                                                == 0);
    }

    private static boolean isOfAnotherCommunity(Throwable thrown) {
        ProcessEngineException refused = Causes.find(thrown, ProcessEngineException.class);
        return refused != null
                && refused.getMessage() != null
                && refused.getMessage().contains(OTHER_TENANT);
    }

    /** The engine's own sentences help a designer; those of the database tell too much. */
    private static boolean mayBeTold(Throwable thrown) {
        return (thrown instanceof RestException || thrown instanceof ProcessEngineException)
                && Causes.find(thrown, ProcessEnginePersistenceException.class) == null
                && Causes.find(thrown, SQLException.class) == null;
    }

    private static Response hidden(Throwable thrown, Texts texts) {
        String number = UUID.randomUUID().toString();
        log.error("Unexpected error {}", number, thrown);
        return body(500, "Unexpected", texts.say("security.unexpected", number), null);
    }

    private static Response body(int status, String type, String message, String field) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("message", message);
        if (field != null) {
            body.put("field", field);
        }
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
    }
}
