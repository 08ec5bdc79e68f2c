/**
 * Renovation (装修): the permit, told by {@code processes/renovation-permit}, and the violation, told
 * by {@code processes/renovation-violation}.
 *
 * <p>Beside the two flows stand what both of them use: {@link org.guanjia.renovation.Deposits}
 * keeps the money that is held until the works are accepted, {@link
 * org.guanjia.renovation.WorkerPasses} says who may come in to work. The company stops and reports;
 * it fines nobody, and it cuts nobody's supply.
 */
package org.guanjia.renovation;
