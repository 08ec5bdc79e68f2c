package org.guanjia.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The notice page over HTTP: read by anybody, withdrawn by a manager. */
@RestController
@RequestMapping("/api")
@Tag(name = "complaint", description = "投诉 · complaints")
class NoticeController {

    private final ComplaintNotices notices;

    NoticeController(ComplaintNotices notices) {
        this.notices = notices;
    }

    record Withdrawal(String reason) {}

    @GetMapping("/communities/{community}/notices")
    @Operation(
            summary = "公示:匿名投诉的处理结果,不用登录 · results of anonymous complaints, without a sign-in",
            description =
                    "新的在前;下一页:把 next 作为 after 再问。没有姓名、房号、电话。"
                            + " · Newest first; for the next page ask with `next` as `after`. No name,"
                            + " house or phone is in them.")
    ComplaintNotices.Page list(
            @Parameter(example = "yunqi") @PathVariable String community,
            @RequestParam(required = false) Long after,
            @RequestParam(defaultValue = "20") int limit) {
        return notices.list(community, after, limit);
    }

    @PostMapping("/notices/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤下公示 · take a result off the page")
    @ApiResponse(responseCode = "409", description = "已撤下 · taken off before")
    void withdraw(
            @PathVariable long id,
            @RequestBody Withdrawal withdrawal,
            @AuthenticationPrincipal Caller caller) {
        String community = notices.communityOf(id);
        if (community == null || !caller.mayServe(community)) {
            throw Refusal.notFound("complaint.notice.unknown", id);
        }
        notices.withdraw(id, withdrawal.reason(), caller.userId());
    }
}
