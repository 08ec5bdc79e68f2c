package org.guanjia.fee;

/**
 * What a batch of collections asks of the tables, in the SQL that H2 and MySQL have in common.
 *
 * <p>Parameters: {@code :communities}; houses above {@code :low} up to {@code :high}; {@code
 * :today}; at least {@code :amount} overdue, the oldest due day not after {@code :latest}.
 */
final class CollectionBatchSql {

    private CollectionBatchSql() {}

    private static final String DISPUTED =
            """
            exists (select 1 from fee_dispute x where x.house_id = b.house_id
             and x.justified = true and x.opened_on <= :today and x.closed_on > :today
             and (x.bill_id is null or x.bill_id = b.id))
            """;

    /** Each house that is overdue, what it owes, and of that what nobody disputes. */
    private static final String DEBTS =
            """
            select a.house_id, a.community, min(b.due_on) as due_on,
             sum(b.amount - b.settled) as owed,
             sum(case when %s then 0 else b.amount - b.settled end) as undisputed
            from fee_account a
             join fee_bill b on b.house_id = a.house_id
              and b.due_on < :today and b.reversed = false and b.amount > b.settled
            where a.community in (:communities) and a.house_id > :low and a.house_id <= :high
            group by a.house_id, a.community
            """
                    .formatted(DISPUTED);

    /**
     * The same with the reason why no collection is started for it: {@code running}, {@code early},
     * {@code small}, {@code sensitive} or {@code dispute}; null when one is.
     */
    static final String FRESH =
            """
            select d.house_id, d.community, d.due_on, d.owed, c.case_number,
             case when c.case_number is not null then 'running'
              when d.due_on > :latest then 'early'
              when d.owed < :amount then 'small'
              when %s then 'sensitive'
              when d.undisputed < :amount then 'dispute' end as reason
            from (%s) d
             left join collection_case c on c.house_id = d.house_id and c.live = 1
            """
                    .formatted(SensitiveHouses.LEFT_ALONE.formatted("d.house_id"), DEBTS);

    /** Draws the preview of batch {@code :batch}. */
    static final String DRAW =
            """
            insert into collection_batch_house (batch_id, house_id, community, owed, due_on, state,
             reason, case_number)
            select :batch, house_id, community, owed, due_on,
             case when reason is null then 'hit' when reason = 'running' then 'running'
              else 'blocked' end,
             reason, case_number
            from (%s) n
            """
                    .formatted(FRESH);

    /** How the hits of batch {@code :batch} stand now; what owes nothing any more is missing. */
    static final String HITS =
            """
            select n.house_id, n.community, n.due_on, n.owed, n.case_number, n.reason from (%s) n
             join collection_batch_house h on h.batch_id = :batch and h.house_id = n.house_id
              and h.state = 'hit'
            order by n.house_id
            """
                    .formatted(FRESH);

    /** The hits of batch {@code :batch} for which it started a collection. */
    static final String STARTED =
            """
            update collection_batch_house h set state = 'started', case_number =
             (select c.case_number from collection_case c where c.house_id = h.house_id
              and c.live = 1)
            where h.batch_id = :batch and h.house_id > :low and h.house_id <= :high
             and h.state = 'hit' and exists (select 1 from collection_case c
              where c.house_id = h.house_id and c.live = 1 and c.batch_id = :batch)
            """;

    /** The hits of batch {@code :batch} that turned out to owe nothing any more. */
    static final String SETTLED =
            """
            update collection_batch_house h set state = 'blocked', reason = 'settled'
            where h.batch_id = :batch and h.house_id > :low and h.house_id <= :high
             and h.state = 'hit'
            """;
}
