package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.CollectionBatches.Line;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Batches of collections over HTTP. One that looks beyond the caller's communities is none. */
@RestController
@RequestMapping("/api/collection-batches")
@Tag(name = "fees")
class CollectionBatchController {

    private static final int DAYS = 3;

    private final CollectionBatches batches;
    private final EstateService estate;
    private final StaffService staff;

    CollectionBatchController(CollectionBatches batches, EstateService estate, StaffService staff) {
        this.batches = batches;
        this.estate = estate;
        this.staff = staff;
    }

    /**
     * @param community null for all that the caller serves
     * @param days since the oldest due day, at least; null for 3
     * @param amount overdue, at least; null for 1 yuan
     */
    record DrawRequest(String community, Integer days, BigDecimal amount) {}

    record Drawn(int id) {}

    record CountView(String state, String reason, int houses, String owed) {}

    /**
     * @param percent how much of it is started, of what is to be
     */
    record BatchView(
            int id,
            String state,
            List<String> communities,
            int days,
            String amount,
            String drawnBy,
            String drawnByName,
            Instant drawnAt,
            String startedBy,
            String startedByName,
            Instant startedAt,
            Instant endedAt,
            int started,
            int percent,
            List<CountView> counts) {}

    record LineView(
            long houseId,
            String house,
            String state,
            String reason,
            String owed,
            LocalDate dueOn,
            String caseNumber) {}

    record Batches(List<BatchView> items, Integer next) {}

    record Lines(List<LineView> items, Long next) {}

    @PostMapping
    @Operation(
            summary = "试算批量催缴 · draws a batch of collections",
            description =
                    "只看不发:命中、跳过(原因)和已在催缴的户数;不写小区即全部所服务小区 ·"
                            + " who is hit, who is left out and why; nothing is started; without a"
                            + " community all that the caller serves")
    ResponseEntity<Drawn> draw(
            @RequestBody DrawRequest request, @AuthenticationPrincipal Caller caller) {
        Collection<String> communities =
                request.community() == null || request.community().isBlank()
                        ? served(caller)
                        : List.of(request.community());
        communities.forEach(community -> estate.community(known(community, caller)));
        int id =
                batches.draw(
                        communities,
                        request.days() == null ? DAYS : request.days(),
                        request.amount() == null ? BigDecimal.ONE : request.amount(),
                        caller.userId());
        return ResponseEntity.created(URI.create("/api/collection-batches/" + id))
                .body(new Drawn(id));
    }

    private static String known(String community, Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
        return community;
    }

    private List<String> served(Caller caller) {
        List<Community> all =
                caller.admin() ? estate.communities() : estate.communities(caller.communities());
        return all.stream().map(Community::id).toList();
    }

    @GetMapping
    @Operation(summary = "批量催缴列表 · batches, newest first, 50 a page")
    Batches list(
            @RequestParam(required = false) Integer before,
            @AuthenticationPrincipal Caller caller) {
        List<BatchView> items =
                batches.list(served(caller), before).stream().map(this::view).toList();
        return new Batches(
                items,
                items.size() < CollectionBatches.PAGE ? null : items.get(items.size() - 1).id());
    }

    @GetMapping("/{id}")
    @Operation(summary = "试算结果和进度 · what it hits, and how far it is")
    BatchView batch(@PathVariable int id, @AuthenticationPrincipal Caller caller) {
        check(id, caller);
        return view(id);
    }

    @GetMapping("/{id}/houses")
    @Operation(
            summary = "批次里的房屋 · the households of a batch",
            description = "state: hit, blocked, running, started; 每页 50 户 · 50 a page")
    Lines houses(
            @PathVariable int id,
            @RequestParam(defaultValue = "hit") String state,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal Caller caller) {
        check(id, caller);
        Refused.unknown("state", state, "hit", "blocked", "running", "started");
        List<Line> lines = batches.lines(id, state, reason, after);
        Map<Long, House> houses =
                estate.houses(lines.stream().map(Line::houseId).collect(Collectors.toSet()));
        return new Lines(
                lines.stream()
                        .map(
                                line ->
                                        new LineView(
                                                line.houseId(),
                                                houses.containsKey(line.houseId())
                                                        ? houses.get(line.houseId()).display()
                                                        : String.valueOf(line.houseId()),
                                                line.state(),
                                                line.reason(),
                                                Money.text(line.owed()),
                                                line.dueOn(),
                                                line.caseNumber()))
                        .toList(),
                lines.size() < CollectionBatches.PAGE
                        ? null
                        : lines.get(lines.size() - 1).houseId());
    }

    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "开始或继续批量催缴 · starts the collections, or goes on after a stop",
            description = "后台分批发起,每户只有一个催缴 · in the background, once each")
    void start(@PathVariable int id, @AuthenticationPrincipal Caller caller) {
        check(id, caller);
        batches.start(id, caller.userId());
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "暂停批量催缴 · starts no further ones; those that run go on")
    void stop(@PathVariable int id, @AuthenticationPrincipal Caller caller) {
        check(id, caller);
        batches.stop(id);
    }

    @PostMapping("/{id}/abandon")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "放弃批次 · gives up a batch, or what is left of it")
    void abandon(@PathVariable int id, @AuthenticationPrincipal Caller caller) {
        check(id, caller);
        batches.abandon(id);
    }

    private void check(int id, Caller caller) {
        if (!batches.get(id).communities().stream().allMatch(caller::mayServe)) {
            throw Refusal.notFound("batch.unknown", id);
        }
    }

    private BatchView view(int id) {
        CollectionBatch batch = batches.get(id);
        CollectionBatches.Progress progress = batches.progress(id);
        Map<String, String> names =
                staff.namesOf(Arrays.asList(batch.drawnBy(), batch.startedBy()));
        return new BatchView(
                id,
                batch.state(),
                batch.communities(),
                batch.days(),
                Money.text(batch.amount()),
                batch.drawnBy(),
                names.get(batch.drawnBy()),
                batch.drawnAt(),
                batch.startedBy(),
                names.get(batch.startedBy()),
                batch.startedAt(),
                batch.endedAt(),
                progress.started(),
                progress.chunks() == 0 ? 0 : progress.chunksDone() * 100 / progress.chunks(),
                batches.counts(id).stream()
                        .map(
                                count ->
                                        new CountView(
                                                count.state(),
                                                count.reason(),
                                                count.houses(),
                                                Money.text(count.owed())))
                        .toList());
    }
}
