package org.guanjia.renovation;

import java.util.List;
import org.guanjia.casefile.HeldDeposit;
import org.guanjia.casefile.HeldDeposits;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The renovation deposits of a house, by permit. */
@Component
class PermitDeposits implements HeldDeposits {

    private final JdbcClient sql;
    private final Texts texts;

    PermitDeposits(JdbcClient sql, Texts texts) {
        this.sql = sql;
        this.texts = texts;
    }

    @Override
    public List<HeldDeposit> ofHouse(long houseId) {
        return sql.sql(
                        "select d.case_number, d.balance, (select sum(m.amount) from"
                                + " deposit_movement m where m.case_number = d.case_number and"
                                + " m.kind = 'hold') paid from deposit_account d join case_file f"
                                + " on f.case_number = d.case_number where f.house_id = ? order by"
                                + " f.id desc")
                .param(houseId)
                .query(
                        (row, number) ->
                                new HeldDeposit(
                                        null,
                                        row.getString("case_number"),
                                        texts.say("renovation.deposit"),
                                        row.getBigDecimal("paid"),
                                        row.getBigDecimal("balance")))
                .list();
    }
}
