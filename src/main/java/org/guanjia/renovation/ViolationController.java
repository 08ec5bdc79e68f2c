package org.guanjia.renovation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only a violation can be told over HTTP; all else comes by the API of every case. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@Tag(name = "renovation", description = "装修 · renovation")
class ViolationController {

    private final ViolationProcess violations;
    private final CaseAccess access;

    ViolationController(ViolationProcess violations, CaseAccess access) {
        this.violations = violations;
        this.access = access;
    }

    record AuthorityAnswer(String result, String note) {}

    @PostMapping("/authority-answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "主管部门对装修违规的答复 · the authority's answer about a violation",
            description =
                    "result：corrected 责令改正已改、fined 已由主管部门处罚、demolished 已拆除、notAccepted 不予受理；"
                            + "note：文书号和说明 · note: the number of their paper, remarks")
    @ApiResponse(responseCode = "204", description = "已登记 · kept; the case goes on")
    @ApiResponse(responseCode = "409", description = "这一单没有在等答复 · no answer is awaited")
    void authorityAnswer(
            @Parameter(example = "WG-20261123-0007") @PathVariable String caseNumber,
            @RequestBody AuthorityAnswer answer,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        violations.authorityAnswered(caseNumber, answer.result(), answer.note());
    }
}
