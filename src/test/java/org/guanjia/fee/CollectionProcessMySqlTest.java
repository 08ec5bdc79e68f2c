package org.guanjia.fee;

import org.guanjia.testing.OnMySql;

@OnMySql
class CollectionProcessMySqlTest extends CollectionProcessTest {}
