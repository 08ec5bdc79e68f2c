package org.guanjia.casefile;

/** What a fired timer finds in the clock's row. */
public enum ClockState {
    /** Nothing to do: met, dropped, paused, moved, or done already. */
    STALE,
    /** 75 % have passed and nobody was warned yet. */
    WARNING,
    /** The time is over and nothing was escalated yet. */
    DUE
}
