package org.guanjia.webapps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.guanjia.engine.OneTimePasswords;
import org.guanjia.estate.Privacy;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/**
 * Who is signed in: what our own pages ask first. Nobody is answered too, because the sign-in form
 * needs its session's token.
 */
@RestController
@Tag(name = "session")
class SessionController {

    /**
     * The caller.
     *
     * @param userId null for nobody
     * @param name null for nobody
     * @param readsWords whether they may read what people wrote in cases, and so search by it
     * @param mustChangePassword whether all else waits until the caller chose a password
     * @param token what a change by this session carries as {@code X-XSRF-TOKEN}; the web apps keep
     *     it in a cookie that pages outside {@code /camunda} cannot read, and another site can read
     *     neither. Null without a session.
     */
    record Session(
            String userId,
            String name,
            boolean admin,
            Set<String> roles,
            Set<String> communities,
            boolean readsWords,
            boolean mustChangePassword,
            String token) {}

    private final StaffService staff;
    private final IdentityService identity;
    private final OneTimePasswords oneTime;

    SessionController(StaffService staff, IdentityService identity, OneTimePasswords oneTime) {
        this.oneTime = oneTime;
        this.identity = identity;
        this.staff = staff;
    }

    @GetMapping("/api/session")
    @Operation(summary = "Who is signed in, and the token that this session's changes carry")
    Session session(
            @AuthenticationPrincipal Caller caller,
            @SessionAttribute(name = CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, required = false)
                    String token) {
        if (caller == null) {
            return new Session(null, null, false, Set.of(), Set.of(), false, false, token);
        }
        return new Session(
                caller.userId(),
                name(caller.userId()),
                caller.admin(),
                caller.roles(),
                caller.communities(),
                Privacy.of(caller).readsWords(),
                oneTime.isPending(caller.userId()),
                token);
    }

    /** An administrator may be no colleague, but has a name in the engine. */
    private String name(String userId) {
        return staff.find(userId)
                .map(StaffMember::name)
                .or(
                        () ->
                                Optional.ofNullable(
                                                identity.createUserQuery()
                                                        .userId(userId)
                                                        .singleResult())
                                        .map(SessionController::fullName)
                                        .filter(name -> !name.isBlank()))
                .orElse(userId);
    }

    private static String fullName(User user) {
        return Stream.of(user.getFirstName(), user.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .strip();
    }
}
