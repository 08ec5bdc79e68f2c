package org.guanjia.fee;

import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/** Whom the caller serves: what belongs to another community does not exist (404). */
@Component
class FeeAccess {

    private final EstateService estate;

    FeeAccess(EstateService estate) {
        this.estate = estate;
    }

    /** The community, if the caller serves it. */
    String community(String community, Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
        return community;
    }

    /** The house's community, if the caller serves it. */
    String house(long houseId, Caller caller) {
        String community = estate.house(houseId).community();
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("estate.houseUnknown", houseId);
        }
        return community;
    }
}
