package org.guanjia.figures;

import org.guanjia.testing.OnMySql;

@OnMySql
class FiguresApiMySqlTest extends FiguresApiTest {}
