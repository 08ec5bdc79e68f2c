package org.guanjia.imports;

import org.guanjia.testing.OnMySql;

@OnMySql
class ImportApiMySqlTest extends ImportApiTest {}
