package org.guanjia.fee;

/**
 * Undoes the bills of a run from {@code :low} (not itself) to {@code :high}, in this order; the
 * reversing bill's id is {@code :shift} away. A bill that was reversed alone already is left out.
 */
final class ReversalSql {

    private ReversalSql() {}

    private static final String BILLS_OF_CHUNK =
            "b.id > :low and b.id <= :high and b.reversed = false";

    /** The money that settled them, negative. */
    static final String TAKE_BACK =
            "insert into fee_allocation (house_id, bill_id, payment_id, amount, made_at) select"
                    + " x.house_id, x.bill_id, x.payment_id, -sum(x.amount), :now from fee_bill b"
                    + " join fee_allocation x on x.bill_id = b.id where "
                    + BILLS_OF_CHUNK
                    + " group by x.house_id, x.bill_id, x.payment_id having sum(x.amount) <> 0";

    /** ... and waits in the account again. */
    static final String GIVE_BACK =
            "update fee_account set prepaid = prepaid + coalesce((select sum(b.settled) from"
                    + " fee_bill b where b.house_id = fee_account.house_id and "
                    + BILLS_OF_CHUNK
                    + "), 0) where community = :community and house_id > :lowHouse and house_id <="
                    + " :highHouse";

    static final String LINES =
            "insert into fee_line (bill_id, item_id, from_on, kind, to_on, quantity, price, amount)"
                    + " select l.bill_id + :shift, l.item_id, l.from_on, l.kind, l.to_on,"
                    + " l.quantity, l.price, -l.amount from fee_bill b join fee_line l on l.bill_id"
                    + " = b.id where "
                    + BILLS_OF_CHUNK;

    static final String BILLS =
            "insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on, amount,"
                    + " settled, reversed) select b.id + :shift, b.house_id, b.payer_from,"
                    + " b.from_on, b.to_on, b.due_on, -b.amount, -b.amount, true from fee_bill b"
                    + " where "
                    + BILLS_OF_CHUNK;

    static final String SETTLE_OLD =
            "insert into fee_allocation (house_id, bill_id, payment_id, amount, made_at) select"
                    + " b.house_id, b.id, null, b.amount, :now from fee_bill b where "
                    + BILLS_OF_CHUNK;

    static final String SETTLE_NEW =
            "insert into fee_allocation (house_id, bill_id, payment_id, amount, made_at) select"
                    + " b.house_id, b.id + :shift, null, -b.amount, :now from fee_bill b where "
                    + BILLS_OF_CHUNK;

    static final String MARK =
            "update fee_bill set settled = amount, reversed = true where id > :low and id <= :high"
                    + " and reversed = false";
}
