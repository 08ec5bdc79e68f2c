package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.estate.Privacy;
import org.guanjia.fee.AccountViews.AccountSheet;
import org.guanjia.fee.AccountViews.ReductionView;
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

/** Accounts over HTTP: who pays, what is charged, what is reduced, what is disputed. */
@RestController
@RequestMapping("/api")
@Tag(name = "fee-accounts", description = "收费账户 · fee accounts")
class FeeAccountController {

    private final AccountViews views;
    private final FeeAccounts accounts;
    private final AccountEnds ends;
    private final FeeReductions reductions;
    private final FeeDisputes disputes;
    private final FeeAccess access;

    FeeAccountController(
            AccountViews views,
            FeeAccounts accounts,
            AccountEnds ends,
            FeeReductions reductions,
            FeeDisputes disputes,
            FeeAccess access) {
        this.views = views;
        this.accounts = accounts;
        this.ends = ends;
        this.reductions = reductions;
        this.disputes = disputes;
        this.access = access;
    }

    /** A payer from a day on: owner, tenant or company; with the row of the register if known. */
    record PayerRequest(LocalDate from, String kind, String name, Long residentId) {}

    record EndRequest(Integer item, LocalDate lastDay) {}

    /** What days that were billed ahead gave back. */
    record Credited(String credited) {}

    record ChargeRequest(Integer item, LocalDate from, LocalDate to, BigDecimal quantity) {}

    record ReductionRequest(
            Integer item,
            String kind,
            BigDecimal percent,
            LocalDate from,
            LocalDate to,
            String reason) {}

    record Decision(Boolean approved) {}

    record DisputeRequest(
            String bill, LocalDate from, Boolean justified, String reason, String caseNumber) {}

    record DisputeEnd(LocalDate lastDay, Boolean justified, String reason) {}

    record Entry(long id) {}

    record AskedList(List<FeeReductions.Asked> items) {}

    record ReductionList(List<ReductionView> items, String next) {}

    @GetMapping("/houses/{id}/fee-account")
    @Operation(
            summary = "账户全貌 · an account as a whole",
            description =
                    "缴费人、计收项目、减免、争议、表、押金(含装修押金)、收付记录 · payers, charges, reductions,"
                            + " disputes, meters, deposits with those of renovations, money in and"
                            + " out")
    AccountSheet account(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return views.sheet(id, Privacy.of(caller));
    }

    @PostMapping("/houses/{id}/fee-account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "开户 · opens the account with its first payer")
    void open(
            @PathVariable long id,
            @RequestBody PayerRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        accounts.open(id, request.from(), request.kind(), request.name(), request.residentId());
    }

    @PostMapping("/houses/{id}/fee-account/close")
    @Operation(
            summary = "销户 · closes the account",
            description = "之后预收的天数退为预存,可再退款 · later days that were billed ahead are given back")
    Credited close(
            @PathVariable long id,
            @RequestBody EndRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new Credited(Money.text(ends.close(id, request.lastDay(), caller.userId())));
    }

    @PostMapping("/houses/{id}/payers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "变更缴费人 · somebody else pays from a day on",
            description = "已出的账单仍归原缴费人;月中变更按天分两张 · bills that are out stay with whom they name")
    void payer(
            @PathVariable long id,
            @RequestBody PayerRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        accounts.changePayer(
                id, request.from(), request.kind(), request.name(), request.residentId());
    }

    @PostMapping("/houses/{id}/charges")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "计收一个项目 · charges an item to the house")
    void charge(
            @PathVariable long id,
            @RequestBody ChargeRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        accounts.charge(
                id,
                Refused.missing("item", request.item()),
                request.from(),
                request.to(),
                request.quantity());
    }

    @PostMapping("/houses/{id}/charges/end")
    @Operation(summary = "停收一个项目 · ends a charge")
    Credited endCharge(
            @PathVariable long id,
            @RequestBody EndRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new Credited(
                Money.text(
                        ends.endCharge(
                                id,
                                Refused.missing("item", request.item()),
                                request.lastDay(),
                                caller.userId())));
    }

    @GetMapping("/communities/{id}/fee-reductions")
    @Operation(
            summary = "减免申请和已定的减免 · reductions",
            description = "state:asked 待审批、approved、refused;每页 50 条 · 50 a page")
    ReductionList reductions(
            @PathVariable String id,
            @RequestParam(defaultValue = "asked") String state,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        List<ReductionView> page = views.reductions(id, state, before);
        return new ReductionList(
                page,
                page.size() < AccountViews.PAGE
                        ? null
                        : String.valueOf(page.get(page.size() - 1).id()));
    }

    @GetMapping("/fee-reductions/count")
    @Operation(
            summary =
                    "各小区多少减免申请等我审批 · how many reductions wait in each community for the caller's decision")
    AskedList toDecide(@AuthenticationPrincipal Caller caller) {
        return new AskedList(
                reductions.toDecide(caller.admin() ? null : caller.communities(), caller.userId()));
    }

    @PostMapping("/houses/{id}/fee-reductions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "申请减免 · asks for a reduction",
            description = "由项目经理审批,申请人不能自批;已出账的天数在批准时以贷项减 · what is billed already is credited")
    Entry ask(
            @PathVariable long id,
            @RequestBody ReductionRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new Entry(
                reductions.propose(
                        id,
                        Refused.missing("item", request.item()),
                        request.kind(),
                        request.percent(),
                        request.from(),
                        request.to(),
                        request.reason(),
                        caller.userId()));
    }

    @PostMapping("/fee-reductions/{id}/decision")
    @Operation(summary = "审批减免 · approves or refuses a reduction")
    Credited decide(
            @PathVariable long id,
            @RequestBody Decision decision,
            @AuthenticationPrincipal Caller caller) {
        ownReduction(id, caller);
        if (Refused.missing("approved", decision.approved())) {
            return new Credited(Money.text(reductions.approve(id, caller.userId())));
        }
        reductions.refuse(id, caller.userId());
        return new Credited(Money.text(Money.ZERO));
    }

    @PostMapping("/fee-reductions/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "提前结束减免 · ends a reduction early")
    void endReduction(
            @PathVariable long id,
            @RequestBody EndRequest request,
            @AuthenticationPrincipal Caller caller) {
        ownReduction(id, caller);
        reductions.end(id, request.lastDay());
    }

    private void ownReduction(long id, Caller caller) {
        if (!caller.mayServe(reductions.reduction(id).community())) {
            throw Refusal.notFound("fee.unknownReduction", id);
        }
    }

    @PostMapping("/houses/{id}/fee-disputes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记争议 · records a dispute",
            description = "有理由的争议期间不计违约金 · no late damages while a justified one is open")
    Entry dispute(
            @PathVariable long id,
            @RequestBody DisputeRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new Entry(
                disputes.open(
                        id,
                        request.bill() == null ? null : FeeDeskController.bill(request.bill()),
                        request.from(),
                        Refused.missing("justified", request.justified()),
                        request.reason(),
                        request.caseNumber(),
                        caller.userId()));
    }

    @PostMapping("/fee-disputes/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "了结争议 · settles a dispute",
            description = "不成立的争议,期间违约金照算 · when it was not justified its days count again")
    void settle(
            @PathVariable long id,
            @RequestBody DisputeEnd request,
            @AuthenticationPrincipal Caller caller) {
        access.house(disputes.dispute(id).houseId(), caller);
        disputes.close(
                id,
                request.lastDay(),
                Refused.missing("justified", request.justified()),
                request.reason(),
                caller.userId());
    }
}
