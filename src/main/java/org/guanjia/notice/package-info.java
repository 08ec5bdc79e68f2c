/**
 * Messages to people.
 *
 * <p>A message is written as a row of the outbox in the transaction of the case it speaks of, so it
 * leaves exactly when the case's change is kept. {@link org.guanjia.notice.Delivery} then takes due
 * rows, hands them to a {@link org.guanjia.notice.Channel}, and tries again a few times. A resident
 * gets one thread per case and nothing between 22:00 and 08:00 unless it is urgent.
 */
package org.guanjia.notice;
