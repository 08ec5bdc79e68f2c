/**
 * What became of a case, for those who answer for it: the way it took through its diagrams, who did
 * what and how long it took, how its variables changed, what went wrong; and for a diagram where
 * cases go and where they wait. Read by the engine's indexed history; a case is shown to whom
 * {@link org.guanjia.casefile.CaseAccess} shows it and to nobody else.
 */
package org.guanjia.webapps.history;
