package org.guanjia.estate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.language.Refusal;
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

/** The rights of a resident over their own data (个人信息保护法 45, 47). */
@RestController
@RequestMapping("/api/residents/{id}")
@Tag(name = "personal data", description = "个人信息 · a resident's own data")
class ErasureController {

    record Wanted(String reason, boolean dryRun) {}

    record Asked(
            String state, String askedBy, Instant askedAt, String confirmedBy, Instant doneAt) {}

    private final ErasureService erasures;
    private final ResidentRequests requests;
    private final EstateService estate;

    ErasureController(ErasureService erasures, ResidentRequests requests, EstateService estate) {
        this.erasures = erasures;
        this.requests = requests;
        this.estate = estate;
    }

    @GetMapping("/data")
    @Operation(
            summary = "查阅、复制个人信息 · what the house knows of a resident",
            description = "记录谁在何时查阅 · who asked and when is recorded")
    Map<String, Object> data(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        return erasures.tell(id, communities(caller), caller.userId());
    }

    @PostMapping("/erase")
    @ResponseStatus(HttpStatus.OK)
    @Operation(
            summary = "申请删除个人信息 · ask that a resident's data be erased",
            description =
                    "dryRun 只说明会删除什么、什么必须保留以及为什么;否则登记申请,由另一位同事确认后执行。"
                            + " · With `dryRun` it only says what would go and what has to stay and"
                            + " why; without, it is recorded and a second colleague confirms it.")
    Erasure erase(
            @PathVariable long id,
            @RequestBody Wanted wanted,
            @AuthenticationPrincipal Caller caller) {
        return wanted.dryRun()
                ? erasures.tryOut(id, communities(caller))
                : erasures.ask(id, communities(caller), wanted.reason(), caller.userId());
    }

    @PostMapping("/erase/confirm")
    @ResponseStatus(HttpStatus.OK)
    @Operation(
            summary = "确认删除(须由另一人) · confirm, by somebody else, and erase",
            description = "不可撤销 · cannot be taken back")
    Erasure confirm(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        return erasures.confirm(id, communities(caller), caller.userId());
    }

    @GetMapping("/erase")
    @Operation(summary = "删除申请的进展 · how far an erasure came")
    Asked state(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        return requests.resident(id, communities(caller))
                .flatMap(known -> requests.erasure(id))
                .map(
                        one ->
                                new Asked(
                                        one.state(),
                                        one.askedBy(),
                                        one.askedAt(),
                                        one.confirmedBy(),
                                        one.doneAt()))
                .orElseThrow(() -> Refusal.notFound("estate.residentUnknown", id));
    }

    private Set<String> communities(Caller caller) {
        return caller.admin()
                ? estate.communities().stream().map(Community::id).collect(Collectors.toSet())
                : caller.communities();
    }
}
