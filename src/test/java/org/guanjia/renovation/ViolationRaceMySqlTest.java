package org.guanjia.renovation;

import org.guanjia.testing.OnMySql;

@OnMySql
class ViolationRaceMySqlTest extends ViolationRaceTest {}
