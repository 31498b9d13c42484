package huantiao.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One person with one browser window, without cookies or memory of earlier visits.
 *
 * <pre>{@code
 * try (var visit = Visit.to(address).on(Screen.PHONE).withoutScript().begin()) {
 *     visit.open("/evidence");
 *     visit.assertNoViolations();
 * }
 * }</pre>
 */
public final class Visit implements AutoCloseable {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /**
     * One sentence for each element that breaks a rule. The sentences are made in the page: sending
     * axe's whole report here, with everything that is well, takes longer than the looking.
     */
    private static final String WHAT_AXE_FINDS =
            """
            async tags => {
                const report = await axe.run(
                    document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
                return report.violations.flatMap(rule => rule.nodes.map(
                    node => `${rule.id}: ${node.html} ${node.failureSummary}`));
            }
            """;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private final boolean script;

    private Visit(String address, BrowserContext context, boolean script) {
        this.address = address;
        this.script = script;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** How somebody comes: with script, in light, on a desktop, unless said otherwise. */
    public record Plan(String address, Screen screen, boolean script, boolean dark) {

        public Plan on(Screen other) {
            return new Plan(address, other, script, dark);
        }

        public Plan withoutScript() {
            return new Plan(address, screen, false, dark);
        }

        public Plan inTheDark() {
            return new Plan(address, screen, script, true);
        }

        public Visit begin() {
            var options =
                    new Browser.NewContextOptions()
                            .setBaseURL(address)
                            .setViewportSize(screen.width(), screen.height())
                            .setHasTouch(screen.touch())
                            .setJavaScriptEnabled(script)
                            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                            .setReducedMotion(ReducedMotion.REDUCE)
                            .setLocale("en-GB");
            return new Visit(address, Chromium.browser().newContext(options), script);
        }
    }

    /**
     * A visit to a running program.
     *
     * @param address scheme, host and port, as {@code http://127.0.0.1:8787}
     */
    public static Plan to(String address) {
        return new Plan(address, Screen.DESKTOP, true, false);
    }

    /** Goes to a path and waits until the page is there. */
    public Page open(String path) {
        page.navigate(address + path);
        return page;
    }

    public Page page() {
        return page;
    }

    /**
     * Presses what leads to another page, and waits until that is there. A form with a draft goes a
     * moment after it was pressed, once the server took the draft.
     */
    public static void onward(Page page, Runnable press) {
        var isThere = new AtomicBoolean();
        Consumer<Page> arrives = _ -> isThere.set(true);
        page.onDOMContentLoaded(arrives);
        try {
            press.run();
            page.waitForCondition(isThere::get);
        } finally {
            page.offDOMContentLoaded(arrives);
        }
        page.waitForLoadState();
    }

    public BrowserContext context() {
        return context;
    }

    /** True if the pages may run their scripts. */
    public boolean runsScript() {
        return script;
    }

    /**
     * WCAG 2.2 AA as far as axe can tell; says which element breaks which rule.
     *
     * @throws IllegalStateException on a visit without script: axe is a script itself
     */
    public void assertNoViolations() {
        if (!script) {
            throw new IllegalStateException("axe cannot look at a page without script");
        }
        page.evaluate(AxeBuilder.getAxeScript());
        var found = (List<?>) page.evaluate(WHAT_AXE_FINDS, WCAG_22_AA);
        assertThat(found).as("what axe found on %s", page.url()).isEmpty();
    }

    /** Nothing was wider than the screen. */
    public void assertNothingSticksOut() {
        var wider =
                page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wider).as("pixels to scroll sideways on %s", page.url()).isEqualTo(0);
    }

    /** No script failed and the content security policy refused nothing. */
    public void assertNoComplaints() {
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
