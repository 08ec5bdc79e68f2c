/**
 * Fees (收费). The diagram {@code processes/billing-run/billing-run.bpmn} tells how a month is
 * billed: tried out first, checked by the cashier, posted in chunks, told to the residents. What is
 * charged stands in fee items with tariffs in time; what a house owes and has paid in bills,
 * payments and the allocations between them, of which nothing is ever changed or deleted:
 * corrections are entries of their own. {@link org.guanjia.fee.BillingProcess} is what may be done
 * to a run from outside; the services hold the business verbs and know no engine.
 */
package org.guanjia.fee;
