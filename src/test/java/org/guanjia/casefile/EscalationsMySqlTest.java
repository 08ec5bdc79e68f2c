package org.guanjia.casefile;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class EscalationsMySqlTest extends EscalationsTest {}
