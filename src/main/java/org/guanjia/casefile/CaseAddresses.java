package org.guanjia.casefile;

import java.time.Clock;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a case is, once somebody has looked: the house is certain, or in doubt again. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseAddresses {

    private final CaseRecords records;
    private final CaseKeys keys;
    private final EstateService estate;
    private final Clock clock;

    CaseAddresses(CaseRecords records, CaseKeys keys, EstateService estate, Clock clock) {
        this.records = records;
        this.keys = keys;
        this.estate = estate;
        this.clock = clock;
    }

    /**
     * The house is certain now (S1-08).
     *
     * @throws Refusal 422 when the house is in another community: the case would change hands with
     *     its tenant; 409 when the case is not open
     */
    public void confirmHouse(String caseNumber, long houseId) {
        CaseKeys.Key key = keys.of(caseNumber);
        var house = estate.house(houseId);
        if (!house.community().equals(key.community())) {
            throw Refusal.invalid("houseId", "casefile.otherCommunity");
        }
        if (!records.house(caseNumber, houseId)) {
            throw CaseFiles.notOpen(caseNumber);
        }
        records.event(key.id(), clock.instant(), "houseConfirmed", null, null, house.display());
    }

    /**
     * Somebody found that the address is wrong: the house is open again, and a person confirms it
     * before anybody is sent (S1-08). What had been claimed stays in the timeline.
     */
    public void doubtAddress(String caseNumber) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.doubtAddress(caseNumber)) {
            throw CaseFiles.notOpen(caseNumber);
        }
        records.event(key.id(), clock.instant(), "addressDoubted", null, null, null);
    }

    /**
     * Keeps where the case is when it is about a common part and no single house (楼道, 电梯, 庭院).
     *
     * @param place phase and building must be set
     */
    public void confirmPlace(String caseNumber, Address place) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (!records.place(caseNumber, place)) {
            throw CaseFiles.notOpen(caseNumber);
        }
        records.event(key.id(), clock.instant(), "placeConfirmed", null, null, place.building());
    }
}
