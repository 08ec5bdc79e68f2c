package org.guanjia.renovation;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class PermitCheckMySqlTest extends PermitCheckTest {}
