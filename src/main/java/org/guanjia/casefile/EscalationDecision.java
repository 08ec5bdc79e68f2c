package org.guanjia.casefile;

/**
 * What a manager decided about an escalated case (S0-03): never a bare forwarding.
 *
 * @param kind one of the four
 * @param reason why; required
 * @param user whom the work goes to (reassign) or who helps (addPeople); required for reassign
 * @param minutes what is added; required for extend
 */
public record EscalationDecision(Kind kind, String reason, String user, Integer minutes) {

    /** The four things a manager may decide. */
    public enum Kind {
        REASSIGN("reassign"),
        ADD_PEOPLE("addPeople"),
        EXTEND("extend"),
        TAKE_OVER("takeOver");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As forms and table write it. */
        public String code() {
            return code;
        }

        /** The kind that is written so; null for anything else. */
        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            return null;
        }
    }
}
