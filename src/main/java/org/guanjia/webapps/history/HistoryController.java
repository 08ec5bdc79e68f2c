package org.guanjia.webapps.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import org.guanjia.casefile.CasePage;
import org.guanjia.staff.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of cases, for Cockpit and for whoever evaluates them. */
@RestController
@RequestMapping("/api/history")
@Tag(name = "history", description = "办理过程 · what became of cases")
class HistoryController {

    private final CaseHistories histories;
    private final InstanceHistories instances;
    private final EndedCases ended;
    private final HeatMap heat;

    HistoryController(
            CaseHistories histories, InstanceHistories instances, EndedCases ended, HeatMap heat) {
        this.ended = ended;
        this.histories = histories;
        this.instances = instances;
        this.heat = heat;
    }

    @GetMapping("/cases")
    @Operation(
            summary = "已结束的工单 · cases that have ended",
            description = "新的在前；按小区、流程、结束日期、单号、标题或电话末四位查找 · newest first")
    CasePage ended(
            @RequestParam(required = false) String community,
            @RequestParam(required = false) String flow,
            @Parameter(description = "从哪天起结束 · ended from this day on")
                    @RequestParam(required = false)
                    LocalDate from,
            @Parameter(description = "到哪天止（含） · to this day, included")
                    @RequestParam(required = false)
                    LocalDate to,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        return ended.find(
                new EndedCases.Search(community, flow, from, to, q, after, limit), caller);
    }

    @GetMapping("/cases/{caseNumber}")
    @Operation(
            summary = "一件工单的办理过程 · what became of a case",
            description = "各级流程、谁办了什么、流程修复 · its parts, who did what, repairs")
    CaseHistory ofCase(@PathVariable String caseNumber, @AuthenticationPrincipal Caller caller) {
        return histories.of(caseNumber, caller);
    }

    @GetMapping("/instances/{instanceId}")
    @Operation(
            summary = "一个流程实例走过的路 · the way of one process instance",
            description =
                    "经过的步骤和连线、变量变化、异常、人的操作"
                            + " · steps and flows, variables as they changed, incidents, deeds")
    InstanceHistory ofInstance(
            @PathVariable String instanceId,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        return instances.ofInstance(instanceId, caller, language);
    }

    @GetMapping("/definitions/{definitionId}/heat")
    @Operation(
            summary = "流程热力图 · where cases go and where they wait",
            description =
                    "每个步骤进入多少次、停留多久 · how often each element was entered and how long it took")
    HeatMap.Heat heat(
            @PathVariable String definitionId,
            @Parameter(description = "小区，缺省为全部 · community; all of the caller's without it")
                    @RequestParam(required = false)
                    String community,
            @Parameter(description = "从哪天起 · from this day on") @RequestParam(required = false)
                    LocalDate from,
            @Parameter(description = "到哪天止（含） · to this day, included")
                    @RequestParam(required = false)
                    LocalDate to,
            @Parameter(description = "是否包括其他版本 · whether other versions count too")
                    @RequestParam(defaultValue = "false")
                    boolean allVersions,
            @AuthenticationPrincipal Caller caller) {
        return heat.of(
                new HeatMap.Question(definitionId, community, from, to, allVersions), caller);
    }
}
