package huantiao.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import huantiao.Cast;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.app.CareClinic;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of care in a real browser, from the first answers to the plan. */
class CareBrowserTest {

    private CareClinic clinic;

    @BeforeEach
    void openTheClinic() {
        clinic = CareClinic.open();
        clinic.charts()
                .register(clinicPermit(Cast.bruno(), Deed.REGISTER_PATIENT), Cast.MEI, Cast.mei());
    }

    @AfterEach
    void closeTheClinic() {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesAPersonThroughTheWholeIntakeOnAPhone(boolean script) {
        try (var visit = visit("mei-intake", Screen.PHONE, script)) {
            var page = visit.open("/me/intake");
            assertThat(page.url()).endsWith("/me/intake/saddle");

            walk(visit, Map.of(), script);

            assertThat(page.url()).endsWith("/me/intake/result");
            assertThat(page.locator("h1").textContent())
                    .isEqualTo("No warning sign in what was answered");
            assertThat(page.locator("main a[href='/me/check-in']").count()).isOne();
            picture(page, "result-proceed");
            if (script) {
                visit.assertNoViolations();
            }
            visit.assertNoComplaints();
        }
        var told = mei().latest(Entry.SymptomsTold.class).orElseThrow().entry();
        assertThat(told.ruling().level()).isEqualTo("proceed");
        assertThat(told.ruling().open()).isEmpty();
        assertThat(told.marks()).hasSize(1);
        assertThat(mei().consent(ConsentKind.CARE)).isPresent();
        // What was shown and left open is noted as a no, not forgotten.
        assertThat(mei().all(Entry.ConsentDeclined.class))
                .singleElement()
                .satisfies(no -> assertThat(no.entry().kind()).isEqualTo(ConsentKind.REMINDERS));
    }

    /** Whoever asks sees at once what a yes means, and is done after three pages. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void takesWhoeverAsksThroughThreePages(boolean script) {
        try (var visit = visit("ada", Screen.TABLET, script)) {
            var page = visit.open("/people/" + Cast.MEI + "/intake/place");
            mark(page, "calf-right-pain");
            looksWell(visit, script);
            answer(page, Map.of());
            submit(page);
            assertThat(page.url()).endsWith("/intake/saddle");
            looksWell(visit, script);
            if (script) {
                choose(page, "foot_drop_new", "yes");
                page.locator("#alarm .callout-alarm").waitFor();
                visit.assertNoViolations();
                choose(page, "foot_drop_new", "no");
                page.locator("#alarm .callout-alarm").waitFor(hidden());
            }
            Visit.onward(page, () -> page.locator("#together-saddle button").click());
            assertThat(page.locator("#saddle input[value=no]:checked").count()).isEqualTo(12);
            assertThat(page.locator("#together-saddle button").count()).isZero();
            answer(page, Map.of());
            submit(page);
            answer(page, Map.of());
            looksWell(visit, script);
            submit(page);
            assertThat(page.url()).endsWith("/intake/result");
            looksWell(visit, script);
        }
        assertThat(mei().ruling().orElseThrow().ruling().level()).isEqualTo("proceed");
        assertThat(mei().consent(ConsentKind.CARE)).isPresent();
    }

    private static void looksWell(Visit visit, boolean script) {
        if (script) {
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
        }
        visit.assertNoComplaints();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anEmergencyEndsTheWayAndSaysSo() {
        try (var visit = visit("mei-intake", Screen.PHONE, true)) {
            var page = visit.open("/me/intake/saddle");

            walk(visit, Map.of("saddle_sensory_change", "yes"), false);

            assertThat(page.locator("h1").textContent())
                    .isEqualTo("Go to an emergency department now");
            assertThat(page.locator("main").textContent()).contains("RF-CES-01");
            assertThat(page.locator("main a[href^='/']").count()).isZero();
            picture(page, "result-emergency");
            visit.assertNoViolations();
        }
        assertThat(mei().ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
    }

    @Test
    void whatIsNotKnownStaysOpen() {
        try (var visit = visit("mei-intake", Screen.PHONE, false)) {
            var page = visit.open("/me/intake");

            walk(visit, Map.of("saddle_sensory_change", "unknown"), false);

            assertThat(page.locator("h1").textContent()).isEqualTo("Some questions come first");
        }
        assertThat(mei().ruling().orElseThrow().ruling().open()).containsExactly("RF-CES-01");
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void keepsWhatIsTypedAndBringsItBack() {
        try (var visit = visit("mei-intake", Screen.PHONE, true)) {
            var page = visit.open("/me/intake/story");
            page.locator("#f-story").fill("أول مرة 😀 从春天");
            page.waitForCondition(
                    () -> "saved".equals(page.locator("[data-saved]").getAttribute("data-state")));

            page.reload();

            assertThat(page.locator("#f-story").inputValue()).isEqualTo("أول مرة 😀 从春天");
        }
    }

    @Test
    void aWrongNumberComesBackFilledWithAClearAnswer() {
        try (var visit = visit("mei-intake", Screen.PHONE, false)) {
            var page = visit.open("/me/intake/walking");
            page.locator("#f-since").fill("since spring");

            Visit.onward(page, () -> page.locator("main form button[type=submit]").last().click());

            assertThat(page.locator("#problems").textContent()).contains("whole number");
            assertThat(page.locator("#f-since").inputValue()).isEqualTo("since spring");
        }
    }

    @Test
    void leadsFromTheConsultationToAPlanPastWhatTheRulesSay() {
        tell(
                Map.of(
                        "anticoagulant", "warfarin",
                        "cardiac_device", "pacemaker",
                        "epilepsy", "none",
                        "other_stimulator", false,
                        "ea_crosses_chest", false,
                        "site_skin", List.of(),
                        "pregnant", "no",
                        "leg_weakness", "none"));
        try (var visit = visit("ada", Screen.TABLET, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/consultation");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            answer(page, Map.of());
            page.locator("#f-test-SLR-right").check();
            page.locator("#reasoning li").first().waitFor();
            page.locator("input[name=inr][value=unknown]").check();
            page.locator("#f-diagnosis").fill("Radicular pain, right");
            page.locator("#f-goal").fill("Sit through a film");
            page.locator("#f-review_on").fill(today().plusWeeks(6).toString());
            picture(page, "consultation");
            submit(page);
            assertThat(page.url()).contains("/people/" + Cast.MEI + "?noted=");
            assertThat(page.locator("#noted").textContent()).contains("The consultation is noted");
            visit.assertNoViolations();
            picture(page, "person");

            page = visit.open("/people/" + Cast.MEI + "/plan");
            choose(page, "technique", "manual");
            choose(page, "technique", "ea");
            page.locator("#f-find").fill("GB30");
            page.locator("#f-side-GB30").selectOption("right");
            page.locator("#f-checks .callout-alarm").first().waitFor();
            page.locator("#f-reason-CI-BLD-11").waitFor();
            assertThat(page.locator("#f-checks").textContent()).contains("CI-EA-01", "CI-BLD-11");
            visit.assertNoViolations();
            picture(page, "plan-blocked");
            fillPlan(page);
            submit(page);
            assertThat(page.locator("#problems").textContent()).contains("CI-EA-01");

            page.locator("input[name=technique][value=ea]").uncheck();
            page.locator("#f-checks .callout-alarm").first().waitFor(hidden());
            answer(page, Map.of("can_keep_still_and_report", "yes"));
            page.locator("#f-reason-CI-BLD-11").fill("Superficial needling only, pressure after.");
            submit(page);

            assertThat(page.url()).contains("/people/" + Cast.MEI + "?noted=");
            assertThat(page.locator("#noted").textContent()).contains("The plan is agreed");
            picture(page, "person-with-plan");
            visit.assertNoViolations();
        }
        var agreed = mei().latest(Entry.PlanAgreed.class).orElseThrow().entry();
        assertThat(agreed.setAside()).extracting(one -> one.rule()).containsExactly("CI-BLD-11");
        try (var visit = visit("mei-own", Screen.PHONE, true)) {
            var page = visit.open("/me/plan");
            assertThat(page.locator("main").textContent()).contains("Sit through a film");
            visit.assertNoViolations();
            picture(page, "own-plan");
        }
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void enterInAFieldOfTheConsultationAnswersNoQuestion() {
        try (var visit = visit("ada", Screen.DESKTOP, false)) {
            var page = visit.open("/people/" + Cast.MEI + "/consultation");
            page.locator("#f-measured-SLR-left").fill("45");

            page.locator("#f-measured-SLR-left").press("Enter");
            page.waitForLoadState();

            assertThat(page.locator("[data-choices] input:checked").count()).isZero();
            assertThat(page.locator("#f-measured-SLR-left").inputValue()).isEqualTo("45");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsReachedByTabInTheConsultationNeverRestsBeneathItsBars(boolean phone) {
        try (var visit = visit("ada", phone ? Screen.PHONE : Screen.DESKTOP, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/consultation");
            visit.assertNothingSticksOut();
            page.locator("#parts a").first().focus();
            for (int tab = 0; tab < 120; tab++) {
                page.keyboard().press("Tab");
                assertThat((String) page.evaluate(BENEATH)).as("tab " + tab).isEmpty();
            }
            page.locator("#parts a[href='#result-title']").click();
            var title = page.locator("#result-title").boundingBox();
            var bar = page.locator("#parts").boundingBox();
            assertThat(title.y).isGreaterThanOrEqualTo(bar.y + bar.height);
            assertThat(page.locator("main form .actions button.button-primary").boundingBox().y)
                    .isLessThan(page.viewportSize().height);
        }
    }

    /** What has the focus, if either bar covers any of it; else empty. */
    private static final String BENEATH =
            """
            () => {
                const here = document.activeElement;
                const top = document.querySelector('#parts');
                const below = document.querySelector('.sticky-actions');
                if (!here || here === document.body || top.contains(here) || below.contains(here)) return '';
                const box = (here.closest('label') ?? here).getBoundingClientRect();
                const bar = below.getBoundingClientRect();
                const free = bar.top - top.getBoundingClientRect().bottom;
                if (box.height > free) return '';
                const stuck = top.getBoundingClientRect().top <= 1;
                return (stuck && box.top < top.getBoundingClientRect().bottom - 1)
                        || (box.bottom > bar.top + 1 && box.top < bar.bottom - 1) ? here.outerHTML : '';
            }
            """;

    @Test
    void theContentsLineCountsWhatIsAnsweredAsItIsAnswered() {
        try (var visit = visit("ada", Screen.TABLET, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/consultation");
            var exam = page.locator("#parts a[href='#exam-title']");
            assertThat(exam.textContent()).contains("0 of 5");
            assertThat(page.locator("#parts a[href='#result-title']").textContent())
                    .as("the day of the review is proposed, and nothing was written")
                    .doesNotContain("of 3");

            page.locator("button[name='normal'][value='REFLEX']").click();
            page.locator("#parts a[href='#exam-title']:has-text('1 of 5')").waitFor();
            page.locator("#f-diagnosis").fill("Radicular pain");
            page.locator("#f-diagnosis").blur();
            page.locator("#parts a[href='#result-title']:has-text('2 of 3')").waitFor();

            assertThat(page.locator("#parts").count()).isOne();
            // The bar at the foot lies over some field wherever one is; here over none.
            page.evaluate("document.getElementById('kind-REFLEX').scrollIntoView()");
            visit.assertNoViolations();
        }
    }

    @Test
    void whatWasAskedBeforeNeverOverwritesWhatIsAnsweredNow() {
        try (var visit = visit("ada", Screen.TABLET, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/consultation");
            var slow = new ArrayList<Route>();
            var ended = new ArrayList<String>();
            Consumer<Request> ends =
                    request -> {
                        if (request.url().endsWith("/consultation/reasoning")) {
                            ended.add(request.url());
                        }
                    };
            page.onRequestFinished(ends);
            page.onRequestFailed(ends);
            page.route(
                    "**/consultation/reasoning",
                    route -> {
                        if (slow.isEmpty()) {
                            slow.add(route);
                        } else {
                            route.resume();
                        }
                    });
            page.locator("#f-test-SLR-right").check();
            page.waitForCondition(() -> !slow.isEmpty());
            page.locator("#f-diagnosis").fill("Radicular pain");
            page.locator("#f-diagnosis").blur();

            slow.getFirst().resume();
            page.waitForCondition(() -> ended.size() == 2);

            page.locator("#parts a[href='#result-title']:has-text('2 of 3')").waitFor();
        }
    }

    /** What the rules say comes back while somebody writes the reason that they asked for. */
    @Test
    void aReasonThatIsBeingWrittenIsNotTakenAwayByWhatTheRulesSayMeanwhile() {
        tell(Map.of("anticoagulant", "warfarin", "leg_weakness", "none"));
        try (var visit = visit("ada", Screen.TABLET, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/plan");
            choose(page, "technique", "manual");
            var held = new ArrayList<Route>();
            page.locator("#f-find").fill("GB30");
            page.locator("#f-side-GB30").selectOption("right");
            page.locator("#f-reason-CI-BLD-11").waitFor();
            page.route("**/plan/check", held::add);
            choose(page, "technique", "ea");
            page.waitForCondition(() -> !held.isEmpty());

            page.locator("#f-reason-CI-BLD-11").fill("Superficial needling only.");
            page.unroute("**/plan/check");
            held.forEach(Route::resume);
            page.locator("#f-checks:has-text('CI-EA-')").waitFor();

            assertThat(page.locator("#f-reason-CI-BLD-11").inputValue())
                    .isEqualTo("Superficial needling only.");
        }
    }

    @Test
    void aSetIsPutOnThePlanAndItsLeadsAreChosenFromItsNeedles() {
        tell(Map.of("leg_weakness", "none", "cardiac_device", "none"));
        try (var visit = visit("ada", Screen.TABLET, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/plan");
            page.locator("#set-PS-EA2017").click();
            page.locator("input[name=level][value=EX-B2-L5]").check();
            page.locator("#use-right").click();
            page.locator("#put").waitFor();

            page.waitForCondition(() -> {
                var put = page.locator("#put").boundingBox();
                return put.y >= 0 && put.y < page.viewportSize().height;
            });
            assertThat(page.evaluate("() => document.activeElement.id"))
                    .as("the button is gone; what became of it is read")
                    .isEqualTo("put");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            picture(page, "plan-set");

            page.locator("#f-ea_from-0").selectOption("BL25 right");
            page.locator("#f-ea_to-0").selectOption("EX-B2-L5 right");
            page.locator("#one-by-one > summary").click();
            page.locator("#f-side-BL25").selectOption("both");
            page.locator("#f-ea_to-0 option[value='BL25 left']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));

            assertThat(page.locator("#f-ea_from-0").inputValue()).isEqualTo("BL25 right");
            assertThat(page.locator("#f-ea_to-0").inputValue()).isEqualTo("EX-B2-L5 right");
            page.locator("#f-side-EX-B2-L5").selectOption("left");
            page.waitForCondition(() ->
                    page.locator("#on-plan")
                            .textContent()
                            .equals("both sides: BL25 · left: EX-B2-L5"));
            page.waitForCondition(
                    () -> "saved".equals(page.locator("[data-saved]").getAttribute("data-state")));
        }
    }

    /** True once a heading stands near the upper edge of the window, with nothing over it. */
    private static final String COMES_FIRST =
            """
            heading => {
                const at = document.querySelector(heading)?.getBoundingClientRect();
                if (!at || at.top < 0 || at.top > 100) {
                    return false;
                }
                const over = document.elementFromPoint(at.left + 5, (at.top + at.bottom) / 2);
                return over.closest(heading) !== null;
            }
            """;

    @Test
    void theHeadingOfASetComesIntoSightWithItAndAshiLeavesThePageWhereItIs() {
        tell(Map.of("leg_weakness", "none", "cardiac_device", "none"));
        for (var screen : List.of(Screen.PHONE, Screen.TABLET)) {
            try (var visit = visit("ada", screen, true)) {
                var page = visit.open("/people/" + Cast.MEI + "/plan?from=blank");
                page.locator("#set-PS-DELPHI").click();
                page.locator("#use-left").click();
                page.waitForFunction(COMES_FIRST, "#set-title");

                page.locator("#add-ashi").scrollIntoViewIfNeeded();
                var before = page.locator("#ashi").boundingBox().y;
                page.locator("#add-ashi").click();
                page.locator("#add-ashi").waitFor(hidden());
                page.waitForFunction("() => document.activeElement.id === 'ashi'");
                assertThat(page.locator("#ashi").boundingBox().y).isCloseTo(before, within(1.5));

                page.evaluate("() => scrollBy(0, 60)");
                page.locator("#use-right").click();
                page.locator("#use-left").waitFor();
                page.waitForFunction(COMES_FIRST, "#set-title");

                page.locator("#put-back").click();
                page.locator("#put").waitFor(hidden());
                page.waitForFunction(COMES_FIRST, "#points-title");
            }
        }
    }

    @Test
    void aTickOfALevelIsOnThePlanWithoutAButtonAndTwoQuickOnesBothAre() {
        tell(Map.of("leg_weakness", "none", "cardiac_device", "none"));
        try (var visit = visit("ada", Screen.PHONE, true)) {
            var page = visit.open("/people/" + Cast.MEI + "/plan");
            page.locator("#set-PS-DELPHI").click();
            page.locator("#use-left").click();
            page.locator("#put").waitFor();
            assertThat(page.locator("#levels-EX-B2 button:visible").count()).isZero();
            page.locator("#put summary:has-text('What it filled in')").click();
            var filled = page.locator("#put details[open]").innerText();

            page.locator("#level-EX-B2-L4").check();
            page.locator("#level-EX-B2-S1").check();

            page.waitForCondition(
                    () -> page.locator("#on-plan").textContent().contains("EX-B2-L4, EX-B2-S1"));
            assertThat(page.locator("#level-EX-B2-L4").isChecked()).isTrue();
            assertThat(page.locator("#level-EX-B2-S1").isChecked()).isTrue();
            assertThat(page.locator("#f-side-EX-B2-S1").inputValue()).isEqualTo("left");
            assertThat(page.locator("#levels-off").textContent()).isBlank();
            assertThat(page.locator("#set-count").textContent()).isEqualTo("7 points on the plan");
            assertThat(page.evaluate("() => document.activeElement.id"))
                    .isEqualTo("level-EX-B2-S1");
            assertThat(page.locator("#put details[open]").innerText())
                    .as("what the set filled in stays, and stays open")
                    .isEqualTo(filled);
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            picture(page, "plan-levels");

            page.locator("#level-EX-B2").check();
            page.waitForCondition(() ->
                    page.locator("#on-plan")
                            .textContent()
                            .contains("EX-B2-L3, EX-B2-L4, EX-B2-L5, EX-B2-S1"));
            page.locator("#level-EX-B2").uncheck();
            page.waitForCondition(
                    () -> page.locator("#levels-off").textContent().contains("no level ticked"));
            assertThat(page.locator("#levels-EX-B2 input:checked").count()).isZero();
            page.locator("#level-EX-B2-L5").check();
            page.waitForCondition(
                    () -> page.locator("#on-plan").textContent().contains("EX-B2-L5"));
            page.waitForFunction(
                    "() => !Object.keys(sessionStorage).some(key => key.startsWith('draft:'))");
            page.reload();
            assertThat(page.locator("#level-EX-B2-L5").isChecked()).isTrue();
            assertThat(page.locator("#f-side-EX-B2-L5").inputValue()).isEqualTo("left");
            page.locator("#put-back").click();
            page.locator("#put").waitFor(hidden());
            assertThat(page.locator("#f-side-EX-B2-L5").inputValue()).isEmpty();
        }
    }

    @Test
    @Controls({Hazard.DRAFT_LOST, Hazard.WRONG_PERSON})
    void twoTabsNeverLoseWhatWasTyped() {
        tell(Map.of("leg_weakness", "none"));
        try (var visit = visit("ada", Screen.DESKTOP, false)) {
            var page = visit.open("/people/" + Cast.MEI + "/consultation");
            page.locator("#f-diagnosis").fill("Typed in the first tab");
            page.locator("#f-review_on").fill(today().plusWeeks(6).toString());
            change(chart -> CareSteps.addTo(chart, 1, "Noted in the second tab").orElseThrow());

            submit(page);

            assertThat(page.locator("#moved").textContent()).contains("Addendum");
            assertThat(page.locator("#f-diagnosis").inputValue())
                    .isEqualTo("Typed in the first tab");
            submit(page);
            assertThat(page.url()).contains("/people/" + Cast.MEI + "?noted=");
        }
    }

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void registersAPersonOnceAndWarnsOfATwin() {
        try (var visit = visit("bruno", Screen.PHONE, true)) {
            var page = visit.open("/people/new");
            visit.assertNoViolations();
            page.locator("#f-name").fill(Cast.mei().name().text());
            page.locator("#f-born").fill("1984-03-09");
            page.locator("input[name=sex][value=female]").check();
            page.locator("main form button[type=submit]").last().click();
            assertThat(page.locator("main").textContent()).contains("registered already");
            visit.assertNoViolations();

            page.locator("input[name=sure]").check();
            page.locator("main form button[type=submit]").last().click();

            assertThat(page.url()).endsWith("/details");
            visit.open("/people?q=Chen");
            assertThat(page.locator(".person-list li").count()).isEqualTo(2);
            visit.assertNoViolations();
            picture(page, "people");
        }
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static void fillPlan(Page page) {
        page.locator("#f-sessions").fill("10");
        page.locator("#f-per_week").fill("2");
        page.locator("#f-retention").fill("30");
        page.locator("input[name=variation][value=semi_fixed]").check();
    }

    /** Sends screen after screen until the result is there. */
    private static void walk(Visit visit, Map<String, String> answers, boolean axe) {
        var page = visit.page();
        for (int screen = 0; screen < 30 && !page.url().endsWith("/result"); screen++) {
            if (axe) {
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
                picture(page, "intake-" + page.url().replaceAll(".*/|[?#].*", ""));
            }
            if (page.url().endsWith("/intake/place")) {
                mark(page, "calf-right-pain");
            }
            answer(page, answers);
            submit(page);
        }
    }

    /** Calm answers to everything that is not answered, and those given. */
    private static void answer(Page page, Map<String, String> answers) {
        for (var fieldset : page.locator("main form fieldset[data-choices]").all()) {
            var inputs = fieldset.locator("input[type=radio]");
            if (inputs.count() == 0
                    || !fieldset.isVisible()
                    || fieldset.locator("input:checked").count() > 0) {
                continue;
            }
            var name = inputs.first().getAttribute("name");
            if (name.startsWith("test-")
                    || name.startsWith("standing-")
                    || name.startsWith("consent_")
                    || name.equals("variation")) {
                continue;
            }
            for (var value :
                    List.of(answers.getOrDefault(name, "no"), "none", "never", "stable", "weeks")) {
                var choice = fieldset.locator("input[value='%s']".formatted(value));
                if (choice.count() > 0) {
                    choice.first().check();
                    break;
                }
            }
        }
        for (var box :
                page.locator("input[name^=consent_][value=yes]:not([name=consent_reminders])")
                        .all()) {
            box.check();
        }
        for (var box : page.locator("input[name=consent_reminders][value=no]").all()) {
            box.check();
        }
    }

    private static void submit(Page page) {
        var button = page.locator("main form .actions button.button-primary").last();
        Visit.onward(page, button::click);
    }

    private static void choose(Page page, String name, String value) {
        page.locator("input[name=%s][value=%s]".formatted(name, value)).check();
    }

    private static void mark(Page page, String code) {
        page.locator("input[value='%s']".formatted(code))
                .first()
                .evaluate("box => box.click ? (box.checked = true) : null");
    }

    private Visit visit(String who, Screen screen, boolean script) {
        var plan = Visit.to(clinic.address()).on(screen);
        var visit = (script ? plan : plan.withoutScript()).begin();
        visit.context()
                .addCookies(List.of(new Cookie(CareClinic.COOKIE, who).setUrl(clinic.address())));
        return visit;
    }

    /** What Mei told, and that she agreed to be treated. */
    private void tell(Map<String, Object> facts) {
        change(chart -> {
            var now = new CareSteps.Now(today(), ZoneOffset.UTC, clinic.bean(CareRules.class));
            var told = now.rules().vocabulary().read(facts).orElseThrow();
            var entries =
                    new ArrayList<>(
                            CareSteps.tell(
                                            chart,
                                            told,
                                            List.of(),
                                            new Story("", "", "", "Sit through a film", ""),
                                            now)
                                    .orElseThrow());
            entries.addAll(CareSteps.consent(chart, Set.of(ConsentKind.CARE), "1").orElseThrow());
            return entries;
        });
    }

    private void change(Function<Chart, List<Entry>> step) {
        clinic.charts()
                .<CareRefusal>add(
                        patientPermit(Deed.RECORD_CARE),
                        clinic.bean(Clock.class).instant(),
                        chart -> Result.ok(step.apply(chart)));
    }

    private Chart mei() {
        return clinic.charts().find(patientPermit(Deed.READ_CHART)).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clinic.bean(Clock.class).instant(), ZoneOffset.UTC);
    }

    private static Permit clinicPermit(Actor actor, Deed deed) {
        return Permit.ask(actor, deed).orElseThrow();
    }

    private static Permit patientPermit(Deed deed) {
        return Permit.ask(Cast.ada(), deed, new Whose(Cast.RING_AND_REED, Cast.MEI)).orElseThrow();
    }

    /** Kept below target, to be looked at. */
    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", "care", name + ".png"))
                        .setFullPage(true));
    }
}
