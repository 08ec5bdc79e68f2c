package org.guanjia.casefile;

import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;

/**
 * Somebody who looks at cases.
 *
 * @param userId engine user id
 * @param manager whether they are a service manager, who may know who complains in confidence
 */
public record Reader(String userId, boolean manager) {

    /** The caller as a reader. */
    public static Reader of(Caller caller) {
        return new Reader(caller.userId(), caller.has(Roles.SERVICE_MANAGER));
    }
}
