/**
 * What the house says, and in which language.
 *
 * <p>Every sentence for a person stands in {@code texts/<room>.properties} (Chinese, the default)
 * and {@code texts/<room>_en.properties}; {@link org.guanjia.language.Texts} says it in the house's
 * language. {@link org.guanjia.language.Refusal} is how any room says no: what kind of no, which
 * field, and which sentence.
 */
package org.guanjia.language;
