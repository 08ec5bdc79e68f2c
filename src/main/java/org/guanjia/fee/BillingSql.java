package org.guanjia.fee;

/**
 * The formulae, in the SQL that H2 and MySQL have in common: a chunk of houses is a few statements
 * however many houses it has. Amounts are exact: quantity (4 decimals) times price (4) times days
 * is an integer of 10^-8; divided by at most 31 days it is either on the half fen or farther from
 * it than the 12th decimal, to which MySQL divides, so that rounding the quotient half-up to the
 * fen rounds the true value.
 *
 * <p>Parameters: {@code :run}, its {@code :community}, {@code :start} and {@code :end} of the
 * month, {@code :first} and {@code :last} of all days that it bills when cycles end or begin with
 * it, {@code :base} of its bills' ids; houses above {@code :low} up to {@code :high}, whose bills
 * are those above {@code :after} up to {@code :upto}.
 */
final class BillingSql {

    /** Above every day of a month and below every house: run * RUN + house * HOUSE + day. */
    static final long RUN = 100_000_000_000L;

    static final long HOUSE = 100;

    /** The largest house id that leaves a run's ids apart from the next one's. */
    static final long LARGEST_HOUSE = RUN / HOUSE - 1;

    private BillingSql() {}

    /**
     * The bill of a house for a payer: of the payer on the first day of the month 1, of one who
     * follows in the month the day; of one in another month of a cycle, counted from 32.
     */
    private static final String BILL =
            """
            :base + a.house_id * 100
             + case when p.from_on > :start and p.from_on <= :end then extract(day from p.from_on)
               when p.from_on <= :start and p.to_on >= :start then 1
               else 31 + (select count(*) from fee_payer q where q.house_id = p.house_id
                and q.from_on <= p.from_on and q.to_on >= :first) end
            """;

    /** The days that account, payer, charge and price have in common. */
    private static final String FROM = "greatest(a.opened_on, p.from_on, c.from_on, t.from_on)";

    private static final String TO = "least(a.closed_on, p.to_on, c.to_on, t.to_on)";

    private static final String QUANTITY =
            """
            cast(case t.formula
             when 'area' then coalesce(c.quantity, h.area)
             when 'meter' then (select sum(r.used) from fee_meter m
              join fee_reading r on r.meter_id = m.id and r.read_on between t.month_from and t.month_to
              where m.item_id = c.item_id and m.house_id = a.house_id)
             when 'share-area' then round(t.rate * coalesce(c.quantity, h.area), 4)
             when 'share-household' then round(t.rate, 4)
             else coalesce(c.quantity, 1) end as decimal(14, 4))
            """;

    /** Lines before their amounts. */
    private static final String RAW =
            """
            select /*+ JOIN_FIXED_ORDER() */ a.house_id, %s as bill_id, c.item_id, %s as from_on, %s as to_on,
             t.price, t.surcharge, t.base_days, %s as quantity
            from fee_account a
             join house h on h.id = a.house_id
             join fee_payer p on p.house_id = a.house_id
              and p.from_on <= :last and p.to_on >= :first
             join fee_charge c on c.house_id = a.house_id
              and c.from_on <= :end and c.to_on >= :first
             join fee_run_tariff t on t.run_id = :run and t.item_id = c.item_id
            where a.community = :community and a.house_id > :low and a.house_id <= :high
             and a.opened_on <= :end
             and (t.only_new = false or greatest(a.opened_on, c.from_on) >= :start)
             and %s <= %s
            """
                    .formatted(BILL, FROM, TO, QUANTITY, FROM, TO);

    private static final String AMOUNT =
            """
            round((l.quantity * l.price + l.surcharge)
             * (timestampdiff(day, l.from_on, l.to_on) + 1) / l.base_days, 2)
            """;

    /** Charges with their amounts. */
    static final String CHARGES =
            """
            select l.bill_id, l.house_id, l.item_id, l.from_on, l.to_on, l.quantity, l.price,
             l.surcharge, l.base_days, %s as amount
            from (%s) l
            where l.quantity is not null and %s <> 0
            """
                    .formatted(AMOUNT, RAW, AMOUNT);

    /** What approved reductions take off the charges, as negative amounts. */
    static final String REDUCTIONS =
            """
            select l.bill_id, l.house_id, l.item_id, greatest(l.from_on, d.from_on) as from_on,
             least(l.to_on, d.to_on) as to_on, l.quantity, l.price,
             -round((l.quantity * l.price + l.surcharge)
              * (timestampdiff(day, greatest(l.from_on, d.from_on), least(l.to_on, d.to_on)) + 1)
              * d.percent / (l.base_days * 100), 2) as amount
            from (%s and l.house_id in (select x.house_id from fee_reduction x
              where x.state = 'approved' and x.from_on <= :last and x.to_on >= :first)) l
             join fee_reduction d on d.house_id = l.house_id and d.item_id = l.item_id
              and d.state = 'approved' and d.from_on <= l.to_on and d.to_on >= l.from_on
            """
                    .formatted(CHARGES);

    static final String POST_CHARGES =
            """
            insert into fee_line (bill_id, item_id, from_on, kind, to_on, quantity, price, amount)
            select bill_id, item_id, from_on, 0, to_on, quantity, price, amount from (%s) n
            """
                    .formatted(CHARGES);

    static final String POST_REDUCTIONS =
            """
            insert into fee_line (bill_id, item_id, from_on, kind, to_on, quantity, price, amount)
            select bill_id, item_id, from_on, 1, to_on, quantity, price, amount from (%s) n
            where amount <> 0
            """
                    .formatted(REDUCTIONS);

    /** A bill for each payer of each house that has lines. */
    static final String POST_BILLS =
            """
            insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on, amount,
             settled, reversed)
            select /*+ JOIN_FIXED_ORDER() NO_BNL(l) */ l.bill_id, a.house_id, p.from_on,
             min(l.from_on), max(l.to_on),
             cast(:due as date), sum(l.amount), 0, false
            from fee_account a
             join fee_payer p on p.house_id = a.house_id
              and p.from_on <= :last and p.to_on >= :first
             join fee_line l on l.bill_id = %s
            where a.community = :community and a.house_id > :low and a.house_id <= :high
            group by l.bill_id, a.house_id, p.from_on
            """
                    .formatted(BILL);

    /** Prepaid money settles the new bills of its account, first day first. */
    static final String APPLY_PREPAID =
            """
            insert into fee_allocation (house_id, bill_id, payment_id, amount, made_at)
            select house_id, id, null, least(amount, prepaid - before_it), :now
            from (select b.id, b.house_id, b.amount, a.prepaid,
              sum(b.amount) over (partition by b.house_id order by b.id) - b.amount as before_it
             from fee_account a
              join fee_bill b on b.house_id = a.house_id and b.id > :after and b.id <= :upto
             where a.community = :community and a.prepaid > 0
              and a.house_id > :low and a.house_id <= :high and b.amount > 0) n
            where prepaid > before_it
            """;

    static final String SETTLE_PREPAID =
            """
            update fee_bill set settled = (select sum(x.amount) from fee_allocation x
             where x.bill_id = fee_bill.id)
            where id > :after and id <= :upto
             and exists (select 1 from fee_allocation y where y.bill_id = fee_bill.id)
            """;

    static final String TAKE_PREPAID =
            """
            update fee_account set prepaid = prepaid - coalesce((select sum(x.amount)
             from fee_allocation x where x.house_id = fee_account.house_id
              and x.bill_id > :after and x.bill_id <= :upto), 0)
            where community = :community and prepaid > 0 and house_id > :low and house_id <= :high
            """;
}
