package org.guanjia.engine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One's own password, and a first one for a colleague. */
@RestController
@Tag(name = "session")
class PasswordController {

    static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    record Change(String current, String next) {}

    private final IdentityService identity;
    private final OneTimePasswords oneTime;

    PasswordController(IdentityService identity, OneTimePasswords oneTime) {
        this.identity = identity;
        this.oneTime = oneTime;
    }

    @PostMapping("/api/password")
    @Transactional
    @Operation(summary = "Changes the caller's own password; a one-time password ends with it")
    public ResponseEntity<Void> change(
            @RequestBody Change change, @AuthenticationPrincipal Caller caller) {
        String next = change.next();
        if (next == null || next.length() < SHORTEST || next.length() > LONGEST) {
            throw Refusal.invalid("next", "security.passwordLength", SHORTEST, LONGEST);
        }
        if (next.toLowerCase().contains(caller.userId().toLowerCase())) {
            throw Refusal.invalid("next", "security.passwordHoldsName");
        }
        if (next.equals(change.current()) || next.chars().distinct().count() < 4) {
            throw Refusal.invalid("next", "security.passwordTooPlain");
        }
        if (!identity.checkPassword(caller.userId(), change.current())) {
            throw Refusal.invalid("current", "security.passwordWrong");
        }
        User user = identity.createUserQuery().userId(caller.userId()).singleResult();
        user.setPassword(next);
        identity.saveUser(user);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/staff/{userId}/one-time-password")
    @Operation(summary = "Issues a one-time password for a colleague's account; shown this once")
    ResponseEntity<OneTimePasswords.Issued> issue(
            @PathVariable String userId, @AuthenticationPrincipal Caller caller) {
        if (identity.createUserQuery().userId(userId).count() == 0) {
            throw Refusal.notFound("security.accountUnknown", userId);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(oneTime.issue(userId, caller.userId()));
    }
}
