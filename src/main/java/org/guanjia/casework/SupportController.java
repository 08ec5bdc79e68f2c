package org.guanjia.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.Support;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking another role for help, over HTTP (S0-12). */
@RestController
@RequestMapping("/api/cases/{caseNumber}/support")
@Tag(name = "support", description = "支援 · help between roles")
class SupportController {

    private final SupportProcess supports;
    private final CaseAccess access;

    SupportController(SupportProcess supports, CaseAccess access) {
        this.supports = supports;
        this.access = access;
    }

    record SupportRequest(String role, String reason) {}

    record Requested(long id) {}

    record SupportList(List<Support> items) {}

    @GetMapping
    @Operation(summary = "本单的支援请求 · the case's requests for help")
    SupportList list(@PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        return new SupportList(access.view(caseNumber, caller).supports());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "请求支援 · ask a role for help")
    ResponseEntity<Requested> request(
            @PathVariable String caseNumber,
            @RequestBody SupportRequest asked,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        String role = Bounds.required("role", asked.role(), 64);
        if (!Roles.ALL.contains(role)) {
            throw Refusal.invalid("role", "intake.unknownRole", role, String.join(", ", Roles.ALL));
        }
        String reason = Bounds.required("reason", asked.reason(), Bounds.REASON);
        long id = supports.request(caseNumber, role, reason, caller.userId());
        return ResponseEntity.created(URI.create("/api/cases/" + caseNumber + "/support"))
                .body(new Requested(id));
    }
}
