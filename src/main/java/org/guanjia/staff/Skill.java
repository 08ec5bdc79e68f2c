package org.guanjia.staff;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a technician can do. The id is what decisions and databases write. Work that needs a
 * certificate by law (electrical, refrigeration: special operations; fire systems: operator of fire
 * facilities) goes only to who holds a valid one.
 */
public enum Skill {
    /** 给排水. */
    PLUMBING("plumbing", false),
    /** 强电. */
    ELECTRICAL("electrical", true),
    /** 暖通. */
    HVAC("hvac", true),
    /** 门窗锁. */
    LOCKS_DOORS("locks-doors", false),
    /** 泥瓦, 防水. */
    MASONRY("masonry", false),
    /** 电梯对接: meets the licensed lift company, does not work on the lift. */
    LIFT_LIAISON("lift-liaison", false),
    /** 弱电. */
    WEAK_CURRENT("weak-current", false),
    /** 消防设施. */
    FIRE("fire", true);

    private final String id;
    private final boolean certified;

    Skill(String id, boolean certified) {
        this.id = id;
        this.certified = certified;
    }

    /** As decisions and tables write it. */
    public String id() {
        return id;
    }

    /** Whether the work needs a valid certificate. */
    public boolean certified() {
        return certified;
    }

    /** The skill of that id; empty for an unknown one. */
    public static Optional<Skill> of(String id) {
        return Arrays.stream(values()).filter(skill -> skill.id.equals(id)).findFirst();
    }
}
