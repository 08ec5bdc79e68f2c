package org.guanjia.imports;

/** Told now and then how far an import is. */
@FunctionalInterface
interface Progress {

    /**
     * Where it is.
     *
     * @param step text key of what is being done
     * @param done rows of it so far; 0 when it cannot be said
     */
    void at(String step, int done);
}
