package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.testing.CaseDriver;
import org.guanjia.testing.Flow;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The repair or complaint that a collection waits for, worked on by those whose work it is. */
class LinkedDriver extends CaseDriver<LinkedDriver> {

    private static final byte[] PHOTO = picture();

    private final Photos photos;

    LinkedDriver(
            String caseNumber,
            Flow flow,
            CaseFiles cases,
            Photos photos,
            JdbcClient sql,
            Environment environment) {
        super("linked", flow, cases, sql, environment);
        this.photos = photos;
        this.caseNumber = caseNumber;
        flow.runJobs(caseNumber);
    }

    private static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    LinkedDriver photo(String kind) {
        photos.add(caseNumber, "technician", true, kind, PHOTO);
        return this;
    }

    /** Accepted, on site, repaired, and the household is content. */
    LinkedDriver repaired() {
        complete("Activity_AcceptJob", Map.of("jobDecision", "accept", "arrivalInMinutes", 30));
        complete("Activity_ArriveOnSite", Map.of("arrivalOutcome", "arrived"));
        Map<String, Object> found = new HashMap<>();
        found.put("repairWay", "free");
        found.put("diagnosis", "灯头烧坏");
        found.put("estimatedCost", 120);
        photo("before").complete("Activity_DiagnoseFault", found);
        photo("after").complete("Activity_RepairFault", Map.of("repairNote", "已换灯头"));
        return answer("acceptance", "accept");
    }

    /** Investigated and answered; the household accepts the answer. */
    LinkedDriver answered(String finding) {
        complete(
                "Activity_ContactResident",
                Map.of(
                        "contactOutcome", "reached",
                        "demand", "要求改正",
                        "contactMood", "upset",
                        "nextContact", "明天"));
        Map<String, Object> facts = new HashMap<>();
        facts.put("facts", "查过记录");
        facts.put("finding", finding);
        facts.put("rootCause", "procedure");
        if (finding.equals("notUpheld")) {
            facts.put("noActionReason", "没有发现问题");
        } else {
            facts.put("correctiveAction", "本周内改正");
        }
        complete("Activity_InvestigateComplaint", facts);
        complete(
                "Activity_ProposeRemedy",
                Map.of("remedy", "当面说明", "compensation", 0, "replyText", "已经改正"));
        return answer("resolution", "accept");
    }

    private LinkedDriver answer(String question, String answer) {
        return answered(
                send(
                        RESIDENT,
                        "POST",
                        "/api/cases/" + caseNumber + "/answers",
                        Map.of("question", question, "answer", answer, "rating", 5)));
    }

    /** Whatever colleagues still have to do after the household is content. */
    LinkedDriver toTheEnd() {
        for (int i = 0; i < 5 && view().closedAt() == null; i++) {
            for (String activity : flow.open(caseNumber)) {
                switch (activity) {
                    case "Activity_RateTeam" -> complete(activity, Map.of("teamRating", 5));
                    case "Activity_CallBack" ->
                            complete(
                                    activity,
                                    Map.of("callBackOutcome", "satisfied", "callBackNote", "满意"));
                    default -> throw new AssertionError("open: " + activity);
                }
            }
        }
        assertThat(view().closedAt()).as("%s", flow.open(caseNumber)).isNotNull();
        return this;
    }

    @Override
    protected LinkedDriver self() {
        return this;
    }

    @Override
    protected Map<String, Object> kept() {
        return Map.of("view", view());
    }
}
