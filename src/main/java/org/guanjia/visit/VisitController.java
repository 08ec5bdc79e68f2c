package org.guanjia.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.guanjia.staff.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends the housekeeper to a house, as the dashboard's button does. */
@RestController
@Tag(name = "visit", description = "走访 · house visits")
class VisitController {

    private final VisitProcess visits;

    VisitController(VisitProcess visits) {
        this.visits = visits;
    }

    record Wanted(List<String> signals, String note) {}

    record Sent(String caseNumber) {}

    @PostMapping("/api/houses/{id}/visits")
    @Operation(
            summary = "派管家走访 · send the housekeeper to a house",
            description =
                    "同一户走访未完时不再派。 · While a visit of the house is open there is no second one.")
    @ApiResponse(responseCode = "201", description = "已派 · sent; Location names the case")
    ResponseEntity<Sent> send(
            @PathVariable long id,
            @RequestBody Wanted wanted,
            @AuthenticationPrincipal Caller caller) {
        List<String> signals = wanted.signals() == null ? List.of() : wanted.signals();
        String caseNumber = visits.send(id, signals, wanted.note(), caller);
        return ResponseEntity.created(URI.create("/api/cases/" + caseNumber))
                .body(new Sent(caseNumber));
    }
}
