package org.guanjia.imports;

import org.guanjia.language.Refusal;

/** The file as a whole cannot be taken: no spreadsheet, too large, no header. */
final class UnreadableFile extends Refusal {

    UnreadableFile(String textKey, Object... args) {
        super(Kind.INVALID, "file", textKey, args);
    }
}
