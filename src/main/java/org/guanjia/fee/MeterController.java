package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.guanjia.imports.Fault;
import org.guanjia.imports.FaultList;
import org.guanjia.imports.ReadingFile;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Meters and readings over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "meters", description = "抄表 · meters and readings")
class MeterController {

    private static final int FAULTS_SAID = 10;

    private final FeeMeters meters;
    private final MeterViews views;
    private final FeeItems items;
    private final FaultList faults;
    private final FeeAccess access;
    private final Clock clock;

    MeterController(
            FeeMeters meters,
            MeterViews views,
            FeeItems items,
            FaultList faults,
            FeeAccess access,
            Clock clock) {
        this.meters = meters;
        this.views = views;
        this.items = items;
        this.faults = faults;
        this.access = access;
        this.clock = clock;
    }

    /** As {@link FeeMeters#add}; without a house it is a shared meter. */
    record MeterRequest(
            Integer item,
            Long houseId,
            String serial,
            Integer digits,
            BigDecimal factor,
            LocalDate from,
            BigDecimal value) {}

    record ReadingRequest(LocalDate readOn, BigDecimal value, Boolean rolled, String reason) {}

    record Created(long id) {}

    record Used(BigDecimal used) {}

    record MeterList(List<MeterViews.MeterView> items, String next) {}

    record ReadingList(List<MeterViews.ReadingView> items) {}

    record Taken(int rows, int taken) {}

    @GetMapping("/communities/{id}/meters")
    @Operation(
            summary = "表和最近读数 · meters with their last readings",
            description = "q 表号开头;每页 50 块 · q: how the number begins; 50 a page")
    MeterList meters(
            @PathVariable String id,
            @RequestParam(required = false) Integer item,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        List<MeterViews.MeterView> page = views.page(id, item, q, after);
        return new MeterList(
                page,
                page.size() < MeterViews.PAGE
                        ? null
                        : String.valueOf(page.get(page.size() - 1).id()));
    }

    @PostMapping("/communities/{id}/meters")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "装表 · adds a meter")
    Created add(
            @PathVariable String id,
            @RequestBody MeterRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        FeeItem item = items.item(Refused.missing("item", request.item()));
        if (!item.community().equals(id)
                || request.houseId() != null
                        && !access.house(request.houseId(), caller).equals(id)) {
            throw Refusal.notFound("fee.unknownItem", request.item());
        }
        return new Created(
                meters.add(
                        item.id(),
                        request.houseId(),
                        request.serial(),
                        Refused.missing("digits", request.digits()),
                        request.factor(),
                        request.from(),
                        request.value()));
    }

    @GetMapping("/meters/{id}/readings")
    @Operation(summary = "一块表的读数 · a meter's readings, the newest first")
    ReadingList readings(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        own(id, caller);
        return new ReadingList(views.readings(id));
    }

    @PostMapping("/meters/{id}/readings")
    @Operation(
            summary = "登记读数 · takes a reading",
            description = "小于上次的须注明已翻转;已出账月份不能再登记 · a lower one is refused unless it rolled over")
    Used read(
            @PathVariable long id,
            @RequestBody ReadingRequest request,
            @AuthenticationPrincipal Caller caller) {
        own(id, caller);
        checkNotAhead(request.readOn());
        return new Used(
                meters.read(
                        id,
                        request.readOn(),
                        request.value(),
                        Boolean.TRUE.equals(request.rolled()),
                        caller.userId()));
    }

    @PostMapping("/meters/{id}/readings/correct")
    @Operation(
            summary = "更正最后一次读数 · corrects the last reading",
            description =
                    "已出账的用量不变,差额并入下次 · what is billed stays; the difference goes with the next one")
    Used correct(
            @PathVariable long id,
            @RequestBody ReadingRequest request,
            @AuthenticationPrincipal Caller caller) {
        own(id, caller);
        return new Used(
                meters.correct(
                        id,
                        request.readOn(),
                        request.value(),
                        Boolean.TRUE.equals(request.rolled()),
                        request.reason(),
                        caller.userId()));
    }

    @PostMapping(
            path = "/communities/{id}/readings",
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "text/csv",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    @Operation(
            summary = "导入抄表清单 · brings in a list of readings",
            description =
                    "内容就是文件本身(CSV 或 XLSX),列:表号、抄表日期、读数、已翻转;全部登记或一条也不登记 · the body is"
                            + " the file; all rows or none, and again changes nothing")
    Taken bring(
            @PathVariable String id,
            @RequestBody(required = false) byte[] file,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        access.community(id, caller);
        if (file == null || file.length == 0) {
            throw Refusal.invalid("file", "imports.fileEmpty");
        }
        ReadingFile.Content content = ReadingFile.read(file, LocalDate.now(clock));
        if (content.broken()) {
            throw Refusal.invalid(
                    "file",
                    "tariff.readingsWrong",
                    content.faults().stream()
                            .filter(Fault::error)
                            .limit(FAULTS_SAID)
                            .map(fault -> fault.row() + ": " + faults.say(language, fault))
                            .collect(Collectors.joining("; ")));
        }
        content.readings().forEach(one -> checkNotAhead(one.readOn()));
        return new Taken(
                content.readings().size(), meters.readAll(id, content.readings(), caller.userId()));
    }

    /** A year that was mistyped would keep every later reading out. */
    private void checkNotAhead(LocalDate day) {
        if (day != null && day.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("readOn", "tariff.readingAhead", day);
        }
    }

    private void own(long meterId, Caller caller) {
        if (!caller.mayServe(views.community(meterId))) {
            throw Refusal.notFound("fee.unknownMeter", meterId);
        }
    }
}
