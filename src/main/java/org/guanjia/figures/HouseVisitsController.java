package org.guanjia.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The last visits to a house, for whoever takes a report about it. */
@RestController
@Tag(name = "visit")
class HouseVisitsController {

    private final HouseVisits visits;
    private final EstateService estate;
    private final Texts texts;

    HouseVisitsController(HouseVisits visits, EstateService estate, Texts texts) {
        this.visits = visits;
        this.estate = estate;
        this.texts = texts;
    }

    record Items(List<HouseVisits.Visit> items) {}

    @GetMapping("/api/houses/{id}/visits")
    @Operation(
            summary = "最近上门记录 · the last visits to a house",
            description =
                    "维修、走访、巡查、验收、催缴上门,新的在前;看不到的工单,其上门也不显示。"
                            + " · Repairs, house visits, patrols, inspections, collection visits, newest"
                            + " first; of cases that the caller may see.")
    Items visits(@PathVariable long id, @AuthenticationPrincipal Caller caller, Locale language) {
        House house = estate.house(id);
        if (!caller.mayServe(house.community())) {
            throw Refusal.notFound("estate.houseUnknown", id);
        }
        return new Items(visits.of(house, caller, new Words(texts, language)));
    }
}
