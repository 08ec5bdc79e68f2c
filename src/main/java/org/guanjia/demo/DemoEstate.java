package org.guanjia.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.Resident.Kind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Makes the demo's two communities, their grids, houses and residents. */
@Component
@ConditionalOnProperty("guanjia.demo.enabled")
class DemoEstate {

    static final String YUNQI = "yunqi";
    static final String YUNQI_NAME = "云栖苑";
    static final String SONGTAO = "songtao";
    static final String SONGTAO_NAME = "松涛里";

    private static final String REGION = "之南属地管理中心";

    /** Solar terms as given names: nobody takes them for real people. */
    private static final List<String> GIVEN =
            List.of(
                    "立春", "雨水", "惊蛰", "春分", "清和", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋",
                    "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒");

    private static final List<String> FAMILY =
            List.of(
                    "云", "竹", "梅", "兰", "松", "柏", "江", "河", "山", "石", "田", "米", "麦", "禾", "茶", "桑",
                    "星", "海", "湖", "池");

    private final EstateRegister register;
    private final DemoWords words;

    DemoEstate(EstateRegister register, DemoWords words) {
        this.register = register;
        this.words = words;
    }

    /**
     * Writes both communities.
     *
     * @return the grids' ids by their names
     */
    Map<String, Long> fill(DemoNumbers numbers) {
        Random chance = new Random(DemoNumbers.SEED);
        Map<String, Long> grids = new LinkedHashMap<>();
        register.addCommunity(
                new Community(YUNQI, words.of(YUNQI_NAME), "A", true, words.of(REGION)));
        register.addCommunity(
                new Community(SONGTAO, words.of(SONGTAO_NAME), "C", false, words.of(REGION)));

        // Building numbers repeat: 1 to 6 in phase 1, 1 to 5 in phase 2 (S1-08).
        for (int building = 1; building <= 6; building++) {
            long grid = grid(grids, YUNQI, building <= 3 ? "云栖一期东" : "云栖一期西");
            building(1, building, 13, grid, LocalDate.of(2016, 9, 30), numbers, chance);
        }
        for (int building = 1; building <= 5; building++) {
            long grid = grid(grids, YUNQI, building <= 3 ? "云栖二期南" : "云栖二期北");
            building(2, building, 15, grid, LocalDate.of(2025, 6, 30), numbers, chance);
        }
        for (int building = 1; building <= 3; building++) {
            long grid = grid(grids, SONGTAO, building <= 2 ? "松涛前院" : "松涛后院");
            for (int floor = 1; floor <= 5; floor++) {
                for (int door = 1; door <= 4; door++) {
                    Address address =
                            new Address(SONGTAO, null, building + "栋", null, room(floor, door));
                    house(address, 62, LocalDate.of(1999, 5, 1), grid, numbers, chance);
                }
            }
        }
        return grids;
    }

    private void building(
            int phase,
            int building,
            int floors,
            long grid,
            LocalDate handedOverOn,
            DemoNumbers numbers,
            Random chance) {
        for (int unit = 1; unit <= 2; unit++) {
            for (int floor = 1; floor <= floors; floor++) {
                for (int door = 1; door <= 2; door++) {
                    Address address =
                            new Address(
                                    YUNQI,
                                    phase + "期",
                                    building + "栋",
                                    unit + "单元",
                                    room(floor, door));
                    int area = door == 1 ? 89 : 118;
                    house(address, area, handedOverOn, grid, numbers, chance);
                }
            }
        }
    }

    /** About one house in ten stands empty, one in five is let, half have more than one person. */
    private void house(
            Address address,
            int area,
            LocalDate handedOverOn,
            long grid,
            DemoNumbers numbers,
            Random chance) {
        boolean vacant = chance.nextInt(10) == 0;
        boolean let = !vacant && chance.nextInt(5) == 0;
        long house =
                register.addHouse(
                        address,
                        BigDecimal.valueOf(area * 100L + chance.nextInt(300), 2),
                        handedOverOn,
                        vacant,
                        grid);
        String family = one(FAMILY, chance);
        List<String> phones = new ArrayList<>(List.of(numbers.next()));
        if (chance.nextInt(6) == 0) {
            phones.add("0571-0000%04d".formatted(chance.nextInt(10_000)));
        }
        if (chance.nextInt(8) == 0) {
            phones.add(numbers.next());
        }
        register.addResident(house, name(family, one(GIVEN, chance)), Kind.OWNER, phones);
        if (let) {
            register.addResident(
                    house,
                    name(one(FAMILY, chance), one(GIVEN, chance)),
                    Kind.TENANT,
                    List.of(numbers.next()));
        } else if (!vacant && chance.nextBoolean()) {
            register.addResident(
                    house,
                    name(family, one(GIVEN, chance)),
                    Kind.FAMILY,
                    chance.nextInt(4) == 0 ? List.of() : List.of(numbers.next()));
        }
    }

    private long grid(Map<String, Long> grids, String community, String name) {
        return grids.computeIfAbsent(name, n -> register.addGrid(community, words.of(n), null));
    }

    private String name(String family, String given) {
        String english = words.of(family);
        return english.equals(family) ? family + given : english + " " + words.of(given);
    }

    private static String room(int floor, int door) {
        return "%d%02d".formatted(floor, door);
    }

    private static <T> T one(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }
}
