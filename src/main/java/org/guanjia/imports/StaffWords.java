package org.guanjia.imports;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guanjia.staff.Roles;
import org.guanjia.staff.Skill;

/** What roles and skills are called in the files that companies keep. */
final class StaffWords {

    private static final Map<String, String> ROLES =
            Map.ofEntries(
                    Map.entry("前台", Roles.DESK),
                    Map.entry("客服", Roles.DESK),
                    Map.entry("客服前台", Roles.DESK),
                    Map.entry("前台客服", Roles.DESK),
                    Map.entry("管家", Roles.HOUSEKEEPER),
                    Map.entry("客服管家", Roles.HOUSEKEEPER),
                    Map.entry("楼栋管家", Roles.HOUSEKEEPER),
                    Map.entry("维修工", Roles.TECHNICIAN),
                    Map.entry("维修", Roles.TECHNICIAN),
                    Map.entry("工程维修", Roles.TECHNICIAN),
                    Map.entry("维修技工", Roles.TECHNICIAN),
                    Map.entry("水电工", Roles.TECHNICIAN),
                    Map.entry("工程主管", Roles.FOREMAN),
                    Map.entry("维修主管", Roles.FOREMAN),
                    Map.entry("维修班长", Roles.FOREMAN),
                    Map.entry("秩序维护员", Roles.GUARD),
                    Map.entry("保安", Roles.GUARD),
                    Map.entry("保安员", Roles.GUARD),
                    Map.entry("秩序员", Roles.GUARD),
                    Map.entry("消防监控中心", Roles.CONTROL_ROOM),
                    Map.entry("监控员", Roles.CONTROL_ROOM),
                    Map.entry("消控员", Roles.CONTROL_ROOM),
                    Map.entry("监控中心", Roles.CONTROL_ROOM),
                    Map.entry("环境保洁", Roles.CLEANER),
                    Map.entry("保洁", Roles.CLEANER),
                    Map.entry("保洁员", Roles.CLEANER),
                    Map.entry("收费员", Roles.CASHIER),
                    Map.entry("客服经理", Roles.SERVICE_MANAGER),
                    Map.entry("客服主管", Roles.SERVICE_MANAGER),
                    Map.entry("项目经理", Roles.PROJECT_MANAGER),
                    Map.entry("属地管理中心", Roles.REGION),
                    Map.entry("品质督导", Roles.AUDITOR),
                    Map.entry("法务", Roles.LEGAL),
                    Map.entry("外包单位", Roles.CONTRACTOR),
                    Map.entry("流程设计师", Roles.DESIGNER),
                    Map.entry("接口账号", Roles.INTEGRATION));

    private static final Map<String, Skill> SKILLS =
            Map.ofEntries(
                    Map.entry("给排水", Skill.PLUMBING),
                    Map.entry("水暖", Skill.PLUMBING),
                    Map.entry("水工", Skill.PLUMBING),
                    Map.entry("水", Skill.PLUMBING),
                    Map.entry("强电", Skill.ELECTRICAL),
                    Map.entry("电工", Skill.ELECTRICAL),
                    Map.entry("电", Skill.ELECTRICAL),
                    Map.entry("暖通", Skill.HVAC),
                    Map.entry("空调", Skill.HVAC),
                    Map.entry("门窗锁", Skill.LOCKS_DOORS),
                    Map.entry("门窗", Skill.LOCKS_DOORS),
                    Map.entry("锁", Skill.LOCKS_DOORS),
                    Map.entry("泥瓦", Skill.MASONRY),
                    Map.entry("泥瓦防水", Skill.MASONRY),
                    Map.entry("防水", Skill.MASONRY),
                    Map.entry("泥瓦工", Skill.MASONRY),
                    Map.entry("电梯对接", Skill.LIFT_LIAISON),
                    Map.entry("电梯", Skill.LIFT_LIAISON),
                    Map.entry("弱电", Skill.WEAK_CURRENT),
                    Map.entry("消防设施", Skill.FIRE),
                    Map.entry("消防", Skill.FIRE));

    private StaffWords() {}

    static Optional<String> role(String word) {
        String plain = Columns.plain(word);
        return Roles.ALL.contains(plain)
                ? Optional.of(plain)
                : Optional.ofNullable(ROLES.get(plain));
    }

    static Optional<Skill> skill(String word) {
        String plain = Columns.plain(word);
        return Skill.of(plain).or(() -> Optional.ofNullable(SKILLS.get(plain)));
    }

    /** What may be written, for whoever wrote something else. */
    static String roles() {
        return "前台、管家、维修工、工程主管、秩序维护员、消防监控中心、环境保洁、收费员、客服经理、项目经理、属地管理中心、" + "品质督导、法务、外包单位、流程设计师";
    }

    static String skills() {
        return "给排水、强电、暖通、门窗锁、泥瓦、电梯对接、弱电、消防设施";
    }

    /** Ids with their words, for the notes of the template. */
    static String roleIds() {
        return Roles.ALL.stream().collect(Collectors.joining(", "));
    }
}
