package org.guanjia.estate;

import org.guanjia.testing.OnMySql;

@OnMySql
class EstateServiceMySqlTest extends EstateServiceTest {}
