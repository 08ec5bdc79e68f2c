package org.guanjia.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.estate.Address;
import org.guanjia.estate.House;
import org.guanjia.staff.MassSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens many case files at once: two statements, the numbers and the rows, however many they are.
 * The house itself opens them, for what its tables say; nobody's words are checked here.
 */
@Component
public class MassCases {

    private final MassSql mass;
    private final CaseKeys keys;
    private final Clock clock;

    MassCases(JdbcClient sql, CaseKeys keys, Clock clock) {
        this.mass = new MassSql(sql);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A case of a house that is certain and that nobody reported.
     *
     * @param title up to 60 characters
     */
    public record HouseCase(House house, String title, String description) {}

    /**
     * Opens the cases in the caller's transaction.
     *
     * @param letters the two letters of the flow's case numbers
     * @return the case numbers, in the order of the cases
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> open(String flow, String letters, List<HouseCase> cases) {
        Instant now = clock.instant();
        List<Long> tickets =
                mass.insertForIds(
                        "case_ticket",
                        List.of("opened_at"),
                        cases.stream().map(one -> List.<Object>of(Columns.time(now))).toList());
        List<String> numbers = new ArrayList<>(cases.size());
        List<List<Object>> rows = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) {
            HouseCase one = cases.get(i);
            String number = CaseFiles.number(letters, now, clock.getZone(), tickets.get(i));
            numbers.add(number);
            Address address = one.house().address();
            rows.add(
                    Arrays.asList(
                            tickets.get(i),
                            number,
                            flow,
                            address.community(),
                            one.house().id(),
                            address.phase(),
                            address.building(),
                            address.unit(),
                            address.room(),
                            "flow",
                            false,
                            CaseStatus.OPEN.code(),
                            Columns.time(now),
                            one.title(),
                            one.description(),
                            0,
                            0,
                            false,
                            false));
            keys.remember(
                    new CaseKeys.Key(
                            tickets.get(i),
                            number,
                            flow,
                            address.community(),
                            null,
                            one.title(),
                            false));
        }
        mass.insert(
                "case_file",
                List.of(
                        "id",
                        "case_number",
                        "flow",
                        "community",
                        "house_id",
                        "claimed_phase",
                        "claimed_building",
                        "claimed_unit",
                        "claimed_room",
                        "channel",
                        "on_behalf",
                        "status",
                        "opened_at",
                        "title",
                        "description",
                        "urges",
                        "version",
                        "anonymous",
                        "confidential"),
                rows);
        fresh(flow, numbers);
        return numbers;
    }

    private void fresh(String flow, List<String> numbers) {
        Map<String, String> flows = resource();
        if (flows == null) {
            flows = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, flows);
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            TransactionSynchronizationManager.unbindResourceIfPossible(
                                    MassCases.this);
                        }
                    });
        }
        for (String number : numbers) {
            flows.put(number, flow);
        }
    }

    /**
     * Says once whether this transaction opened the case itself: then nobody else has seen it, it
     * is open, and nothing runs for it yet.
     *
     * @return its flow; null when another transaction opened it, or this was asked before
     */
    public String takeFresh(String caseNumber) {
        Map<String, String> flows = resource();
        return flows == null ? null : flows.remove(caseNumber);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> resource() {
        return (Map<String, String>) TransactionSynchronizationManager.getResource(this);
    }
}
