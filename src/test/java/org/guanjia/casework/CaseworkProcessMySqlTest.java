package org.guanjia.casework;

import org.guanjia.testing.OnMySql;

/** The shared steps on MySQL. */
@OnMySql
class CaseworkProcessMySqlTest extends CaseworkProcessTest {}
