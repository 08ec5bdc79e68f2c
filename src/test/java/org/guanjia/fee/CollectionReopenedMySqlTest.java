package org.guanjia.fee;

import org.guanjia.testing.OnMySql;

/** The same on MySQL. */
@OnMySql
class CollectionReopenedMySqlTest extends CollectionReopenedTest {}
