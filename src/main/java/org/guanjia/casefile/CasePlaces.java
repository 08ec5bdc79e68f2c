package org.guanjia.casefile;

import org.guanjia.estate.EstateService;
import org.springframework.stereotype.Component;

/** Where a case is, as people say it. */
@Component
public class CasePlaces {

    private final EstateService estate;

    CasePlaces(EstateService estate) {
        this.estate = estate;
    }

    /** The house when it is certain, else the address as it was reported. */
    public String of(CaseFile file) {
        if (file.houseId() != null) {
            return estate.house(file.houseId()).display();
        }
        return (estate.community(file.community()).name() + " " + file.claimed().display()).strip();
    }
}
