package org.guanjia.casefile;

import java.util.List;

/** Each room that holds deposits tells of them here, so that a house's are seen in one place. */
public interface HeldDeposits {

    /** The house's deposits that were paid, the newest first; those given back, too. */
    List<HeldDeposit> ofHouse(long houseId);
}
