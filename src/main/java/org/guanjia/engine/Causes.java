package org.guanjia.engine;

/** Looks along the causes of an exception. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    /**
     * The first exception of this type, or null; a cause that leads back to itself ends the search.
     */
    static <T extends Throwable> T find(Throwable thrown, Class<T> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
