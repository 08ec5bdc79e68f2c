package org.guanjia.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guanjia.engine.OneTimePasswords;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;

/** First passwords as a table to hand out. */
@Component
class PasswordList {

    private final OneTimePasswords passwords;
    private final StaffService staff;
    private final Texts texts;

    PasswordList(OneTimePasswords passwords, StaffService staff, Texts texts) {
        this.passwords = passwords;
        this.staff = staff;
        this.texts = texts;
    }

    /** For every colleague whose account never had a password of its own. */
    List<OneTimePasswords.Issued> issueForAllWithout(String issuedBy) {
        return passwords.issueFirst(
                staff.all().stream().map(StaffMember::userId).toList(), issuedBy);
    }

    long validDays() {
        return passwords.validDays();
    }

    List<List<String>> table(List<OneTimePasswords.Issued> all, Locale language) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        texts.say(language, "imports.password.user"),
                        texts.say(language, "imports.password.name"),
                        texts.say(language, "imports.password.password"),
                        texts.say(language, "imports.password.until")));
        for (OneTimePasswords.Issued issued : all) {
            rows.add(
                    List.of(
                            issued.userId(),
                            staff.nameOf(issued.userId()),
                            issued.password(),
                            texts.moment(issued.validUntil())));
        }
        return rows;
    }
}
