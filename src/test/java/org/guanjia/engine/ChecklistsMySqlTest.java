package org.guanjia.engine;

import org.guanjia.testing.OnMySql;

@OnMySql
class ChecklistsMySqlTest extends ChecklistsTest {}
