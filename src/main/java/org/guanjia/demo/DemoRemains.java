package org.guanjia.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.guanjia.engine.AccountSeeder;
import org.guanjia.engine.StoredAccounts;
import org.guanjia.staff.Roles;

/** What tells that a database once served the demo. */
public final class DemoRemains {

    private static final String PASSWORD = "demo";

    private DemoRemains() {}

    /** The demo's communities by their names; empty in a schema without tables. */
    public static List<String> communities(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        if (StoredAccounts.hasTable(database, "community")) {
            try (Statement statement = database.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "select name from community where "
                                            + named(DemoEstate.YUNQI, DemoEstate.YUNQI_NAME)
                                            + " or "
                                            + named(DemoEstate.SONGTAO, DemoEstate.SONGTAO_NAME)
                                            + " order by id")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    /** In whatever language the demo was. */
    private static String named(String id, String chinese) {
        return "(id = '%s' and name in ('%s', '%s'))"
                .formatted(id, chinese, DemoWords.english().get(chinese));
    }

    /**
     * Accounts with the demo's password: the administrator and those named after a role. The demo's
     * named colleagues are known by their communities, and checking every account of a company
     * would take minutes.
     */
    public static List<String> users(Connection database) throws SQLException {
        Set<String> userIds = new TreeSet<>(Roles.ALL);
        userIds.add(AccountSeeder.ADMIN);
        return StoredAccounts.withPassword(database, PASSWORD, userIds);
    }
}
