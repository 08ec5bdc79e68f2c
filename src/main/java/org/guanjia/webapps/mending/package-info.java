/**
 * Running cases are mended by hand where a diagram or the world went wrong: moved to another step,
 * tried again, brought back from history, taken over to another version. For administrators and
 * designers alone; each time with a reason, which is kept with the case. Several cases at once are
 * mended all together or not at all.
 */
package org.guanjia.webapps.mending;
