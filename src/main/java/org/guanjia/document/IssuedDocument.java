package org.guanjia.document;

import java.time.Instant;

/**
 * A document as it was issued, without its content.
 *
 * @param number of its kind's own series, such as XK-2026-0007; gaps may occur
 * @param kind the template's name, such as {@code permit}
 * @param checksum SHA-256 of the PDF file, in small hexadecimal digits
 * @param htmlChecksum SHA-256 of the page
 * @param erasedAt when its content was taken out because a person in it asked for erasure; null
 *     while it is there
 */
public record IssuedDocument(
        String number,
        String kind,
        String caseNumber,
        Instant issuedAt,
        String checksum,
        String htmlChecksum,
        Instant erasedAt) {}
