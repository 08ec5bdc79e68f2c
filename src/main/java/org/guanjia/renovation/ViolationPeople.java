package org.guanjia.renovation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.language.Refusal;
import org.guanjia.notice.CaseContact;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who speaks, and who is told. Whoever found a violation speaks first; a tip is looked after by the
 * nearest who is on duty: the house's housekeeper, a guard, the foreman. The desk is no relay.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
class ViolationPeople {

    /** A finding comes from where the finder stands; everything else is a tip. */
    private static final Set<String> FOUND = Set.of("patrol", "colleague");

    private static final List<String> NEAREST =
            List.of(Roles.HOUSEKEEPER, Roles.GUARD, Roles.FOREMAN, Roles.PROJECT_MANAGER);

    private final CaseFiles cases;
    private final EstateService estate;
    private final Residents residents;
    private final StaffService staff;
    private final Outbox outbox;

    ViolationPeople(
            CaseFiles cases,
            EstateService estate,
            Residents residents,
            StaffService staff,
            Outbox outbox) {
        this.cases = cases;
        this.estate = estate;
        this.residents = residents;
        this.staff = staff;
        this.outbox = outbox;
    }

    /** Whether a colleague reports what he saw himself. */
    static boolean found(String channel, Boolean onBehalf, Caller caller) {
        return caller != null
                && !caller.admin()
                && !caller.has(Roles.INTEGRATION)
                && FOUND.contains(channel)
                && !Boolean.TRUE.equals(onBehalf);
    }

    /** The finder in the first of the roles that he holds. */
    Speaker finder(String user) {
        Set<String> roles = staff.rolesOf(user);
        return new Speaker(
                user,
                Roles.ALL.stream()
                        .filter(roles::contains)
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("finder", "violation.unknownFinder")));
    }

    /**
     * Who looks after a tip.
     *
     * @throws Refusal 409 when the community has nobody for it
     */
    Speaker nearest(CaseFile file) {
        String own =
                file.houseId() == null ? null : estate.housekeeperOf(file.houseId()).orElse(null);
        for (boolean onDuty : new boolean[] {true, false}) {
            for (String role : NEAREST) {
                Optional<String> one =
                        (onDuty
                                        ? staff.onDuty(file.community(), role)
                                        : staff.members(file.community(), role))
                                .stream()
                                        .map(StaffMember::userId)
                                        .min(
                                                Comparator.comparing(
                                                                (String user) -> !user.equals(own))
                                                        .thenComparing(Comparator.naturalOrder()));
                if (one.isPresent()) {
                    return new Speaker(one.get(), role);
                }
            }
        }
        throw Refusal.conflict("violation.nobodyThere", file.caseNumber());
    }

    /** A colleague of the community by user id or, when only one bears it, by name. */
    String colleague(String field, String community, String named) {
        List<StaffMember> known =
                staff.all().stream()
                        .filter(StaffMember::active)
                        .filter(member -> member.communities().contains(community))
                        .filter(
                                member ->
                                        member.userId().equals(named)
                                                || member.name().equals(named))
                        .toList();
        if (known.size() != 1) {
            throw Refusal.invalid(field, "violation.noSuchColleague", named);
        }
        return known.get(0).userId();
    }

    Set<String> rolesOf(String user) {
        return staff.rolesOf(user);
    }

    String nameOf(String user) {
        return user == null ? null : staff.nameOf(user);
    }

    /**
     * Tells whoever lives in the house of the violation, the owner first; nobody without a phone.
     */
    void tellHouse(String caseNumber, String template, Map<String, ?> facts) {
        CaseFile file = cases.get(caseNumber);
        if (file.houseId() == null) {
            return;
        }
        residents.residents(file.houseId()).stream()
                .filter(resident -> resident.kind() != Resident.Kind.CONTACT)
                .filter(resident -> !resident.phones().isEmpty())
                .min(Comparator.comparing(Resident::kind))
                .ifPresent(
                        resident ->
                                outbox.toResident(
                                        new CaseContact(
                                                caseNumber,
                                                file.community(),
                                                file.houseId(),
                                                resident.phones().get(0)),
                                        template,
                                        facts,
                                        false));
    }

    void tell(
            String caseNumber, String user, String template, Map<String, ?> facts, boolean urgent) {
        outbox.toStaff(caseNumber, cases.communityOf(caseNumber), user, template, facts, urgent);
    }

    void tellRole(
            String caseNumber, String role, String template, Map<String, ?> facts, boolean urgent) {
        outbox.toRole(caseNumber, cases.communityOf(caseNumber), role, template, facts, urgent);
    }

    /** The house's housekeeper, or all of them where it has none. */
    void tellHousekeeper(String caseNumber, String template, Map<String, ?> facts, boolean urgent) {
        CaseFile file = cases.get(caseNumber);
        Optional<String> own =
                file.houseId() == null ? Optional.empty() : estate.housekeeperOf(file.houseId());
        if (own.isPresent()) {
            tell(caseNumber, own.get(), template, facts, urgent);
        } else {
            tellRole(caseNumber, Roles.HOUSEKEEPER, template, facts, urgent);
        }
    }
}
