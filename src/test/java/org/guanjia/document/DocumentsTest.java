package org.guanjia.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DocumentsTest {

    @Autowired Documents documents;
    @Autowired CaseFiles cases;
    @Autowired EstateRegister register;
    @Autowired JdbcClient sql;
    @Autowired Flow flow;

    String community;
    String caseNumber;

    @BeforeEach
    void aCase() {
        community = "d" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "云栖苑", "A", true, "华东"));
        long house =
                register.addHouse(
                        new Address(community, "1", "3", "1", "1201"),
                        new BigDecimal("89.50"),
                        null,
                        false,
                        null);
        caseNumber =
                cases.open(
                                new NewCase(
                                        "renovation-permit",
                                        "ZX",
                                        new Address(community, "1", "3", "1", "1201"),
                                        house,
                                        "王芳",
                                        "139 1234 5678",
                                        "desk",
                                        false,
                                        "desk-1",
                                        null,
                                        null,
                                        null,
                                        "装修申报",
                                        null))
                        .caseNumber();
    }

    @Test
    void a_permit_is_issued() {
        IssuedDocument permit = documents.issue(caseNumber, "permit", permit());
        assertThat(permit.number()).matches("XK-\\d{4}-\\d{4}");
        assertThat(documents.of(caseNumber)).containsExactly(permit);
        assertThat(new String(documents.pdf(permit.number()), 0, 5)).isEqualTo("%PDF-");
    }

    static Map<String, Object> permit() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("works", List.of(Map.of("name", "厨房、卫生间防水", "note", "完工后做四十八小时闭水试验")));
        facts.put("firm", "示例装饰有限公司");
        facts.put("qualification", "建筑装修装饰工程专业承包二级");
        facts.put("siteManager", "赵师傅");
        facts.put("sitePhone", "138 0000 0000");
        facts.put("validFrom", LocalDate.of(2026, 12, 1));
        facts.put("validTo", LocalDate.of(2027, 2, 28));
        facts.put("hours", "工作日 8:00–12:00、14:00–18:00");
        facts.put("conditions", null);
        facts.put("qr", QrCode.dataUri("https://example.test/p/abc"));
        facts.put("link", "https://example.test/p/abc");
        return facts;
    }
}
