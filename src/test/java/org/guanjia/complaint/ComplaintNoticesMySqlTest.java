package org.guanjia.complaint;

import org.guanjia.testing.OnMySql;

@OnMySql
class ComplaintNoticesMySqlTest extends ComplaintNoticesTest {}
