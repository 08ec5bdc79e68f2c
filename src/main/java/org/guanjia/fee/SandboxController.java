package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's page to pay on asks here; it is no part of the house's own API. */
@Tag(name = "payments", description = "在线缴费 · paying online")
@RestController
@RequestMapping("/api/sandbox/{order}")
@ConditionalOnProperty(name = "guanjia.gateway.provider", havingValue = SandboxGateway.ID)
class SandboxController {

    private final SandboxGateway sandbox;

    SandboxController(SandboxGateway sandbox) {
        this.sandbox = sandbox;
    }

    /** {@code pay} with a channel, or given up. */
    record Press(boolean pay, String channel) {}

    record View(String order, String subject, String amount, String state, String returnUrl) {

        static View of(SandboxGateway.Payment payment) {
            BigDecimal amount = payment.amount();
            return new View(
                    payment.orderNumber(),
                    payment.subject(),
                    Money.text(amount),
                    payment.state(),
                    payment.returnUrl());
        }
    }

    @GetMapping
    @Operation(summary = "沙箱:订单 · the demo's gateway: an order as its page shows it")
    @ApiResponse(responseCode = "404", description = "没有这个订单 · no such order")
    View look(@PathVariable String order) {
        return View.of(sandbox.payment(order));
    }

    @PostMapping
    @Operation(
            summary = "沙箱:支付或放弃 · the demo's gateway: pays or gives up; no money moves",
            description = "第一次按的算数;随后以签名通知回调 · the first press counts; a signed call back follows")
    @ApiResponse(responseCode = "422", description = "没有选支付方式 · no channel was chosen")
    View press(@PathVariable String order, @RequestBody Press press) {
        return View.of(
                sandbox.press(
                        order, press.pay() ? Refused.missing("channel", press.channel()) : null));
    }
}
