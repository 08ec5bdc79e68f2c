package org.guanjia.renovation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.guanjia.estate.EstateService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What anybody may learn of a permit who stands at its door with the QR code: that it is genuine,
 * for which house, for which works, when, and whether it is good now. No person, no firm, no
 * reason.
 */
@Service
@Transactional(readOnly = true)
class PermitCheck {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{16,40}");

    /** What a permit is worth now; the first that fits. */
    enum State {
        /** There is no permit with this code. */
        UNKNOWN,
        /** Withdrawn, lapsed or refused after all. */
        VOID,
        ACCEPTED,
        /** Said to be finished: acceptance is on, and no more work. */
        FINISHED,
        /** Its last day is over. */
        EXPIRED,
        /** The works are stopped. */
        STOPPED,
        /** Its first day is still to come. */
        NOT_YET,
        VALID
    }

    /**
     * A genuine permit.
     *
     * @param address of the house
     * @param works names of what is allowed
     * @param hours when work may be done; null when the permit does not say
     */
    record Seen(
            State state,
            String number,
            String address,
            LocalDate validFrom,
            LocalDate validTo,
            String hours,
            List<String> works) {}

    private final RenovationPermits permits;
    private final PermitLists lists;
    private final WorkerPasses passes;
    private final EstateService estate;
    private final Clock clock;

    PermitCheck(
            RenovationPermits permits,
            PermitLists lists,
            WorkerPasses passes,
            EstateService estate,
            Clock clock) {
        this.permits = permits;
        this.lists = lists;
        this.passes = passes;
        this.estate = estate;
        this.clock = clock;
    }

    /** The permit behind the code; empty when none was ever issued with it. Four statements. */
    Optional<Seen> of(String code) {
        if (code == null || !CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        return permits.findByCode(code)
                .filter(permit -> permit.permitNumber() != null && permit.houseId() != null)
                .map(
                        permit ->
                                new Seen(
                                        state(permit),
                                        permit.permitNumber(),
                                        estate.house(permit.houseId()).display(),
                                        permit.validFrom(),
                                        permit.validTo(),
                                        permit.hours(),
                                        lists.works(permit.caseNumber()).stream()
                                                .map(WorkRule::name)
                                                .toList()));
    }

    private State state(RenovationPermit permit) {
        LocalDate today = LocalDate.now(clock);
        return switch (permit.state()) {
            case RenovationPermit.ACCEPTED -> State.ACCEPTED;
            case RenovationPermit.FINISHED -> State.FINISHED;
            case RenovationPermit.EXPIRED -> State.EXPIRED;
            case RenovationPermit.ISSUED -> {
                if (permit.validTo().isBefore(today)) {
                    yield State.EXPIRED;
                }
                if (passes.suspended(permit.caseNumber())) {
                    yield State.STOPPED;
                }
                yield permit.validFrom().isAfter(today) ? State.NOT_YET : State.VALID;
            }
            default -> State.VOID;
        };
    }
}
