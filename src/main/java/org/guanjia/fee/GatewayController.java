package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.guanjia.casefile.VisitorThrottle;
import org.guanjia.document.QrCode;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.PaymentGateway.Notice;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Paying by a gateway: codes for staff, the page for residents, call backs. */
@RestController
@RequestMapping("/api")
@Tag(name = "payments", description = "在线缴费 · paying online")
class GatewayController {

    private static final int PAGE = 50;
    private static final int LARGEST_NOTICE = 16 * 1024;

    private final GatewaySettings settings;
    private final PayLinks links;
    private final PaymentOrders orders;
    private final RefusedPayments refused;
    private final Ledger ledger;
    private final EstateService estate;
    private final VisitorThrottle throttle;
    private final Texts texts;

    GatewayController(
            GatewaySettings settings,
            PayLinks links,
            PaymentOrders orders,
            RefusedPayments refused,
            Ledger ledger,
            EstateService estate,
            VisitorThrottle throttle,
            Texts texts) {
        this.settings = settings;
        this.links = links;
        this.orders = orders;
        this.refused = refused;
        this.ledger = ledger;
        this.estate = estate;
        this.throttle = throttle;
        this.texts = texts;
    }

    /**
     * @param qr the address as a picture, a {@code data:} address
     */
    record LinkView(String code, String url, String qr) {}

    /**
     * What a resident sees.
     *
     * @param state due, or nothing when there is no debt
     * @param paid of the last order that was paid in the last day; null for none
     */
    record PayView(
            String house,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            String amount,
            String state,
            PaidView paid) {}

    record PaidView(String amount, Instant at, String receipt) {}

    record OrderView(
            String number,
            long houseId,
            String bill,
            String amount,
            String state,
            String payUrl,
            Instant expiresAt,
            String channel,
            String transactionId,
            String receipt,
            Instant paidAt) {

        static OrderView of(PaymentOrder order) {
            return new OrderView(
                    order.number(),
                    order.houseId(),
                    order.billId() == null ? null : String.valueOf(order.billId()),
                    Money.text(order.amount()),
                    order.state(),
                    order.payUrl(),
                    order.expiresAt(),
                    order.channel(),
                    order.transactionId(),
                    order.paymentId() == null ? null : Payments.receipt(order.paymentId()),
                    order.paidAt());
        }
    }

    /**
     * @param house what was sent: an id, or anything
     * @param houseName the address, where it is a house of the community; else null
     */
    record RefusedView(
            long id,
            String house,
            String houseName,
            String channel,
            String transactionId,
            String amount,
            String reason,
            Instant refusedAt) {}

    record RefusedList(List<RefusedView> items, String next) {}

    @PostMapping("/houses/{id}/pay-link")
    @Operation(
            summary = "房屋的缴费二维码 · the QR code with which a house pays all that it owes",
            description = "同一房屋总是同一个码 · a house keeps its code")
    @ApiResponse(responseCode = "409", description = "没有接通支付渠道 · no payment gateway is joined")
    LinkView houseLink(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        settings.current();
        served(id, caller);
        return view(links.ofHouse(id));
    }

    @PostMapping("/bills/{bill}/pay-link")
    @Operation(summary = "一张账单的缴费二维码 · the QR code with which a bill is paid")
    @ApiResponse(responseCode = "409", description = "贷项、已冲正或没有接通支付渠道 · cannot be paid online")
    LinkView billLink(
            @Parameter(example = "100000012301") @PathVariable long bill,
            @AuthenticationPrincipal Caller caller) {
        settings.current();
        served(ledger.find(bill).houseId(), caller);
        return view(links.ofBill(bill));
    }

    private LinkView view(PayLinks.Link link) {
        String url = settings.payPage(link.code());
        return new LinkView(link.code(), url, QrCode.dataUri(url));
    }

    @GetMapping("/pay/{code}")
    @Operation(
            summary = "扫码后看到的应缴 · what is to pay behind a code, for whoever scanned it",
            description = "不含任何人的姓名和电话 · names no person")
    @ApiResponse(responseCode = "404", description = "没有这个码 · no such code")
    PayView due(@PathVariable String code, HttpServletRequest request) {
        patience("pay", request);
        PayLinks.Due due = links.due(code);
        PaidView paid =
                orders.paidLately(due.link())
                        .map(
                                order ->
                                        new PaidView(
                                                Money.text(order.amount()),
                                                order.paidAt(),
                                                Payments.receipt(order.paymentId())))
                        .orElse(null);
        return new PayView(
                due.house(),
                due.from(),
                due.to(),
                due.dueOn(),
                Money.text(due.amount()),
                due.amount().signum() > 0 ? "due" : "nothing",
                paid);
    }

    @PostMapping("/pay/{code}")
    @Operation(
            summary = "去缴费:下单并取得支付页 · orders the payment and says where to pay it",
            description =
                    "金额是此刻的应缴额;还有效的同额订单会接着用 · of what is owed now; an open order of the"
                            + " same amount is used again")
    @ApiResponse(responseCode = "409", description = "没有欠费,或支付渠道不可用 · nothing owed, or no gateway")
    OrderView order(@PathVariable String code, HttpServletRequest request) {
        patience("pay", request);
        return OrderView.of(orders.order(links.due(code), null));
    }

    @GetMapping(path = "/pay/{code}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "缴费二维码图片 · the code as a picture")
    @ApiResponse(responseCode = "404", description = "没有这个码 · no such code")
    byte[] picture(@PathVariable String code, HttpServletRequest request) {
        patience("pay", request);
        return QrCode.png(settings.payPage(links.due(code).link().code()));
    }

    private void patience(String door, HttpServletRequest request) {
        if (!throttle.mayLook(door + " " + request.getRemoteAddr())) {
            throw Refusal.conflict("gateway.tooOften");
        }
    }

    @GetMapping("/payment-orders/{number}")
    @Operation(summary = "支付订单 · an order to the payment gateway")
    OrderView find(@PathVariable String number, @AuthenticationPrincipal Caller caller) {
        PaymentOrder order = orders.find(number);
        if (!caller.mayServe(order.community())) {
            throw Refusal.notFound("gateway.orderUnknown", number);
        }
        return OrderView.of(order);
    }

    @PostMapping("/gateways/{gateway}/notices")
    @Operation(
            summary = "支付渠道的到账通知 · a gateway's call back",
            description =
                    "签名、收款账号、订单或金额不对的拒收并留痕;同一笔重复通知只记一次 · what is not signed, or of"
                            + " another account, order or amount, is refused and kept; the same payment"
                            + " told twice counts once")
    @ApiResponse(responseCode = "200", description = "已记账,不必再通知 · counted; need not be told again")
    @ApiResponse(responseCode = "403", description = "签名不对 · wrong signature")
    @ApiResponse(
            responseCode = "422",
            description = "收款账号、金额或币种不对 · wrong account, amount, currency")
    Map<String, String> notice(
            @PathVariable String gateway, @RequestBody byte[] body, HttpServletRequest request) {
        PaymentGateway port = settings.named(gateway);
        if (body.length > LARGEST_NOTICE) {
            throw Refusal.tooLarge(null, "gateway.unreadable");
        }
        PaymentGateway.Said said = port.read(request::getHeader, body);
        if (!said.genuine()) {
            // Whoever sends rubbish fills no table with it.
            patience("notice", request);
            keep(null, gateway, said.notice(), "gateway.signatureWrong");
            throw Refusal.forbidden("gateway.signatureWrong");
        }
        try {
            orders.take(gateway, said.notice());
        } catch (Refusal refusal) {
            keep(community(said.notice()), gateway, said.notice(), refusal.textKey());
            throw refusal;
        }
        return Map.of("code", "SUCCESS");
    }

    private String community(Notice notice) {
        try {
            return orders.find(notice.orderNumber()).community();
        } catch (Refusal unknown) {
            return null;
        }
    }

    private void keep(String community, String gateway, Notice notice, String reason) {
        refused.keepOnce(
                community,
                notice.orderNumber(),
                notice.channel() == null ? gateway : notice.channel(),
                notice.transactionId() == null ? notice.orderNumber() : notice.transactionId(),
                notice.amount() == null ? null : notice.amount().toString(),
                reason,
                gateway);
    }

    @GetMapping("/communities/{id}/refused-payments")
    @Operation(
            summary = "拒收的款项 · payments that were refused, the newest first",
            description =
                    "每页 50 条,before 取上一页的 next;community 为 - 时是认不出小区的,仅管理员 · 50 a page; the"
                            + " community - stands for what names none, for administrators")
    RefusedList refusedPayments(
            @PathVariable String id,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        boolean nowhere = id.equals("-");
        if (nowhere ? !caller.admin() : !caller.mayServe(id)) {
            throw Refusal.notFound("estate.communityUnknown", id);
        }
        List<RefusedPayments.RefusedPayment> found =
                refused.list(nowhere ? null : id, before, PAGE + 1);
        Map<Long, House> houses =
                estate.houses(
                        found.stream()
                                .map(one -> number(one.house()))
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        List<RefusedView> items =
                found.stream()
                        .limit(PAGE)
                        .map(
                                one -> {
                                    House house = houses.get(number(one.house()));
                                    boolean here = house != null && house.community().equals(id);
                                    return view(one, here ? house.display() : null, language);
                                })
                        .toList();
        return new RefusedList(
                items, found.size() > PAGE ? String.valueOf(items.get(PAGE - 1).id()) : null);
    }

    private static Long number(String house) {
        return house != null && house.matches("[0-9]{1,18}") ? Long.valueOf(house) : null;
    }

    private RefusedView view(
            RefusedPayments.RefusedPayment one, String houseName, Locale language) {
        return new RefusedView(
                one.id(),
                one.house(),
                houseName,
                one.channel(),
                one.transactionId(),
                one.amount(),
                reason(one.reason(), language),
                one.refusedAt());
    }

    /** Without the values of the refusal itself, which are not kept. */
    private String reason(String key, Locale language) {
        String known = "gateway.refused." + key;
        return texts.say(language, texts.has(known) ? known : "gateway.refused.other");
    }

    private void served(long houseId, Caller caller) {
        if (!caller.mayServe(estate.house(houseId).community())) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
    }
}
