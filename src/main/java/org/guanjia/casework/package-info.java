/**
 * The steps that several flows share, as called diagrams under {@code processes/shared}: checking
 * an address ({@code address-check}), guiding a matter on that is not ours ({@code referral}), what
 * happens when a clock rings ({@code escalation}), and help between roles ({@code support}). The
 * case itself is kept by {@code casefile}; this room stands above the engine, which stands above
 * the case file.
 */
package org.guanjia.casework;
