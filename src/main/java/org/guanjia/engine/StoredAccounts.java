package org.guanjia.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The engine's accounts as they stand in the database, read while no engine runs. */
public final class StoredAccounts {

    private static final String PREFIX = "{bcrypt}";

    private StoredAccounts() {}

    /** Whether the schema has such a table; an empty schema has none. */
    public static boolean hasTable(Connection database, String name) throws SQLException {
        try (ResultSet table =
                database.getMetaData().getTables(database.getCatalog(), null, name, null)) {
            return table.next();
        }
    }

    /** Whether an administrator can sign in. */
    public static boolean hasAdministrator(Connection database) throws SQLException {
        if (!hasTable(database, "ACT_ID_USER")) {
            return false;
        }
        try (PreparedStatement statement =
                database.prepareStatement(
                        "select 1 from ACT_ID_USER u"
                                + " join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_"
                                + " where m.GROUP_ID_ = ? and u.PWD_ is not null")) {
            statement.setString(1, Groups.CAMUNDA_ADMIN);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Which of these users have this password.
     *
     * @param userIds each of them that exists costs a check of bcrypt
     */
    public static List<String> withPassword(
            Connection database, String password, Set<String> userIds) throws SQLException {
        List<String> found = new ArrayList<>();
        if (!hasTable(database, "ACT_ID_USER")) {
            return found;
        }
        BcryptEncryptor encryptor = new BcryptEncryptor(new BCryptPasswordEncoder());
        try (PreparedStatement statement =
                        database.prepareStatement(
                                "select ID_, PWD_, SALT_ from ACT_ID_USER where PWD_ is not null"
                                        + " order by ID_");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String stored = row.getString("PWD_");
                // As the engine does: its salt stands behind the password.
                String salted = password + row.getString("SALT_");
                if (userIds.contains(row.getString("ID_"))
                        && stored.startsWith(PREFIX)
                        && encryptor.check(salted, stored.substring(PREFIX.length()))) {
                    found.add(row.getString("ID_"));
                }
            }
        }
        return found;
    }
}
