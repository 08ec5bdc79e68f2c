package org.guanjia.testing;

/** The same on MySQL. */
@OnMySql
class FlowMySqlTest extends FlowTest {}
