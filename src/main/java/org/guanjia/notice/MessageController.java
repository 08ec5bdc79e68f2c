package org.guanjia.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Message.State;
import org.guanjia.staff.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of messages that did not leave. Another community's messages do not exist (404). */
@RestController
@RequestMapping("/api/messages")
@Tag(name = "messages", description = "消息 · messages to residents and colleagues")
class MessageController {

    private final Inbox inbox;
    private final MessageViews views;
    private final EstateService estate;

    MessageController(Inbox inbox, MessageViews views, EstateService estate) {
        this.inbox = inbox;
        this.views = views;
        this.estate = estate;
    }

    record Page(List<MessageView> items, String next) {}

    record Again(String address, boolean keep) {}

    record Told(String note) {}

    @GetMapping
    @Operation(
            summary = "消息列表，新的在前 · messages, newest first",
            description =
                    "默认只列无法送达、等人处理的。下一页：把 next 作为 after 再问。"
                            + " · By default those that no channel took and that wait for somebody. For the"
                            + " next page ask again with `next` as `after`.")
    Page list(
            @Parameter(
                            description =
                                    "undeliverable, waiting, sent, done, split, merged, moot"
                                            + " (split: to a role, now one for each colleague)")
                    @RequestParam(defaultValue = "undeliverable")
                    String state,
            @Parameter(description = "小区 · community") @RequestParam(required = false)
                    String community,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        Inbox.Page page =
                inbox.list(communities(community, caller), state(state), after, limit, caller);
        return new Page(shown(page.items(), caller, language), page.next());
    }

    @GetMapping("/count")
    @Operation(
            summary = "多少消息等人处理 · how many messages need somebody",
            description =
                    "undeliverable：无法送达；delayed：一次没发成，系统会再试"
                            + " · undeliverable: no channel took them; delayed: tried again by themselves")
    Inbox.Count count(
            @RequestParam(required = false) String community,
            @AuthenticationPrincipal Caller caller) {
        return inbox.count(communities(community, caller), caller);
    }

    @PostMapping("/{id}/retry")
    @Operation(
            summary = "再发一次 · try again",
            description =
                    "address：只用于这条消息的邮箱；keep：同时存入住户登记。夜间等到免打扰时段结束。"
                            + " · address: a mail address for this message; keep: enter it in the resident's"
                            + " register, too. In quiet hours it waits for their end.")
    MessageView retry(
            @PathVariable long id,
            @RequestBody Again again,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        return shown(inbox.retry(id, again.address(), again.keep(), caller), caller, language);
    }

    @PostMapping("/{id}/done")
    @Operation(summary = "已另行告知 · told by telephone or at the door")
    MessageView done(
            @PathVariable long id,
            @RequestBody Told told,
            @AuthenticationPrincipal Caller caller,
            Locale language) {
        return shown(inbox.done(id, told.note(), caller), caller, language);
    }

    private MessageView shown(Message message, Caller caller, Locale language) {
        return shown(List.of(message), caller, language).get(0);
    }

    /** Who reported in confidence is not for everybody who looks after messages. */
    private List<MessageView> shown(List<Message> messages, Caller caller, Locale language) {
        Set<String> confidential = inbox.confidential(messages, caller);
        Privacy privacy = Privacy.of(caller);
        return views.of(messages, language).stream()
                .map(
                        message ->
                                confidential.contains(message.caseNumber())
                                        ? message.inConfidence()
                                        : message.seenWith(privacy))
                .toList();
    }

    private Collection<String> communities(String asked, Caller caller) {
        if (asked != null && !asked.isBlank()) {
            if (!caller.mayServe(asked)) {
                throw Refusal.notFound("estate.communityUnknown", asked);
            }
            return Set.of(asked);
        }
        return caller.admin()
                ? estate.communities().stream().map(Community::id).toList()
                : caller.communities();
    }

    private static State state(String code) {
        return Arrays.stream(State.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "state",
                                        "notice.unknownState",
                                        Arrays.stream(State.values())
                                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))));
    }
}
