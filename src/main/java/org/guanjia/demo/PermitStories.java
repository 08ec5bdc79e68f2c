package org.guanjia.demo;

import static org.guanjia.demo.DemoEstate.YUNQI;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.guanjia.estate.Address;
import org.guanjia.language.Texts;
import org.guanjia.renovation.PermitModel.Element;
import org.guanjia.renovation.PermitModel.Variable;

/** The demo's renovations: one accepted, one in works, one at the cashier's, two at the review. */
final class PermitStories extends DemoStories {

    PermitStories(Instant now, ZoneId zone, Texts texts) {
        super(now, zone, "renovation-permit", texts);
    }

    @Override
    void tell() {
        past(
                45,
                "09:20",
                house(2, 3, "1202"),
                "portal",
                said(
                        "全屋刷新:卧室客厅刷漆,卫生间重做防水和瓷砖",
                        "The whole flat: paint, and new waterproofing and tiles in the bathroom"),
                works("wet.waterproof,wall.paint", 2, 36, null),
                c -> {
                    opened(c);
                    for (int i = 0; i < 6; i++) {
                        patrolled(
                                c,
                                "going",
                                said(
                                        "按许可内容施工,防水已做两遍。",
                                        "Work as permitted, two layers of waterproofing are done."));
                    }
                    c.answers("works", "finished").after(300);
                    inspected(c);
                    c.afterHours(50);
                    c.photo(Element.CHECK_WATER_TEST, "evidence")
                            .does(
                                    Element.CHECK_WATER_TEST,
                                    Map.of(
                                            Variable.WATER_TEST,
                                            "tight",
                                            Variable.WATER_NOTE,
                                            said(
                                                    "楼下顶板、管根无水印,水位未降。",
                                                    "No stain on the ceiling below nor at the pipes, the water has not sunk.")));
                    c.afterHours(20)
                            .does(
                                    Element.PAY_REFUND,
                                    Map.of(
                                            Variable.REFUND_METHOD,
                                            "transfer",
                                            Variable.REFUND_RECEIPT,
                                            "TK-DEMO-1"));
                });
        past(
                12,
                "10:40",
                house(2, 1, "802"),
                "desk",
                said(
                        "厨房和客厅翻新,拆一道非承重隔墙,改电路",
                        "Kitchen and living room: a partition goes, the wiring is new"),
                works(
                        "structure.partition,electric.circuit,floor.tile",
                        3,
                        60,
                        said(
                                "拆改非承重隔墙 拆改平面图\n改电路、配电箱 电路图",
                                "Partition walls: plan\nElectric circuits: circuit diagram")),
                c -> {
                    opened(c);
                    for (int i = 0; i < 2; i++) {
                        patrolled(
                                c,
                                "going",
                                said(
                                        "隔墙已拆,未动承重墙;临时用电有漏电保护。",
                                        "The partition is down, the load-bearing wall untouched; the temporary power has residual-current protection."));
                    }
                });
        past(
                2,
                "14:10",
                house(2, 4, "301"),
                "portal",
                said("书房刷漆、换门", "The study is painted, doors are replaced"),
                works("wall.paint,door.replace", 5, 25, null),
                c -> {
                    c.afterHours(3);
                    reviewed(c);
                    c.after(60);
                    signed(c);
                });
        past(
                1,
                "15:30",
                house(2, 5, "1501"),
                "portal",
                said("卫生间改造,燃气热水器移位", "The bathroom is rebuilt, the gas heater moves"),
                works("gas.alter,wet.waterproof", 10, 40, null),
                c -> c.after(5));
        past(
                0,
                "08:40",
                house(2, 2, "902"),
                "desk",
                said("阳台封窗,客厅吊顶", "The balcony is glazed, the living room gets a ceiling"),
                works(
                        "window.replace,ceiling.install",
                        7,
                        30,
                        said("更换外窗、封阳台 立面图", "Windows, balcony enclosure: elevation")),
                c -> c.after(5));
    }

    private void opened(DemoCase c) {
        c.afterHours(4);
        reviewed(c);
        c.afterHours(3);
        signed(c);
        c.after(30)
                .does(
                        Element.COLLECT_DEPOSIT,
                        Map.of(
                                Variable.DEPOSIT_AMOUNT, "2000",
                                Variable.DEPOSIT_METHOD, "transfer",
                                Variable.DEPOSIT_RECEIPT, "SJ-" + c.number()));
        c.after(60).does(Element.HAND_OUT_PASSES, Map.of(Variable.PASS_OUTCOME, "all"));
    }

    private void reviewed(DemoCase c) {
        c.does(
                Element.REVIEW_APPLICATION,
                Map.of(
                        Variable.REVIEW,
                        "approve",
                        Variable.REVIEW_NOTE,
                        said(
                                "按图施工,不动承重墙和管线;垃圾装袋当天清运。",
                                "Work as drawn, touch no load-bearing wall and no pipe; bag the waste and take it away the same day.")));
    }

    private void signed(DemoCase c) {
        c.photo(Element.SIGN_AGREEMENT, "proof")
                .does(
                        Element.SIGN_AGREEMENT,
                        Map.of(Variable.AGREEMENT_NUMBER, "XY-" + c.number()));
    }

    private void patrolled(DemoCase c, String state, String note) {
        while (!c.waitsFor(Element.PATROL_RENOVATION)) {
            c.afterHours(6);
        }
        c.after(45).photo(Element.PATROL_RENOVATION, "evidence");
        Map<String, Object> seen = new HashMap<>();
        seen.put(Variable.WORKS_STATE, state);
        seen.put(Variable.PATROL_FINDING, "clean");
        seen.put(Variable.PATROL_NOTE, note);
        c.does(Element.PATROL_RENOVATION, seen);
    }

    private void inspected(DemoCase c) {
        c.photo(Element.INSPECT_FINAL, "after")
                .does(
                        Element.INSPECT_FINAL,
                        Map.of(
                                Variable.INSPECTION,
                                "passed",
                                Variable.INSPECTION_NOTE,
                                said(
                                        "与许可内容一致,公共部位完好,卫生间已蓄水。",
                                        "As permitted, common parts are whole, water stands in the bathroom.")));
    }

    private Works works(String works, int fromDay, int toDay, String drawings) {
        Map<String, Object> extra = new HashMap<>();
        extra.put("ownerConsent", "true");
        extra.put("firm", said("晴雨装饰工程部(演示)", "Fairweather Builders (demo)"));
        extra.put("qualification", said("演示资质-2026-08", "DEMO-2026-08"));
        extra.put("personInCharge", said("工长·谷场", "Foreman Field"));
        extra.put("personInChargePhone", "13900007001");
        extra.put("works", works);
        extra.put(
                "workers",
                said(
                        "木匠·方木 木工\n水电·陶管 水电工 演示证-101\n瓦匠·石灰 瓦工",
                        "Carl-Square carpenter\nPat-Pipe plumber DEMO-101\nLou-Lime tiler"));
        if (drawings != null) {
            extra.put("drawings", drawings);
        }
        return new Works(fromDay, toDay, extra);
    }

    /** Days of the works are counted from the day of the application. */
    private void past(
            int days,
            String time,
            Address address,
            String channel,
            String words,
            Works works,
            Consumer<DemoCase> course) {
        LocalDate reported = day(days, time);
        Map<String, Object> more = new HashMap<>(works.more());
        more.put("validFrom", reported.plusDays(works.fromDay()).toString());
        more.put("validTo", reported.plusDays(works.toDay()).toString());
        past(days, time, address, channel, words, more, course);
    }

    /** What is to be done, and between which days after the application. */
    private record Works(int fromDay, int toDay, Map<String, Object> more) {}

    private static Address house(int phase, int building, String room) {
        return new Address(YUNQI, phase + "期", building + "栋", "1单元", room);
    }
}
