package org.guanjia.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts for each kind of document, as its flow gives them. */
public final class Samples {

    static final String LINK = "https://guanjia.example/p/7Kq2mZxP9tRw4VbN";

    private static final Instant FOUND = Instant.parse("2026-12-08T02:05:00Z");

    private Samples() {}

    public static Map<String, Object> of(String kind) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("permitNumber", "XK-2026-0007");
        facts.put("firm", "示例装饰工程有限公司");
        facts.put("validFrom", LocalDate.of(2026, 12, 1));
        facts.put("validTo", LocalDate.of(2027, 2, 28));
        facts.put(
                "works",
                List.of(
                        Map.of("name", "厨房、卫生间防水", "note", "完工后做四十八小时闭水试验"),
                        Map.of("name", "水电改造", "note", "由持证电工施工；不得改动燃气管道和烟道"),
                        Map.of("name", "地面铺装", "note", "荷载不超过设计值")));
        facts.put("violation", "擅自封闭阳台并在外墙开洞");
        facts.put("place", "南侧阳台");
        facts.put("foundAt", FOUND);
        facts.put("finding", "阳台外侧已安装铝合金框架，外墙开洞两处，直径约 10 厘米。\n现场有施工人员 3 人。");
        facts.put("basis", "《住宅室内装饰装修管理办法》第六条；《管理规约》第十二条");
        facts.put("region", "全国");
        facts.put("demand", "拆除阳台外框，封堵外墙洞口并恢复原样。");
        facts.put("deadline", FOUND.plusSeconds(3 * 86_400));
        facts.put("objection", "如有异议，可在收到本通知之日起五个工作日内向物业服务中心书面提出，由项目经理复核答复。");
        switch (kind) {
            case "permit" -> {
                facts.put("qualification", "建筑装修装饰工程专业承包二级");
                facts.put("siteManager", "赵镕喆");
                facts.put("sitePhone", "138 0000 0000");
                facts.put("hours", "工作日 8:00–12:00、14:00–18:00；周末和法定节假日不得进行产生噪声的施工");
                facts.put("conditions", "施工现场配两具灭火器；装修垃圾袋装，运到指定地点。");
                facts.put("qr", QrCode.dataUri(LINK));
                facts.put("link", LINK);
            }
            case "stop-work-notice" -> {
                facts.put("firstNotice", "ZG-2026-0012");
                facts.put("firstIssuedOn", LocalDate.of(2026, 12, 8));
                facts.put("reinspectedAt", FOUND.plusSeconds(3 * 86_400 + 600));
                facts.put("clause", "第八条");
                facts.put("stopFrom", FOUND.plusSeconds(3 * 86_400 + 3600));
            }
            case "authority-report" -> {
                facts.put("authority", "示例区城市管理行政执法局");
                facts.put(
                        "measures",
                        List.of(
                                Map.of("at", FOUND, "what", "现场劝阻，要求停止施工"),
                                Map.of(
                                        "at",
                                        FOUND.plusSeconds(7200),
                                        "what",
                                        "送达整改通知书 ZG-2026-0012，业主拒收，张贴送达，有见证人"),
                                Map.of(
                                        "at",
                                        FOUND.plusSeconds(3 * 86_400),
                                        "what",
                                        "复查未整改，送达停工通知书 TG-2026-0003，暂停施工人员出入证")));
                facts.put("attachments", "现场照片 4 张；整改通知书、停工通知书及送达记录各 1 份。");
            }
            case "acceptance-sheet" -> {
                facts.put("finalAt", FOUND);
                facts.put("finalBy", "工程主管");
                facts.put("finalResult", "施工内容与许可一致，共用部位无损坏。");
                facts.put("waterFrom", FOUND.plusSeconds(3600));
                facts.put("waterTo", FOUND.plusSeconds(3600 + 49 * 3600));
                facts.put("waterBy", "工程主管");
                facts.put("waterResult", "四十九小时无渗漏，楼下住户确认。");
                facts.put(
                        "judged",
                        List.of(
                                judged("承重结构没有动", "合格", null),
                                judged("楼道、电梯、大堂没有损坏，垃圾清完", "不合格", "电梯轿厢有一处划痕，已议定扣减")));
                facts.put("conclusion", "验收合格。");
            }
            case "receipt", "refund-slip" -> {
                facts.put("receipt", "SJ00000123");
                facts.put("payer", "王芳");
                facts.put("amount", new BigDecimal("428.80"));
                facts.put("inWords", "肆佰贰拾捌元捌角整");
                facts.put("channel", "微信支付");
                facts.put("transaction", "4200001234202612080123456789");
                facts.put("paidAt", FOUND);
                facts.put("cashier", "钱进");
                facts.put("note", null);
                facts.put(
                        "lines",
                        List.of(
                                Map.of(
                                        "what",
                                        "物业费、公摊电费",
                                        "from",
                                        LocalDate.of(2026, 12, 1),
                                        "to",
                                        LocalDate.of(2026, 12, 31),
                                        "amount",
                                        new BigDecimal("328.80"))));
                facts.put("rest", new BigDecimal("100.00"));
            }
            case "refund-sheet" -> {
                facts.put(
                        "movements",
                        List.of(
                                Map.of(
                                        "at",
                                        FOUND,
                                        "what",
                                        "收取",
                                        "reference",
                                        "SJ-00123",
                                        "cause",
                                        "",
                                        "amount",
                                        new BigDecimal("2000.00")),
                                Map.of(
                                        "at",
                                        FOUND.plusSeconds(86_400),
                                        "what",
                                        "扣减",
                                        "reference",
                                        "装修管理协议第八条",
                                        "cause",
                                        "WG-20261208-0003",
                                        "amount",
                                        new BigDecimal("-350.50"))));
                facts.put("paid", new BigDecimal("2000.00"));
                facts.put("deducted", new BigDecimal("350.50"));
                facts.put("refund", new BigDecimal("1649.50"));
                facts.put("refundInWords", "壹仟陆佰肆拾玖元伍角整");
                facts.put("payee", "王芳");
                facts.put("method", "银行转账");
                facts.put("receipt", "FK-00456");
            }
            case "payment-demand", "committee-request", "lawyer-letter", "evidence-pack" ->
                    LegalSamples.add(facts, kind);
            default -> {}
        }
        return facts;
    }

    private static Map<String, Object> judged(String text, String result, String remark) {
        Map<String, Object> line = new HashMap<>();
        line.put("text", text);
        line.put("result", result);
        line.put("remark", remark);
        return line;
    }
}
