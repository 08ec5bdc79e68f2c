package org.guanjia.casefile;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a case stands. */
public enum CaseStatus {
    /** Being worked on. */
    OPEN("open"),
    /** Came to one of its flow's ends. */
    CLOSED("closed"),
    /** Ended by the resident's wish. */
    CANCELLED("cancelled");

    private final String code;

    CaseStatus(String code) {
        this.code = code;
    }

    /** As the table and the API write it. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The status that is written so; null for null and for anything else. */
    public static CaseStatus of(String code) {
        for (CaseStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        return null;
    }
}
