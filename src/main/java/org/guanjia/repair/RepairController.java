package org.guanjia.repair;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only a repair can be told over HTTP; all else comes by the API of every case. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@Tag(name = "repair", description = "报修 · repairs")
class RepairController {

    private final RepairProcess repairs;
    private final CaseAccess access;

    RepairController(RepairProcess repairs, CaseAccess access) {
        this.repairs = repairs;
        this.access = access;
    }

    @PostMapping("/part-arrived")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "配件已到 · the part that the repair waits for is there",
            description = "计时随即恢复，维修工接着修 · the clock runs again and the technician goes on")
    @ApiResponse(responseCode = "204", description = "已通知 · the job goes on")
    @ApiResponse(responseCode = "409", description = "这一单没有在等配件 · the case waits for no part")
    void partArrived(
            @Parameter(example = "BX-20261123-0007") @PathVariable String caseNumber,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        if (!repairs.waitsForPart(caseNumber)) {
            throw Refusal.conflict("repair.noPartAwaited", caseNumber);
        }
        repairs.partArrived(caseNumber);
    }
}
