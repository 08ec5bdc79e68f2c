package org.guanjia.notice;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class MessageApiMySqlTest extends MessageApiTest {}
