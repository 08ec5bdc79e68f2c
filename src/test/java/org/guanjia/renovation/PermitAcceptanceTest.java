package org.guanjia.renovation;

class PermitAcceptanceTest extends PermitPlay {}
