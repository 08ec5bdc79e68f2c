/**
 * Papers of a case: permits, notices, reports, sheets.
 *
 * <p>{@link org.guanjia.document.Documents} fills a template of {@code documents/} with the facts
 * of a case, prints it as a page and as a PDF file, gives it a number of its kind's own series and
 * keeps both as they were issued, with their checksums. An issued document is never changed: what
 * has to be said differently is a new document. It is read under the case's own access rules, and
 * always in Chinese, because it goes to residents, owners' committees and authorities.
 */
package org.guanjia.document;
