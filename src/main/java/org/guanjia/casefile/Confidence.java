package org.guanjia.casefile;

/**
 * Who may know who reported: the one rule for every place that could show it. Of a case that was
 * reported in confidence the named handler knows it, and a service manager, unless the case is
 * about them or another conflict of interest keeps them out of it; everybody else, an administrator
 * included, sees neither name, phone nor room. An anonymous report has nothing to know: nothing was
 * kept.
 */
final class Confidence {

    /**
     * As {@link #knows}, in SQL over {@code case_file}; needs {@code :reader} and {@code :manager}.
     */
    static final String KNOWS =
            "(confidential = false or (handler = :reader or :manager = true) and id not in (select"
                    + " case_id from case_exclusion where user_id = :reader and task = '*'))";

    private Confidence() {}

    /**
     * Whether somebody may know who reported.
     *
     * @param handler user id of the named handler; null when there is none
     * @param keptOut whether the reader is kept out of the whole case, see {@link CaseExclusions}
     */
    static boolean knows(boolean confidential, String handler, Reader reader, boolean keptOut) {
        return !confidential || !keptOut && (reader.manager() || reader.userId().equals(handler));
    }
}
