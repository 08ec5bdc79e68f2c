package org.guanjia.renovation;

import org.guanjia.testing.OnMySql;

@OnMySql
class ViolationDangerMySqlTest extends ViolationDangerTest {}
