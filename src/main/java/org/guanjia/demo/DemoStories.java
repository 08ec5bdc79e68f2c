package org.guanjia.demo;

import static org.guanjia.demo.DemoEstate.SONGTAO;
import static org.guanjia.demo.DemoEstate.YUNQI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.guanjia.casework.CaseModel;
import org.guanjia.casework.SupportProcess;
import org.guanjia.estate.Address;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairProcess;
import org.guanjia.staff.Roles;

/**
 * What happened in the demo's two communities: a case in every state that the repair flow knows,
 * and renovations.
 */
final class DemoStories {

    /** The case whose second report is the demo's duplicate. */
    private static final String LEAKING_PIPE = "卫生间角阀漏水,关不死,地上有水";

    /**
     * One case.
     *
     * @param at when it was reported
     * @param phone of the reporter; null for the first phone of the house's first resident
     * @param words what was reported; tells the demo's cases apart
     * @param flow that it is reported to
     * @param extra the flow's own fields
     * @param course what happened after the report
     */
    record Story(
            Instant at,
            Address address,
            String phone,
            String channel,
            String words,
            String flow,
            Map<String, Object> extra,
            Consumer<DemoCase> course) {

        /** A repair. */
        Story(
                Instant at,
                Address address,
                String phone,
                String channel,
                String words,
                Consumer<DemoCase> course) {
            this(at, address, phone, channel, words, "repair", Map.of(), course);
        }
    }

    private final Instant now;
    private final ZoneId zone;
    private final SupportProcess supports;
    private final RepairProcess repairs;
    private final List<Story> stories = new ArrayList<>();

    private String leakingPipe;

    DemoStories(Instant now, ZoneId zone, SupportProcess supports, RepairProcess repairs) {
        this.now = now;
        this.zone = zone;
        this.supports = supports;
        this.repairs = repairs;
    }

    /** All stories, oldest report first. */
    List<Story> all() {
        stories.clear();
        ended();
        waiting();
        fresh();
        stories.addAll(new PermitStories(now, zone).all());
        stories.addAll(new ViolationStories(now, zone).all());
        stories.sort(java.util.Comparator.comparing(Story::at));
        return stories;
    }

    private void ended() {
        past(
                26,
                "09:10",
                yunqi(1, 1, 1, "302"),
                "phone",
                "厨房水龙头关不紧,一直滴水",
                c ->
                        c.visit("paid", "阀芯磨损,需更换。", paid("TAP-CORE", "1", "0.5"))
                                .after(40)
                                .answers("quote", "accept")
                                .after(30)
                                .fix("已换阀芯,试水十分钟不滴。", used("TAP-CORE", "1", "0.5"))
                                .afterHours(3)
                                .accepts(5, "师傅很专业")
                                .settled(5));
        past(
                24,
                "19:20",
                common(1, 2),
                "patrol",
                "2栋楼道灯不亮,晚上看不清台阶",
                c ->
                        c.visit("free", "灯管老化。", Map.of())
                                .after(20)
                                .fix("已换 LED 灯管。", Map.of())
                                .afterHours(49)
                                .settled(4));
        past(
                22,
                "10:05",
                yunqi(2, 1, 1, "501"),
                "portal",
                "客厅插座没电,其他房间正常",
                c ->
                        c.visit("free", "接线松动。", Map.of())
                                .after(30)
                                .fix("已重新压线并测试。", Map.of())
                                .afterHours(5)
                                .accepts(4, null)
                                .settled(5));
        past(
                20,
                "14:30",
                yunqi(1, 4, 2, "702"),
                "phone",
                "马桶堵了,水下不去",
                c ->
                        c.visit("free", "异物堵塞。", Map.of())
                                .after(40)
                                .fix("已疏通。", Map.of())
                                .afterHours(6)
                                .notFixed("今天早上又堵了")
                                .visit("free", "异物卡在弯头。", Map.of())
                                .after(50)
                                .fix("拆下马桶取出异物,重新打胶。", Map.of())
                                .afterHours(8)
                                .accepts(4, "这次修好了")
                                .settled(4));
        past(
                18,
                "17:45",
                common(1, 5),
                "colleague",
                "5栋电梯困人了,里面有一位老人",
                c ->
                        entrapment(c)
                                .after(10)
                                .diagnose("contractor", "门机故障,维保单位处置。", Map.of())
                                .after(15)
                                .photo(Element.PERFORM_WORK, "after")
                                .does(
                                        Element.PERFORM_WORK,
                                        Map.of(
                                                Variable.WORK_ANSWER, "done",
                                                Variable.CONTRACTOR_AMOUNT, "0",
                                                Variable.WORK_NOTE, "更换门机皮带,试运行正常。"))
                                .after(10)
                                .photo(Element.INSPECT_WORK, "after")
                                .does(
                                        Element.INSPECT_WORK,
                                        Map.of(
                                                Variable.INSPECTION, "passed",
                                                Variable.CONTRACTOR_RATING, "4",
                                                Variable.INSPECTION_NOTE, "到场快,讲解清楚。"))
                                .afterHours(2)
                                .accepts(5, null)
                                .settled(5));
        past(
                16,
                "11:15",
                songtao(1, "302"),
                "phone",
                "暖气片漏水,地板泡了",
                c ->
                        c.visit("free", "接头垫圈老化。", Map.of())
                                .after(20)
                                .fix("已换垫圈并试压。", Map.of())
                                .afterHours(20)
                                .accepts(5, null)
                                .settled(5));
        past(
                14,
                "09:40",
                yunqi(2, 2, 1, "801"),
                "portal",
                "卧室窗户关不上,漏风",
                c ->
                        c.visit("warranty", "窗扇变形,在保修期内。", Map.of())
                                .afterHours(2)
                                .does(
                                        Element.FOLLOW_UP_DEVELOPER,
                                        Map.of(
                                                Variable.DEVELOPER_ANSWER, "repaired",
                                                Variable.DEVELOPER_NOTE, "开发商维保队已更换窗扇。"))
                                .afterHours(3)
                                .accepts(4, null)
                                .settled(4));
        past(
                12,
                "15:00",
                yunqi(1, 6, 1, "1102"),
                "phone",
                "卫生间天花板往下渗水",
                c ->
                        c.visit("contractor", "楼上防水层破损,需外包做防水。", Map.of())
                                .after(50)
                                .photo(Element.PERFORM_WORK, "after")
                                .does(
                                        Element.PERFORM_WORK,
                                        Map.of(
                                                Variable.WORK_ANSWER, "done",
                                                Variable.CONTRACTOR_AMOUNT, "860",
                                                Variable.WORK_NOTE, "重做防水,闭水试验 24 小时不渗。"))
                                .afterHours(2)
                                .photo(Element.INSPECT_WORK, "after")
                                .does(
                                        Element.INSPECT_WORK,
                                        Map.of(
                                                Variable.INSPECTION, "passed",
                                                Variable.CONTRACTOR_RATING, "3",
                                                Variable.INSPECTION_NOTE, "质量合格,工期偏长。"))
                                .afterHours(4)
                                .accepts(3, "等得有点久")
                                .settled(4));
        past(
                11,
                "10:30",
                yunqi(1, 3, 2, "602"),
                "portal",
                "门锁有点紧,钥匙不好拧",
                c -> c.after(30).cancels("自己上了点油,好了"));
        past(
                9,
                "16:10",
                songtao(2, "201"),
                "phone",
                "厨房下水慢,有反味",
                c ->
                        c.visit("paid", "管道结垢,需换一段排水管。", paid("PIPE-PVC50", "2", "1.5"))
                                .afterHours(1)
                                .answers("quote", "decline")
                                .after(10)
                                .makeSafe("已临时疏通,提醒业主暂勿倒油。"));
        past(
                17,
                "09:00",
                yunqi(1, 2, 1, "101"),
                "phone",
                "小区外马路的路灯不亮",
                c -> referred(c, "solved", "路灯已亮。"));
        past(
                7,
                "13:20",
                yunqi(2, 3, 2, "1202"),
                "phone",
                "空开老跳闸,一开空调就跳",
                c ->
                        c.visit("free", "空开容量不足。", Map.of())
                                .after(40)
                                .fix("已调整回路。", Map.of())
                                .afterHours(5)
                                .accepts(1, "态度不好,而且晚上又跳了一次")
                                .afterHours(1)
                                .calledBack("complaint", "业主对态度不满,要求投诉。")
                                .settled(3));
        past(
                6,
                "18:00",
                yunqi(1, 1, 2, "902"),
                "portal",
                "对讲门铃没有声音",
                c ->
                        c.after(5)
                                .accept(60)
                                .after(50)
                                .notMet("敲门无人应答。")
                                .after(15)
                                .does(Element.REACH_RESIDENT, contact("两个号码都没接。"))
                                .after(20)
                                .does(Element.KNOCK_DOOR, contact("家中无人。"))
                                .afterHours(25));
        past(
                5,
                "08:50",
                songtao(3, "402"),
                "phone",
                "客厅灯一闪一闪的",
                c ->
                        c.visit("free", "镇流器坏。", Map.of())
                                .after(25)
                                .fix("已换灯具驱动。", Map.of())
                                .afterHours(6)
                                .accepts(5, "谢谢")
                                .settled(5));
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
                    c.visit("paid", "角阀锈蚀。", paid("VALVE-ANGLE", "1", "0.5"))
                            .after(30)
                            .answers("quote", "accept")
                            .after(20)
                            .fix("已换角阀。", used("VALVE-ANGLE", "1", "0.5"));
                });
        past(
                2,
                "15:30",
                common(1, 4),
                "colleague",
                "4栋外墙渗水,顶层走廊墙面发霉",
                c -> c.visit("fund", "外墙防水失效,需动用维修资金。", Map.of(Variable.ESTIMATED_COST, "26000")));
        past(
                2,
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
                c -> c.visit("paid", "滑轮断裂。", paid("HINGE", "2", "1")));
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
                                .does(Element.REACH_RESIDENT, contact("电话未接。"))
                                .after(10)
                                .does(Element.KNOCK_DOOR, contact("无人在家。")));
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
                        c.visit("paid", "下水器破裂。", paid("TRAP-BASIN", "1", "0.5"))
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
                    supports.request(c.number(), Roles.FOREMAN, "需要一起判断线路负载", asks);
                    c.after(5);
                });
        ago(
                60,
                yunqi(2, 2, 1, "402"),
                "portal",
                "洗手盆下水慢",
                c -> c.visit("paid", "下水器老化。", paid("TRAP-BASIN", "1", "0.5")));
        ago(25, songtao(1, "201"), "phone", "厨房水龙头把手断了", c -> c.after(8).accept(60));
        ago(
                12,
                new Address(YUNQI, null, "3栋", null, "1201"),
                "phone",
                "3栋 1201 厨房水管漏水,不知道是几期",
                c -> {});
        ago(9, new Address(SONGTAO, null, "2栋", null, "9901"), "portal", "家里跳闸了", c -> {});
        ago(6, yunqi(1, 4, 1, "402"), "phone", "卧室门锁打不开", c -> {});
        ago(4, yunqi(2, 1, 1, "902"), "portal", "厨房水池堵了", c -> {});
        ago(2, common(1, 2), "colleague", "2栋电梯困人了,里面有两个人", c -> {});
    }

    /** Guard, technician and the lift's maintenance unit, each within the minutes they have. */
    private DemoCase entrapment(DemoCase c) {
        return c.after(1)
                .accept(5)
                .does(
                        Element.SECURE_SCENE,
                        Map.of(Variable.SCENE_SAFE, "yes", Variable.SCENE_NOTE, "已安抚,告知勿扒门。"))
                .does(
                        Element.CALL_UNIT,
                        Map.of(
                                Variable.UNIT_NAME, "演示电梯维保",
                                Variable.UNIT_PHONE, "13900009999",
                                Variable.UNIT_NOTE, "约 15 分钟到。"))
                .after(4)
                .arrive()
                .after(10)
                .does(
                        Element.CONFIRM_UNIT_ARRIVAL,
                        Map.of(Variable.UNIT_ARRIVAL_NOTE, "维保两人到场,老人已安全出梯。"));
    }

    private DemoCase referred(DemoCase c, String outcome, String note) {
        c.after(20);
        if (c.waitsFor(CaseModel.Element.PASS_ON_MATTER)) {
            c.does(
                    CaseModel.Element.PASS_ON_MATTER,
                    Map.of(
                            CaseModel.Variable.RECEIPT_NUMBER, "DEMO-12345-0001",
                            CaseModel.Variable.PASS_ON_NOTE, "已电话转报。"));
        }
        c.afterHours(24 * 12);
        return c.waitsFor(CaseModel.Element.CHECK_OUTCOME)
                ? c.does(
                        CaseModel.Element.CHECK_OUTCOME,
                        Map.of(
                                CaseModel.Variable.OUTCOME_ANSWER, outcome,
                                CaseModel.Variable.OUTCOME_NOTE, note))
                : c;
    }

    private static Map<String, Object> paid(String material, String quantity, String hours) {
        return used(material, quantity, hours);
    }

    private static Map<String, Object> used(String material, String quantity, String hours) {
        return Map.of(
                Variable.MATERIAL1, material,
                Variable.QUANTITY1, quantity,
                Variable.LABOUR_HOURS, hours);
    }

    private static Map<String, Object> part(String name) {
        return Map.of(Variable.PART_NEEDED, true, Variable.PART_NAME, name);
    }

    private static Map<String, Object> contact(String note) {
        return Map.of(Variable.CONTACT_OUTCOME, "notMet", Variable.CONTACT_NOTE, note);
    }

    private static Address yunqi(int phase, int building, int unit, String room) {
        return new Address(YUNQI, phase + "期", building + "栋", unit + "单元", room);
    }

    private static Address common(int phase, int building) {
        return new Address(YUNQI, phase + "期", building + "栋", null, null);
    }

    private static Address songtao(int building, String room) {
        return new Address(SONGTAO, null, building + "栋", null, room);
    }

    private void past(
            int days,
            String time,
            Address address,
            String channel,
            String words,
            Consumer<DemoCase> course) {
        Instant at =
                LocalDate.ofInstant(now, zone)
                        .minusDays(days)
                        .atTime(LocalTime.parse(time))
                        .atZone(zone)
                        .toInstant();
        stories.add(new Story(at, address, null, channel, words, course));
    }

    private void ago(
            int minutes, Address address, String channel, String words, Consumer<DemoCase> course) {
        Instant at = now.minus(Duration.ofMinutes(minutes));
        stories.add(new Story(at, address, null, channel, words, course));
    }
}
