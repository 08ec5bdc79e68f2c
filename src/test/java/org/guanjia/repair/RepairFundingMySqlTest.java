package org.guanjia.repair;

import org.guanjia.testing.OnMySql;

@OnMySql
class RepairFundingMySqlTest extends RepairFundingTest {}
