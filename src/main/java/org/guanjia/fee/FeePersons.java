package org.guanjia.fee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A resident as payer and inside the reasons and notes of their houses; amounts stay. */
@Component
class FeePersons implements PersonalData {

    private static final Map<String, List<String>> TEXTS =
            Map.of(
                    "fee_reduction", List.of("reason"),
                    "fee_single", List.of("reason"),
                    "fee_payment", List.of("note"),
                    "fee_dispute", List.of("reason", "closed_because"));

    private final JdbcClient sql;
    private final PersonalText text;

    FeePersons(JdbcClient sql, PersonalText text) {
        this.sql = sql;
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return Set.of();
    }

    /** The payer's name stays as long as the house owes money that it is asked of. */
    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        if (who.houses().isEmpty()) {
            return changed;
        }
        TEXTS.forEach(
                (table, columns) ->
                        changed.put(
                                table,
                                text.replace(
                                        table,
                                        "house_id",
                                        who.houses(),
                                        who,
                                        columns.toArray(new String[0]))));
        changed.put(
                "bank_line",
                text.replace(
                        "bank_line", "house_id", who.houses(), who, "payer", "purpose", "note"));
        if (all) {
            sql.sql("update bank_line set payer_account = null where house_id in (:houses)")
                    .param("houses", who.houses())
                    .update();
            changed.put("fee_payer", payers(who));
            changed.put(
                    "fee_damages",
                    sql.sql(
                                    "update fee_damages set waived_because = '*' where waived_because"
                                            + " is not null and bill_id in (select id from fee_bill"
                                            + " where house_id in (:houses))")
                            .param("houses", who.houses())
                            .update());
        }
        return changed;
    }

    private int payers(DataSubject who) {
        int changed = text.replace("fee_payer", "house_id", who.houses(), who, "name");
        return changed
                + sql.sql(
                                "update fee_payer set name = :mark, resident_id = null where"
                                        + " resident_id in (:residents)")
                        .param("mark", PersonalText.MARK)
                        .param("residents", PersonalText.orNone(who.residents()))
                        .update();
    }
}
