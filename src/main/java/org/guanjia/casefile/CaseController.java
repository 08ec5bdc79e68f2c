package org.guanjia.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP (design.md section 11): report, look, answer, cancel, urge, note. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "cases", description = "工单 · cases of every flow")
class CaseController {

    private final Intake intake;
    private final CaseFlows flows;
    private final CaseFiles files;
    private final CaseLists lists;
    private final CaseAccess access;
    private final EstateService estate;

    CaseController(
            Intake intake,
            CaseFlows flows,
            CaseFiles files,
            CaseLists lists,
            CaseAccess access,
            EstateService estate) {
        this.intake = intake;
        this.flows = flows;
        this.files = files;
        this.lists = lists;
        this.access = access;
        this.estate = estate;
    }

    record Reported(String caseNumber) {}

    record Cancellation(String reason) {}

    record Note(String text) {}

    @PostMapping("/{flow}")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "报事 · report a case",
            description =
                    "没有期别，或电话登记在别的房屋：照样受理，等人核实地址。不填 room 即公共部位。"
                            + " · A missing phase, or a phone of another house, is taken and waits until a"
                            + " person has confirmed the address. Without a room the report is about a"
                            + " common part.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            """
                                                            {"community": "yunqi", "phase": "1", "building": "3", "unit": "1",
                                                             "room": "1201", "reporterName": "张三", "reporterPhone": "13800000000",
                                                             "channel": "phone", "description": "厨房水管爆了，水漫到客厅"}\
                                                            """))))
    @ApiResponse(responseCode = "201", description = "已受理 · taken; Location names the case")
    ResponseEntity<Reported> report(
            @Parameter(description = "流程 · flow", example = "repair") @PathVariable String flow,
            @RequestBody Report report,
            @AuthenticationPrincipal Caller caller) {
        String caseNumber = intake.report(flow, report, caller);
        return ResponseEntity.created(URI.create("/api/cases/" + caseNumber))
                .body(new Reported(caseNumber));
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "工单的全部内容 · all there is to see of a case")
    CaseView view(
            @Parameter(example = "BX-20261123-0007") @PathVariable String caseNumber,
            @AuthenticationPrincipal Caller caller) {
        return access.view(caseNumber, caller);
    }

    @GetMapping
    @Operation(
            summary = "工单列表，新的在前 · cases, newest first",
            description =
                    "下一页：把 next 作为 after 再问；没有 next 即最后一页。"
                            + " · For the next page ask again with `next` as `after`; without `next` it was"
                            + " the last one.")
    CasePage list(
            @Parameter(description = "小区 · community") @RequestParam(required = false)
                    String community,
            @RequestParam(required = false) String flow,
            @Parameter(description = "open, closed, cancelled") @RequestParam(required = false)
                    String status,
            @Parameter(description = "房屋 id · id of a house") @RequestParam(required = false)
                    Long house,
            @Parameter(description = "单号开头、标题或电话末四位 · start of a number, title, end of a phone")
                    @RequestParam(required = false)
                    String q,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (flow != null && !flow.isBlank()) {
            flows.named(flow);
        }
        String text = Bounds.optional("q", q, 60);
        return lists.list(
                        new CaseQuery(
                                flows.reader(caller),
                                communities(community, caller),
                                flow == null || flow.isBlank() ? null : flow,
                                status(status),
                                house,
                                text,
                                after,
                                limit))
                .seenWith(Privacy.of(caller));
    }

    private Collection<String> communities(String asked, Caller caller) {
        if (asked != null && !asked.isBlank()) {
            if (!caller.mayServe(asked)) {
                throw Refusal.notFound("estate.communityUnknown", asked);
            }
            return Set.of(asked);
        }
        return caller.admin()
                ? estate.communities().stream().map(Community::id).toList()
                : caller.communities();
    }

    private static CaseStatus status(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        CaseStatus status = CaseStatus.of(code);
        if (status == null) {
            throw Refusal.invalid(
                    "status",
                    "intake.unknownStatus",
                    code,
                    List.of(CaseStatus.values()).stream()
                            .map(CaseStatus::code)
                            .reduce((a, b) -> a + ", " + b)
                            .orElseThrow());
        }
        return status;
    }

    @PostMapping("/{caseNumber}/answers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(
            summary = "住户答复 · a resident's answer to an open question",
            description =
                    "问题和选项见工单的 questions[] · questions[] of the case names question and options")
    void answer(
            @PathVariable String caseNumber,
            @RequestBody Answer answer,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        Bounds.required("question", answer.question(), 64);
        Bounds.required("answer", answer.answer(), 64);
        Bounds.optional("comment", answer.comment(), Bounds.REASON);
        stars("rating", answer.rating());
        stars("speed", answer.speed());
        stars("attitude", answer.attitude());
        flowOf(caseNumber).answer(caseNumber, answer, caller);
    }

    private static void stars(String field, Integer stars) {
        if (stars != null && (stars < 1 || stars > 5)) {
            throw Refusal.invalid(field, "intake.stars");
        }
    }

    @PostMapping("/{caseNumber}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "取消 · cancel, with a reason, until the work is done")
    void cancel(
            @PathVariable String caseNumber,
            @RequestBody Cancellation cancellation,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        String reason = Bounds.required("reason", cancellation.reason(), 400);
        flowOf(caseNumber).cancel(caseNumber, reason, caller);
    }

    @PostMapping("/{caseNumber}/urge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "催单 · urge: recorded, shown, brings the pre-warning forward")
    void urge(@PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        files.urge(caseNumber, caller.userId());
    }

    @PostMapping("/{caseNumber}/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "添加备注 · add a note")
    void note(
            @PathVariable String caseNumber,
            @RequestBody Note note,
            @AuthenticationPrincipal Caller caller) {
        access.check(caseNumber, caller);
        files.note(caseNumber, caller.userId(), note.text());
    }

    private CaseFlow flowOf(String caseNumber) {
        return flows.named(files.get(caseNumber).flow());
    }
}
