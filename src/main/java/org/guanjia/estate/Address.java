package org.guanjia.estate;

/**
 * Where a house is, in the five fields that an address always has here (S1-08), as reported or as
 * registered. In a report any field but the community may be missing; a missing phase is never
 * guessed.
 *
 * @param community id of the community
 * @param phase 期; null or blank where the reporter left it out or the community has none
 * @param building 楼栋; may be null or blank in a report
 * @param unit 单元; null or blank where the building has none
 * @param room 房号; may be null or blank in a report
 */
public record Address(String community, String phase, String building, String unit, String room) {

    /**
     * The same address in canonical fields: half-width digits, Chinese numerals as digits, without
     * the words 期, 栋, 号楼, 幢, 单元, 室; never null fields. A phase or unit that was written into the
     * building's or the room's field moves to its own.
     */
    public Address normalised() {
        return AddressWords.normalise(this);
    }

    /** As staff write it, without the community: 一期 3栋 1单元 1201; what is missing is left out. */
    public String display() {
        Address canonical = normalised();
        return AddressWords.display(
                        canonical.phase(), canonical.building(), canonical.unit(), canonical.room())
                .strip();
    }
}
