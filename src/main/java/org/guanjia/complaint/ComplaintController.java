package org.guanjia.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only a complaint has over HTTP; all else comes by the API of every case. */
@RestController
@RequestMapping("/api/cases/{caseNumber}")
@Tag(name = "complaint", description = "投诉 · complaints")
class ComplaintController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final ComplaintProcess process;
    private final ComplaintGroups groups;
    private final ComplaintService complaints;
    private final ComplaintVexatious vexatious;
    private final ReportPage page;
    private final OrderReplyPage order;
    private final CaseAccess access;

    ComplaintController(
            ComplaintProcess process,
            ComplaintGroups groups,
            ComplaintService complaints,
            ComplaintVexatious vexatious,
            ReportPage page,
            OrderReplyPage order,
            CaseAccess access) {
        this.process = process;
        this.groups = groups;
        this.complaints = complaints;
        this.vexatious = vexatious;
        this.page = page;
        this.order = order;
        this.access = access;
    }

    /**
     * A group complaint as a member's handler needs it.
     *
     * @param size its members, ended ones included
     * @param leadingCase null when the caller may not see that case
     * @param reply the leading case's reply; null before there is one, or with {@code leadingCase}
     */
    record Group(int size, Instant formedAt, boolean leads, String leadingCase, String reply) {}

    record Judgement(String severity, String reason) {}

    record VexatiousAct(String act, String reason) {}

    @GetMapping("/report")
    @Operation(
            summary = "重大投诉的书面报告 · the written report of a major complaint",
            description = "HTML，按 A4 打印；住户看不到 · a page that prints on A4; not for residents")
    @ApiResponse(responseCode = "200", description = "报告 · the report")
    @ApiResponse(responseCode = "404", description = "没有报告 · there is none")
    ResponseEntity<String> report(
            @Parameter(example = "TS-20261123-0007") @PathVariable String caseNumber,
            @AuthenticationPrincipal Caller caller) {
        check(caseNumber, caller, "complaint.noReport");
        return html(page.of(caseNumber));
    }

    record Again(String reason) {}

    /**
     * What a word after the end led to.
     *
     * @param reopened whether it is the same case again
     */
    record Taken(String caseNumber, boolean reopened) {}

    @PostMapping("/reopen")
    @Operation(
            summary = "结案后住户又提出 · the resident says something after the end",
            description =
                    "结案 72 小时内第一次:原工单重开,由上一级重办;更晚或再次提出:另开一张关联工单,已有在办的关联工单则记入其中。"
                            + "返回现在在办的单号。 · The first time within 72 hours the case is reopened and goes"
                            + " one step up; later, or again, a linked case is opened, or a running one gets"
                            + " the note. Answers the number of the case that is worked on now.")
    @ApiResponse(responseCode = "200", description = "现在在办的单号 · the case that is worked on now")
    @ApiResponse(responseCode = "409", description = "还没有办结 · the case has not ended")
    Taken reopen(
            @Parameter(example = "TS-20261123-0007") @PathVariable String caseNumber,
            @RequestBody Again again,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        String reason = Bounds.required("reason", again.reason(), Bounds.REASON);
        String now = process.reopen(caseNumber, reason, caller);
        return new Taken(now, now.equals(caseNumber));
    }

    @GetMapping("/group")
    @Operation(
            summary = "所在的群诉和牵头单的答复 · the case's group, and the reply of the case that leads it",
            description = "住户看不到 · not for residents")
    @ApiResponse(responseCode = "404", description = "不在群诉里 · the case is in no group")
    Group group(@PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        check(caseNumber, caller, "complaint.noGroup");
        ComplaintGroups.Group group =
                groups.of(caseNumber)
                        .orElseThrow(() -> Refusal.notFound("complaint.noGroup", caseNumber));
        String leading = group.leadingCase();
        boolean seen = leading.equals(caseNumber) || access.maySee(leading, caller);
        return new Group(
                group.size(),
                group.formedAt(),
                leading.equals(caseNumber),
                seen ? leading : null,
                seen ? complaints.replyOf(leading) : null);
    }

    @PostMapping("/severity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "改判级别，已走的时间照算 · judge the severity anew; time that has run is carried over",
            description =
                    "承办人只能提级，客服经理、项目经理可提可降。"
                            + " · Who handles the case may raise it; a service or project manager may lower it"
                            + " too. minor, ordinary, important, major")
    @ApiResponse(responseCode = "403", description = "不归您判定 · not for the caller to say")
    @ApiResponse(responseCode = "409", description = "已办结，或已是这个级别 · it has ended, or that severity")
    void judge(
            @PathVariable String caseNumber,
            @RequestBody Judgement judged,
            @AuthenticationPrincipal Caller caller) {
        check(caseNumber, caller, "casefile.unknownCase");
        process.judge(caseNumber, judged.severity(), judged.reason(), caller);
    }

    @GetMapping("/order-reply")
    @Operation(
            summary = "回复 12345 的文本 · the text that goes back to the 12345 hotline",
            description = "HTML，可复制、可打印 · a page to copy from or to print")
    @ApiResponse(responseCode = "404", description = "不是 12345 工单 · no order of the hotline")
    @ApiResponse(responseCode = "409", description = "还没有答复 · there is no reply yet")
    ResponseEntity<String> orderReply(
            @PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        check(caseNumber, caller, "complaint.order.none");
        return html(order.of(caseNumber));
    }

    @GetMapping("/vexatious")
    @Operation(
            summary = "恶意投诉标记和经过 · the mark of a vexatious complaint, and who did what",
            description = "住户看不到 · not for residents")
    ComplaintVexatious.Mark vexatious(
            @PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        check(caseNumber, caller, "casefile.unknownCase");
        return vexatious.of(caseNumber, caller);
    }

    @PostMapping("/vexatious")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "提议、标记、否决、取消恶意投诉标记 · propose, set, decline or remove the mark",
            description =
                    "经办过的同事提议(proposed)，只有客服经理能标记(set)、否决(declined)、取消(removed)；投诉照常办理。"
                            + " · Whoever had a part in the case proposes it; the service manager alone sets,"
                            + " declines or removes it. The complaint is handled all the same.")
    @ApiResponse(responseCode = "403", description = "不归您定 · not for the caller to say")
    @ApiResponse(responseCode = "409", description = "标记现在不是这样 · the mark does not stand so")
    void markVexatious(
            @PathVariable String caseNumber,
            @RequestBody VexatiousAct act,
            @AuthenticationPrincipal Caller caller) {
        check(caseNumber, caller, "casefile.unknownCase");
        vexatious.act(caseNumber, act.act(), act.reason(), caller);
    }

    /** The one thing that such a page loads is the house's own style sheet. */
    private static ResponseEntity<String> html(String page) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
                .body(page);
    }

    /** Residents' systems and contractors are told of none of this. */
    private void check(String caseNumber, Caller caller, String unknown) {
        access.check(caseNumber, caller);
        if (caller.has(Roles.INTEGRATION)
                || caller.has(Roles.CONTRACTOR)
                || !Privacy.of(caller).readsWords()) {
            throw Refusal.notFound(unknown, caseNumber);
        }
    }
}
