package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.Privacy;
import org.guanjia.fee.FeeViews.AccountView;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
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

/** Bills and payments over HTTP. A house of another community does not exist (404). */
@RestController
@RequestMapping("/api")
@Tag(name = "fees", description = "收费 · fees")
class FeeController {

    private final FeeViews views;
    private final Payments payments;
    private final PaymentRows rows;
    private final RefusedPayments refused;
    private final DayClosing closing;
    private final FeeAccess access;

    FeeController(
            FeeViews views,
            Payments payments,
            PaymentRows rows,
            RefusedPayments refused,
            DayClosing closing,
            FeeAccess access) {
        this.views = views;
        this.payments = payments;
        this.rows = rows;
        this.refused = refused;
        this.closing = closing;
        this.access = access;
    }

    /** A payment as the caller tells it; see {@link Payments.NewPayment}. */
    record PaymentRequest(
            Long houseId,
            String channel,
            String transactionId,
            BigDecimal amount,
            Instant paidAt,
            List<PartRequest> bills,
            String note) {}

    record PartRequest(String bill, BigDecimal amount) {}

    record RefundRequest(String channel, String transactionId, BigDecimal amount, String reason) {}

    /** What became of a payment; money as text with two decimals. */
    record TakenView(
            long id,
            String receipt,
            String amount,
            String settled,
            String unallocated,
            boolean accountClosed,
            boolean replayed) {

        static TakenView of(Payments.Taken taken) {
            return new TakenView(
                    taken.id(),
                    taken.receipt(),
                    Money.text(taken.amount()),
                    Money.text(taken.settled()),
                    Money.text(taken.unallocated()),
                    taken.accountClosed(),
                    taken.replayed());
        }
    }

    record Reason(String reason) {}

    record Entry(long id) {}

    record ClosingRequest(LocalDate day, Map<String, BigDecimal> counted) {}

    record DayView(LocalDate day, List<DayClosing.Total> totals) {}

    @GetMapping("/houses/{id}/bills")
    @Operation(
            summary = "房屋的账单、欠费和预存 · a house's bills, what it owes and has prepaid",
            description =
                    "新账单在前，每页 50 张，before 取上一页的 next；违约金单列，不含在欠费里 ·"
                            + " newest first, 50 a page; late damages are told apart from what is"
                            + " owed")
    AccountView bills(
            @PathVariable long id,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "false") boolean open,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return views.account(id, before, open, Privacy.of(caller));
    }

    @PostMapping("/payments")
    @Operation(
            summary = "登记一笔收款 · takes a payment",
            description =
                    "渠道加交易号相同的只记一次；不指明账单时先还最早到期的，多出的转预存；账户已关闭时先还欠费，余下待退 ·"
                            + " the same channel and transaction id counts once; without named"
                            + " bills the oldest due are settled first and what is left is"
                            + " prepaid; in a closed account the rest waits to be refunded")
    @ApiResponse(responseCode = "201", description = "已入账 · taken")
    @ApiResponse(responseCode = "200", description = "早已入账，没有重复 · was taken before")
    @ApiResponse(responseCode = "409", description = "交易号已用于另一笔 · known with other facts")
    @ApiResponse(responseCode = "422", description = "有误，已留痕 · wrong, kept for the cashier")
    ResponseEntity<TakenView> pay(
            @RequestBody PaymentRequest request, @AuthenticationPrincipal Caller caller) {
        String community = null;
        try {
            Long house = Refused.missing("houseId", request.houseId());
            community = access.house(house, caller);
            Payments.Taken taken =
                    payments.pay(
                            new Payments.NewPayment(
                                    house,
                                    request.channel(),
                                    request.transactionId(),
                                    request.amount(),
                                    request.paidAt(),
                                    parts(request.bills()),
                                    request.note()),
                            caller.userId());
            return ResponseEntity.status(taken.replayed() ? HttpStatus.OK : HttpStatus.CREATED)
                    .body(TakenView.of(taken));
        } catch (Refusal refusal) {
            refused.keep(
                    community,
                    text(request.houseId()),
                    request.channel(),
                    request.transactionId(),
                    text(request.amount()),
                    refusal.textKey(),
                    caller.userId());
            throw refusal;
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static List<Payments.Part> parts(List<PartRequest> bills) {
        List<Payments.Part> parts = new ArrayList<>();
        for (PartRequest one : bills == null ? List.<PartRequest>of() : bills) {
            String field = "bills[" + parts.size() + "]";
            Refused.missing(field, one);
            try {
                parts.add(new Payments.Part(Long.parseLong(one.bill()), one.amount()));
            } catch (NumberFormatException noNumber) {
                throw Refusal.invalid(field + ".bill", "fee.unknownBill", one.bill());
            }
        }
        return parts;
    }

    @PostMapping("/payments/{id}/reverse")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "冲正一笔收款或退款 · undoes a payment or a refund by an entry of its own")
    Entry reverse(
            @PathVariable long id,
            @RequestBody Reason reason,
            @AuthenticationPrincipal Caller caller) {
        access.house(rows.entry(id).houseId(), caller);
        return new Entry(payments.reverse(id, reason.reason(), caller.userId()));
    }

    @PostMapping("/houses/{id}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "退还预存 · pays prepaid money back")
    Entry refund(
            @PathVariable long id,
            @RequestBody RefundRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.house(id, caller);
        return new Entry(
                payments.refund(
                        id,
                        request.channel(),
                        request.transactionId(),
                        request.amount(),
                        request.reason(),
                        caller.userId()));
    }

    @GetMapping("/communities/{id}/day-closing")
    @Operation(summary = "某日各渠道入账合计 · a day's totals by channel")
    DayView day(
            @PathVariable String id,
            @RequestParam LocalDate day,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        return new DayView(day, closing.totals(id, day));
    }

    @PostMapping("/communities/{id}/day-closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "日结 · closes a day",
            description = "清点与入账逐渠道一致才能结 · only when what was counted agrees by channel")
    void close(
            @PathVariable String id,
            @RequestBody ClosingRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        closing.close(
                id,
                request.day(),
                request.counted() == null ? Map.of() : request.counted(),
                caller.userId());
    }
}
