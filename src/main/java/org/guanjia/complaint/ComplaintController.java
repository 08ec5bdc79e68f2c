package org.guanjia.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What only a complaint has over HTTP; all else comes by the API of every case. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@Tag(name = "complaint", description = "投诉 · complaints")
class ComplaintController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final ReportPage page;
    private final CaseAccess access;

    ComplaintController(ReportPage page, CaseAccess access) {
        this.page = page;
        this.access = access;
    }

    @GetMapping("/report")
    @Operation(
            summary = "重大投诉的书面报告 · the written report of a major complaint",
            description = "HTML，按 A4 打印；住户看不到 · a page that prints on A4; not for residents")
    @ApiResponse(responseCode = "200", description = "报告 · the report")
    @ApiResponse(responseCode = "404", description = "没有报告 · there is none")
    ResponseEntity<String> report(
            @Parameter(example = "TS-20261123-0007") @PathVariable String caseNumber,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        if (caller.has(Roles.INTEGRATION) || caller.has(Roles.CONTRACTOR)) {
            throw Refusal.notFound("complaint.noReport", caseNumber);
        }
        return ResponseEntity.ok().contentType(HTML).body(page.of(caseNumber));
    }
}
