package org.guanjia.staff;

import org.guanjia.testing.OnMySql;

@OnMySql
class DispatchRaceMySqlTest extends DispatchRaceTest {}
