package org.guanjia.casefile;

import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;

/** The rules that pick a role where the diagram names a rule instead of one ({@code staff}). */
@Service
public class CaseSteps {

    private final CaseKeys keys;
    private final StaffService staff;

    CaseSteps(CaseKeys keys, StaffService staff) {
        this.keys = keys;
        this.staff = staff;
    }

    /**
     * Who speaks with the resident: the housekeeper, or the control room in a community that
     * employs none (S0-05, S0-07).
     */
    public String residentContactRole(String caseNumber) {
        String community = keys.of(caseNumber).community();
        return staff.members(community, Roles.HOUSEKEEPER).isEmpty()
                ? Roles.CONTROL_ROOM
                : Roles.HOUSEKEEPER;
    }
}
