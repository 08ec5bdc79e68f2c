package org.guanjia.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the service manager looks at for the sake of those who listen (S1-01). */
@RestController
@Tag(name = "complaint", description = "投诉 · complaints")
class CareController {

    private static final int MOST_DAYS = 20;

    private final ComplaintContacts contacts;

    CareController(ComplaintContacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping("/api/communities/{community}/hostile-contacts")
    @Operation(
            summary = "同事接触敌意住户的次数 · how many hostile contacts colleagues had",
            description =
                    "今天和最近几个工作日，只给客服经理看，用于关怀和轮换，不作考核。"
                            + " · Today and over the last working days; for the service manager alone, to care"
                            + " and to rotate, never to judge.")
    @ApiResponse(responseCode = "403", description = "只限客服经理 · for the service manager alone")
    ComplaintContacts.Balance balance(
            @PathVariable String community,
            @RequestParam(defaultValue = "5") int days,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("staff.communityUnknown", community);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("days", "complaint.days", MOST_DAYS);
        }
        return contacts.balance(community, days);
    }
}
