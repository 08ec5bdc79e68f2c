package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

/** What a community charges, over HTTP: items, prices in time, terms of the contract. */
@RestController
@RequestMapping("/api")
@Tag(name = "tariffs", description = "收费项目和单价 · fee items and prices")
class TariffController {

    private final FeeItems items;
    private final FeeOpening opening;
    private final FeeAccess access;

    TariffController(FeeItems items, FeeOpening opening, FeeAccess access) {
        this.items = items;
        this.opening = opening;
        this.access = access;
    }

    /** An item with its prices, the newest first. */
    record ItemView(
            int id,
            String code,
            String name,
            String formula,
            boolean monthly,
            int cycleMonths,
            boolean prepaid,
            BigDecimal vacancyPercent,
            List<FeeItems.Price> prices) {}

    record ItemList(List<ItemView> items) {}

    /** As {@link FeeItems#add}; a month afterwards when the cycle is left out. */
    record ItemRequest(
            String code,
            String name,
            String formula,
            BigDecimal vacancyPercent,
            Integer cycleMonths,
            Boolean prepaid) {

        Cycle cycle() {
            return new Cycle(cycleMonths == null ? 1 : cycleMonths, Boolean.TRUE.equals(prepaid));
        }
    }

    record Created(int id) {}

    record PriceRequest(LocalDate from, LocalDate to, BigDecimal price, BigDecimal surcharge) {}

    record From(LocalDate from) {}

    record Done(int houses) {}

    @GetMapping("/communities/{id}/fee-items")
    @Operation(summary = "收费项目和各时段单价 · fee items and their prices in time")
    ItemList items(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        return new ItemList(
                items.items(id).stream()
                        .map(
                                item ->
                                        new ItemView(
                                                item.id(),
                                                item.code(),
                                                item.name(),
                                                item.formula().id(),
                                                item.formula().monthly(),
                                                item.cycle().months(),
                                                item.cycle().prepaid(),
                                                item.vacancyPercent(),
                                                items.prices(item.id())))
                        .toList());
    }

    @PostMapping("/communities/{id}/fee-items")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "新增收费项目 · adds a fee item",
            description =
                    "周期 1、3、6、12 个月,单价始终是一个月的;按用量的项目只能后付 · a cycle of 1, 3, 6 or 12"
                            + " months; prices stay those of a month")
    Created add(
            @PathVariable String id,
            @RequestBody ItemRequest request,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        Formula formula =
                Formula.of(request.formula())
                        .orElseThrow(
                                () ->
                                        Refusal.invalid(
                                                "formula",
                                                "casefile.unknownOption",
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(Formula.values())
                                                                .map(Formula::id)
                                                                .toList())));
        return new Created(
                items.add(
                        id,
                        request.code(),
                        request.name(),
                        formula,
                        request.vacancyPercent(),
                        request.cycle()));
    }

    @PostMapping("/fee-items/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改名称、空置比例、周期 · changes name, vacancy rule, cycle")
    void change(
            @PathVariable int id,
            @RequestBody ItemRequest request,
            @AuthenticationPrincipal Caller caller) {
        own(id, caller);
        items.change(id, request.name(), request.vacancyPercent(), request.cycle());
    }

    @PostMapping("/fee-items/{id}/prices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "从某日起的单价 · a price from a day on",
            description = "之前的单价到前一天为止;月中调价按天分段 · the price before it ends the day before")
    void price(
            @PathVariable int id,
            @RequestBody PriceRequest request,
            @AuthenticationPrincipal Caller caller) {
        own(id, caller);
        items.price(id, request.from(), request.to(), request.price(), request.surcharge());
    }

    @PostMapping("/fee-items/{id}/charge-all")
    @Operation(summary = "给所有账户计收这一项 · charges the item to all accounts")
    Done chargeAll(
            @PathVariable int id,
            @RequestBody From request,
            @AuthenticationPrincipal Caller caller) {
        own(id, caller);
        return new Done(opening.chargeAll(id, Refused.missing("from", request.from())));
    }

    @PostMapping("/communities/{id}/fee-accounts")
    @Operation(summary = "给所有登记了业主的房屋开户 · opens the accounts of all houses with an owner")
    Done openAll(
            @PathVariable String id,
            @RequestBody From request,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        return new Done(opening.openAll(id, Refused.missing("from", request.from())));
    }

    @GetMapping("/communities/{id}/fee-contract")
    @Operation(summary = "缴费期限和违约金约定 · terms of payment")
    FeeItems.Contract contract(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        return items.contract(id);
    }

    @PostMapping("/communities/{id}/fee-contract")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "登记合同约定 · keeps what the contract says",
            description = "dailyRate 0.0005 即万分之五;合同没有约定违约金的填 0 · zero where the contract has none")
    void contract(
            @PathVariable String id,
            @RequestBody FeeItems.Contract contract,
            @AuthenticationPrincipal Caller caller) {
        access.community(id, caller);
        items.contract(
                id,
                contract.dueDays(),
                contract.dailyRate(),
                contract.graceDays(),
                contract.capPercent());
    }

    private void own(int itemId, Caller caller) {
        if (!caller.mayServe(items.item(itemId).community())) {
            throw Refusal.notFound("fee.unknownItem", itemId);
        }
    }
}
