package org.guanjia.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.guanjia.casework.SupportProcess;
import org.guanjia.estate.Address;
import org.guanjia.language.Texts;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.staff.Roles;

/** Repairs on their way: a case in every state that the flow knows. */
final class OpenRepairs extends DemoStories {

    /** The case whose second report is the demo's duplicate. */
    private static final String LEAKING_PIPE = "卫生间角阀漏水,关不死,地上有水";

    private final SupportProcess supports;

    private String leakingPipe;

    OpenRepairs(Instant now, ZoneId zone, SupportProcess supports, Texts texts) {
        super(now, zone, "repair", texts);
        this.supports = supports;
    }

    @Override
    void tell() {
        waiting();
        fresh();
    }

    private void waiting() {
        past(
                2,
                "10:20",
                yunqi(2, 4, 1, "302"),
                "phone",
                "洗手盆水龙头一直滴水",
                c ->
                        c.visit("free", "阀芯磨损。", Map.of())
                                .after(20)
                                .fix("已换阀芯。", Map.of())
                                .afterHours(4)
                                .notFixed("还在渗")
                                .visit("free", "接口滑丝。", Map.of())
                                .after(30)
                                .fix("已换接头。", Map.of())
                                .afterHours(16)
                                .notFixed("晚上又湿了一片"));
        past(
                3,
                "09:30",
                common(1, 3),
                "patrol",
                "3栋单元门门禁刷卡没反应,偶尔能开",
                c -> c.visit("free", "读卡器故障,需订货。", part("门禁读卡器")));
        past(
                2,
                "11:00",
                yunqi(1, 5, 1, "402"),
                "portal",
                LEAKING_PIPE,
                c -> {
                    leakingPipe = c.number();
                    c.visit("paid", "角阀锈蚀。", DemoCase.used("VALVE-ANGLE", "1", "0.5"))
                            .after(30)
                            .answers("quote", "accept")
                            .after(20)
                            .fix("已换角阀。", DemoCase.used("VALVE-ANGLE", "1", "0.5"));
                });
        past(
                2,
                "15:30",
                common(1, 4),
                "colleague",
                "4栋外墙渗水,顶层走廊墙面发霉",
                c -> c.visit("fund", "外墙防水失效,需动用维修资金。", Map.of(Variable.ESTIMATED_COST, "26000")));
        past(
                1,
                "16:40",
                yunqi(2, 5, 2, "1001"),
                "phone",
                "墙砖空鼓掉了两块",
                c -> c.visit("warranty", "空鼓属保修范围。", Map.of()));
        past(
                1,
                "10:10",
                yunqi(1, 2, 2, "802"),
                "phone",
                "阳台墙面瓷砖脱落了三块",
                c -> c.visit("contractor", "空鼓面积大,需外包重贴。", Map.of()));
        past(
                1,
                "14:00",
                yunqi(2, 2, 2, "601"),
                "portal",
                "厨房灯不亮,换灯泡也不亮",
                c ->
                        c.visit("free", "灯座烧坏。", Map.of())
                                .after(20)
                                .fix("已换灯座。", Map.of())
                                .afterHours(2)
                                .accepts(2, "来得太晚"));
        past(
                1,
                "17:00",
                songtao(1, "501"),
                "phone",
                "阳台推拉门滑轮坏了,推不动",
                c -> c.visit("paid", "滑轮断裂。", DemoCase.used("HINGE", "2", "1")));
    }

    private void fresh() {
        ago(
                200,
                yunqi(1, 6, 2, "302"),
                "phone",
                "厨房推拉门卡住关不上",
                c ->
                        c.after(2)
                                .accept(60)
                                .after(50)
                                .notMet("按门铃无人应答。")
                                .after(5)
                                .does(Element.REACH_RESIDENT, DemoCase.unreached("电话未接。"))
                                .after(10)
                                .does(Element.KNOCK_DOOR, DemoCase.unreached("无人在家。")));
        ago(45, yunqi(2, 5, 1, "602"), "phone", "浴霸不亮,开关有焦味", c -> {});
        ago(
                400,
                yunqi(2, 1, 2, "1301"),
                "phone",
                "书房插座松动,插头插不紧",
                c -> c.after(3).accept(30).after(20).arrive());
        ago(
                300,
                yunqi(1, 4, 1, "1201"),
                "portal",
                "淋浴花洒漏水",
                c -> c.visit("free", "垫圈老化。", Map.of()).after(25).fix("已换垫圈。", Map.of()));
        ago(260, songtao(2, "502"), "phone", "走廊感应灯常亮不灭", c -> c.after(120).urges());
        ago(240, yunqi(1, 2, 1, "501"), "portal", "卫生间吊顶扣板掉了一块", c -> {});
        ago(
                200,
                yunqi(1, 3, 1, "202"),
                "phone",
                "洗菜盆下水管脱落",
                c ->
                        c.visit("paid", "下水器破裂。", DemoCase.used("TRAP-BASIN", "1", "0.5"))
                                .after(15)
                                .answers("quote", "callMe"));
        ago(
                180,
                yunqi(1, 5, 1, "402"),
                "phone",
                "卫生间又湿了,角阀还在漏",
                c ->
                        c.after(10)
                                .giveBack(
                                        "duplicate",
                                        "和前天是同一处。",
                                        Map.of(Variable.DUPLICATE_OF, leakingPipe)));
        ago(150, yunqi(2, 3, 1, "201"), "portal", "邻居家狗叫了一晚上", c -> {});
        ago(
                120,
                yunqi(1, 1, 1, "1002"),
                "phone",
                "强电井有异响,电表箱发热",
                c -> c.after(5).giveBack("unsafe", "箱内带电,需先断总闸。", Map.of()));
        ago(
                100,
                yunqi(2, 4, 2, "702"),
                "portal",
                "书房灯不亮,开关也没反应",
                c ->
                        c.after(5)
                                .giveBack(
                                        "wrongTrade",
                                        "回路有电,是灯具坏了。",
                                        Map.of(Variable.CORRECTED_CATEGORY, "electrical.lamp")));
        ago(
                80,
                yunqi(1, 6, 1, "502"),
                "phone",
                "次卧插座没电,换了插排也不行",
                c -> {
                    c.after(4).accept(20).after(10).arrive();
                    String asks = c.whoDoes(Element.DIAGNOSE_FAULT);
                    supports.request(c.number(), Roles.FOREMAN, c.said("需要一起判断线路负载"), asks);
                    c.after(5);
                });
        ago(
                60,
                yunqi(2, 2, 1, "402"),
                "portal",
                "洗手盆下水慢",
                c -> c.visit("paid", "下水器老化。", DemoCase.used("TRAP-BASIN", "1", "0.5")));
        ago(25, songtao(1, "201"), "phone", "厨房水龙头把手断了", c -> c.after(8).accept(60));
        ago(
                12,
                new Address(DemoEstate.YUNQI, null, "3栋", null, "1201"),
                "phone",
                "3栋 1201 厨房水管漏水,不知道是几期",
                c -> {});
        ago(
                9,
                new Address(DemoEstate.SONGTAO, null, "2栋", null, "9901"),
                "portal",
                "家里跳闸了",
                c -> {});
        ago(6, yunqi(1, 4, 1, "402"), "phone", "卧室门锁打不开", c -> {});
        ago(4, yunqi(2, 1, 1, "902"), "portal", "厨房水池堵了", c -> {});
        ago(2, common(1, 2), "colleague", "2栋电梯困人了,里面有两个人", c -> {});
    }

    private static Map<String, Object> part(String name) {
        return Map.of(Variable.PART_NEEDED, true, Variable.PART_NAME, name);
    }
}
