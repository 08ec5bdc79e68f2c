package org.guanjia.renovation;

class PermitWorksTest extends PermitPlay {}
