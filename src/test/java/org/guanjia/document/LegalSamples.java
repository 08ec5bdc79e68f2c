package org.guanjia.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts for the papers of a collection, as their services give them. */
final class LegalSamples {

    private static final LocalDate SERVED = LocalDate.of(2026, 12, 8);
    private static final Instant MET = Instant.parse("2026-12-01T11:30:00Z");

    private LegalSamples() {}

    /**
     * What all of them have, and this kind besides; overwritten names are those of other papers.
     */
    static void add(Map<String, Object> facts, String kind) {
        facts.put("from", LocalDate.of(2026, 3, 1));
        facts.put("to", LocalDate.of(2026, 8, 31));
        facts.put("principal", new BigDecimal("1929.60"));
        facts.put("damages", new BigDecimal("61.37"));
        facts.put("total", new BigDecimal("1990.97"));
        facts.put("demand", "CG-2026-0007 号催告函（2026-12-08 送达）");
        facts.put("damagesBasis", "按合同：到期日后 30 天宽限，之后每日按欠付金额的万分之5计，每张账单以账单金额的 30% 为限。");
        switch (kind) {
            case "committee-request" -> facts.put("bills", "6");
            case "evidence-pack" -> evidence(facts);
            default -> letter(facts);
        }
    }

    private static void letter(Map<String, Object> facts) {
        facts.put("payers", "王芳");
        facts.put("days", "20");
        facts.put("bills", bills());
        facts.put("words", "已于 11 月 3 日、11 月 12 日电话联系，11 月 20 日上门，答复周末缴纳，至今未付。");
        facts.put("basis", "《民法典》第九百四十四条；《物业管理条例》第四十一条、第六十四条；物业服务合同。");
        facts.put("remedies", "请自收到本函之日起 20 日内付清。期限届满仍未付清又未提出异议的，我方将依法提起诉讼或者申请仲裁。");
        facts.put("firm", "示例律师事务所");
        facts.put("lawyer", "李示例");
    }

    private static List<Map<String, Object>> bills() {
        List<Map<String, Object>> bills = new ArrayList<>();
        for (int month = 3; month <= 8; month++) {
            LocalDate from = LocalDate.of(2026, month, 1);
            Map<String, Object> bill = new HashMap<>();
            bill.put("index", String.valueOf(month - 2));
            bill.put("bill", "170000004510" + month);
            bill.put("payer", "王芳");
            bill.put("what", "物业费、公摊电费");
            bill.put("from", from);
            bill.put("to", from.plusMonths(1).minusDays(1));
            bill.put("dueOn", from.plusDays(30));
            bill.put("amount", new BigDecimal("328.80"));
            bill.put("settled", new BigDecimal("7.20"));
            bill.put("open", new BigDecimal("321.60"));
            bill.put("damages", new BigDecimal("10.23"));
            bills.add(bill);
        }
        return bills;
    }

    private static void evidence(Map<String, Object> facts) {
        facts.put("day", LocalDate.of(2027, 1, 5));
        facts.put("bills", bills());
        facts.put("billed", new BigDecimal("1972.80"));
        facts.put("settled", new BigDecimal("43.20"));
        facts.put("open", new BigDecimal("1929.60"));
        facts.put(
                "payers",
                List.of(row("name", "王芳", "kind", "业主", "from", SERVED.minusYears(5), "to", null)));
        facts.put(
                "tariffs",
                List.of(
                        row(
                                "code", "PROPERTY",
                                "name", "物业费",
                                "formula", "面积 × 单价 × 月数",
                                "price", "2.8",
                                "from", SERVED.minusYears(3),
                                "to", null)));
        List<Map<String, Object>> lines = new ArrayList<>();
        List<Map<String, Object>> payments = new ArrayList<>();
        for (Map<String, Object> bill : bills()) {
            lines.add(
                    row(
                            "bill",
                            bill.get("bill"),
                            "what",
                            "物业费",
                            "from",
                            bill.get("from"),
                            "to",
                            bill.get("to"),
                            "quantity",
                            "109.6",
                            "price",
                            "3",
                            "amount",
                            new BigDecimal("328.80")));
            payments.add(
                    row(
                            "bill",
                            bill.get("bill"),
                            "on",
                            SERVED.minusDays(40),
                            "payment",
                            "3412",
                            "channel",
                            "微信",
                            "transaction",
                            "4200001234202610290123456789",
                            "amount",
                            new BigDecimal("7.20")));
        }
        facts.put("lines", lines);
        facts.put("payments", payments);
        facts.put(
                "papers",
                List.of(
                        row(
                                "kind",
                                "催告函",
                                "document",
                                "CG-2026-0007",
                                "issuedOn",
                                SERVED.minusDays(3),
                                "amount",
                                new BigDecimal("1990.97"),
                                "servedOn",
                                SERVED,
                                "how",
                                "拒收留置，见证人：居委会陈示例",
                                "deadlineOn",
                                SERVED.plusDays(20))));
        facts.put(
                "attempts",
                List.of(row("note", "家中无人，邻居说晚上才回", "at", MET.plusSeconds(600), "by", "周管家")));
        facts.put(
                "contacts",
                List.of(
                        row(
                                "at", MET,
                                "channel", "上门",
                                "result", "见到人",
                                "reason", "就是不付",
                                "note", "说小区绿化不好，不愿意付",
                                "owed", "1929.60",
                                "by", "周管家")));
        facts.put(
                "services",
                List.of(
                        row(
                                "case", "BX-20260712-0031",
                                "flow", "报修",
                                "title", "厨房下水堵塞",
                                "openedAt", MET.minusSeconds(86_400L * 140),
                                "closedAt", MET.minusSeconds(86_400L * 139))));
        facts.put(
                "limitation",
                List.of(
                        row(
                                "bill", "1700000045103",
                                "from", SERVED,
                                "because", "催告函送达",
                                "reference", "CG-2026-0007",
                                "lapsesOn", SERVED.plusYears(3))));
        facts.put(
                "photos",
                List.of(row("id", "8841", "kind", "凭证", "by", "周管家", "at", MET.plusSeconds(7200))));
    }

    private static Map<String, Object> row(Object... cells) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], cells[i + 1]);
        }
        return row;
    }
}
