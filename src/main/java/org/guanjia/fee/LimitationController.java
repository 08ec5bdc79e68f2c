package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.EstateService;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.fee.Limitations.Running;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is about to lapse, over HTTP. A house of another community does not exist (404). */
@RestController
@RequestMapping("/api")
@Tag(name = "limitation", description = "诉讼时效 · limitation of debts")
class LimitationController {

    private static final int PAGE = 50;

    private final Limitations limitations;
    private final LimitationTerms terms;
    private final EstateService estate;
    private final JdbcClient sql;
    private final Clock clock;

    LimitationController(
            Limitations limitations,
            LimitationTerms terms,
            EstateService estate,
            JdbcClient sql,
            Clock clock) {
        this.limitations = limitations;
        this.terms = terms;
        this.estate = estate;
        this.sql = sql;
        this.clock = clock;
    }

    /** An account with its first bill to lapse; {@code level} null while it is far. */
    record LineView(
            long houseId,
            String house,
            String open,
            LocalDate runsFrom,
            String because,
            String reference,
            LocalDate lapsesOn,
            String level) {}

    record PageView(List<LineView> items, String next) {}

    record BillView(
            String bill,
            LocalDate dueOn,
            String open,
            LocalDate runsFrom,
            String because,
            String reference,
            LocalDate lapsesOn,
            String level) {}

    record HouseView(long houseId, List<BillView> bills, List<Limitations.Break> breaks) {}

    /** A promise in writing, such as a signed list of what is owed. */
    record AcknowledgementRequest(LocalDate day, String reference) {}

    record Counted(int bills) {}

    @GetMapping("/communities/{id}/limitations")
    @Operation(
            summary = "诉讼时效将满的欠费户 · accounts whose debts are about to lapse",
            description =
                    "从房屋号小的起,每页看 50 户,after 取上一页的 next;一页可能不足 50 户 · in the order of"
                            + " houses, 50 looked at on a page")
    PageView list(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.mayServe(id)) {
            throw Refusal.notFound("estate.communityUnknown", id);
        }
        LocalDate today = LocalDate.now(clock);
        List<Long> houses = near(id, after, today);
        List<LineView> lines = new ArrayList<>();
        if (!houses.isEmpty()) {
            Map<Long, Running> firsts = Limitations.firsts(limitations.of(houses, today));
            for (Running one : firsts.values()) {
                LimitationLevel level = terms.level(one.runsFrom(), today);
                if (level != null) {
                    lines.add(line(one, level));
                }
            }
        }
        return new PageView(
                lines, houses.size() < PAGE ? null : String.valueOf(houses.get(houses.size() - 1)));
    }

    private List<Long> near(String community, long after, LocalDate today) {
        return sql.sql(
                        "select b.house_id from fee_account a join fee_bill b on b.house_id ="
                                + " a.house_id left join fee_limitation l on l.bill_id = b.id where"
                                + " a.community = ? and a.house_id > ? and b.amount > b.settled and"
                                + " b.reversed = false and coalesce(l.from_on, b.due_on) <= ? group"
                                + " by b.house_id order by b.house_id limit "
                                + PAGE)
                .params(community, after, terms.warnedUpTo(today))
                .query(Long.class)
                .list();
    }

    private LineView line(Running one, LimitationLevel level) {
        return new LineView(
                one.houseId(),
                estate.house(one.houseId()).display(),
                Money.text(one.open()),
                one.runsFrom(),
                one.because(),
                one.reference(),
                one.lapsesOn(),
                level.id());
    }

    @GetMapping("/houses/{id}/limitation")
    @Operation(summary = "一户每张逾期账单的时效和中断记录 · each overdue bill's limitation, and what broke it")
    HouseView house(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        LocalDate today = LocalDate.now(clock);
        return new HouseView(
                id,
                limitations.of(id).stream()
                        .map(
                                one ->
                                        new BillView(
                                                String.valueOf(one.billId()),
                                                one.dueOn(),
                                                Money.text(one.open()),
                                                one.runsFrom(),
                                                one.because(),
                                                one.reference(),
                                                one.lapsesOn(),
                                                id(terms.level(one.runsFrom(), today))))
                        .toList(),
                limitations.breaks(id));
    }

    private static String id(LimitationLevel level) {
        return level == null ? null : level.id();
    }

    @PostMapping("/houses/{id}/acknowledgements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记欠费人签字的欠费确认 · keeps that the debtor signed what is owed",
            description = "时效从签字那天重新计算 · the limitation begins anew on that day")
    Counted acknowledge(
            @PathVariable long id,
            @RequestBody AcknowledgementRequest request,
            @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        if (request.reference() == null || request.reference().isBlank()) {
            throw Refusal.invalid("reference", "casefile.missing");
        }
        return new Counted(
                limitations.interrupt(
                        id,
                        Kind.PROMISE,
                        request.day(),
                        request.day(),
                        null,
                        null,
                        request.reference()));
    }

    private void served(long houseId, Caller caller) {
        if (!caller.mayServe(estate.house(houseId).community())) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
    }
}
