package org.guanjia.notice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code guanjia.notice...}.
 *
 * @param channels which channels carry messages to residents, in this order: the next one is asked
 *     when one refuses for good or was tried in vain
 * @param staffChannels the same for colleagues; empty for the same as residents
 * @param attempts how often one channel is asked
 * @param claim how long a batch belongs to the node that took it; more than twice what a channel
 *     may take for one message
 * @param quietHours when residents are left in peace: "22:00-08:00", or "off"
 * @param quietHoursOf the same for single communities, by their id
 * @param quietHoursOfCases longer ones for the cases of a flow, by the two letters of their numbers
 * @param mail how e-mail is signed
 */
@ConfigurationProperties("guanjia.notice")
record NoticeSettings(
        @DefaultValue("log") List<String> channels,
        @DefaultValue List<String> staffChannels,
        @DefaultValue("10") int attempts,
        @DefaultValue("PT5M") Duration claim,
        @DefaultValue("22:00-08:00") String quietHours,
        @DefaultValue Map<String, String> quietHoursOf,
        @DefaultValue Map<String, String> quietHoursOfCases,
        @DefaultValue Mail mail) {

    /**
     * @param from the sender's address; with a name of its own or signed with the community's
     * @param replyTo where an answer goes; empty for the sender
     */
    record Mail(@DefaultValue("") String from, @DefaultValue("") String replyTo) {}
}
