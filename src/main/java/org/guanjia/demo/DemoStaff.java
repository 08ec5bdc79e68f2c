package org.guanjia.demo;

import static org.guanjia.demo.DemoEstate.SONGTAO;
import static org.guanjia.demo.DemoEstate.YUNQI;
import static org.guanjia.staff.Skill.ELECTRICAL;
import static org.guanjia.staff.Skill.FIRE;
import static org.guanjia.staff.Skill.HVAC;
import static org.guanjia.staff.Skill.LIFT_LIAISON;
import static org.guanjia.staff.Skill.LOCKS_DOORS;
import static org.guanjia.staff.Skill.MASONRY;
import static org.guanjia.staff.Skill.PLUMBING;
import static org.guanjia.staff.Skill.WEAK_CURRENT;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.EstateRegister;
import org.guanjia.language.Texts;
import org.guanjia.staff.Roles;
import org.guanjia.staff.Shift;
import org.guanjia.staff.Skill;
import org.guanjia.staff.StaffRegister;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Makes the demo's staff: one user per role whose id is the role's, and named colleagues.
 * Technician, guard and control room are manned around the clock, the desk of 云栖苑 from 08:00 to
 * 20:00.
 */
@Component
@ConditionalOnProperty("guanjia.demo.enabled")
class DemoStaff {

    /** From, to: an end at or before the start lies on the next day. */
    private enum Hours {
        AROUND_THE_CLOCK("08:00", "08:00"),
        LONG_DAY("08:00", "20:00"),
        LONG_NIGHT("20:00", "08:00"),
        EARLY("00:00", "08:00"),
        MIDDLE("08:00", "16:00"),
        LATE("16:00", "00:00"),
        OFFICE("08:30", "18:00");

        private final LocalTime starts;
        private final LocalTime ends;

        Hours(String starts, String ends) {
            this.starts = LocalTime.parse(starts);
            this.ends = LocalTime.parse(ends);
        }
    }

    private static final List<DayOfWeek> DAILY = List.of(DayOfWeek.values());
    private static final List<DayOfWeek> WORKDAYS = DAILY.subList(0, 5);
    private static final List<DayOfWeek> ODD =
            List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY);
    private static final List<DayOfWeek> EVEN =
            List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);

    private static final LocalDate VALID = LocalDate.of(2039, 12, 31);
    private static final LocalDate EXPIRED = LocalDate.of(2025, 6, 30);

    private final StaffRegister staff;
    private final EstateRegister estate;
    private final Texts texts;
    private final DemoWords words;

    DemoStaff(StaffRegister staff, EstateRegister estate, Texts texts, DemoWords words) {
        this.staff = staff;
        this.estate = estate;
        this.texts = texts;
        this.words = words;
    }

    /**
     * Writes everybody.
     *
     * @param grids the grids' ids by their names
     */
    void fill(Map<String, Long> grids, DemoNumbers numbers) {
        oneOfEachRole(numbers);
        technicians(grids, numbers);
        housekeepers(grids, numbers);
        others(numbers);
    }

    private void oneOfEachRole(DemoNumbers numbers) {
        role(Roles.DESK, List.of(YUNQI), Hours.LONG_DAY, DAILY, numbers);
        role(Roles.HOUSEKEEPER, List.of(YUNQI), Hours.LONG_DAY, DAILY, numbers);
        role(Roles.TECHNICIAN, List.of(YUNQI), Hours.AROUND_THE_CLOCK, DAILY, numbers);
        role(Roles.FOREMAN, List.of(YUNQI), Hours.LONG_DAY, DAILY, numbers);
        role(Roles.GUARD, List.of(YUNQI), Hours.AROUND_THE_CLOCK, DAILY, numbers);
        role(Roles.CONTROL_ROOM, List.of(YUNQI), Hours.AROUND_THE_CLOCK, DAILY, numbers);
        role(Roles.CLEANER, List.of(YUNQI), Hours.LONG_DAY, DAILY, numbers);
        role(Roles.CASHIER, List.of(YUNQI), Hours.OFFICE, DAILY, numbers);
        role(Roles.SERVICE_MANAGER, List.of(YUNQI), Hours.OFFICE, DAILY, numbers);
        role(Roles.PROJECT_MANAGER, List.of(YUNQI), Hours.OFFICE, DAILY, numbers);

        List<String> both = List.of(YUNQI, SONGTAO);
        role(Roles.REGION, both, Hours.OFFICE, WORKDAYS, numbers);
        role(Roles.AUDITOR, both, Hours.OFFICE, WORKDAYS, numbers);
        role(Roles.LEGAL, both, Hours.OFFICE, WORKDAYS, numbers);
        role(Roles.CONTRACTOR, both, Hours.LONG_DAY, DAILY, numbers);
        role(Roles.DESIGNER, both, Hours.OFFICE, WORKDAYS, numbers);
        role(Roles.INTEGRATION, both, Hours.AROUND_THE_CLOCK, DAILY, numbers);
    }

    private void technicians(Map<String, Long> grids, DemoNumbers numbers) {
        // The technician on stand-by can do whatever comes at night.
        for (Skill skill : Skill.values()) {
            skill(Roles.TECHNICIAN, skill);
        }
        technician("luo-qingquan", "罗清泉", Hours.LONG_DAY, DAILY, numbers, PLUMBING, MASONRY);
        technician("lei-ming", "雷鸣", Hours.LONG_DAY, DAILY, numbers, ELECTRICAL, WEAK_CURRENT);
        technician("han-shuang", "韩霜", Hours.LONG_DAY, ODD, numbers, HVAC, PLUMBING);
        technician("wen-nuan", "温暖", Hours.LONG_DAY, EVEN, numbers, HVAC, ELECTRICAL);
        technician("men-yan", "门严", Hours.LONG_DAY, DAILY, numbers, LOCKS_DOORS);
        technician("shi-jian", "石坚", Hours.OFFICE, WORKDAYS, numbers, MASONRY, LOCKS_DOORS);
        technician("tian-ti", "田梯", Hours.LONG_DAY, ODD, numbers, LIFT_LIAISON, ELECTRICAL);
        technician("gao-sheng", "高升", Hours.LONG_DAY, EVEN, numbers, LIFT_LIAISON, FIRE);
        technician("huo-an", "霍安", Hours.LONG_DAY, ODD, numbers, FIRE, WEAK_CURRENT);
        technician("xing-ye", "星野", Hours.LONG_NIGHT, ODD, numbers, PLUMBING, LOCKS_DOORS);
        technician("yue-liang", "岳亮", Hours.LONG_NIGHT, EVEN, numbers, ELECTRICAL, PLUMBING);
        // His certificate ran out: electrical work no longer goes to him.
        technician("jiu-zheng", "旧证", Hours.LONG_DAY, DAILY, numbers, LOCKS_DOORS);
        staff.addSkill("jiu-zheng", ELECTRICAL, "DEMO-EXPIRED", EXPIRED);

        staff.assignGrid("luo-qingquan", grids.get("云栖一期东"));
        staff.assignGrid("luo-qingquan", grids.get("云栖一期西"));
        staff.assignGrid("lei-ming", grids.get("云栖一期东"));
        staff.assignGrid("han-shuang", grids.get("云栖二期南"));
        staff.assignGrid("wen-nuan", grids.get("云栖二期北"));
        staff.assignGrid("tian-ti", grids.get("云栖二期南"));

        member("gu-song", "顾松", SONGTAO, Roles.TECHNICIAN, Hours.LONG_DAY, DAILY, numbers);
        member("bo-tao", "柏涛", SONGTAO, Roles.TECHNICIAN, Hours.LONG_NIGHT, DAILY, numbers);
        for (String both : List.of("gu-song", "bo-tao")) {
            List.of(PLUMBING, ELECTRICAL, HVAC, LOCKS_DOORS, MASONRY)
                    .forEach(skill -> skill(both, skill));
        }
    }

    private void housekeepers(Map<String, Long> grids, DemoNumbers numbers) {
        member("fang-zhiqiu", "方知秋", YUNQI, Roles.HOUSEKEEPER, Hours.LONG_DAY, DAILY, numbers);
        member("xu-qinghe", "许清和", YUNQI, Roles.HOUSEKEEPER, Hours.LONG_DAY, DAILY, numbers);
        member("song-ning", "宋宁", SONGTAO, Roles.HOUSEKEEPER, Hours.LONG_DAY, DAILY, numbers);
        estate.setHousekeeper(grids.get("云栖一期东"), Roles.HOUSEKEEPER);
        estate.setHousekeeper(grids.get("云栖一期西"), "fang-zhiqiu");
        estate.setHousekeeper(grids.get("云栖二期南"), "xu-qinghe");
        estate.setHousekeeper(grids.get("云栖二期北"), "fang-zhiqiu");
        // The post of 松涛后院 is empty: a call-back there rests on the resident's own answer.
        estate.setHousekeeper(grids.get("松涛前院"), "song-ning");
    }

    private void others(DemoNumbers numbers) {
        member("lin-xiaoman", "林小满", YUNQI, Roles.DESK, Hours.LONG_DAY, EVEN, numbers);
        member("wei-shan", "卫山", YUNQI, Roles.GUARD, Hours.LONG_DAY, DAILY, numbers);
        member("wei-hai", "卫海", YUNQI, Roles.GUARD, Hours.LONG_DAY, DAILY, numbers);
        member("wei-chen", "卫晨", YUNQI, Roles.GUARD, Hours.LONG_NIGHT, DAILY, numbers);
        member("wei-ye", "卫野", YUNQI, Roles.GUARD, Hours.LONG_NIGHT, DAILY, numbers);
        member("zhan-zao", "詹早", YUNQI, Roles.CONTROL_ROOM, Hours.EARLY, DAILY, numbers);
        member("zhan-wu", "詹午", YUNQI, Roles.CONTROL_ROOM, Hours.MIDDLE, DAILY, numbers);
        member("zhan-wan", "詹晚", YUNQI, Roles.CONTROL_ROOM, Hours.LATE, DAILY, numbers);
        member("jing-chang", "景畅", YUNQI, Roles.CLEANER, Hours.LONG_DAY, DAILY, numbers);

        member("song-qing", "宋青", SONGTAO, Roles.GUARD, Hours.LONG_DAY, DAILY, numbers);
        member("song-mo", "宋墨", SONGTAO, Roles.GUARD, Hours.LONG_NIGHT, DAILY, numbers);
        member("tao-yi", "陶一", SONGTAO, Roles.CONTROL_ROOM, Hours.LONG_DAY, DAILY, numbers);
        member("tao-er", "陶二", SONGTAO, Roles.CONTROL_ROOM, Hours.LONG_NIGHT, DAILY, numbers);
        member("song-gong", "宋工", SONGTAO, Roles.FOREMAN, Hours.LONG_DAY, DAILY, numbers);
        member("song-jie", "宋洁", SONGTAO, Roles.CLEANER, Hours.LONG_DAY, DAILY, numbers);
        member("song-li", "宋理", SONGTAO, Roles.PROJECT_MANAGER, Hours.OFFICE, DAILY, numbers);
        // A small community has no managers of its own for service and fees: one does both.
        staff.grantRole("song-li", SONGTAO, Roles.SERVICE_MANAGER);
        staff.grantRole("song-li", SONGTAO, Roles.CASHIER);
    }

    private void role(
            String role,
            List<String> communities,
            Hours hours,
            List<DayOfWeek> days,
            DemoNumbers numbers) {
        staff.addMember(role, texts.say("demo.staff." + role), numbers.next());
        for (String community : communities) {
            staff.grantRole(role, community, role);
            shifts(role, community, hours, days);
        }
    }

    private void technician(
            String userId,
            String name,
            Hours hours,
            List<DayOfWeek> days,
            DemoNumbers numbers,
            Skill... skills) {
        member(userId, name, YUNQI, Roles.TECHNICIAN, hours, days, numbers);
        for (Skill skill : skills) {
            skill(userId, skill);
        }
    }

    private void member(
            String userId,
            String name,
            String community,
            String role,
            Hours hours,
            List<DayOfWeek> days,
            DemoNumbers numbers) {
        staff.addMember(userId, words.of(name), numbers.next());
        staff.grantRole(userId, community, role);
        shifts(userId, community, hours, days);
    }

    private void skill(String userId, Skill skill) {
        boolean certified = skill.certified();
        staff.addSkill(
                userId, skill, certified ? "DEMO-" + skill.id() : null, certified ? VALID : null);
    }

    private void shifts(String userId, String community, Hours hours, List<DayOfWeek> days) {
        for (DayOfWeek day : days) {
            staff.addShift(new Shift(userId, community, day, hours.starts, hours.ends, null, null));
        }
    }
}
