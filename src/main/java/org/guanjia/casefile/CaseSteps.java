package org.guanjia.casefile;

import org.guanjia.estate.EstateService;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;

/** The rules that pick a role where the diagram names a rule instead of one ({@code staff}). */
@Service
public class CaseSteps {

    private final CaseFiles cases;
    private final EstateService estate;
    private final StaffService staff;

    CaseSteps(CaseFiles cases, EstateService estate, StaffService staff) {
        this.cases = cases;
        this.estate = estate;
        this.staff = staff;
    }

    /**
     * Who speaks with the resident: the housekeeper, or the control room where there is none
     * (S0-05, S0-07).
     */
    public String residentContactRole(String caseNumber) {
        return housekeeperThere(caseNumber) ? Roles.HOUSEKEEPER : Roles.CONTROL_ROOM;
    }

    /**
     * Whether the case's house has a housekeeper: the community employs one, and the post of the
     * house's grid is not empty. A house in no grid, and a common part, are every housekeeper's.
     */
    public boolean housekeeperThere(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        if (staff.members(file.community(), Roles.HOUSEKEEPER).isEmpty()) {
            return false;
        }
        Long house = file.houseId();
        return house == null
                || estate.house(house).gridId() == null
                || estate.housekeeperOf(house).isPresent();
    }
}
