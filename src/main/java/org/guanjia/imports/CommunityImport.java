package org.guanjia.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guanjia.engine.AccountSeeder;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Component;

/** Compares a file of communities with what is registered, and writes the difference. */
@Component
class CommunityImport {

    private static final int LONGEST_REGION = 100;

    private final EstateService estate;
    private final EstateRegister register;
    private final AccountSeeder accounts;

    CommunityImport(EstateService estate, EstateRegister register, AccountSeeder accounts) {
        this.estate = estate;
        this.register = register;
        this.accounts = accounts;
    }

    Outcome run(byte[] file, boolean write, Progress progress) {
        Faults faults = new Faults();
        CellReader read = new CellReader(faults, null);
        Map<String, Community> found = new LinkedHashMap<>();
        Map<String, Integer> rowOf = new HashMap<>();
        Map<String, Community> known =
                estate.communities().stream()
                        .collect(Collectors.toMap(Community::id, Function.identity()));
        int rows =
                Table.read(
                        ImportKind.COMMUNITIES,
                        file,
                        faults,
                        row -> take(row, read, found, rowOf, known));
        if (rows == 0) {
            faults.error(0, "", "", "imports.noRows");
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String state : List.of("new", "changed", "unchanged", "missing")) {
            counts.put("communities." + state, 0);
        }
        for (Community community : found.values()) {
            Community before = known.get(community.id());
            String state =
                    before == null ? "new" : before.equals(community) ? "unchanged" : "changed";
            counts.merge("communities." + state, 1, Integer::sum);
        }
        for (Community community : known.values()) {
            if (!found.containsKey(community.id())) {
                counts.merge("communities.missing", 1, Integer::sum);
            }
        }
        if (write && faults.errors() == 0) {
            progress.at("imports.step.writing", 0);
            for (Community community : found.values()) {
                if (!known.containsKey(community.id())) {
                    register.addCommunity(community);
                } else if (!known.get(community.id()).equals(community)) {
                    register.changeCommunity(community);
                }
            }
            progress.at("imports.step.accounts", found.size());
            accounts.seed(null, null);
        }
        return new Outcome(
                rows, counts, faults.all(), faults.errors(), faults.warnings(), List.of());
    }

    private static void take(
            FileRow row,
            CellReader read,
            Map<String, Community> found,
            Map<String, Integer> rowOf,
            Map<String, Community> known) {
        String id = read.text(row, Field.COMMUNITY_ID, 40);
        String name = read.name(row, Field.COMMUNITY_NAME);
        String grade = read.text(row, Field.GRADE, 10);
        Boolean desk = read.truth(row, Field.SERVICE_DESK);
        String region = read.text(row, Field.REGION, LONGEST_REGION);
        if (row.cell(Field.COMMUNITY_ID).isEmpty()) {
            read.error(row, Field.COMMUNITY_ID, "imports.communityIdMissing");
        }
        if (row.cell(Field.COMMUNITY_NAME).isEmpty()) {
            read.error(row, Field.COMMUNITY_NAME, "imports.communityNameMissing");
        }
        if (id == null || name == null) {
            return;
        }
        Community before = known.get(id);
        boolean serviceDesk = desk != null ? desk : before != null && before.serviceDesk();
        String upper =
                grade == null ? "" : Columns.plain(grade).replace("级", "").toUpperCase(Locale.ROOT);
        Community community =
                new Community(
                        id,
                        name,
                        upper,
                        serviceDesk,
                        region == null && before != null ? before.region() : region);
        try {
            EstateRegister.check(community);
        } catch (Refusal refusal) {
            read.error(
                    row,
                    Objects.equals(refusal.field(), "grade") ? Field.GRADE : Field.COMMUNITY_ID,
                    Objects.equals(refusal.field(), "grade")
                            ? "imports.gradeUnknown"
                            : "imports.communityIdBad");
            return;
        }
        Integer twin = rowOf.putIfAbsent(id, row.number());
        if (twin != null) {
            read.error(row, Field.COMMUNITY_ID, "imports.communityTwice", id, twin);
        } else {
            found.put(id, community);
        }
    }
}
