package org.guanjia.casefile;

import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
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

    /** A house that may be meant, as near as {@link #of(CaseFile)} tells it. */
    public String of(CaseFile file, House house) {
        return file.confidential()
                ? of(
                        file,
                        new Address(house.community(), house.phase(), house.building(), null, null))
                : house.display();
    }

    /**
     * As {@link #of(CaseFile)}, for somebody who may know who reported, or has to find the house.
     */
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
        return file.confidential() ? building(file.claimed()) : addressOf(file);
    }

    /** The confirmed house's five fields, else those that were claimed. */
    public Address addressOf(CaseFile file) {
        return file.houseId() == null ? file.claimed() : estate.house(file.houseId()).address();
    }

    private String of(CaseFile file, Address place) {
        return estate.words(file.community(), place);
    }

    /** The address no nearer than its building, even where a room was written into its field. */
    static Address building(Address address) {
        Address clear = address.normalised();
        return new Address(address.community(), clear.phase(), clear.building(), null, null);
    }
}
