package org.guanjia.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.guanjia.casework.CaseModel;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.language.Texts;

/** Complaints, suggestions, enquiries and praise: one in every state that people ask about. */
final class ComplaintStories extends DemoStories {

    ComplaintStories(Instant now, ZoneId zone, Texts texts) {
        super(now, zone, "complaint", texts);
    }

    @Override
    void tell() {
        ended();
        open();
    }

    private void ended() {
        past(
                19,
                "09:30",
                yunqi(1, 2, 1, "601"),
                "portal",
                "上个月物业费账单多收了 86 元",
                c ->
                        replied(c, "账单里重复计了一次公摊", "退回多收的 86 元", 86)
                                .afterHours(5)
                                .answers("resolution", "accept")
                                .after(90)
                                .does(Element.CALL_BACK, calledBack("satisfied", "钱已退到,业主满意。")));
        past(
                22,
                "15:10",
                yunqi(2, 3, 1, "402"),
                "phone",
                "小区停车位总被外来车占,反映多次没人管",
                c -> {
                    replied(c, "夜间登记不严,属实", "夜班逐车登记,外来车限时两小时", 0);
                    for (int again = 1; again <= 3; again++) {
                        c.afterHours(20).rejects("昨晚又被占了,还是没人管");
                        if (c.waitsFor(Element.INVESTIGATE_COMPLAINT)) {
                            investigated(c.after(60), "道闸识别有漏车").after(60);
                            remedied(c, "加装地锁,安排专人巡查", 0);
                        }
                    }
                    if (c.after(30).waitsFor(CaseModel.Element.PASS_ON_MATTER)) {
                        c.does(
                                CaseModel.Element.PASS_ON_MATTER,
                                Map.of(
                                        CaseModel.Variable.RECEIPT_NUMBER, "DEMO-12345-0002",
                                        CaseModel.Variable.PASS_ON_NOTE, "已请 12345 协调交管。"));
                    }
                    c.afterHours(24 * 14);
                    if (c.waitsFor(CaseModel.Element.CHECK_OUTCOME)) {
                        c.does(
                                CaseModel.Element.CHECK_OUTCOME,
                                Map.of(
                                        CaseModel.Variable.OUTCOME_ANSWER, "notSolved",
                                        CaseModel.Variable.OUTCOME_NOTE, "业主仍不认可。"));
                    }
                });
        past(
                8,
                "22:40",
                common(1, 4),
                "portal",
                "4栋岗亭夜里没人值守,门一直开着",
                Map.of("anonymous", true),
                c -> replied(c, "当班人员擅自离岗,属实", "调整夜班排班,岗亭双人值守", 0));
        past(
                6,
                "11:20",
                yunqi(1, 1, 2, "502"),
                "portal",
                "卫山师傅半夜帮老人抬轮椅上楼,感谢",
                Map.of("type", "praise", "aboutStaff", "卫山"),
                c -> c.after(5));
        past(
                5,
                "10:00",
                yunqi(2, 1, 1, "702"),
                "portal",
                "建议在儿童乐园加一盏灯",
                Map.of("type", "suggestion"),
                c ->
                        c.afterHours(3)
                                .does(
                                        Element.GIVE_ANSWER,
                                        Map.of(Variable.ANSWER_TEXT, "采纳,本月底前装好。")));
        past(
                3,
                "16:30",
                yunqi(1, 6, 1, "301"),
                "phone",
                "保洁把垃圾桶放在我家门口",
                c -> c.after(40).cancels("已当面说清楚,不投诉了"));
    }

    private void open() {
        past(
                2,
                "08:20",
                yunqi(1, 5, 2, "201"),
                "phone",
                "大堂地面有水没放警示牌,我妈滑倒摔伤了",
                Map.of("loss", true, "mood", "upset"),
                c -> {
                    c.after(15)
                            .does(
                                    Element.CONTAIN_DAMAGE,
                                    Map.of(
                                            Variable.DANGER, "removed",
                                            Variable.CONTAINMENT, "陪同就医,地面已擦干并围挡。"));
                    replied(c, "保洁拖地后未放警示牌,属实", "承担医药费,当面道歉", 480)
                            .afterHours(2)
                            .answers("resolution", "accept")
                            .after(60)
                            .does(Element.CALL_BACK, calledBack("satisfied", "老人已出院,家属接受道歉。"));
                });
        past(
                1,
                "09:40",
                yunqi(2, 4, 2, "1002"),
                "portal",
                "楼道卫生没人扫,电梯里有异味",
                c -> replied(c, "保洁缺勤两天,属实", "增派保洁,每天两次巡查", 0));
        past(
                1,
                "14:10",
                songtao(3, "301"),
                "phone",
                "保安态度很差,登记访客时骂人",
                Map.of("confidential", true, "mood", "upset"),
                c -> contacted(c.after(50), "要求当面道歉"));
        ago(
                300,
                yunqi(1, 3, 1, "502"),
                "12345",
                "反映物业费公示看不懂,要求逐项说明",
                Map.of("externalNumber", "DEMO-HL-0001"),
                c -> contacted(c.after(40), "逐项解释公示内容"));
        ago(75, yunqi(2, 2, 2, "301"), "portal", "快递柜占了消防通道,投诉两次没改", c -> {});
        ago(
                30,
                yunqi(1, 4, 2, "602"),
                "portal",
                "请问装修可以用哪部电梯运材料",
                Map.of("type", "enquiry"),
                c -> {});
    }

    private static DemoCase contacted(DemoCase c, String demand) {
        return c.does(
                Element.CONTACT_RESIDENT,
                Map.of(
                        Variable.CONTACT_OUTCOME, "reached",
                        Variable.DEMAND, demand,
                        Variable.CONTACT_MOOD, "upset",
                        Variable.NEXT_CONTACT, "明天上午十点"));
    }

    private static DemoCase investigated(DemoCase c, String facts) {
        return c.does(
                Element.INVESTIGATE_COMPLAINT,
                Map.of(
                        Variable.FACTS, facts,
                        Variable.FINDING, "upheld",
                        Variable.ROOT_CAUSE, "procedure",
                        Variable.CORRECTIVE_ACTION, "本周内改流程,下周复查一次。"));
    }

    private static DemoCase remedied(DemoCase c, String remedy, int yuan) {
        c.does(
                Element.PROPOSE_REMEDY,
                Map.of(
                        Variable.REMEDY, remedy,
                        Variable.COMPENSATION, yuan,
                        Variable.REPLY_TEXT, "情况属实,向您道歉。" + remedy + "。"));
        if (c.waitsFor(Element.APPROVE_REMEDY)) {
            c.after(30)
                    .does(
                            Element.APPROVE_REMEDY,
                            Map.of(
                                    Variable.APPROVAL, "approve",
                                    Variable.APPROVAL_NOTE, "按同类先例,同意。"));
        }
        return c;
    }

    /** From the first conversation to the reply. */
    private static DemoCase replied(DemoCase c, String facts, String remedy, int yuan) {
        contacted(c.after(45), "说明原因并改正");
        investigated(c.after(120), facts);
        return remedied(c.after(40), remedy, yuan);
    }

    private static Map<String, Object> calledBack(String outcome, String note) {
        return Map.of(Variable.CALL_BACK_OUTCOME, outcome, Variable.CALL_BACK_NOTE, note);
    }
}
