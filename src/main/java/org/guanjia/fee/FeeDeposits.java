package org.guanjia.fee;

import java.math.BigDecimal;
import java.util.List;
import org.guanjia.casefile.HeldDeposit;
import org.guanjia.casefile.HeldDeposits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deposits that were charged by bill. */
@Component
class FeeDeposits implements HeldDeposits {

    private final JdbcClient sql;

    FeeDeposits(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<HeldDeposit> ofHouse(long houseId) {
        return sql.sql(
                        """
                        select b.id, s.reason, b.settled, (select count(*) from fee_single r
                          join fee_bill k on k.id = r.id and k.reversed = false
                          where r.source = concat('return:', b.id)) returned
                        from fee_bill b
                         join fee_single s on s.id = b.id
                         join fee_item i on i.id = s.item_id and i.formula = 'deposit'
                        where b.house_id = ? and b.amount > 0 and b.reversed = false
                         and b.settled > 0
                        order by b.id desc
                        """)
                .param(houseId)
                .query(
                        (row, number) ->
                                new HeldDeposit(
                                        String.valueOf(row.getLong("id")),
                                        null,
                                        row.getString("reason"),
                                        row.getBigDecimal("settled"),
                                        row.getInt("returned") > 0
                                                ? BigDecimal.ZERO
                                                : row.getBigDecimal("settled")))
                .list();
    }
}
