package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.casefile.Bounds;
import org.guanjia.fee.AccountViews.EntryView;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Single bills over HTTP: late damages, waivers, reversals, deposits, entries that wait. */
@RestController
@RequestMapping("/api")
@Tag(name = "fee-desk", description = "单笔账单处理 · single bills")
class FeeDeskController {

    private final Ledger ledger;
    private final BillReversals reversals;
    private final LateDamages damages;
    private final FeeEntries entries;
    private final AccountViews views;
    private final FeeAccess access;

    FeeDeskController(
            Ledger ledger,
            BillReversals reversals,
            LateDamages damages,
            FeeEntries entries,
            AccountViews views,
            FeeAccess access) {
        this.ledger = ledger;
        this.reversals = reversals;
        this.damages = damages;
        this.entries = entries;
        this.views = views;
        this.access = access;
    }

    record Reason(String reason) {}

    record Until(LocalDate until) {}

    record Bills(List<String> bills) {}

    record BillNumber(String bill) {}

    /** reference: a number of the cashier's own, which is charged once. */
    record DepositRequest(BigDecimal amount, String reason, String reference) {}

    record ReturnRequest(BigDecimal keep, String reason) {}

    record EntryList(List<EntryView> items) {}

    record Place(Long houseId) {}

    @PostMapping("/houses/{id}/late-damages")
    @Operation(
            summary = "按合同计收违约金 · charges the late damages that have grown",
            description =
                    "每张逾期账单各计一张,与本金分开;可由他人减免 · each bill of its own, apart from the principal")
    Bills charge(
            @PathVariable long id,
            @RequestBody Until request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new Bills(
                damages
                        .charge(id, Refused.missing("until", request.until()), caller.userId())
                        .stream()
                        .map(String::valueOf)
                        .toList());
    }

    @PostMapping("/bills/{bill}/waive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "免除违约金 · waives late damages")
    void waive(
            @PathVariable String bill,
            @RequestBody Reason request,
            @AuthenticationPrincipal Caller caller) {
        damages.waive(own(bill, caller), request.reason(), caller.userId());
    }

    @PostMapping("/bills/{bill}/reverse")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "冲正一张账单 · reverses a single bill",
            description =
                    "已收的款转为预存;同一天数不会自动重出 · what was paid is prepaid; it is not billed again by itself")
    BillNumber reverse(
            @PathVariable String bill,
            @RequestBody Reason request,
            @AuthenticationPrincipal Caller caller) {
        return new BillNumber(
                String.valueOf(
                        reversals.reverse(own(bill, caller), request.reason(), caller.userId())));
    }

    @PostMapping("/houses/{id}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "开一张押金账单 · bills a deposit")
    BillNumber deposit(
            @PathVariable long id,
            @RequestBody DepositRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new BillNumber(
                String.valueOf(
                        entries.deposit(
                                id,
                                request.amount(),
                                request.reason(),
                                Bounds.required("reference", request.reference(), 40),
                                caller.userId())));
    }

    @PostMapping("/bills/{bill}/return-deposit")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "退押金 · gives a deposit back",
            description = "退为预存,再按退款付出;keep 为扣留 · it is prepaid then and can be refunded")
    BillNumber returnDeposit(
            @PathVariable String bill,
            @RequestBody ReturnRequest request,
            @AuthenticationPrincipal Caller caller) {
        return new BillNumber(
                String.valueOf(
                        entries.returnDeposit(
                                own(bill, caller),
                                request.keep(),
                                request.reason(),
                                caller.userId())));
    }

    @GetMapping("/communities/{id}/fee-entries")
    @Operation(summary = "等待指明房屋的入账 · entries that wait for a house")
    EntryList waiting(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        return new EntryList(views.waiting(id));
    }

    @PostMapping("/fee-entries/{id}/place")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "指明入账属于哪套房屋 · says which house an entry belongs to")
    void place(
            @PathVariable long id,
            @RequestBody Place request,
            @AuthenticationPrincipal Caller caller) {
        long house = Refused.missing("houseId", request.houseId());
        access.house(house, caller);
        entries.place(id, house);
    }

    /** The bill's id, if the caller serves its house. */
    private long own(String number, Caller caller) {
        long id = bill(number);
        access.house(ledger.find(id).houseId(), caller);
        return id;
    }

    /** Numbers of bills are text: they are too long for a browser's numbers. */
    static long bill(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException none) {
            throw Refusal.notFound("fee.unknownBill", number);
        }
    }
}
