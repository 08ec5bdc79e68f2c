package org.guanjia.staff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.language.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The duty phone, who is here, and who goes. Another community's does not exist (404). */
@RestController
@RequestMapping("/api")
@Tag(name = "staff")
class StaffController {

    private static final int SHOWN_SWITCHES = 20;

    /** Who may carry the duty phone, and who may switch it for them. */
    private static final Set<String> PHONE =
            Set.of(
                    Roles.DESK,
                    Roles.TECHNICIAN,
                    Roles.FOREMAN,
                    Roles.CONTROL_ROOM,
                    Roles.SERVICE_MANAGER,
                    Roles.PROJECT_MANAGER);

    /** Who may send another colleague off duty. */
    private static final Set<String> SUPERVISORS =
            Set.of(Roles.FOREMAN, Roles.SERVICE_MANAGER, Roles.PROJECT_MANAGER);

    record Switch(String state, String reason) {}

    record Reason(String reason) {}

    record LogLine(String state, String userId, String name, Instant at, String reason) {}

    record PhoneView(
            String community,
            String state,
            String holder,
            String holderName,
            Instant since,
            String reason,
            String intakeRole,
            List<LogLine> log) {}

    record Colleague(String userId, String name, Set<String> roles, boolean onDuty) {}

    record Colleagues(List<Colleague> items) {}

    private final DutyPhone phone;
    private final StaffService staff;

    StaffController(DutyPhone phone, StaffService staff) {
        this.phone = phone;
        this.staff = staff;
    }

    @GetMapping("/duty-phone/{community}")
    @Operation(summary = "Where the duty phone is, who takes reports now, and the last switches")
    PhoneView dutyPhone(@PathVariable String community, @AuthenticationPrincipal Caller caller) {
        served(community, caller);
        return view(community);
    }

    @PostMapping("/duty-phone/{community}")
    @Operation(summary = "Switches the duty phone out (to the control room) or in")
    PhoneView switchPhone(
            @PathVariable String community,
            @RequestBody Switch wanted,
            @AuthenticationPrincipal Caller caller) {
        served(community, caller);
        if (!caller.admin() && PHONE.stream().noneMatch(caller::has)) {
            throw Refusal.forbidden("staff.phoneForbidden");
        }
        switch (wanted.state() == null ? "" : wanted.state()) {
            case "out" -> phone.goOut(community, caller.userId(), wanted.reason());
            case "in" -> phone.comeBack(community, caller.userId(), wanted.reason());
            default -> throw Refusal.invalid("state", "staff.phoneStateUnknown");
        }
        return view(community);
    }

    @GetMapping("/communities/{community}/staff")
    @Operation(summary = "The colleagues of a role in a community, and whether they are on duty")
    Colleagues colleagues(
            @PathVariable String community,
            @RequestParam String role,
            @AuthenticationPrincipal Caller caller) {
        served(community, caller);
        if (!Roles.ALL.contains(role)) {
            throw Refusal.invalid("role", "staff.roleUnknown", role, String.join(", ", Roles.ALL));
        }
        Set<String> present =
                staff.onDuty(community, role).stream()
                        .map(StaffMember::userId)
                        .collect(Collectors.toSet());
        return new Colleagues(
                staff.members(community, role).stream()
                        .map(
                                member ->
                                        new Colleague(
                                                member.userId(),
                                                member.name(),
                                                member.roles(),
                                                present.contains(member.userId())))
                        .toList());
    }

    @PostMapping("/staff/{userId}/off-duty")
    @Operation(summary = "Goes off duty for the rest of the shift; open tasks return to the role")
    Colleague offDuty(
            @PathVariable String userId,
            @RequestBody Reason why,
            @AuthenticationPrincipal Caller caller) {
        StaffMember member = colleague(userId, caller);
        if (!userId.equals(caller.userId())
                && !caller.admin()
                && SUPERVISORS.stream().noneMatch(caller::has)) {
            throw Refusal.forbidden("staff.offDutyForbidden");
        }
        staff.goOffDuty(userId, why.reason());
        return new Colleague(userId, member.name(), member.roles(), staff.isOnDuty(userId));
    }

    @PostMapping("/staff/{userId}/leave")
    @Operation(summary = "A colleague leaves the company; open tasks return to the role")
    Colleague leave(
            @PathVariable String userId,
            @RequestBody Reason why,
            @AuthenticationPrincipal Caller caller) {
        StaffMember member = colleague(userId, caller);
        if (!caller.admin() && !caller.has(Roles.PROJECT_MANAGER)) {
            throw Refusal.forbidden("staff.leaveForbidden");
        }
        staff.leave(userId, why.reason());
        return new Colleague(userId, member.name(), Set.of(), false);
    }

    private StaffMember colleague(String userId, Caller caller) {
        return staff.find(userId)
                .filter(
                        member ->
                                caller.admin()
                                        || member.communities().stream().anyMatch(caller::mayServe))
                .orElseThrow(() -> Refusal.notFound("staff.memberUnknown", userId));
    }

    private static void served(String community, Caller caller) {
        if (!caller.mayServe(community)) {
            throw Refusal.notFound("staff.communityUnknown", community);
        }
    }

    private PhoneView view(String community) {
        DutyPhone.State state = phone.state(community);
        return new PhoneView(
                community,
                word(state),
                state.holder(),
                state.holder() == null ? null : staff.nameOf(state.holder()),
                state.since(),
                state.reason(),
                phone.intakeRole(community),
                phone.log(community, SHOWN_SWITCHES).stream()
                        .map(
                                line ->
                                        new LogLine(
                                                word(line),
                                                line.holder(),
                                                staff.nameOf(line.holder()),
                                                line.since(),
                                                line.reason()))
                        .toList());
    }

    private static String word(DutyPhone.State state) {
        return state.out() ? "out" : "in";
    }
}
