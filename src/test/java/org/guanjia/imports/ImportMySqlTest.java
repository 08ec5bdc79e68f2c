package org.guanjia.imports;

import org.guanjia.testing.OnMySql;

@OnMySql
class ImportMySqlTest extends ImportTest {}
