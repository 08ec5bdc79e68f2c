package org.guanjia.document;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class DocumentsMySqlTest extends DocumentsTest {}
