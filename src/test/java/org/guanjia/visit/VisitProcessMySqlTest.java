package org.guanjia.visit;

import org.guanjia.testing.OnMySql;

@OnMySql
class VisitProcessMySqlTest extends VisitProcessTest {}
