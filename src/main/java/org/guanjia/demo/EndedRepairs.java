package org.guanjia.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.guanjia.casework.CaseModel;
import org.guanjia.language.Texts;
import org.guanjia.repair.RepairModel.Element;
import org.guanjia.repair.RepairModel.Variable;

/** Repairs of the past weeks, and how they ended. */
final class EndedRepairs extends DemoStories {

    EndedRepairs(Instant now, ZoneId zone, Texts texts) {
        super(now, zone, "repair", texts);
    }

    @Override
    void tell() {
        past(
                26,
                "09:10",
                yunqi(1, 1, 1, "302"),
                "phone",
                "厨房水龙头关不紧,一直滴水",
                c ->
                        c.visit("paid", "阀芯磨损,需更换。", DemoCase.used("TAP-CORE", "1", "0.5"))
                                .after(40)
                                .answers("quote", "accept")
                                .after(30)
                                .fix("已换阀芯,试水十分钟不滴。", DemoCase.used("TAP-CORE", "1", "0.5"))
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
                        c.visit("paid", "管道结垢,需换一段排水管。", DemoCase.used("PIPE-PVC50", "2", "1.5"))
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
                                .does(Element.REACH_RESIDENT, DemoCase.unreached("两个号码都没接。"))
                                .after(20)
                                .does(Element.KNOCK_DOOR, DemoCase.unreached("家中无人。"))
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
}
