package org.guanjia.desk;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words on a page, and those among them that do not belong there. Judged are headings, labels,
 * buttons, table heads, links of the navigation and what fields say of themselves: what stands in
 * rows and fields is people's own and stays in their language.
 */
final class Words {

    /** Names, formats and signs that are the same in Chinese. */
    private static final Pattern AT_HOME =
            Pattern.compile(
                    "Camunda( Platform)?|Cockpit|Excel|CSV|XLSX|PDF|JSON|XML|BPMN|CMMN|DMN|DRD|JPEG"
                            + "|PNG|LDAP|WebP|MB|\\.xlsx|\\.csv|API|REST|SQL|ID|URL|QR|S[1-4]|TOP|OK"
                            + "|[A-Z]{2}-\\d{8}-\\d{4}|Asia/Shanghai|[Cc]trl|[Aa]lt|[Ss]hift|v?7\\.24\\.0");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Places of the demo, which have no other name in English. */
    private static final Pattern PLACES = Pattern.compile("云栖苑|松涛里|[一二]期|\\d+栋|\\d单元");

    /** What only a program says: its ids, the keys of its texts, its empty values. */
    private static final Pattern RAW =
            Pattern.compile(
                    "\\b(Activity|Gateway|Event|Flow|StartEvent|EndEvent)_\\w+|\\$\\{|\\bundefined\\b"
                            + "|\\bNaN\\b|\\[object |\\b[A-Z]{2,}(_[A-Z]+)+\\b"
                            + "|(?<![\\w./@-])[a-z]+(\\.[a-z][A-Za-z]+)+(?![\\w./@-])");

    private static final String LABELS =
            """
            within => {
              const places = 'h1, h2, h3, h4, h5, h6, label, button, legend, summary, dt, nav a, a.btn, a.button, p.hint, '
                + 'th:not([scope=row]):not([scope=rowgroup])';
              const data = 'option, textarea, script, style, svg, .caller, .bpmn-container, .gj-pick, .gj-figure, '
                + '.gj-list, .gj-paper, article h2';
              const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
              const found = [];
              for (const root of document.querySelectorAll(within)) {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                  const parent = walker.currentNode.parentElement;
                  const text = walker.currentNode.data.trim();
                  if (text && parent.closest(places) && !parent.closest(data) && shown(parent)) found.push(text);
                }
                for (const one of root.querySelectorAll('[placeholder], [aria-label], [title]')) {
                  if (shown(one) && !one.closest(data)) {
                    for (const name of ['placeholder', 'aria-label', 'title']) {
                      if (one.getAttribute(name)) found.push(one.getAttribute(name));
                    }
                  }
                }
              }
              return [...new Set(found)];
            }
            """;

    private Words() {}

    /** Labels in the other language, within the parts of the page that the selector finds. */
    @SuppressWarnings("unchecked")
    static List<String> foreign(Page page, Language language, String within) {
        List<String> labels = (List<String>) page.evaluate(LABELS, within);
        return labels.stream()
                .filter(
                        label ->
                                language == Language.CHINESE
                                        ? LATIN.matcher(AT_HOME.matcher(label).replaceAll(""))
                                                .find()
                                        : CHINESE.matcher(PLACES.matcher(label).replaceAll(""))
                                                .find())
                .toList();
    }

    /** Keys, ids and empty values that are to be read within the parts that the selector finds. */
    static List<String> raw(Page page, String within) {
        return page.locator(within).allInnerTexts().stream()
                .flatMap(text -> text.lines())
                .flatMap(
                        line -> {
                            Matcher raw = RAW.matcher(line);
                            return raw.find() ? Stream.of(raw.group() + " in: " + line) : null;
                        })
                .distinct()
                .toList();
    }

    /** Whether the page is wider than the window. */
    static boolean overflows(Page page) {
        return (boolean) page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth");
    }
}
