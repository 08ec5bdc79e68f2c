package org.guanjia.renovation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.NewCase;
import org.guanjia.casefile.Photos;
import org.guanjia.casefile.Report;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Findings and tips: how a violation comes in, and with what. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ViolationFindings {

    private static final String LETTERS = "WG";
    private static final String CODES = "V(0[1-9]|1[0-8])";
    private static final int PLACE = 100;

    private final RenovationViolations violations;
    private final ViolationPeople people;
    private final CaseFiles cases;
    private final Photos photos;
    private final EstateService estate;
    private final Clock clock;

    ViolationFindings(
            RenovationViolations violations,
            ViolationPeople people,
            CaseFiles cases,
            Photos photos,
            EstateService estate,
            Clock clock) {
        this.violations = violations;
        this.people = people;
        this.cases = cases;
        this.photos = photos;
        this.estate = estate;
        this.clock = clock;
    }

    /**
     * Opens the case file of a report. A colleague who saw it himself brings place and photos, and
     * will be the one who speaks; anything else is a tip. The house is whose violation it is, and
     * not the reporter's, so a neighbour's phone raises no doubt about the address.
     *
     * @throws Refusal 422 naming the field that is missing or cannot be read
     */
    public CaseFile open(Report report, Caller caller) {
        boolean found = ViolationPeople.found(report.channel(), report.onBehalf(), caller);
        String code = code(report.category());
        Object given = report.extra().get("place");
        String place =
                found
                        ? Bounds.required("place", given == null ? null : given.toString(), PLACE)
                        : Bounds.optional("place", given == null ? null : given.toString(), PLACE);
        Bounds.required("room", report.room(), 32);
        if (found && report.photos().isEmpty()) {
            throw Refusal.invalid("photos", "violation.photoNeeded");
        }
        Address claimed = report.address().normalised();
        Long house = estate.find(claimed).map(House::id).orElse(null);
        NewCase fresh =
                NewCase.from(
                        ViolationService.FLOW, LETTERS, report, house, caller, clock.getZone());
        CaseFile file = cases.open(fresh);
        RenovationViolation violation =
                new RenovationViolation(
                        file.caseNumber(), file.community(), place, file.openedAt());
        if (found) {
            Speaker finder = people.finder(caller.userId());
            violation.foundBy(finder.user(), finder.role());
        }
        violations.save(violation);
        if (code != null) {
            cases.classify(file.caseNumber(), code, null);
        }
        return cases.get(file.caseNumber());
    }

    private static String code(String category) {
        String code = Bounds.optional("category", category, 8);
        if (code != null && !code.matches(CODES)) {
            throw Refusal.invalid("category", "violation.unknownCode", code);
        }
        return code;
    }

    /**
     * Opens the violation that a patrol of the permit asks for, with what it knows: house, place,
     * words, finder and photos.
     */
    public CaseFile open(LinkedRequest request) {
        CaseFile from = cases.get(request.fromCase());
        Map<String, Object> known = request.payload();
        Long house = from.houseId();
        Object finder = known.get("finder");
        String description = text(known, "description", from.description());
        CaseFile file =
                cases.open(
                        new NewCase(
                                ViolationService.FLOW,
                                LETTERS,
                                from.claimed(),
                                house,
                                null,
                                null,
                                "flow",
                                false,
                                finder == null ? null : finder.toString(),
                                null,
                                null,
                                null,
                                description,
                                null));
        RenovationViolation violation =
                new RenovationViolation(
                        file.caseNumber(),
                        file.community(),
                        Bounds.optional("place", text(known, "place", null), PLACE),
                        foundAt(known, file));
        if (finder != null) {
            Speaker speaker = people.finder(finder.toString());
            violation.foundBy(speaker.user(), speaker.role());
        }
        violations.save(violation);
        if (known.get("photos") instanceof List<?> ids) {
            ids.forEach(id -> copy(((Number) id).longValue(), file.caseNumber()));
        }
        return file;
    }

    private static Instant foundAt(Map<String, Object> known, CaseFile file) {
        String at = text(known, "foundAt", null);
        return at == null ? file.openedAt() : Instant.parse(at);
    }

    private void copy(long photo, String caseNumber) {
        photos.find(photo)
                .ifPresent(
                        found ->
                                photos.add(
                                        caseNumber,
                                        found.photo().byUser(),
                                        true,
                                        "evidence",
                                        found.data()));
    }

    private static String text(Map<String, Object> known, String key, String none) {
        Object value = known.get(key);
        return value == null || value.toString().isBlank() ? none : value.toString();
    }
}
