package org.guanjia.estate;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class MailboxesMySqlTest extends MailboxesTest {}
