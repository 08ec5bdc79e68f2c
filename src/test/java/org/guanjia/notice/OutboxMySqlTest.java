package org.guanjia.notice;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class OutboxMySqlTest extends OutboxTest {}
