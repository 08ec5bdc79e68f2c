package org.guanjia.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Somebody at a browser of their own, which notices whatever goes wrong in it. */
final class Person implements AutoCloseable {

    /** Milliseconds; what a page does not show at once it shows late on a busy machine. */
    static final int PATIENCE = Integer.getInteger("guanjia.desk.patience", 60_000);

    private static final int MANY = 200;

    /**
     * What the login of a web app asks: who is signed in already, and for a page we do not have.
     */
    private static final Pattern USUAL =
            Pattern.compile(
                    "(401|404) GET .*/(camunda/api/admin/auth/user/default|camunda-welcome"
                            + "|identity/password-policy)$");

    /** The page, to look at and to work with. */
    final Page page;

    private final Office office;
    private final String user;
    private final BrowserContext context;
    private final List<String> troubles = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>(List.of(USUAL));

    /**
     * Comes in.
     *
     * @param signedIn whether they sign in at once, through our own pages: the web apps share the
     *     session
     */
    Person(Browser browser, Office office, String user, Screen screen, boolean signedIn) {
        this.office = office;
        this.user = user;
        Language language = office.language();
        Browser.NewContextOptions options =
                new Browser.NewContextOptions()
                        .setLocale(language.locale())
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(screen.width(), screen.height())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setAcceptDownloads(true);
        String session = signedIn ? office.sessions().get(user) : null;
        if (session != null) {
            options.setStorageState(session);
        }
        context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        context.onPage(this::listen);
        page = context.newPage();
        if (signedIn && session == null) {
            signIn();
        }
    }

    /** Fills in the login form that the page shows, of ours or of a web app. */
    void enterPassword() {
        enterPassword(user);
    }

    /** The same as somebody else, who takes over the browser. */
    void enterPassword(String other) {
        Locator name = page.locator("input[type=text]").first();
        Locator password = page.locator("input[type=password]");
        password.waitFor();
        // The page itself goes to the first field once, at a moment of its own.
        page.waitForCondition(
                () -> {
                    name.fill(other);
                    password.fill("demo");
                    return name.inputValue().equals(other) && password.inputValue().equals("demo");
                });
        page.locator("button[type=submit]").first().click();
    }

    void open(String path) {
        page.navigate(office.url(path));
    }

    /** Goes there by the Tab key, as who has no mouse. */
    void tabTo(Locator place) {
        place.waitFor();
        for (int pressed = 0; pressed < MANY; pressed++) {
            if ((boolean) place.evaluate("one => one === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never came to " + place);
    }

    /** The Chinese words on the Chinese server, the English ones on the other. */
    String says(String chinese, String english) {
        return office.language().choose(chinese, english);
    }

    String user() {
        return user;
    }

    Office office() {
        return office;
    }

    /**
     * Says beforehand that the server will refuse something.
     *
     * @param refusal status, method and address, as a regular expression: "400 POST .*&#47;photos"
     */
    void expects(String refusal) {
        expected.add(Pattern.compile(refusal));
    }

    /** Errors of scripts, refused content and failed requests that nobody expected. */
    List<String> troubles() {
        return troubles.stream()
                .filter(one -> expected.stream().noneMatch(this.matches(one)))
                .toList();
    }

    /** Keeps what is to be seen; below {@code target}. */
    void picture(Path file, boolean whole) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(file)
                        .setFullPage(whole)
                        .setAnimations(ScreenshotAnimations.DISABLED));
    }

    @Override
    public void close() {
        context.close();
    }

    private void signIn() {
        open("/guanjia/");
        enterPassword();
        assertThat(page.locator("header .caller")).isVisible();
        office.sessions().put(user, context.storageState());
    }

    private Predicate<Pattern> matches(String trouble) {
        return pattern -> pattern.matcher(trouble).find();
    }

    private void listen(Page one) {
        one.onPageError(error -> troubles.add("script: " + error));
        one.onConsoleMessage(
                said -> {
                    // What the server refused is noticed with its address below.
                    if (said.type().equals("error")
                            && !said.text().startsWith("Failed to load resource")) {
                        troubles.add("console: " + said.text() + " at " + said.location());
                    }
                });
        one.onResponse(
                answer -> {
                    if (answer.status() >= 400) {
                        troubles.add(
                                answer.status()
                                        + " "
                                        + answer.request().method()
                                        + " "
                                        + answer.url());
                    }
                });
        one.onRequestFailed(
                request -> {
                    // Whoever goes on to another page does not wait for the last one's requests.
                    if (!"net::ERR_ABORTED".equals(request.failure())) {
                        troubles.add(
                                request.failure() + " " + request.method() + " " + request.url());
                    }
                });
    }
}
