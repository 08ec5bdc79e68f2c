package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service desk takes what residents call about; the cashier takes their money. */
@InBrowser
class ClerkBrowserTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_desk_takes_a_call_reads_the_address_back_and_finds_the_case_again(
            Language language, Desk desk) {
        Office office = desk.office(language);
        JsonNode house = office.house();
        JsonNode resident = house.get("residents").get(0);
        String phone = resident.get("phones").get(0).asText();
        String before = office.report("repair", house, "客厅顶灯不亮，换过灯泡");

        Person clerk = desk.come(language, "desk");
        clerk.open("/camunda/app/tasklist/");
        clerk.enterPassword();
        Tasklist tasklist = new Tasklist(clerk);
        Locator form = tasklist.startForm(clerk.says("报修", "Repair"));

        form.getByLabel(clerk.says("输入电话、房号或姓名查找", "Type a phone number, room or name"))
                .fill(phone);
        form.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(resident.get("name").asText()))
                .first()
                .click();
        Locator known =
                form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(phone));
        known.click();
        assertThat(form.getByText(before)).isVisible();
        assertThat(form.getByLabel(clerk.says("室", "Room"), exact()))
                .hasValue(house.get("room").asText());
        assertThat(form.locator("input[name=reporterPhone]")).hasValue(phone);

        tasklist.start();
        assertThat(
                        form.getByRole(AriaRole.ALERT)
                                .getByText(clerk.says("请填写情况描述。", "Write what it is about.")))
                .isVisible();
        form.getByLabel(clerk.says("情况描述", "Description"), exact()).fill("厨房水池下面一直在滴水，柜子底板泡了");
        form.locator("input[name=photos]").setInputFiles(Tasklist.photo());
        assertThat(form.locator(".gj-photos img")).isVisible();
        tasklist.start();
        assertThat(
                        form.getByRole(AriaRole.ALERT)
                                .getByText(
                                        clerk.says(
                                                "请先核对地址并勾选确认。",
                                                "Check the address and tick the box first.")))
                .isVisible();
        assertThat(form.locator(".gj-read-back strong"))
                .containsText(clerk.says("2期 5栋", "phase 2 building 5"));
        form.getByLabel(clerk.says("已复述，来电人确认地址无误", "Read back, and the caller says it is right"))
                .check();
        tasklist.start();

        Locator number = form.locator(".gj-number");
        assertThat(number).hasText(Pattern.compile("BX-\\d{8}-\\d{4}"));
        String caseNumber = number.innerText();
        JsonNode file = office.caseFile(caseNumber, one -> one.hasNonNull("house"));
        assertThat(file.at("/house/id").asLong()).isEqualTo(house.get("id").asLong());
        assertThat(file.get("photos")).hasSize(1);
        assertThat(file.get("channel").asText()).isEqualTo("phone");
        form.getByRole(AriaRole.BUTTON, named(clerk.says("关闭", "Close"))).click();

        clerk.page
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(clerk.says("工单与值班", "Cases and duty")))
                .click();
        Locator tools = clerk.page.getByRole(AriaRole.DIALOG);
        tools.getByRole(AriaRole.SEARCHBOX).fill(caseNumber);
        tools.getByRole(AriaRole.BUTTON, named(clerk.says("查找", "Find"))).click();
        tools.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(caseNumber))
                .click();
        assertThat(tools.locator("dd").getByText("厨房水池下面一直在滴水，柜子底板泡了")).isVisible();
        assertThat(tools.locator(".gj-photos img")).isVisible();
    }

    @Test
    void an_angry_call_becomes_a_complaint(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        JsonNode house = office.house();
        Person clerk = desk.signIn(Language.CHINESE, "desk");
        Tasklist tasklist = new Tasklist(clerk);
        tasklist.open();
        Locator form = tasklist.startForm("投诉");
        form.getByLabel("输入电话、房号或姓名查找").fill(house.get("residents").get(0).get("name").asText());
        form.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(house.get("room").asText() + "室"))
                .first()
                .click();
        form.getByLabel("情况描述", exact()).fill("电梯广告屏半夜还在响，说了三次没人管");
        form.getByLabel("已复述，来电人确认地址无误").check();
        tasklist.start();
        assertThat(form.locator(".gj-number")).hasText(Pattern.compile("TS-\\d{8}-\\d{4}"));
        JsonNode file = office.caseFile(form.locator(".gj-number").innerText());
        assertThat(file.get("description").asText()).contains("电梯广告屏");
    }

    @Test
    void the_cashier_takes_money_at_the_counter(Desk desk) {
        Office office = desk.office(Language.CHINESE);
        JsonNode house = office.house();
        Person cashier = desk.signIn(Language.CHINESE, "cashier");
        new Tasklist(cashier).open();
        cashier.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("收款")).click();
        Locator counter = cashier.page.getByRole(AriaRole.DIALOG);
        counter.getByRole(AriaRole.SEARCHBOX)
                .fill("2-5-" + house.get("unit").asText() + "-" + house.get("room").asText());
        counter.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(house.get("residents").get(0).get("name").asText()))
                .click();
        counter.locator("input[name=amount]").fill("12.50");
        counter.getByRole(AriaRole.BUTTON, named("收款")).click();
        assertThat(counter.getByText(Pattern.compile("已收 12\\.50 元，收据号 SJ\\d+"))).isVisible();
        JsonNode payments =
                office.get("cashier", "/api/houses/" + house.get("id").asLong() + "/payments");
        assertThat(payments.at("/items/0/amount").asDouble()).isEqualTo(12.50);
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
