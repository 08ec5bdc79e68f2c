package org.guanjia.estate;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;

/** What a caller may know about the people of a house (S3-15). */
public enum Privacy {
    /** Names and numbers: whoever speaks with residents or goes to them. */
    EVERYTHING,
    /** Enough to recognise whom the other side means: other systems, and who checks our work. */
    MASKED,
    /** Houses only, and no word that somebody wrote: who mends diagrams. */
    NOTHING;

    private static final Set<String> SPEAK_WITH_RESIDENTS =
            Set.of(
                    Roles.DESK,
                    Roles.HOUSEKEEPER,
                    Roles.TECHNICIAN,
                    Roles.FOREMAN,
                    Roles.GUARD,
                    Roles.CONTROL_ROOM,
                    Roles.CASHIER,
                    Roles.SERVICE_MANAGER,
                    Roles.PROJECT_MANAGER,
                    Roles.REGION,
                    Roles.LEGAL);

    private static final Set<String> RECOGNISE =
            Set.of(Roles.INTEGRATION, Roles.AUDITOR, Roles.CLEANER, Roles.CONTRACTOR);

    /** What this caller may know. */
    public static Privacy of(Caller caller) {
        if (caller.admin() || SPEAK_WITH_RESIDENTS.stream().anyMatch(caller::has)) {
            return EVERYTHING;
        }
        return RECOGNISE.stream().anyMatch(caller::has) ? MASKED : NOTHING;
    }

    /** Whether they may read what people wrote in a case, which may name anybody. */
    public boolean readsWords() {
        return this != NOTHING;
    }

    List<EstateController.Person> show(List<Resident> residents) {
        return switch (this) {
            case EVERYTHING -> residents.stream().map(Privacy::open).toList();
            case MASKED -> residents.stream().map(Privacy::masked).toList();
            case NOTHING -> List.of();
        };
    }

    private static EstateController.Person open(Resident resident) {
        return new EstateController.Person(
                resident.id(), resident.name(), resident.kind(), resident.phones());
    }

    private static EstateController.Person masked(Resident resident) {
        return new EstateController.Person(
                resident.id(),
                mask(resident.name()),
                resident.kind(),
                resident.phones().stream().map(Phones::mask).toList());
    }

    /**
     * A person's name as far as it may be known.
     *
     * @param name may be null
     * @return null when it stays hidden
     */
    public String name(String name) {
        return shown(name, Privacy::mask);
    }

    /**
     * A person's telephone number as far as it may be known.
     *
     * @param phone may be null
     * @return null when it stays hidden
     */
    public String phone(String phone) {
        return shown(phone, Phones::mask);
    }

    private String shown(String text, UnaryOperator<String> mask) {
        if (text == null || this == NOTHING) {
            return null;
        }
        return this == EVERYTHING ? text : mask.apply(text);
    }

    /** The family name stays: 张谷雨 becomes 张**. */
    private static String mask(String name) {
        if (name.isEmpty()) {
            return "";
        }
        int first = name.offsetByCodePoints(0, 1);
        int hidden = Math.max(1, name.codePointCount(first, name.length()));
        return name.substring(0, first) + "*".repeat(hidden);
    }
}
