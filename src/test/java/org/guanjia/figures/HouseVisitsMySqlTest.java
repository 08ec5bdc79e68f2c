package org.guanjia.figures;

import org.guanjia.testing.OnMySql;

@OnMySql
class HouseVisitsMySqlTest extends HouseVisitsTest {}
