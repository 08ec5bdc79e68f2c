package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.guanjia.estate.Privacy;
import org.guanjia.imports.BankFile;
import org.guanjia.imports.Fault;
import org.guanjia.imports.FaultList;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Bank statements over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "bank", description = "银行流水 · bank statements")
class BankController {

    private static final int PAGE = 50;
    private static final int FAULTS_SAID = 5;

    private final BankStatements statements;
    private final BankBooking booking;
    private final FaultList faults;
    private final Texts texts;

    BankController(BankStatements statements, BankBooking booking, FaultList faults, Texts texts) {
        this.statements = statements;
        this.booking = booking;
        this.faults = faults;
        this.texts = texts;
    }

    record Brought(long id, boolean again) {}

    /**
     * A statement.
     *
     * @param fresh lines that are not matched yet
     * @param known lines that an earlier file had
     */
    record StatementView(
            long id,
            String name,
            Instant importedAt,
            String importedBy,
            int credits,
            int debits,
            int known,
            int fresh,
            int booked,
            int waiting,
            int aside) {}

    record StatementList(List<StatementView> items, String next, String waitingAmount) {}

    /**
     * A line.
     *
     * @param cause why it waits or how it was matched, in words
     * @param house the house that it is booked for, or the likely one while it waits; null for none
     */
    record LineView(
            long id,
            LocalDate bookedOn,
            String amount,
            String payer,
            String payerAccount,
            String purpose,
            String reference,
            String state,
            String cause,
            Long houseId,
            String house,
            String receipt,
            String note) {}

    record LineList(List<LineView> items, String next) {}

    record Place(Long houseId, String note) {}

    record Aside(String reason) {}

    @PostMapping(
            path = "/communities/{id}/bank-statements",
            consumes = {
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "text/csv",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    @Operation(
            summary = "导入银行流水 · brings in a bank statement",
            description =
                    "内容就是文件本身(CSV 或 XLSX,最大 50 MB);先存下每一笔收入,随后逐笔匹配入账 · the body is"
                            + " the file itself, of 50 MB at most; each credit is kept, then matched and"
                            + " booked line by line")
    @ApiResponse(responseCode = "201", description = "已存下 · kept")
    @ApiResponse(responseCode = "200", description = "这个文件导入过 · the very file was brought before")
    @ApiResponse(responseCode = "422", description = "读不懂,什么也没存 · cannot be read, nothing kept")
    ResponseEntity<Brought> bring(
            @PathVariable String id,
            @RequestParam(required = false) String name,
            @RequestBody(required = false) byte[] file,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        served(id, caller);
        if (file == null || file.length == 0) {
            throw Refusal.invalid("file", "imports.fileEmpty");
        }
        BankFile.Content content = BankFile.read(file, statements.today());
        if (content.broken()) {
            throw Refusal.invalid("file", "bank.faults", said(content.faults(), language));
        }
        BankStatements.Brought brought =
                statements.bring(
                        id,
                        name == null || name.isBlank() ? "bank-statement" : name,
                        file,
                        content,
                        caller.userId());
        return ResponseEntity.status(brought.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new Brought(brought.id(), brought.again()));
    }

    private String said(List<Fault> all, Locale language) {
        List<Fault> errors = all.stream().filter(Fault::error).toList();
        String first =
                errors.stream()
                        .limit(FAULTS_SAID)
                        .map(
                                one ->
                                        texts.say(
                                                language,
                                                "bank.fault",
                                                one.row(),
                                                one.column(),
                                                faults.say(language, one)))
                        .collect(Collectors.joining(" "));
        return errors.size() <= FAULTS_SAID
                ? first
                : first + " " + texts.say(language, "bank.moreFaults", errors.size() - FAULTS_SAID);
    }

    @GetMapping("/communities/{id}/bank-statements")
    @Operation(
            summary = "导入过的银行流水 · the statements that were brought in, newest first",
            description = "每页 50 个,before 取上一页的 next · 50 a page")
    StatementList list(
            @PathVariable String id,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        List<BankStatements.Statement> found = statements.list(id, before, PAGE + 1);
        List<StatementView> items = found.stream().limit(PAGE).map(BankController::view).toList();
        return new StatementList(
                items,
                found.size() > PAGE ? String.valueOf(items.get(PAGE - 1).id()) : null,
                Money.text(statements.waiting(id)));
    }

    private static StatementView view(BankStatements.Statement one) {
        Map<String, Integer> states = one.states();
        return new StatementView(
                one.id(),
                one.fileName(),
                one.importedAt(),
                one.importedBy(),
                one.credits(),
                one.debits(),
                one.known(),
                states.getOrDefault(BankLine.FRESH, 0),
                states.getOrDefault(BankLine.BOOKED, 0),
                states.getOrDefault(BankLine.WAITING, 0),
                states.getOrDefault(BankLine.ASIDE, 0));
    }

    @GetMapping("/communities/{id}/bank-lines")
    @Operation(
            summary = "银行到账逐笔 · money that came by the bank, oldest first",
            description =
                    "state:waiting 待认领、booked 已入账、aside 已搁置;每页 50 笔,after 取上一页的 next ·"
                            + " 50 a page")
    LineList lines(
            @PathVariable String id,
            @Parameter(example = "waiting") @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        served(id, caller);
        Refused.unknown(
                "state", state, BankLine.WAITING, BankLine.BOOKED, BankLine.ASIDE, BankLine.FRESH);
        List<BankLine> found = booking.lines(id, state, after, PAGE + 1);
        Map<Long, String> houses =
                statements.houses(
                        found.stream()
                                .map(BankLine::houseId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        Privacy privacy = Privacy.of(caller);
        List<LineView> items =
                found.stream()
                        .limit(PAGE)
                        .map(line -> view(line, houses, privacy, language))
                        .toList();
        return new LineList(
                items, found.size() > PAGE ? String.valueOf(items.get(PAGE - 1).id()) : null);
    }

    private LineView view(
            BankLine line, Map<Long, String> houses, Privacy privacy, Locale language) {
        boolean open = privacy == Privacy.EVERYTHING;
        return new LineView(
                line.id(),
                line.bookedOn(),
                Money.text(line.amount()),
                privacy.name(line.payer()),
                open ? line.payerAccount() : null,
                open ? line.purpose() : null,
                line.reference(),
                line.state(),
                line.cause() == null ? null : texts.say(language, "bank.cause." + line.cause()),
                line.houseId(),
                line.houseId() == null ? null : houses.get(line.houseId()),
                line.paymentId() == null ? null : Payments.receipt(line.paymentId()),
                open ? line.note() : null);
    }

    @PostMapping("/bank-lines/{id}/place")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "认领:这笔是哪套房屋的 · says whose money it is; it is booked at once")
    @ApiResponse(responseCode = "409", description = "不在待认领,或流水号已入账 · does not wait any more")
    void place(
            @PathVariable long id,
            @RequestBody Place place,
            @AuthenticationPrincipal Caller caller) {
        servedLine(id, caller);
        booking.place(
                id, Refused.missing("houseId", place.houseId()), place.note(), caller.userId());
    }

    @PostMapping("/bank-lines/{id}/set-aside")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "搁置:不是业主缴的费 · sets it aside: it is no fee")
    @ApiResponse(responseCode = "409", description = "不在待认领 · does not wait any more")
    void setAside(
            @PathVariable long id,
            @RequestBody Aside aside,
            @AuthenticationPrincipal Caller caller) {
        servedLine(id, caller);
        statements.setAside(id, aside.reason(), caller.userId());
    }

    private void servedLine(long id, Caller caller) {
        if (!caller.mayServe(booking.line(id).community())) {
            throw Refusal.notFound("bank.unknownLine", id);
        }
    }

    private static void served(String community, Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
    }
}
