package org.guanjia.webapps;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.guanjia.staff.Caller;
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
            String token) {}

    private final StaffService staff;

    SessionController(StaffService staff) {
        this.staff = staff;
    }

    @GetMapping("/api/session")
    @Operation(summary = "Who is signed in, and the token that this session's changes carry")
    Session session(
            @AuthenticationPrincipal Caller caller,
            @SessionAttribute(name = CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, required = false)
                    String token) {
        if (caller == null) {
            return new Session(null, null, false, Set.of(), Set.of(), token);
        }
        return new Session(
                caller.userId(),
                staff.nameOf(caller.userId()),
                caller.admin(),
                caller.roles(),
                caller.communities(),
                token);
    }
}
