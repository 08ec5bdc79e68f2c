package org.guanjia.demo;

import static org.guanjia.demo.DemoEstate.YUNQI;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.guanjia.estate.Address;
import org.guanjia.renovation.ViolationModel.Element;
import org.guanjia.renovation.ViolationModel.Variable;

/**
 * The demo's violations: one put right, one false alarm, one with its second deadline, a
 * load-bearing wall, and one that somebody has to speak about now.
 */
final class ViolationStories extends DemoStories {

    ViolationStories(Instant now, ZoneId zone) {
        super(now, zone, "renovation-violation");
    }

    @Override
    void tell() {
        past(
                16,
                "10:15",
                house(2, 3, "601"),
                "portal",
                "601 没有申报就擅自开工,水泥直接堆在大堂",
                c -> {
                    talked(c, "agrees", "业主承认没办手续,答应今天补办。");
                    served(c, "signed");
                    c.afterHours(20).answers("rectified", "done");
                    inspected(c, "passed", "已补办申报,大堂已清扫。");
                });
        past(
                11,
                "15:40",
                house(2, 4, "1002"),
                "phone",
                "楼上像是在砸承重墙,声音很大",
                c -> {
                    c.after(8)
                            .photo(Element.STOP_WORK_ON_SITE, "evidence")
                            .does(
                                    Element.STOP_WORK_ON_SITE,
                                    Map.of(
                                            Variable.STOP_OUTCOME, "notViolation",
                                            Variable.STOP_NOTE, "砸的是厨房隔墙,图纸上是轻质墙。"));
                    c.after(40)
                            .does(
                                    Element.CONFIRM_FALSE_ALARM,
                                    Map.of(
                                            Variable.VERDICT, "none",
                                            Variable.VERDICT_NOTE, "结构图 S-07:该墙非承重。"));
                });
        past(
                8,
                "11:00",
                house(2, 1, "802"),
                "portal",
                "802 外墙装了外置护栏,和整栋不一样",
                c -> {
                    talked(c, "refuses", "业主说别家也装了,不肯拆。");
                    visited(c);
                    served(c, "posted");
                    until(c, Element.REINSPECT);
                    inspected(c, "failed", "护栏还在,没有动过。");
                    c.after(20).does(Element.BAR_ENTRY, Map.of(Variable.BAR_NOTE, "自即刻起,三班均已交接。"));
                    c.after(60)
                            .does(
                                    Element.DECIDE_DEDUCTION,
                                    Map.of(
                                            Variable.DEDUCTION_DECISION, "none",
                                            Variable.DEDUCTION_REASON, "没有实际损失。"));
                    served(c, "posted");
                });
        past(
                1,
                "16:20",
                house(2, 5, "702"),
                "phone",
                "702 客厅承重墙被砸开一个洞",
                c -> {
                    c.after(7)
                            .photo(Element.STOP_WORK_ON_SITE, "evidence")
                            .does(
                                    Element.STOP_WORK_ON_SITE,
                                    Map.of(
                                            Variable.STOP_OUTCOME, "stopped",
                                            Variable.STOP_NOTE, "工人已撤出,洞口约 80 厘米。"));
                    c.after(10)
                            .does(
                                    Element.CONFIRM_ALERT,
                                    Map.of(Variable.ALERT_NOTE, "已请设计单位明早到场,楼上下已告知。"));
                    c.after(20).does(Element.BAR_ENTRY, Map.of(Variable.BAR_NOTE, "即刻起只放行业主家人。"));
                });
        past(0, "12:30", house(2, 2, "1101"), "portal", "1101 午休时间用电钻,孩子睡不着", c -> c.after(5));
    }

    private static void talked(DemoCase c, String outcome, String note) {
        c.after(15)
                .photo(Element.TALK_ON_SITE, "evidence")
                .does(
                        Element.TALK_ON_SITE,
                        Map.of(Variable.TALK_OUTCOME, outcome, Variable.TALK_NOTE, note));
    }

    private static void visited(DemoCase c) {
        c.afterHours(2).photo(Element.JOINT_VISIT, "evidence");
        String writes = c.whoDoes(Element.JOINT_VISIT);
        c.does(
                Element.JOINT_VISIT,
                Map.of(
                        Variable.PARTNER, writes.equals("foreman") ? "housekeeper" : "foreman",
                        Variable.FOREMAN_VIEW, "violation",
                        Variable.HOUSEKEEPER_VIEW, "violation",
                        Variable.OWNER_ATTITUDE, "refuses",
                        Variable.VISIT_NOTE, "一起出示了规约,业主没有同意。"));
    }

    private static void served(DemoCase c, String method) {
        until(c, Element.SERVE_NOTICE);
        c.after(50)
                .photo(Element.SERVE_NOTICE, "proof")
                .does(
                        Element.SERVE_NOTICE,
                        Map.of(
                                Variable.SERVE_METHOD, method,
                                Variable.RECEIVER, "业主本人",
                                Variable.SERVE_NOTE, "照片里有门牌和文书。"));
    }

    private static void inspected(DemoCase c, String result, String note) {
        c.after(90)
                .photo(Element.REINSPECT, "after")
                .does(
                        Element.REINSPECT,
                        Map.of(Variable.INSPECTION, result, Variable.INSPECTION_NOTE, note));
    }

    private static void until(DemoCase c, String activity) {
        for (int hours = 0; hours < 200 && !c.waitsFor(activity); hours++) {
            c.afterHours(1);
        }
    }

    private static Address house(int phase, int building, String room) {
        return new Address(YUNQI, phase + "", building + "", "1", room);
    }
}
