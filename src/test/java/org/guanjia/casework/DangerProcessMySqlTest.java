package org.guanjia.casework;

import org.guanjia.testing.OnMySql;

@OnMySql
class DangerProcessMySqlTest extends DangerProcessTest {}
