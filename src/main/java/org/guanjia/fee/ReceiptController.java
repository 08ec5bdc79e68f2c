package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The money of a house and the papers about it, over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "fees", description = "收费 · fees")
class ReceiptController {

    private static final int PAGE = 20;
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /** The paper is all that its page needs, and nothing in it runs. */
    private static final String OWN_CONTENT_ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    private final Receipts receipts;
    private final EstateService estate;

    ReceiptController(Receipts receipts, EstateService estate) {
        this.receipts = receipts;
        this.estate = estate;
    }

    /**
     * Money in or out.
     *
     * @param kind payment, refund or reversal
     * @param receipt its number on paper
     */
    record BookedView(
            long id,
            String receipt,
            String kind,
            String channel,
            String transactionId,
            String amount,
            Instant paidAt,
            LocalDate bookedOn,
            String note,
            boolean reversed) {}

    record BookedList(List<BookedView> items, String next) {}

    /**
     * A printed paper.
     *
     * @param copy 0 for the original
     * @param url of the page; with {@code .pdf} for {@code .html} the PDF file
     */
    record PrintedView(String number, Instant at, int copy, String url) {

        static PrintedView of(long payment, Receipts.Printed one) {
            return new PrintedView(
                    one.number(),
                    one.at(),
                    one.copy(),
                    "/api/payments/%d/receipts/%s.html".formatted(payment, one.number()));
        }
    }

    record PrintedList(List<PrintedView> items) {}

    @GetMapping("/houses/{id}/payments")
    @Operation(
            summary = "房屋的收款、退款和冲正 · a house's payments, refunds and reversals",
            description = "新的在前,每页 20 笔,before 取上一页的 next · newest first, 20 a page")
    BookedList list(
            @PathVariable long id,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        List<Receipts.Booked> found = receipts.of(id, before, PAGE + 1);
        boolean open = Privacy.of(caller) == Privacy.EVERYTHING;
        List<BookedView> items =
                found.stream()
                        .limit(PAGE)
                        .map(
                                one ->
                                        new BookedView(
                                                one.id(),
                                                Payments.receipt(one.id()),
                                                one.kind(),
                                                one.channel(),
                                                one.transactionId(),
                                                Money.text(one.amount()),
                                                one.paidAt(),
                                                one.bookedOn(),
                                                open ? one.note() : null,
                                                one.reversed()))
                        .toList();
        return new BookedList(
                items, found.size() > PAGE ? String.valueOf(items.get(PAGE - 1).id()) : null);
    }

    @PostMapping("/payments/{id}/receipt")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "打印收据或退款单 · prints the receipt of a payment or the slip of a refund",
            description = "第一次是原件,之后都标明副本 · the original the first time, then copies that say so")
    @ApiResponse(responseCode = "409", description = "已冲正,或本身是冲正 · reversed, or a reversal")
    PrintedView print(
            @Parameter(example = "12") @PathVariable long id,
            @AuthenticationPrincipal Caller caller) {
        served(receipts.booked(id).houseId(), caller);
        return PrintedView.of(id, receipts.print(id, caller.userId()));
    }

    @GetMapping("/payments/{id}/receipts")
    @Operation(summary = "打印过的收据 · what was printed of a payment, the original first")
    PrintedList printed(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        served(receipts.booked(id).houseId(), caller);
        return new PrintedList(
                receipts.printed(id).stream().map(one -> PrintedView.of(id, one)).toList());
    }

    @GetMapping("/payments/{id}/receipts/{number}.html")
    @Operation(summary = "收据网页 · the paper as a page that prints on A4")
    ResponseEntity<byte[]> html(
            @PathVariable long id,
            @PathVariable String number,
            @AuthenticationPrincipal Caller caller) {
        served(receipts.booked(id).houseId(), caller);
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", OWN_CONTENT_ALONE)
                .body(receipts.content(id, number, false));
    }

    @GetMapping("/payments/{id}/receipts/{number}.pdf")
    @Operation(summary = "收据 PDF · the paper as a PDF file")
    ResponseEntity<byte[]> pdf(
            @PathVariable long id,
            @PathVariable String number,
            @AuthenticationPrincipal Caller caller) {
        served(receipts.booked(id).houseId(), caller);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(receipts.content(id, number, true));
    }

    private void served(long houseId, Caller caller) {
        if (!caller.mayServe(estate.house(houseId).community())) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
    }
}
