package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A complaint from the call to its call-back, each step by whose task it is. */
@InBrowser
class ComplaintBrowserTest {

    /**
     * What nobody is hurt by. Three households with the same in a day are one major matter, so that
     * on a server that goes on running the next run takes another.
     */
    private static final List<Matter> MATTERS =
            List.of(
                    new Matter(
                            "greening.care", "草坪都枯了没人浇水", "The lawn is dry and nobody waters it"),
                    new Matter("security.order", "陌生人随便进小区", "A stranger walks in as he likes"),
                    new Matter("cleaning.hygiene", "楼道没人扫", "The stairwell is dirty"),
                    new Matter("parking.order", "地库总有人乱停", "The parking places are blocked"));

    private final Map<String, Tasklist> desks = new HashMap<>();

    /** Who did a step, by its id in the diagram. */
    private final Map<String, String> hands = new HashMap<>();

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_ordinary_complaint_is_taken_investigated_answered_and_called_back(
            Language language, Desk desk) {
        Office office = desk.office(language);
        JsonNode house = office.house();
        Person clerk = desk.signIn(language, "desk");
        Matter matter = rarest(office);
        String complaint = clerk.says(matter.chinese(), matter.english());
        String caseNumber = take(clerk, house, complaint);

        Tasklist handler = turn(desk, office, caseNumber, "Activity_ContactResident");
        assertThat(handler.form().locator("textarea").first()).hasValue(Pattern.compile(complaint));
        handler.choice(clerk.says("已联系上", "Reached")).check();
        handler.field(clerk.says("住户诉求", "What the resident wants"))
                .fill(clerk.says("今天处理，说明以后怎么做", "See to it today, say what comes of it"));
        handler.choice(clerk.says("不满", "Upset")).check();
        handler.complete();

        Tasklist investigator = turn(desk, office, caseNumber, "Activity_InvestigateComplaint");
        assertThat(investigator.field(clerk.says("诉求和已知情况", "What is asked for and known")))
                .hasValue(
                        Pattern.compile(
                                clerk.says(
                                        "今天处理，说明以后怎么做", "See to it today, say what comes of it")));
        investigator.passEveryLine();
        investigator
                .field(clerk.says("查明的事实和依据", "Facts and evidence"))
                .fill(clerk.says("现场看过，与所说一致", "Seen on site, as it was said"));
        investigator.choice(clerk.says("属实", "Upheld")).check();
        investigator.select(clerk.says("根因", "Root cause"), clerk.says("人手", "Staffing"));
        investigator
                .field(clerk.says("纠正措施和完成时间", "Corrective action and its date"))
                .fill(clerk.says("今天处理，明天起排替班", "Done today, a stand-in from tomorrow"));
        investigator.complete();

        Tasklist answerer = turn(desk, office, caseNumber, "Activity_ProposeRemedy");
        answerer.passEveryLine();
        answerer.field(clerk.says("处理方案", "Remedy")).fill(clerk.says("当天处理", "Done today"));
        String reply = clerk.says("情况属实，已处理好", "You are right, it is done");
        answerer.field(clerk.says("给住户的答复", "Reply to the resident")).fill(reply);
        answerer.complete();

        // The resident answers in the portal, which is another door to the same case.
        JsonNode asked = office.caseFile(caseNumber, one -> one.get("questions").size() == 1);
        assertThat(asked.at("/questions/0/facts/reply").asText()).isEqualTo(reply);
        office.post(
                "integration",
                "/api/cases/" + caseNumber + "/answers",
                Map.of("question", "resolution", "answer", "accept"));

        Tasklist caller = turn(desk, office, caseNumber, "Activity_CallBack");
        assertThat(caller.field(clerk.says("已给的答复", "The reply that was given")))
                .hasValue(Pattern.compile(reply));
        assertThat(hands.get("Activity_CallBack"))
                .isNotEqualTo(hands.get("Activity_ContactResident"));
        caller.passEveryLine();
        caller.choice(clerk.says("满意", "Satisfied")).check();
        caller.field(clerk.says("回访记录", "Note")).fill(clerk.says("已经好了", "All is well now"));
        caller.complete();
        JsonNode closed =
                office.caseFile(caseNumber, one -> one.get("status").asText().equals("closed"));
        assertThat(closed.get("outcome").asText()).isEqualTo("settled");
    }

    private record Matter(String category, String chinese, String english) {}

    /** The first of those that the fewest complain of. */
    private static Matter rarest(Office office) {
        List<String> known =
                office.get("admin", "/api/cases?flow=complaint&limit=200")
                        .get("items")
                        .findValuesAsText("category");
        return MATTERS.stream()
                .min(comparingInt(one -> Collections.frequency(known, one.category())))
                .orElseThrow();
    }

    /** The call, as the desk writes it down. */
    private static String take(Person clerk, JsonNode house, String words) {
        Tasklist tasklist = new Tasklist(clerk);
        tasklist.open();
        Locator form = tasklist.startForm(clerk.says("投诉", "Complaint"));
        JsonNode resident = house.get("residents").get(0);
        form.getByLabel(clerk.says("输入电话、房号或姓名查找", "Type a phone number, room or name"))
                .fill(resident.get("phones").get(0).asText());
        form.locator(".gj-option")
                .filter(new Locator.FilterOptions().setHasText(house.get("room").asText()))
                .first()
                .click();
        form.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(resident.get("phones").get(0).asText()))
                .click();
        form.locator("textarea[name=description]").fill(words);
        form.locator("[name=readBack]").check();
        tasklist.start();
        Locator number = form.locator(".gj-number");
        assertThat(number).hasText(Pattern.compile("TS-\\d{8}-\\d{4}"));
        return number.innerText();
    }

    /** The task of this step before whom it belongs to. */
    private Tasklist turn(Desk desk, Office office, String caseNumber, String step) {
        JsonNode task = office.task(caseNumber, step);
        String hand = task.get("assignee").asText();
        hands.put(step, hand);
        Tasklist tasklist =
                desks.computeIfAbsent(
                        hand, user -> new Tasklist(desk.signIn(office.language(), user)));
        tasklist.open(task.get("id").asText());
        return tasklist;
    }
}
