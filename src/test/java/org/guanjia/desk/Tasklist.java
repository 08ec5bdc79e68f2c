package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Tasklist in somebody's hands, by the words that stand on it. */
final class Tasklist {

    private final Person person;
    private final Page page;

    Tasklist(Person person) {
        this.person = person;
        this.page = person.page;
    }

    void open() {
        person.open("/camunda/app/tasklist/");
        assertThat(page.locator(".task-filters")).isVisible();
    }

    /** Opens the start form of a flow by its name. */
    Locator startForm(String name) {
        button(AriaRole.LINK, person.says("发起流程", "Start process")).click();
        Locator dialog = page.locator(".modal-dialog");
        dialog.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return dialog;
    }

    void start() {
        page.locator(".modal-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(person.says("发起", "Start"))
                                .setExact(true))
                .click();
    }

    /** Chooses a filter by its name. */
    void filter(String name) {
        page.locator(".task-filters")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    /** The cards of the list. */
    Locator cards() {
        return page.locator(".tasks-list li.task");
    }

    /** The card of a case in the list. */
    Locator card(String caseNumber) {
        return cards().filter(new Locator.FilterOptions().setHasText(caseNumber));
    }

    /** Opens a card of the list and waits for the form. */
    void pick(String caseNumber) {
        card(caseNumber).getByRole(AriaRole.LINK).first().click();
        form();
    }

    /** Opens a task by its address, as a message does. */
    void open(String taskId) {
        // Another address of the same page would only be a step on it.
        page.navigate("about:blank");
        person.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        form();
    }

    void claim() {
        page.locator(".task-details")
                .getByText(Pattern.compile("^\\s*" + person.says("领取", "Claim") + "\\s*$"))
                .click();
        assertThat(page.locator(".task-details .disabled-form")).hasCount(0);
    }

    /** A field of the task's form by its label, which a star follows where it must be filled in. */
    Locator field(String label) {
        return form().getByLabel(Pattern.compile("^" + label + "\\*?$"));
    }

    Locator choice(String label) {
        return form().getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    /** Chooses from the list of a field. */
    void select(String label, String option) {
        form().locator(".fjs-form-field-select")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.getByText(Pattern.compile("^" + label + "\\*?$"))))
                .locator(".fjs-input-group")
                .click();
        page.locator(".fjs-dropdownlist-item")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(Pattern.compile("^\\s*" + option + "\\s*$")))
                .click();
    }

    Locator completeButton() {
        return page.locator(".task-details")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(person.says("完成", "Complete"))
                                .setExact(true));
    }

    /** Completes the task, and the server has taken it. */
    void complete() {
        assertThat(sent(completeButton()::click)).isBetween(200, 299);
    }

    /** What the server answered to the answers that somebody sent by this. */
    int sent(Runnable deed) {
        return page.waitForResponse(answer -> answer.url().endsWith("/submit-form"), deed).status();
    }

    /** The lines of the standard that the task's result has to come up to. */
    Locator lines() {
        Locator lines = page.locator(".gj-checklist fieldset");
        assertThat(lines.first()).isVisible();
        return lines;
    }

    /** Judges every line of the standard as passed. */
    void passEveryLine() {
        for (Locator line : lines().all()) {
            line.locator("input[value=pass]").check();
            assertThat(line).hasAttribute("data-result", "pass");
        }
    }

    /** The photo that the task needs, taken beside its form. */
    void takePhoto() {
        page.locator("input[name=neededPhoto]").setInputFiles(photo());
        assertThat(page.locator(".gj-photo-box.gj-done")).isVisible();
    }

    /** Another tab of the task. */
    void tab(String name) {
        page.locator(".task-details .nav-tabs")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator form() {
        Locator form = page.locator(".fjs-container");
        assertThat(form).isVisible();
        return form;
    }

    /** A photo as a phone would take it. */
    static FilePayload photo() {
        BufferedImage picture = new BufferedImage(1920, 1440, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(120, 160, 150));
        pen.fillRect(0, 0, 1920, 1440);
        pen.setColor(new Color(40, 40, 60));
        pen.fillOval(600, 400, 700, 500);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload("现场.jpg", "image/jpeg", bytes.toByteArray());
    }

    private Locator button(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }
}
