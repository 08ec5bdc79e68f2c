/**
 * People at their desks: a real browser walks through Tasklist, Cockpit and our own pages, on a
 * Chinese and on an English server with the demo's communities and cases. While a page is made,
 * {@code -Dguanjia.desk.zh=PORT} and {@code .en=PORT} name servers that run already, and {@code
 * -Dguanjia.desk.patience} says how many milliseconds a page has to show something.
 */
package org.guanjia.desk;
