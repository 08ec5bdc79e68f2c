package org.guanjia.casework;

import java.util.List;
import java.util.stream.Collectors;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseAddresses;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CasePlaces;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.guanjia.estate.Residents;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.DutyPhone;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody is sent to a wrong door (S1-08). Building 3 stands in phase 1 and in phase 2: a report
 * without a phase, or from a phone that belongs to another house, waits for a person.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class AddressChecks {

    private static final int LONGEST = 2000;

    /**
     * What a check found.
     *
     * @param place the house, or the address as it was reported
     * @param intakeRole who confirms a doubtful one
     * @param candidates houses that it may be, a line each; for a person to read
     */
    public record Check(
            boolean certain, String place, String title, String intakeRole, String candidates) {}

    private final CaseFiles cases;
    private final CaseAddresses addresses;
    private final CasePlaces places;
    private final ServiceClocks clocks;
    private final EstateService estate;
    private final Residents residents;
    private final DutyPhone phone;
    private final Outbox outbox;
    private final Texts texts;

    AddressChecks(
            CaseFiles cases,
            CaseAddresses addresses,
            CasePlaces places,
            ServiceClocks clocks,
            EstateService estate,
            Residents residents,
            DutyPhone phone,
            Outbox outbox,
            Texts texts) {
        this.cases = cases;
        this.addresses = addresses;
        this.places = places;
        this.clocks = clocks;
        this.estate = estate;
        this.residents = residents;
        this.phone = phone;
        this.outbox = outbox;
        this.texts = texts;
    }

    /** Whether the address is certain; the house of a certain one is kept. */
    public Check verify(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        if (file.houseId() != null) {
            return certain(file);
        }
        Address claimed = file.claimed().normalised();
        List<House> ofPhone =
                file.reporterPhone() == null
                        ? List.of()
                        : estate.housesOfPhone(file.community(), file.reporterPhone());
        if (claimed.room().isEmpty()) {
            return commonPartKnown(claimed) ? certain(file) : doubtful(file);
        }
        House house = estate.find(claimed).orElse(null);
        boolean phoneElsewhere =
                !ofPhone.isEmpty()
                        && ofPhone.stream()
                                .noneMatch(other -> house != null && other.id() == house.id());
        if (house == null || phoneElsewhere) {
            return doubtful(file);
        }
        addresses.confirmHouse(caseNumber, house.id());
        keepContact(file, house, ofPhone);
        return certain(cases.get(caseNumber));
    }

    /**
     * A doubtful address waits: the clock of the confirmation starts, and intake is told.
     *
     * @param intake who confirms it, and whose clock it is: without a desk not the desk's
     */
    public void doubted(String caseNumber, ServiceTime confirm, String intake) {
        CaseFile file = cases.get(caseNumber);
        clocks.start(caseNumber, confirm.ownedBy(intake));
        outbox.toRole(
                caseNumber,
                file.community(),
                intake,
                "confirmAddress",
                java.util.Map.of("title", file.title()),
                true);
    }

    /**
     * What a person found out.
     *
     * @param outcome found or notFound
     * @param phase required where the community has phases
     * @param room null for a common part
     * @return whether there is an address now
     * @throws Refusal 422 naming the field when the house does not exist
     */
    public boolean confirm(
            String caseNumber,
            String outcome,
            String phase,
            String building,
            String unit,
            String room,
            String note,
            String by) {
        String text = Bounds.optional("confirmNote", note, Bounds.REASON);
        if (text != null) {
            cases.note(caseNumber, by, text);
        }
        clocks.met(caseNumber, "confirm");
        if ("notFound".equals(outcome)) {
            return false;
        }
        if (!"found".equals(outcome)) {
            throw Refusal.invalid("confirmOutcome", "casefile.unknownOption", "found, notFound");
        }
        CaseFile file = cases.get(caseNumber);
        Address address =
                new Address(
                                file.community(),
                                estate.hasPhases(file.community())
                                        ? Bounds.required("phase", phase, 32)
                                        : Bounds.optional("phase", phase, 32),
                                Bounds.required("building", building, 32),
                                Bounds.optional("unit", unit, 32),
                                Bounds.optional("room", room, 32))
                        .normalised();
        if (address.room().isEmpty()) {
            if (!commonPartKnown(address)) {
                throw Refusal.invalid("building", "casefile.unknownBuilding");
            }
            addresses.confirmPlace(caseNumber, address);
            return true;
        }
        House house =
                estate.find(address)
                        .orElseThrow(() -> Refusal.invalid("room", "intake.unknownHouse"));
        addresses.confirmHouse(caseNumber, house.id());
        keepContact(
                file,
                house,
                file.reporterPhone() == null
                        ? List.of()
                        : estate.housesOfPhone(file.community(), file.reporterPhone()));
        return true;
    }

    /**
     * An unknown phone is kept as a new contact of the house, unless that would tell who reported.
     */
    private void keepContact(CaseFile file, House house, List<House> ofPhone) {
        if (file.reporterPhone() != null && !file.confidential() && ofPhone.isEmpty()) {
            residents.keepContact(house.id(), file.reporterName(), file.reporterPhone());
        }
    }

    private boolean commonPartKnown(Address place) {
        boolean phaseKnown = !place.phase().isEmpty() || !estate.hasPhases(place.community());
        return phaseKnown && !estate.candidates(place, null).isEmpty();
    }

    private Check certain(CaseFile file) {
        return new Check(true, places.of(file), file.title(), null, null);
    }

    private Check doubtful(CaseFile file) {
        List<House> near =
                estate.candidates(
                        file.claimed(), file.confidential() ? null : file.reporterPhone());
        String candidates =
                near.isEmpty()
                        ? texts.say("casefile.noCandidates")
                        : near.stream()
                                .map(house -> places.of(file, house))
                                .distinct()
                                .collect(Collectors.joining("\n"));
        return new Check(
                false,
                places.of(file),
                file.title(),
                phone.intakeRole(file.community()),
                candidates.length() <= LONGEST ? candidates : candidates.substring(0, LONGEST));
    }
}
