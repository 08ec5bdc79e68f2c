package org.guanjia.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Danger to persons, reported over HTTP by whoever sees it (S1-10). */
@RestController
@RequestMapping("/api/cases/{caseNumber}/danger")
@Tag(name = "cases", description = "工单 · cases of every flow")
class DangerController {

    private final DangerProcess dangers;
    private final CaseAccess access;
    private final CaseFiles cases;
    private final CaseFlows flows;

    DangerController(DangerProcess dangers, CaseAccess access, CaseFiles cases, CaseFlows flows) {
        this.dangers = dangers;
        this.access = access;
        this.cases = cases;
        this.flows = flows;
    }

    record Danger(String what) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(
            summary = "现场有人身危险 · persons are in danger",
            description =
                    "监控中心报警、两名秩序维护员到场、保全证据、看望受害人,与工单同时进行;已在处置的只加备注。"
                            + "紧急时先打 110。 · The control room calls the police, two guards go, the"
                            + " evidence is kept, the victim is visited, beside the case; while that runs"
                            + " it is only noted. In an emergency call 110 first.")
    @ApiResponse(responseCode = "204", description = "已启动或已记录 · started, or noted")
    @ApiResponse(
            responseCode = "409",
            description = "工单已结束，或不涉及地点 · the case has ended, or is about no place")
    void report(
            @PathVariable String caseNumber,
            @RequestBody Danger danger,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        if (!flows.atPlace(cases.get(caseNumber).flow())) {
            throw Refusal.conflict("casefile.danger.noPlace", caseNumber);
        }
        dangers.report(
                caseNumber, Bounds.required("what", danger.what(), Bounds.REASON), caller.userId());
    }
}
