package org.guanjia.demo;

import org.guanjia.testing.OnMySql;

@OnMySql
class DemoMySqlTest extends DemoTest {}
