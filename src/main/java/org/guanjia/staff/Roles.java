package org.guanjia.staff;

import java.util.List;

/** The role ids: also engine groups, lanes and folders under {@code forms/}. */
public final class Roles {

    /** 前台: service desk and duty phone. */
    public static final String DESK = "desk";

    /** 管家: looks after a grid. */
    public static final String HOUSEKEEPER = "housekeeper";

    /** 维修工. */
    public static final String TECHNICIAN = "technician";

    /** 工程主管. */
    public static final String FOREMAN = "foreman";

    /** 秩序维护员. */
    public static final String GUARD = "guard";

    /** 消防监控中心: manned around the clock, the fallback of the duty phone (S0-09). */
    public static final String CONTROL_ROOM = "control-room";

    /** 环境保洁. */
    public static final String CLEANER = "cleaner";

    /** 收费员. */
    public static final String CASHIER = "cashier";

    /** 客服经理. */
    public static final String SERVICE_MANAGER = "service-manager";

    /** 项目经理. */
    public static final String PROJECT_MANAGER = "project-manager";

    /** 属地管理中心. */
    public static final String REGION = "region";

    /** 品质督导. */
    public static final String AUDITOR = "auditor";

    /** 法务. */
    public static final String LEGAL = "legal";

    /** 外包单位. */
    public static final String CONTRACTOR = "contractor";

    /** 流程设计师. */
    public static final String DESIGNER = "designer";

    /** 接口账号: another system, not a person. */
    public static final String INTEGRATION = "integration";

    /** Every role, in the order of the organisation chart. */
    public static final List<String> ALL =
            List.of(
                    DESK,
                    HOUSEKEEPER,
                    TECHNICIAN,
                    FOREMAN,
                    GUARD,
                    CONTROL_ROOM,
                    CLEANER,
                    CASHIER,
                    SERVICE_MANAGER,
                    PROJECT_MANAGER,
                    REGION,
                    AUDITOR,
                    LEGAL,
                    CONTRACTOR,
                    DESIGNER,
                    INTEGRATION);

    private Roles() {}
}
