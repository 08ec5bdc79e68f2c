package org.guanjia.webapps;

import org.guanjia.testing.OnMySql;

@OnMySql
class ApiMySqlTest extends ApiTest {}
