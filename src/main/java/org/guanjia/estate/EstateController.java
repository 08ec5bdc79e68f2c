package org.guanjia.estate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The lookup behind the address picker and the start forms. A caller sees the communities that it
 * serves; any other does not exist for it (404).
 */
@RestController
@RequestMapping("/api")
@Tag(name = "estate")
class EstateController {

    private static final int LONGEST_QUERY = 100;
    private static final int LARGEST_PAGE = 100;

    /** Who may change whether a community has a service desk. */
    private static final Set<String> SETTERS = Set.of(Roles.PROJECT_MANAGER, Roles.REGION);

    record Items<T>(List<T> items, String next) {}

    record HouseItem(
            long id,
            String community,
            String phase,
            String building,
            String unit,
            String room,
            String display,
            List<Person> residents) {}

    record HouseDetails(
            long id,
            String community,
            String communityName,
            String phase,
            String building,
            String unit,
            String room,
            String display,
            BigDecimal area,
            LocalDate handedOverOn,
            boolean vacant,
            boolean serviceDesk,
            String grid,
            String housekeeper,
            String housekeeperName,
            List<Person> residents) {}

    /** A resident as far as the caller may know them; the id is what their own data is asked by. */
    record Person(long id, String name, Resident.Kind kind, List<String> phones) {}

    record ServiceDesk(Boolean serviceDesk) {}

    private final EstateService estate;
    private final Residents houseResidents;
    private final StaffService staff;

    EstateController(EstateService estate, Residents houseResidents, StaffService staff) {
        this.estate = estate;
        this.houseResidents = houseResidents;
        this.staff = staff;
    }

    @GetMapping("/communities")
    @Operation(summary = "The communities that the caller serves")
    Items<Community> communities(@AuthenticationPrincipal Caller caller) {
        return new Items<>(
                caller.admin() ? estate.communities() : estate.communities(caller.communities()),
                null);
    }

    @PostMapping("/communities/{id}/service-desk")
    @Operation(summary = "Turns the service desk of a community on or off")
    Community serviceDesk(
            @PathVariable String id,
            @RequestBody ServiceDesk wanted,
            @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        if (!caller.admin() && SETTERS.stream().noneMatch(caller::has)) {
            throw Refusal.forbidden("estate.settingForbidden");
        }
        if (wanted.serviceDesk() == null) {
            throw Refusal.invalid("serviceDesk", "estate.fieldMissing", "serviceDesk");
        }
        estate.setServiceDesk(id, wanted.serviceDesk());
        return estate.community(id);
    }

    @GetMapping("/communities/{id}/houses")
    @Operation(summary = "Finds houses by room, by the last digits of a phone or by a name")
    Items<HouseItem> houses(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            @AuthenticationPrincipal Caller caller) {
        served(id, caller);
        if (q.length() > LONGEST_QUERY) {
            throw Refusal.invalid("q", "estate.fieldTooLong", "q", LONGEST_QUERY);
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.invalid("limit", "estate.limitBad", LARGEST_PAGE);
        }
        Privacy privacy = Privacy.of(caller);
        HousePage page = estate.search(id, q, after, limit, privacy != Privacy.NOTHING);
        Map<Long, List<Resident>> people =
                privacy == Privacy.NOTHING
                        ? Map.of()
                        : houseResidents.residents(page.items().stream().map(House::id).toList());
        return new Items<>(
                page.items().stream()
                        .map(
                                house ->
                                        item(
                                                house,
                                                privacy.show(
                                                        people.getOrDefault(
                                                                house.id(), List.of()))))
                        .toList(),
                page.next());
    }

    @GetMapping("/houses/{id}")
    @Operation(summary = "A house with its people, for the start forms")
    HouseDetails house(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        House house = estate.house(id);
        if (!caller.mayServe(house.community())) {
            throw Refusal.notFound("estate.houseUnknown", id);
        }
        String housekeeper = estate.housekeeperOf(id).orElse(null);
        return new HouseDetails(
                id,
                house.community(),
                house.communityName(),
                house.phase(),
                house.building(),
                house.unit(),
                house.room(),
                house.display(),
                house.area(),
                house.handedOverOn(),
                house.vacant(),
                estate.hasServiceDesk(house.community()),
                house.gridId() == null
                        ? null
                        : estate.grid(house.gridId()).map(Grid::name).orElse(null),
                housekeeper,
                housekeeper == null ? null : staff.nameOf(housekeeper),
                Privacy.of(caller).show(houseResidents.residents(id)));
    }

    private static void served(String community, Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
    }

    private static HouseItem item(House house, List<Person> people) {
        return new HouseItem(
                house.id(),
                house.community(),
                house.phase(),
                house.building(),
                house.unit(),
                house.room(),
                house.display(),
                people);
    }
}
