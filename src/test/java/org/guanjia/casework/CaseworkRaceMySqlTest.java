package org.guanjia.casework;

import org.guanjia.testing.OnMySql;

/** The races on MySQL, whose locks differ. */
@OnMySql
class CaseworkRaceMySqlTest extends CaseworkRaceTest {}
