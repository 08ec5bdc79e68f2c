package org.guanjia.notice;

/**
 * A message and where it goes: found out at delivery, so that a corrected address is used at once.
 *
 * @param name of the person; null when it is not known
 * @param phone canonical; null when there is none
 * @param email null when there is none
 * @param communityName who signs
 */
public record Envelope(
        Message message, String name, String phone, String email, String communityName) {

    /** The words for a channel without a subject line: case number and text. */
    public String shortText() {
        return "【" + message.thread() + "】" + message.text();
    }
}
