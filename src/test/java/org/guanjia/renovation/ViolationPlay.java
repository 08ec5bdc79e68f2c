package org.guanjia.renovation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Photos;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.testing.CoversPaths;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the path tests of the violation have in common; together they walk all its diagrams. */
@ServerTest
@CoversPaths(
        diagrams = {
            "renovation-violation",
            "violation-talk",
            "violation-verdict",
            "violation-ruling",
            "violation-visit",
            "violation-notice",
            "violation-rectification",
            "violation-measures",
            "violation-suspension",
            "violation-deduction",
            "violation-objection",
            "violation-report",
            "violation-authority",
            "violation-scene",
            "violation-stop"
        },
        together = {
            ViolationProcessTest.class,
            ViolationDangerTest.class,
            ViolationMeasuresTest.class
        })
abstract class ViolationPlay {

    @Autowired Flow flow;
    @Autowired ViolationProcess process;
    @Autowired ViolationService violations;
    @Autowired RenovationViolations records;
    @Autowired RenovationPermits permits;
    @Autowired WorkerPasses passes;
    @Autowired Deposits deposits;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired EstateService estate;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    ViolationDriver violation;

    @BeforeEach
    void a_new_play() {
        violation = another();
    }

    /** A second case beside the first. */
    ViolationDriver another() {
        return new ViolationDriver(flow, violations, cases, photos, sql, environment);
    }

    /**
     * The house is being renovated under a permit, with one worker's pass and a deposit of 2000.
     */
    String permit() {
        Map<String, Object> house = violation.theHouse();
        Address address =
                new Address(
                        (String) house.get("community"),
                        (String) house.get("phase"),
                        (String) house.get("building"),
                        (String) house.get("unit"),
                        (String) house.get("room"));
        long houseId = estate.find(address.normalised()).orElseThrow().id();
        String permitCase =
                cases.open(
                                new NewCase(
                                        "renovation-permit",
                                        "ZX",
                                        address,
                                        houseId,
                                        "业主测试",
                                        null,
                                        "desk",
                                        false,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "装修申报",
                                        null))
                        .caseNumber();
        LocalDate today = LocalDate.ofInstant(flow.now(), java.time.ZoneId.of("Asia/Shanghai"));
        RenovationPermit permit =
                new RenovationPermit(
                        permitCase,
                        "yunqi",
                        "owner",
                        "测试装饰公司",
                        "二级",
                        "工长测试",
                        "13700005678",
                        today,
                        today.plusDays(60));
        permit.livesIn(houseId);
        permit.approve();
        permit.agreeOn("08:00-12:00,14:00-18:00", new BigDecimal("2000.00"));
        permit.signed("XY-" + permitCase, flow.now());
        permit.paid(flow.now());
        permit.issue("XK-" + permitCase, "code-" + permitCase, flow.now());
        permits.save(permit);
        passes.issue(permitCase, "瓦工测试", "瓦工", today, today.plusDays(60), "desk");
        deposits.hold(permitCase, new BigDecimal("2000.00"), "SJ-" + permitCase, "cashier");
        return permitCase;
    }

    WorkerPass.State passOf(String permitCase) {
        return passes.of(permitCase).get(0).state();
    }
}
