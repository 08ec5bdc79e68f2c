package org.guanjia.repair;

import org.guanjia.testing.OnMySql;

@OnMySql
class HistoryCleanUpMySqlTest extends HistoryCleanUpTest {}
