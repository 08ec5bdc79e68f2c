/**
 * How a company runs the house. With the profile {@code production}, {@link
 * org.guanjia.operation.StartCheck} looks at settings, secrets and database before anything is
 * started or changed, and refuses with every reason at once. {@link
 * org.guanjia.operation.HouseMeters} tells a monitor how much work waits; {@link
 * org.guanjia.operation.LogPrivacy} keeps people out of the log, and {@link
 * org.guanjia.operation.RequestIdFilter} lets one find the lines of one request.
 */
package org.guanjia.operation;
