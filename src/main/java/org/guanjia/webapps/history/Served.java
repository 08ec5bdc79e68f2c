package org.guanjia.webapps.history;

import java.util.Collection;
import java.util.Set;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/** Of which communities a list or a figure may tell a caller. */
@Component
public class Served {

    private final EstateService estate;

    Served(EstateService estate) {
        this.estate = estate;
    }

    /**
     * The one that was asked for, or all that the caller serves.
     *
     * @param asked null or blank for all
     * @throws Refusal 404 for one that the caller does not serve
     */
    public Collection<String> communities(String asked, Caller caller) {
        if (asked != null && !asked.isBlank()) {
            if (!caller.mayServe(asked)) {
                throw Refusal.notFound("estate.communityUnknown", asked);
            }
            return Set.of(asked);
        }
        return caller.admin()
                ? estate.communities().stream().map(Community::id).toList()
                : caller.communities();
    }
}
