package org.guanjia.casefile;

import org.guanjia.testing.OnMySql;

@OnMySql
class RetentionMySqlTest extends RetentionTest {}
