package org.guanjia.casefile;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class ClockRaceMySqlTest extends ClockRaceTest {}
