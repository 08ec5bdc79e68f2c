package org.guanjia.renovation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The passes of workers, for whoever stands at the gate. */
@RestController
@Tag(name = "worker-passes", description = "施工人员出入证 · passes of workers")
class PassController {

    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_QUERY = 64;

    private final WorkerPasses passes;
    private final EstateService estate;
    private final CaseExclusions exclusions;

    PassController(WorkerPasses passes, EstateService estate, CaseExclusions exclusions) {
        this.passes = passes;
        this.estate = estate;
        this.exclusions = exclusions;
    }

    /**
     * A pass as the guard needs it; nothing of who lives in the house.
     *
     * @param house the house's address
     * @param reason why it is suspended or revoked; null otherwise
     */
    record Item(
            String number,
            String worker,
            String trade,
            String house,
            LocalDate validFrom,
            LocalDate validTo,
            WorkerPass.State state,
            String reason,
            String caseNumber) {}

    record Items(List<Item> items, String next) {}

    @GetMapping("/api/communities/{community}/worker-passes")
    @Operation(
            summary = "一个小区的施工人员出入证 · the passes of a community, the newest first",
            description =
                    "有效、待生效和三十天内失效的；不含住户姓名 · those that are good, will be, or ended within"
                            + " thirty days; no resident's name")
    Items passes(
            @PathVariable String community,
            @Parameter(description = "姓名、房号或证号 · a part of name, room or number")
                    @RequestParam(defaultValue = "")
                    String q,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
        if (q.length() > LONGEST_QUERY) {
            throw Refusal.invalid("q", "estate.fieldTooLong", "q", LONGEST_QUERY);
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.invalid("limit", "estate.limitBad", LARGEST_PAGE);
        }
        List<WorkerPass> found = passes.atTheGate(community, q, before(after), limit + 1);
        List<WorkerPass> page = found.subList(0, Math.min(limit, found.size()));
        Set<String> hidden =
                exclusions.ofUser(caller.userId()).stream()
                        .filter(CaseExclusion::hidden)
                        .map(CaseExclusion::caseNumber)
                        .collect(Collectors.toSet());
        Map<Long, House> houses =
                estate.houses(page.stream().map(WorkerPass::houseId).distinct().toList());
        return new Items(
                page.stream()
                        .filter(pass -> !hidden.contains(pass.permitCase()))
                        .map(pass -> item(pass, houses.get(pass.houseId())))
                        .toList(),
                found.size() > limit ? Long.toString(page.get(page.size() - 1).id()) : null);
    }

    private static Long before(String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(after);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("after", "renovation.badCursor");
        }
    }

    private static Item item(WorkerPass pass, House house) {
        return new Item(
                pass.number(),
                pass.worker(),
                pass.trade(),
                house.display(),
                pass.validFrom(),
                pass.validTo(),
                pass.state(),
                pass.reason(),
                pass.permitCase());
    }
}
