package org.guanjia.renovation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.guanjia.document.Documents;
import org.guanjia.document.QrCode;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a permit puts on paper, in Chinese always: the permit itself and the acceptance sheet. */
@Component
class PermitPapers {

    private final Documents documents;
    private final PermitLists lists;
    private final StaffService staff;
    private final Texts texts;
    private final String publicUrl;

    PermitPapers(
            Documents documents,
            PermitLists lists,
            StaffService staff,
            Texts texts,
            @Value("${guanjia.public-url:}") String publicUrl) {
        this.documents = documents;
        this.lists = lists;
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
                        .map(
                                work ->
                                        Map.of(
                                                "name",
                                                work.name(),
                                                "note",
                                                work.approvalBody() == null
                                                        ? texts.say(
                                                                Locale.CHINESE,
                                                                "permit.paper.asApplied")
                                                        : texts.say(
                                                                Locale.CHINESE,
                                                                "permit.paper.asApproved",
                                                                work.approvalBody())))
                        .toList());
        return documents.issue(permit.caseNumber(), "permit", facts).number();
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
        facts.put("conclusion", texts.say(Locale.CHINESE, "permit.paper.accepted"));
        documents.issue(permit.caseNumber(), "acceptance-sheet", facts);
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
