/**
 * Messages to people.
 *
 * <p>A message is written as a row of the outbox in the transaction of the case it speaks of, so it
 * leaves exactly when the case's change is kept. {@link org.guanjia.notice.Delivery} takes due
 * rows, sorts them (a role becomes whoever is on duty, a night becomes one message a case), finds
 * out where they go, and hands them to a {@link org.guanjia.notice.Channel}. A resident gets one
 * thread per case, and nothing in quiet hours unless it is an emergency; {@link
 * org.guanjia.notice.MilestoneTable} says which milestones are worth a message. What no channel
 * takes waits in the {@link org.guanjia.notice.Inbox} for people.
 */
package org.guanjia.notice;
