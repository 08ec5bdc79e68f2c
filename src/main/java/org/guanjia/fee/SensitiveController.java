package org.guanjia.fee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.fee.SensitiveHouses.Listing;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffService;
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

/** The list of sensitive households over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "fees")
class SensitiveController {

    private final SensitiveHouses sensitive;
    private final EstateService estate;
    private final StaffService staff;

    SensitiveController(SensitiveHouses sensitive, EstateService estate, StaffService staff) {
        this.sensitive = sensitive;
        this.estate = estate;
        this.staff = staff;
    }

    /**
     * @param until null when no last day is known
     */
    record ListRequest(String category, LocalDate until, String note) {}

    record Note(String note) {}

    record Listed(long id) {}

    /**
     * @param until null when no last day is known
     * @param confirmedUntil the last day for which collection may go on; null without a word
     */
    record ListingView(
            long id,
            long houseId,
            String house,
            String category,
            String note,
            LocalDate until,
            String addedBy,
            String confirmedBy,
            String confirmedByName,
            LocalDate confirmedUntil,
            String confirmNote) {}

    record Listings(List<ListingView> items, Long next) {}

    @GetMapping("/communities/{id}/sensitive-houses")
    @Operation(summary = "敏感户名单 · sensitive households, newest first, 50 a page")
    Listings list(
            @PathVariable String id,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.mayServe(id)) {
            throw Refusal.notFound("estate.communityUnknown", id);
        }
        List<Listing> listings = sensitive.list(id, before);
        Map<Long, House> houses =
                estate.houses(listings.stream().map(Listing::houseId).collect(Collectors.toSet()));
        Map<String, String> names =
                staff.namesOf(listings.stream().map(Listing::confirmedBy).toList());
        return new Listings(
                listings.stream()
                        .map(
                                one ->
                                        view(
                                                one,
                                                houses.get(one.houseId()),
                                                names.get(one.confirmedBy())))
                        .toList(),
                listings.size() < SensitiveHouses.PAGE
                        ? null
                        : listings.get(listings.size() - 1).id());
    }

    private static ListingView view(Listing one, House house, String confirmedByName) {
        return new ListingView(
                one.id(),
                one.houseId(),
                house == null ? String.valueOf(one.houseId()) : house.display(),
                one.category(),
                one.note(),
                one.until().equals(FeeItems.NEVER) ? null : one.until(),
                one.addedBy(),
                one.confirmedBy(),
                confirmedByName,
                one.confirmedUntil(),
                one.confirmNote());
    }

    @PostMapping("/houses/{id}/sensitive")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记敏感户 · lists a household",
            description = "category: low-income, bereaved, ill, disabled, elderly-alone, other")
    Listed add(
            @PathVariable long id,
            @RequestBody ListRequest request,
            @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        return new Listed(
                sensitive.add(
                        id, request.category(), request.until(), request.note(), caller.userId()));
    }

    @PostMapping("/houses/{id}/sensitive/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "管家确认可以催缴 · the housekeeper says that collection may go on for now")
    void confirm(
            @PathVariable long id, @RequestBody Note note, @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        sensitive.confirm(id, note.note(), caller.userId());
    }

    @PostMapping("/houses/{id}/sensitive/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "移出敏感户名单 · takes a household off the list")
    void end(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        sensitive.end(id, caller.userId());
    }

    private void served(long house, Caller caller) {
        if (!caller.mayServe(estate.house(house).community())) {
            throw Refusal.notFound("estate.houseUnknown", house);
        }
    }
}
