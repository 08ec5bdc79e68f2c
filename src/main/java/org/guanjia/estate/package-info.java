/**
 * The estate: what every case is about, and where it is.
 *
 * <p>A community has phases, buildings, units and houses, and a house is always addressed by five
 * fields, because building 3 exists in phase 1 and in phase 2 (S1-08). However a reporter writes
 * them, {@link org.guanjia.estate.Address#normalised()} brings them to one form, but what was left
 * out is never guessed: {@link org.guanjia.estate.EstateService#find} answers only to a complete
 * address, and {@link org.guanjia.estate.EstateService#candidates} lists what a person may choose
 * from. Residents belong to houses with several telephone numbers, all kept in the one form of
 * {@link org.guanjia.estate.Phones}, and an unknown caller is kept as a contact. Houses lie in
 * grids, each with a housekeeper. No diagram runs here; the address check ({@code address-check})
 * and every flow's intake ask this room.
 */
package org.guanjia.estate;
