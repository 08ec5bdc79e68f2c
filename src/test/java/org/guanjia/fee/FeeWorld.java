package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Communities and houses that tests bill; every test has a community of its own. */
class FeeWorld {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final JdbcClient sql;
    private final FeeAccounts accounts;

    FeeWorld(JdbcClient sql, FeeAccounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    String community() {
        String id = "fee" + NEXT.incrementAndGet();
        sql.sql("insert into community (id, name, grade, service_desk) values (?, ?, 'A', true)")
                .params(id, "测试" + id)
                .update();
        return id;
    }

    /** A house without an account. */
    long house(String community, int room, String area) {
        sql.sql(
                        "insert into house (community, phase, building, unit, room, area, vacant)"
                                + " values (?, '1', '1', '1', ?, ?, false)")
                .params(community, String.valueOf(room), area == null ? null : new BigDecimal(area))
                .update();
        return sql.sql("select id from house where community = ? and room = ?")
                .params(community, String.valueOf(room))
                .query(Long.class)
                .single();
    }

    /** A house whose account is open from that day. */
    long account(String community, int room, String area, LocalDate from) {
        long house = house(community, room, area);
        accounts.open(house, from, "owner", "业主" + room, null);
        return house;
    }

    /** What must hold for all accounts of a community and for its runs, see {@link Ledger}. */
    void checkBalances(String community) {
        checkAccounts("community", community);
        none(
                "a run's count differs from its bills",
                "select r.id from fee_run r where r.community = ? and (r.bills <> (select count(*)"
                        + " from fee_bill b where b.id > r.id * 100000000000 and b.id < (r.id + 1) *"
                        + " 100000000000) or r.amount <> (select coalesce(sum(b.amount), 0) from"
                        + " fee_bill b where b.id > r.id * 100000000000 and b.id < (r.id + 1) *"
                        + " 100000000000))",
                community);
    }

    /** What must hold for one account, where others of its community are not to be trusted. */
    void checkBalance(long house) {
        checkAccounts("house_id", house);
    }

    private void checkAccounts(String whose, Object value) {
        none(
                "prepaid differs from payments less allocations",
                "select a.house_id from fee_account a where a."
                        + whose
                        + " = ? and (a.prepaid < 0 or"
                        + " a.prepaid <> (select coalesce(sum(p.amount), 0) from fee_payment p"
                        + " where p.house_id = a.house_id) - (select coalesce(sum(x.amount), 0)"
                        + " from fee_allocation x where x.house_id = a.house_id))",
                value);
        none(
                "settled differs from the bill's allocations or leaves its bounds",
                "select b.id from fee_bill b join fee_account a on a.house_id = b.house_id where"
                        + " a."
                        + whose
                        + " = ? and (b.settled <> (select coalesce(sum(x.amount), 0)"
                        + " from fee_allocation x where x.bill_id = b.id) or b.amount >= 0 and"
                        + " (b.settled < 0 or b.settled > b.amount) or b.amount < 0 and (b.settled"
                        + " > 0 or b.settled < b.amount))",
                value);
        none(
                "a bill differs from the sum of its lines",
                "select b.id from fee_bill b join fee_account a on a.house_id = b.house_id where"
                        + " a."
                        + whose
                        + " = ? and b.amount <> (select coalesce(sum(l.amount), 0)"
                        + " from fee_line l where l.bill_id = b.id)",
                value);
        none(
                "owed less prepaid differs from billed less paid",
                "select a.house_id from fee_account a where a."
                        + whose
                        + " = ? and (select"
                        + " coalesce(sum(b.amount - b.settled), 0) from fee_bill b where b.house_id"
                        + " = a.house_id) - a.prepaid <> (select coalesce(sum(b.amount), 0) from"
                        + " fee_bill b where b.house_id = a.house_id) - (select"
                        + " coalesce(sum(p.amount), 0) from fee_payment p where p.house_id ="
                        + " a.house_id)",
                value);
    }

    private void none(String what, String query, Object whose) {
        var wrong = sql.sql(query).param(whose).query(Long.class).list();
        if (!wrong.isEmpty()) {
            throw new AssertionError(what + ": " + wrong);
        }
    }

    BigDecimal amount(String query, Object... values) {
        return sql.sql(query).params(values).query(BigDecimal.class).single();
    }

    long count(String query, Object... values) {
        return sql.sql(query).params(values).query(Long.class).single();
    }
}
