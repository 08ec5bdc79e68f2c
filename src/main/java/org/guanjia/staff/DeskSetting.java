package org.guanjia.staff;

/** Whether a community has a service desk; answered by who keeps the communities. */
public interface DeskSetting {

    /** False also for an unknown community. */
    boolean hasServiceDesk(String community);
}
