package org.guanjia.webapps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.guanjia.engine.PageVisit;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Every refusal of the API as a problem of RFC 9457: {@code type} for programs, {@code title} and
 * {@code detail} for people in the language of {@code Accept-Language} (Chinese, or English),
 * {@code field} where one field is to blame. What went wrong inside the server is logged and never
 * said.
 */
// Before the framework's own, which speaks English and names no field.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Texts texts;
    private final LocaleResolver languages;

    Problems(Texts texts, LocaleResolver languages) {
        this.texts = texts;
        this.languages = languages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, HttpServletRequest request) {
        Locale language = languages.resolveLocale(request);
        return answer(
                HttpStatus.valueOf(refusal.kind().status()),
                refusal.textKey(),
                texts.say(language, refusal),
                refusal.field(),
                language,
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(
            HttpMessageNotReadableException failure, HttpServletRequest request) {
        Throwable cause = failure.getCause();
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = field(mapping);
            if (cause instanceof InvalidFormatException format
                    && format.getTargetType() == byte[].class) {
                return say(request, HttpStatus.UNPROCESSABLE_ENTITY, "webapps.notBase64", field);
            }
            if (cause instanceof MismatchedInputException) {
                return say(
                        request,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "webapps.wrongType",
                        field,
                        field);
            }
        }
        if (cause instanceof MismatchedInputException) {
            return say(request, HttpStatus.BAD_REQUEST, "webapps.notAnObject", null);
        }
        if (cause instanceof JsonProcessingException json) {
            int line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
            int column = json.getLocation() == null ? 1 : json.getLocation().getColumnNr();
            return say(
                    request, HttpStatus.BAD_REQUEST, "webapps.malformedJson", null, line, column);
        }
        return say(request, HttpStatus.BAD_REQUEST, "webapps.missingBody", null);
    }

    private static String field(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        Set<HttpMethod> allowed = failure.getSupportedHttpMethods();
        if (allowed != null) {
            headers.setAllow(allowed);
        }
        Locale language = languages.resolveLocale(request);
        String methods = allowed == null ? "" : String.join(", ", names(allowed));
        return answer(
                HttpStatus.METHOD_NOT_ALLOWED,
                "webapps.wrongMethod",
                texts.say(language, "webapps.wrongMethod", failure.getMethod(), methods),
                null,
                language,
                headers);
    }

    private static Set<String> names(Set<HttpMethod> methods) {
        Set<String> names = new TreeSet<>();
        methods.forEach(method -> names.add(method.name()));
        return names;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongContentType(
            HttpMediaTypeNotSupportedException failure, HttpServletRequest request) {
        return say(
                request,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "webapps.wrongContentType",
                "Content-Type",
                MediaType.toString(failure.getSupportedMediaTypes()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongAccept(
            HttpMediaTypeNotAcceptableException failure, HttpServletRequest request) {
        return say(
                request,
                HttpStatus.NOT_ACCEPTABLE,
                "webapps.wrongAccept",
                "Accept",
                MediaType.toString(failure.getSupportedMediaTypes()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingPart(
            MissingServletRequestPartException failure, HttpServletRequest request) {
        String part = failure.getRequestPartName();
        return say(request, HttpStatus.UNPROCESSABLE_ENTITY, "webapps.missingPart", part, part);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingParameter(
            MissingServletRequestParameterException failure, HttpServletRequest request) {
        String name = failure.getParameterName();
        return say(request, HttpStatus.BAD_REQUEST, "webapps.missingParameter", name, name);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(
            MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        String name = failure.getName();
        return say(request, HttpStatus.BAD_REQUEST, "webapps.wrongParameter", name, name);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> uploadTooLarge(
            MaxUploadSizeExceededException failure, HttpServletRequest request) {
        return say(request, HttpStatus.PAYLOAD_TOO_LARGE, "webapps.uploadTooLarge", "photo");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notMultipart(
            MultipartException failure, HttpServletRequest request) {
        return say(request, HttpStatus.BAD_REQUEST, "webapps.malformedMultipart", null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchPath(
            NoResourceFoundException failure,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (PageVisit.is(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return null;
        }
        return say(request, HttpStatus.NOT_FOUND, "webapps.noSuchPath", null);
    }

    @ExceptionHandler({AuthorizationException.class, AccessDeniedException.class})
    ResponseEntity<ProblemDetail> forbidden(Exception failure, HttpServletRequest request) {
        return say(request, HttpStatus.FORBIDDEN, "webapps.forbidden", null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nobody(
            AuthenticationException failure, HttpServletRequest request) {
        return say(request, HttpStatus.UNAUTHORIZED, "webapps.signIn", null);
    }

    @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class})
    ResponseEntity<ProblemDetail> atTheSameTime(Exception failure, HttpServletRequest request) {
        return say(request, HttpStatus.CONFLICT, "webapps.atTheSameTime", null);
    }

    /** No connection came free in time: nothing was begun, and the same request may come again. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class
    })
    ResponseEntity<ProblemDetail> busy(Exception failure, HttpServletRequest request) {
        LOG.warn("{} {} found no connection", request.getMethod(), request.getRequestURI());
        Locale language = languages.resolveLocale(request);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "webapps.busy",
                texts.say(language, "webapps.busy"),
                null,
                language,
                headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure, HttpServletRequest request) {
        Refusal refusal = refusalWithin(failure);
        if (refusal != null) {
            return refused(refusal, request);
        }
        if (causedBy(failure, OptimisticLockingException.class)
                || causedBy(failure, ConcurrencyFailureException.class)) {
            return atTheSameTime(failure, request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Whoever asked has gone, a page left while it loaded: nobody to answer, nothing
            // failed.
            return null;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return say(request, HttpStatus.INTERNAL_SERVER_ERROR, "webapps.failed", null);
    }

    /** The engine wraps what a delegate throws; the reason to say stands inside. */
    private static Refusal refusalWithin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private ResponseEntity<ProblemDetail> say(
            HttpServletRequest request,
            HttpStatus status,
            String key,
            String field,
            Object... args) {
        Locale language = languages.resolveLocale(request);
        return answer(
                status, key, texts.say(language, key, args), field, language, new HttpHeaders());
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpStatus status,
            String key,
            String detail,
            String field,
            Locale language,
            HttpHeaders headers) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:guanjia:" + key));
        problem.setTitle(texts.say(language, "webapps.status" + status.value()));
        if (field != null) {
            problem.setProperty("field", field);
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(language);
        return new ResponseEntity<>(problem, headers, status);
    }
}
