package org.guanjia.estate;

import org.guanjia.testing.OnMySql;

@OnMySql
class EstateRegisterMySqlTest extends EstateRegisterTest {}
