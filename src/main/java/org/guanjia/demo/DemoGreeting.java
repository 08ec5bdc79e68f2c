package org.guanjia.demo;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guanjia.casefile.CaseLists;
import org.guanjia.language.Texts;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, as the last thing at start, where the demo is and who may come in. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty("guanjia.demo.enabled")
class DemoGreeting {

    private static final String PASSWORD = "demo";
    private static final Logger log = LoggerFactory.getLogger(DemoGreeting.class);

    private final StaffService staff;
    private final CaseLists lists;
    private final Texts texts;

    DemoGreeting(StaffService staff, CaseLists lists, Texts texts) {
        this.staff = staff;
        this.lists = lists;
        this.texts = texts;
    }

    @EventListener
    @Order
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext server
                && server.getWebServer() != null) {
            log.info(block(server.getWebServer().getPort()));
        }
    }

    private String block(int port) {
        TreeMap<String, List<String>> byRole =
                staff.all().stream()
                        .filter(StaffMember::active)
                        .flatMap(
                                member ->
                                        member.roles().stream()
                                                .map(role -> new String[] {role, member.userId()}))
                        .collect(
                                Collectors.groupingBy(
                                        pair -> pair[0],
                                        TreeMap::new,
                                        Collectors.mapping(pair -> pair[1], Collectors.toList())));
        StringBuilder block = new StringBuilder("\n\n");
        line(block, texts.say("demo.title"));
        line(block, texts.say("demo.address") + ": http://127.0.0.1:" + port + "/camunda/");
        CaseLists.Count count = lists.count();
        line(block, texts.say("demo.cases", count.all(), count.open()));
        line(block, texts.say("demo.users", PASSWORD));
        line(block, "  " + texts.say("security.role.camunda-admin") + " (camunda-admin): admin");
        byRole.forEach(
                (role, users) ->
                        line(
                                block,
                                "  "
                                        + texts.say("security.role." + role)
                                        + " ("
                                        + role
                                        + "): "
                                        + String.join(", ", users)));
        return block.toString();
    }

    private static void line(StringBuilder block, String text) {
        block.append(text).append('\n');
    }
}
