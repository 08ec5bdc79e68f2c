package org.guanjia.casefile;

import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.springframework.stereotype.Component;

/** Where a case is, as people say it. */
@Component
public class CasePlaces {

    private final EstateService estate;

    CasePlaces(EstateService estate) {
        this.estate = estate;
    }

    /**
     * The house when it is certain, else the address as it was reported; of a confidential case no
     * more than the building, because a room tells who lives there. What stands on cards and in the
     * process's variables.
     */
    public String of(CaseFile file) {
        if (file.confidential()) {
            return of(file, building(file.claimed()));
        }
        return exactly(file);
    }

    /** As {@link #of}, for somebody who may know who reported, or has to find the house. */
    public String exactly(CaseFile file) {
        if (file.houseId() != null) {
            return estate.house(file.houseId()).display();
        }
        return of(file, file.claimed());
    }

    /**
     * The address that another case may have: of a confidential report no nearer than its building.
     */
    public Address openly(CaseFile file) {
        if (file.confidential()) {
            return building(file.claimed());
        }
        return file.houseId() == null ? file.claimed() : estate.house(file.houseId()).address();
    }

    private String of(CaseFile file, Address place) {
        return (estate.community(file.community()).name() + " " + place.display()).strip();
    }

    /** The address no nearer than its building. */
    static Address building(Address address) {
        return new Address(address.community(), address.phase(), address.building(), null, null);
    }
}
