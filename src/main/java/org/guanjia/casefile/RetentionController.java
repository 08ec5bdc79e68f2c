package org.guanjia.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How long ended cases stay, and which stay longer because somebody says so. */
@RestController
@RequestMapping("/api")
@Tag(name = "retention", description = "保存期限 · how long ended cases stay")
class RetentionController {

    record Reason(String reason) {}

    record Outlooks(List<RetentionNight.Outlook> items) {}

    private final RetentionNight night;
    private final CaseHolds holds;
    private final CaseAccess access;
    private final EstateService estate;

    RetentionController(
            RetentionNight night, CaseHolds holds, CaseAccess access, EstateService estate) {
        this.night = night;
        this.holds = holds;
        this.access = access;
        this.estate = estate;
    }

    @GetMapping("/retention")
    @Operation(
            summary = "保存期限及今晚将处理的事项数 · the rules, and what the next night would do",
            description = "只看不改 · a dry run: nothing is changed")
    Outlooks outlook(@AuthenticationPrincipal Caller caller) {
        Set<String> communities =
                caller.admin()
                        ? estate.communities().stream()
                                .map(Community::id)
                                .collect(Collectors.toSet())
                        : caller.communities();
        return new Outlooks(night.outlook(communities));
    }

    @PostMapping("/cases/{caseNumber}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "证据保全 · keep a case, with a reason, until it is released")
    void hold(
            @PathVariable String caseNumber,
            @RequestBody Reason reason,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        holds.hold(caseNumber, reason.reason(), caller.userId());
    }

    @PostMapping("/cases/{caseNumber}/hold/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "解除保全 · let a held case go")
    void release(
            @PathVariable String caseNumber,
            @RequestBody Reason reason,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        holds.release(caseNumber, reason.reason(), caller.userId());
    }
}
