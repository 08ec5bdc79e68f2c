package org.guanjia.renovation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.Judgement;
import org.guanjia.casefile.Judgements;
import org.guanjia.document.Documents;
import org.guanjia.document.QrCode;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a permit puts on paper, in Chinese always: the permit itself and the acceptance sheet. */
@Component
class PermitPapers {

    /** What the acceptance was judged by. */
    private static final Set<String> STANDARDS =
            Set.of("permit-acceptance-standard", "permit-water-standard");

    private final Documents documents;
    private final PermitLists lists;
    private final Judgements judgements;
    private final StaffService staff;
    private final Texts texts;
    private final String publicUrl;

    PermitPapers(
            Documents documents,
            PermitLists lists,
            Judgements judgements,
            StaffService staff,
            Texts texts,
            // Without a public address, as in the demo, the link leads to this machine.
            @Value("${guanjia.public-url:http://127.0.0.1:${server.port:8080}}") String publicUrl) {
        this.documents = documents;
        this.lists = lists;
        this.judgements = judgements;
        this.staff = staff;
        this.texts = texts;
        this.publicUrl = publicUrl;
    }

    /**
     * Issues the permit as it stands; after an extension once more.
     *
     * @return its number
     */
    String permit(RenovationPermit permit, String code) {
        String link = publicUrl + "/p/" + code;
        Map<String, Object> facts = common(permit);
        facts.put("qualification", permit.qualification());
        facts.put("siteManager", permit.personInCharge());
        facts.put("sitePhone", permit.personInChargePhone());
        facts.put("hours", permit.hours());
        facts.put("conditions", permit.reviewNote());
        facts.put("link", link);
        facts.put("qr", QrCode.dataUri(link));
        facts.put(
                "works",
                lists.works(permit.caseNumber()).stream()
                        .map(work -> Map.of("name", work.name(), "note", asked(work)))
                        .toList());
        return documents.issue(permit.caseNumber(), "permit", facts).number();
    }

    /** What is asked of a work, as it hangs outside the door. */
    private String asked(WorkRule work) {
        String asked =
                work.approvalBody() == null
                        ? texts.say(Locale.CHINESE, "permit.paper.asApplied")
                        : texts.say(Locale.CHINESE, "permit.paper.asApproved", work.approvalBody());
        return work.waterTest()
                ? texts.say(Locale.CHINESE, "permit.paper.withWaterTest", asked)
                : asked;
    }

    /** Issues the acceptance sheet. */
    void acceptance(RenovationPermit permit) {
        Map<String, Object> facts = common(permit);
        facts.put("permitNumber", permit.permitNumber());
        facts.put(
                "works",
                lists.works(permit.caseNumber()).stream()
                        .map(
                                work ->
                                        Map.of(
                                                "name",
                                                work.name(),
                                                "note",
                                                texts.say(
                                                        Locale.CHINESE,
                                                        "permit.paper.asPermitted")))
                        .toList());
        facts.put("finalAt", permit.finalPassedAt());
        facts.put("finalBy", name(permit.finalBy()));
        facts.put("finalResult", permit.finalNote());
        facts.put("waterFrom", permit.waterTestBegunAt());
        facts.put("waterTo", permit.waterTestPassedAt());
        facts.put("waterBy", name(permit.waterTestBy()));
        facts.put(
                "waterResult",
                permit.waterTest()
                        ? permit.waterTestNote()
                        : texts.say(Locale.CHINESE, "permit.paper.noWaterTest"));
        facts.put("judged", judged(permit.caseNumber()));
        facts.put("conclusion", texts.say(Locale.CHINESE, "permit.paper.accepted"));
        documents.issue(permit.caseNumber(), "acceptance-sheet", facts);
    }

    /** The lines of the last inspection and of the last water test, as they were judged last. */
    private List<Map<String, Object>> judged(String caseNumber) {
        Map<String, String> lastTasks = new HashMap<>();
        Map<String, Judgement> lines = new LinkedHashMap<>();
        List<Judgement> all =
                judgements.of(caseNumber).stream()
                        .filter(one -> STANDARDS.contains(one.standard()))
                        .toList();
        all.forEach(one -> lastTasks.put(one.standard(), one.taskId()));
        all.stream()
                .filter(one -> one.taskId().equals(lastTasks.get(one.standard())))
                .forEach(one -> lines.put(one.standard() + one.line(), one));
        List<Map<String, Object>> told = new ArrayList<>();
        lines.values()
                .forEach(
                        one -> {
                            Map<String, Object> line = new HashMap<>();
                            line.put("text", one.text());
                            line.put(
                                    "result",
                                    texts.say(
                                            Locale.CHINESE, "permit.paper.judged." + one.result()));
                            line.put("remark", one.remark());
                            told.add(line);
                        });
        return told;
    }

    private Map<String, Object> common(RenovationPermit permit) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("firm", permit.firm());
        facts.put("validFrom", permit.validFrom());
        facts.put("validTo", permit.validTo());
        return facts;
    }

    private String name(String user) {
        return user == null ? null : staff.nameOf(user);
    }
}
