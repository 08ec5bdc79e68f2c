package org.guanjia.estate;

import java.util.List;
import java.util.Map;

/**
 * What an erasure does, or would do.
 *
 * @param residentId the row that was named
 * @param state {@code dryRun}; {@code asked} until a second person confirms; {@code waiting} while
 *     something must stay, until the nightly run finds that it need not; {@code done}
 * @param cases how many cases of the person are touched
 * @param changed rows that are changed or removed, by table
 * @param staying cases that stay as they are, and with them the register, each with its reason
 * @param sharedPhones how many of the person's numbers stay because another resident has them, too
 * @param elsewhere how many rows of the register in communities that the caller does not serve look
 *     like the same person; they are not touched
 */
public record Erasure(
        long residentId,
        String state,
        int cases,
        Map<String, Integer> changed,
        List<Staying> staying,
        int sharedPhones,
        long elsewhere) {

    /**
     * A case that stays.
     *
     * @param reason {@code OPEN_CASE}, {@code LEGAL_HOLD} or {@code OPEN_CLAIM}
     * @param why the same in words
     */
    public record Staying(String caseNumber, String reason, String why) {}
}
