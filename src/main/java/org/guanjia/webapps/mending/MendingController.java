package org.guanjia.webapps.mending;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.guanjia.staff.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mending of cases over HTTP, for administrators and designers. */
@RestController
@RequestMapping("/api/mending")
@Tag(
        name = "mending",
        description = "流程修复，每次都要说明原因 · mending of cases by hand, each time with a reason")
class MendingController {

    private static final String ALL_OR_NONE =
            "一次最多 200 件，全部成功或全部不变 · at most 200 at once, all or none";

    private final Mending mending;
    private final Migrations migrations;
    private final Patients patients;

    MendingController(Mending mending, Migrations migrations, Patients patients) {
        this.mending = mending;
        this.migrations = migrations;
        this.patients = patients;
    }

    record Move(List<String> instances, String from, String to, String reason) {}

    record Retry(List<String> instances, String reason) {}

    record Restart(List<String> instances, String at, String reason) {}

    record Migration(
            List<String> instances, String target, Map<String, String> mappings, String reason) {}

    record Done(List<Mending.Mended> items) {}

    @GetMapping("/definitions/{definitionId}/instances")
    @Operation(summary = "可修复的流程实例 · instances of a version that can be mended")
    Patients.Page instances(
            @PathVariable String definitionId,
            @RequestParam(required = false) String community,
            @Parameter(description = "已结束的 · those that ended")
                    @RequestParam(defaultValue = "false")
                    boolean ended,
            @Parameter(description = "停在哪一步 · element where they stand")
                    @RequestParam(required = false)
                    String step,
            @Parameter(description = "只看出错的 · only those in which something failed")
                    @RequestParam(defaultValue = "false")
                    boolean failed,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal Caller caller) {
        return patients.of(
                definitionId, new Patients.Search(community, ended, step, failed, page), caller);
    }

    @GetMapping("/instances/{instanceId}")
    @Operation(summary = "一个流程实例的现状 · how one instance stands")
    Patients.Page instance(
            @PathVariable String instanceId, @AuthenticationPrincipal Caller caller) {
        return patients.one(instanceId, caller);
    }

    @PostMapping("/moves")
    @Operation(summary = "改到另一步 · leave one step and enter another", description = ALL_OR_NONE)
    Done move(@RequestBody Move move, @AuthenticationPrincipal Caller caller) {
        return new Done(
                mending.move(move.instances(), move.from(), move.to(), move.reason(), caller));
    }

    @PostMapping("/retries")
    @Operation(summary = "重试出错的步骤 · try again what failed", description = ALL_OR_NONE)
    Done retry(@RequestBody Retry retry, @AuthenticationPrincipal Caller caller) {
        return new Done(mending.retry(retry.instances(), retry.reason(), caller));
    }

    @PostMapping("/restarts")
    @Operation(summary = "从历史重新启动 · bring ended cases back", description = ALL_OR_NONE)
    Done restart(@RequestBody Restart restart, @AuthenticationPrincipal Caller caller) {
        return new Done(
                mending.restart(restart.instances(), restart.at(), restart.reason(), caller));
    }

    @PostMapping("/migrations/preview")
    @Operation(
            summary = "迁移预览 · what would map and what would not",
            description = "不改变任何内容 · changes nothing")
    Migrations.Preview preview(
            @RequestBody Migration migration, @AuthenticationPrincipal Caller caller) {
        return migrations.preview(
                migration.instances(), migration.target(), migration.mappings(), caller);
    }

    @PostMapping("/migrations")
    @Operation(summary = "迁移到另一版本 · take cases over to another version", description = ALL_OR_NONE)
    Done migrate(@RequestBody Migration migration, @AuthenticationPrincipal Caller caller) {
        return new Done(
                mending.migrate(
                        migration.instances(),
                        migration.target(),
                        migration.mappings(),
                        migration.reason(),
                        caller));
    }
}
