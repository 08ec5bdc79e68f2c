package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A designer sees where cases pass and stay, reads what one did, and mends another by hand. */
@InBrowser
class DesignerBrowserTest {

    @Test
    void the_history_of_an_ended_case_is_found_and_read(Desk desk) {
        Person designer = desk.come(Language.CHINESE, "designer");
        designer.open("/camunda/app/cockpit/");
        designer.enterPassword();
        designer.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("历史工单"))
                .first()
                .click();
        Locator page = designer.page.locator(".gj-history");
        assertThat(page.getByLabel("单号开头", new Locator.GetByLabelOptions().setExact(true)))
                .isVisible();
        page.locator("select[name=flow]").selectOption("repair");
        page.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("查找")).click();
        Locator ended =
                page.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("BX-"));
        String caseNumber = ended.first().innerText();
        ended.first().click();
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new Locator.GetByRoleOptions().setName(caseNumber)))
                .isVisible();
        // Its way on the diagram, and what people did.
        assertThat(page.locator(".gj-diagram .gj-been").first()).isVisible();
        Locator work =
                page.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("步骤, 办理人"));
        assertThat(work.last().locator("tbody tr").first()).isVisible();
    }

    @Test
    void the_heat_of_a_deployed_diagram_is_shown_by_count_and_by_time(Desk desk) {
        Person designer = desk.signIn(Language.CHINESE, "designer");
        designer.open("/camunda/app/cockpit/default/#/processes");
        designer.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("报修").setExact(true))
                .first()
                .click();
        assertThat(designer.page.locator(".djs-element").first()).isVisible();
        designer.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("热力图")).click();
        Locator heat = designer.page.locator(".gj-history");
        assertThat(heat.locator("tbody tr").first()).isVisible();
        assertThat(designer.page.locator(".djs-overlays .gj-heat").first()).isVisible();
        heat.locator("select[name=measure]").selectOption("byTime");
        assertThat(heat.getByText("颜色越深，平均停留时间越多")).isVisible();
        assertThat(designer.page.locator(".djs-overlays .gj-heat").first()).isVisible();
    }

    @Test
    void a_case_is_moved_to_another_step_with_a_reason_that_is_kept(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        String caseNumber = office.report("repair", office.house(), "入户门锁芯松动，关门要用力");
        String instance =
                office.task(caseNumber, "Activity_AcceptJob").get("processInstanceId").asText();

        Person designer = desk.signIn(Language.CHINESE, "designer");
        designer.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        designer.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("流程修复")).click();
        Locator hands = designer.page.locator(".gj-hands");
        Locator doIt = hands.locator("button[name=mend]");
        hands.getByLabel("进入的步骤").selectOption("Activity_DispatchByHand");
        doIt.click();
        assertThat(hands.getByRole(AriaRole.ALERT)).containsText("请写明原因");
        assertThat(office.standsAt(caseNumber, "Activity_AcceptJob")).isTrue();

        hands.getByLabel("原因").fill("抢单无人应，改由工程主管派单");
        doIt.click();
        assertThat(doIt).containsText("再点一次确认");
        assertThat(office.standsAt(caseNumber, "Activity_AcceptJob")).isTrue();
        // Something else is asked again.
        hands.getByLabel("进入的步骤").selectOption("Activity_RuleReturn");
        doIt.click();
        assertThat(doIt).containsText("再点一次确认");
        hands.getByLabel("进入的步骤").selectOption("Activity_DispatchByHand");
        doIt.click();
        assertThat(doIt).containsText("再点一次确认");
        assertThat(office.standsAt(caseNumber, "Activity_AcceptJob")).isTrue();
        doIt.click();
        assertThat(designer.page.getByRole(AriaRole.STATUS).getByText("已完成 1 件")).isVisible();

        office.task(caseNumber, "Activity_DispatchByHand");
        assertThat(office.standsAt(caseNumber, "Activity_AcceptJob")).isFalse();
        JsonNode history = office.get("designer", "/api/history/cases/" + caseNumber);
        assertThat(history.get("repairs").toString()).contains("抢单无人应，改由工程主管派单");
    }

    @Test
    void a_move_whose_answer_was_lost_is_done_once(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        String caseNumber = office.report("repair", office.house(), "阳台推拉门卡住，推不动");
        String instance =
                office.task(caseNumber, "Activity_AcceptJob").get("processInstanceId").asText();

        Person designer = desk.signIn(Language.CHINESE, "designer");
        designer.expects("net::ERR_.* POST .*/api/mending/moves");
        designer.open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        designer.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("流程修复")).click();
        Locator hands = designer.page.locator(".gj-hands");
        Locator doIt = hands.locator("button[name=mend]");
        hands.getByLabel("进入的步骤").selectOption("Activity_DispatchByHand");
        hands.getByLabel("原因").fill("抢单无人应");
        designer.page.route(
                "**/api/mending/moves",
                route -> {
                    route.fetch();
                    route.abort("connectionreset");
                });
        doIt.click();
        assertThat(doIt).containsText("再点一次确认");
        doIt.click();
        assertThat(hands.locator(".gj-fault")).containsText("连不上服务器");
        assertThat(hands.getByRole(AriaRole.ALERT)).hasCount(1);
        designer.page.unroute("**/api/mending/moves");
        doIt.click();
        assertThat(doIt).containsText("再点一次确认");
        doIt.click();
        assertThat(designer.page.getByRole(AriaRole.STATUS).getByText("已完成 1 件")).isVisible();

        JsonNode history = office.get("designer", "/api/history/cases/" + caseNumber);
        assertThat(history.get("repairs")).hasSize(1);
    }
}
