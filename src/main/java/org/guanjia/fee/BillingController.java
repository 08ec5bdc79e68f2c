package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
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

/** Billing runs over HTTP. */
@RestController
@RequestMapping("/api/billing-runs")
@Tag(name = "fees")
class BillingController {

    private final BillingProcess billing;
    private final BillingCases runs;
    private final CaseAccess access;

    BillingController(BillingProcess billing, BillingCases runs, CaseAccess access) {
        this.billing = billing;
        this.runs = runs;
        this.access = access;
    }

    record RunRequest(String community, String month) {}

    record Begun(String caseNumber) {}

    record Reason(String reason) {}

    record RunView(
            Map<String, Object> run,
            List<BillingPreview.Total> totals,
            List<BillingPreview.Finding> findings) {}

    @PostMapping
    @Operation(
            summary = "发起某月出账 · begins the billing run of a month",
            description = "同一小区同一月只有一批;重复发起回 409,不产生任何记录 · a month has one run")
    ResponseEntity<Begun> begin(
            @RequestBody RunRequest request, @AuthenticationPrincipal Caller caller) {
        if (!caller.mayServe(request.community())) {
            throw Refusal.notFound("estate.communityUnknown", request.community());
        }
        String caseNumber =
                billing.begin(
                        request.community(),
                        BillingProcess.month(request.month()),
                        caller.userId());
        return ResponseEntity.created(URI.create("/api/billing-runs/" + caseNumber))
                .body(new Begun(caseNumber));
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "试算、进度和结果 · preview, progress and result of a run")
    RunView run(@PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        return new RunView(
                runs.details(caseNumber), runs.totals(caseNumber), runs.findings(caseNumber));
    }

    @PostMapping("/{caseNumber}/reversal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "申请整批撤销 · asks to undo a run as a whole",
            description = "没有任何一张账单收款才可以,由项目经理审批 · only while nothing of it is paid")
    void reverse(
            @PathVariable String caseNumber,
            @RequestBody Reason reason,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        billing.requestReversal(caseNumber, reason.reason(), caller);
    }
}
