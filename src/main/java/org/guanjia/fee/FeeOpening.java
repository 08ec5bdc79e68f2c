package org.guanjia.fee;

import java.time.LocalDate;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done for all houses of a community at once, when it is taken over. */
@Service
@Transactional
public class FeeOpening {

    private final JdbcClient sql;
    private final FeeItems items;
    private final BillingPeriods periods;

    FeeOpening(JdbcClient sql, FeeItems items, BillingPeriods periods) {
        this.sql = sql;
        this.items = items;
        this.periods = periods;
    }

    /**
     * Opens the accounts of all houses that have an owner in the register and no account yet; the
     * owner who was registered first pays.
     *
     * @return how many
     */
    public int openAll(String community, LocalDate from) {
        periods.checkOpen(community, from);
        int opened =
                sql.sql(
                                """
                                insert into fee_account (house_id, community, opened_on, closed_on,
                                 prepaid)
                                select h.id, h.community, cast(? as date), cast(? as date), 0
                                from house h
                                where h.community = ?
                                 and exists (select 1 from resident r where r.house_id = h.id
                                  and r.kind = 'OWNER')
                                 and not exists (select 1 from fee_account a
                                  where a.house_id = h.id)
                                """)
                        .params(from, FeeItems.NEVER, community)
                        .update();
        sql.sql(
                        """
                        insert into fee_payer (house_id, from_on, to_on, kind, name, resident_id)
                        select a.house_id, a.opened_on, cast(? as date), 'owner', r.name, r.id
                        from fee_account a join resident r on r.id = (select min(x.id)
                         from resident x where x.house_id = a.house_id and x.kind = 'OWNER')
                        where a.community = ? and not exists (select 1 from fee_payer p
                         where p.house_id = a.house_id)
                        """)
                .params(FeeItems.NEVER, community)
                .update();
        return opened;
    }

    /**
     * Charges an item to all accounts of the community that are not charged it yet, by the
     * formula's own quantity.
     *
     * @return how many
     * @throws Refusal 422 for an item that is not charged by the month
     */
    public int chargeAll(int itemId, LocalDate from) {
        FeeItem item = items.item(itemId);
        if (!item.formula().monthly()) {
            throw Refusal.invalid("item", "fee.notMonthly", item.name());
        }
        periods.checkOpen(item.community(), from);
        return sql.sql(
                        """
                        insert into fee_charge (house_id, item_id, from_on, to_on, quantity)
                        select a.house_id, i.id, cast(? as date), cast(? as date), null
                        from fee_account a join fee_item i on i.id = ?
                        where a.community = i.community and not exists (select 1 from fee_charge c
                         where c.house_id = a.house_id and c.item_id = i.id)
                        """)
                .params(from, FeeItems.NEVER, itemId)
                .update();
    }
}
