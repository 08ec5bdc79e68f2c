package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.language.Texts;
import org.guanjia.renovation.ViolationNotices.Notice;
import org.springframework.stereotype.Component;

/** What the documents of a violation say; they are in Chinese always. */
@Component
class ViolationPapers {

    private static final Locale CHINESE = Locale.CHINESE;

    private final RenovationPermits permits;
    private final ViolationNotices notices;
    private final CaseFiles cases;
    private final Texts texts;
    private final Clock clock;

    ViolationPapers(
            RenovationPermits permits,
            ViolationNotices notices,
            CaseFiles cases,
            Texts texts,
            Clock clock) {
        this.permits = permits;
        this.notices = notices;
        this.cases = cases;
        this.texts = texts;
        this.clock = clock;
    }

    Optional<RenovationPermit> permit(RenovationViolation violation) {
        return violation.permitCase() == null
                ? Optional.empty()
                : permits.findById(violation.permitCase());
    }

    /** The facts that all documents of a violation have. */
    Map<String, Object> facts(RenovationViolation violation) {
        Optional<RenovationPermit> permit = permit(violation);
        Map<String, Object> facts = new HashMap<>();
        facts.put("violation", say("renovation-violation.category." + violation.code()));
        facts.put("place", violation.place());
        facts.put("foundAt", violation.foundAt());
        facts.put("permitNumber", permit.map(RenovationPermit::permitNumber).orElse(null));
        facts.put("firm", permit.map(RenovationPermit::firm).orElse(null));
        facts.put("finding", cases.get(violation.caseNumber()).description());
        facts.put("basis", violation.basis());
        facts.put("region", violation.region());
        return facts;
    }

    /** What is to be done; the work stays stopped while the passes are suspended. */
    String demand(RenovationViolation violation) {
        return violation.suspended()
                ? say("violation.demandStopped", violation.handling())
                : violation.handling();
    }

    /** The clause under which workers stay out: the agreement's, else the covenant. */
    String clause(RenovationViolation violation) {
        return agreement(violation)
                .map(number -> say("violation.byAgreement", number))
                .orElseGet(() -> say("violation.byCovenant"));
    }

    /** The same in the house's language, for what people are told and the gate reads. */
    String clauseInWords(RenovationViolation violation) {
        return agreement(violation)
                .map(number -> texts.say("violation.byAgreement", number))
                .orElseGet(() -> texts.say("violation.byCovenant"));
    }

    private Optional<String> agreement(RenovationViolation violation) {
        return permit(violation).map(RenovationPermit::agreementNumber);
    }

    /** What was done so far, in order, for the authority. */
    List<Map<String, Object>> measures(RenovationViolation violation) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (violation.talkedAt() != null) {
            add(all, violation.talkedAt(), say("violation.did.talked", violation.talkNote()));
        }
        for (Notice notice : notices.of(violation.caseNumber())) {
            add(all, notice.issuedAt(), say("violation.did.notice", notice.document()));
            if (notice.servedAt() != null) {
                String how = say("violation.method." + notice.method());
                add(all, notice.servedAt(), say("violation.did.served", how));
            }
            if (notice.inspectedAt() != null) {
                add(
                        all,
                        notice.inspectedAt(),
                        say("violation.did.inspected", notice.inspectionNote()));
            }
        }
        if (violation.measuresAt() != null && violation.suspended()) {
            add(all, violation.measuresAt(), say("violation.did.suspended"));
        }
        if (all.isEmpty()) {
            String found = violation.dangerous() ? "violation.did.stopping" : "violation.did.found";
            add(all, violation.foundAt(), say(found));
        }
        all.sort(Comparator.comparing(measure -> (Instant) measure.get("at")));
        return all;
    }

    private static void add(List<Map<String, Object>> all, Instant at, String what) {
        all.add(Map.of("at", at, "what", what));
    }

    /** In Chinese, whatever the house speaks. */
    String say(String key, Object... args) {
        return texts.say(CHINESE, key, args);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    String moment(Instant at) {
        return texts.moment(at);
    }
}
