package org.guanjia.demo;

import static org.guanjia.demo.DemoEstate.YUNQI;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.guanjia.estate.Address;
import org.guanjia.language.Texts;
import org.guanjia.renovation.ViolationModel.Element;
import org.guanjia.renovation.ViolationModel.Variable;

/**
 * The demo's violations: one put right, one false alarm, one with its second deadline, a
 * load-bearing wall, and one that somebody has to speak about now.
 */
final class ViolationStories extends DemoStories {

    ViolationStories(Instant now, ZoneId zone, Texts texts) {
        super(now, zone, "renovation-violation", texts);
    }

    @Override
    void tell() {
        past(
                16,
                "10:15",
                house(2, 3, "601"),
                "portal",
                said(
                        "601 没有申报就擅自开工,水泥直接堆在大堂",
                        "601 has begun works without a permit, cement lies in the lobby"),
                c -> {
                    talked(
                            c,
                            "agrees",
                            said("业主承认没办手续,答应今天补办。", "The owner admits it and will apply today."));
                    served(c, "signed");
                    c.afterHours(20).answers("rectified", "done");
                    inspected(
                            c,
                            "passed",
                            said("已补办申报,大堂已清扫。", "Applied for now, the lobby is clean."));
                });
        past(
                11,
                "15:40",
                house(2, 4, "1002"),
                "phone",
                said("楼上像是在砸承重墙,声音很大", "It sounds as if a load-bearing wall was broken upstairs"),
                c -> {
                    c.after(8)
                            .photo(Element.STOP_WORK_ON_SITE, "evidence")
                            .does(
                                    Element.STOP_WORK_ON_SITE,
                                    Map.of(
                                            Variable.STOP_OUTCOME,
                                            "notViolation",
                                            Variable.STOP_NOTE,
                                            said(
                                                    "砸的是厨房隔墙,图纸上是轻质墙。",
                                                    "It is a partition in the kitchen, a light wall in the drawings.")));
                    c.after(40)
                            .does(
                                    Element.CONFIRM_FALSE_ALARM,
                                    Map.of(
                                            Variable.VERDICT,
                                            "none",
                                            Variable.VERDICT_NOTE,
                                            said(
                                                    "结构图 S-07:该墙非承重。",
                                                    "Structural drawing S-07: the wall bears nothing.")));
                });
        past(
                8,
                "11:00",
                house(2, 1, "802"),
                "portal",
                said(
                        "802 外墙装了外置护栏,和整栋不一样",
                        "802 has a grille on the outer wall, unlike the whole building"),
                c -> {
                    talked(
                            c,
                            "refuses",
                            said(
                                    "业主说别家也装了,不肯拆。",
                                    "The owner says that others have one, too, and keeps it."));
                    visited(c);
                    served(c, "posted");
                    until(c, Element.REINSPECT);
                    inspected(
                            c,
                            "failed",
                            said("护栏还在,没有动过。", "The grille is still there, untouched."));
                    c.after(20)
                            .does(
                                    Element.BAR_ENTRY,
                                    Map.of(
                                            Variable.BAR_NOTE,
                                            said(
                                                    "自即刻起,三班均已交接。",
                                                    "From now on, all three shifts know.")));
                    c.after(60)
                            .does(
                                    Element.DECIDE_DEDUCTION,
                                    Map.of(
                                            Variable.DEDUCTION_DECISION,
                                            "none",
                                            Variable.DEDUCTION_REASON,
                                            said("没有实际损失。", "There is no damage.")));
                    served(c, "posted");
                });
        past(
                1,
                "16:20",
                house(2, 5, "702"),
                "phone",
                said(
                        "702 客厅承重墙被砸开一个洞",
                        "702 has broken a hole into the load-bearing wall of the living room"),
                c -> {
                    c.after(7)
                            .photo(Element.STOP_WORK_ON_SITE, "evidence")
                            .does(
                                    Element.STOP_WORK_ON_SITE,
                                    Map.of(
                                            Variable.STOP_OUTCOME,
                                            "stopped",
                                            Variable.STOP_NOTE,
                                            said(
                                                    "工人已撤出,洞口约 80 厘米。",
                                                    "The workers are out, the hole is about 80 cm wide.")));
                    c.after(10)
                            .does(
                                    Element.CONFIRM_ALERT,
                                    Map.of(
                                            Variable.ALERT_NOTE,
                                            said(
                                                    "已请设计单位明早到场,楼上下已告知。",
                                                    "The designer comes tomorrow morning, the flats above and below know.")));
                    c.after(20)
                            .does(
                                    Element.BAR_ENTRY,
                                    Map.of(
                                            Variable.BAR_NOTE,
                                            said(
                                                    "即刻起只放行业主家人。",
                                                    "From now on only the family may enter.")));
                });
        past(
                0,
                "12:30",
                house(2, 2, "1101"),
                "portal",
                said("1101 午休时间用电钻,孩子睡不着", "1101 is drilling at noon, the child cannot sleep"),
                c -> c.after(5));
    }

    private void talked(DemoCase c, String outcome, String note) {
        c.after(15)
                .photo(Element.TALK_ON_SITE, "evidence")
                .does(
                        Element.TALK_ON_SITE,
                        Map.of(Variable.TALK_OUTCOME, outcome, Variable.TALK_NOTE, note));
    }

    private void visited(DemoCase c) {
        c.afterHours(2).photo(Element.JOINT_VISIT, "evidence");
        String writes = c.whoDoes(Element.JOINT_VISIT);
        c.does(
                Element.JOINT_VISIT,
                Map.of(
                        Variable.PARTNER, writes.equals("foreman") ? "housekeeper" : "foreman",
                        Variable.FOREMAN_VIEW, "violation",
                        Variable.HOUSEKEEPER_VIEW, "violation",
                        Variable.OWNER_ATTITUDE, "refuses",
                        Variable.VISIT_NOTE,
                                said(
                                        "一起出示了规约,业主没有同意。",
                                        "We showed the covenant together; the owner did not agree.")));
    }

    private void served(DemoCase c, String method) {
        until(c, Element.SERVE_NOTICE);
        c.after(50)
                .photo(Element.SERVE_NOTICE, "proof")
                .does(
                        Element.SERVE_NOTICE,
                        Map.of(
                                Variable.SERVE_METHOD, method,
                                Variable.RECEIVER, said("业主本人", "the owner"),
                                Variable.SERVE_NOTE,
                                        said(
                                                "照片里有门牌和文书。",
                                                "The photo shows the door number and the paper.")));
    }

    private void inspected(DemoCase c, String result, String note) {
        c.after(90)
                .photo(Element.REINSPECT, "after")
                .does(
                        Element.REINSPECT,
                        Map.of(Variable.INSPECTION, result, Variable.INSPECTION_NOTE, note));
    }

    private void until(DemoCase c, String activity) {
        for (int hours = 0; hours < 200 && !c.waitsFor(activity); hours++) {
            c.afterHours(1);
        }
    }

    private static Address house(int phase, int building, String room) {
        return new Address(YUNQI, phase + "", building + "", "1", room);
    }
}
