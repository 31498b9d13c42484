package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Reader;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Taps;
import huantiao.app.browser.Visit;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.care.Pain;
import huantiao.care.PointSkin;
import huantiao.care.Session;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One person from the front desk to the end of care, as one story, in a real browser. */
class WholeWayBrowserTest {

    private static final double ONE_MINUTE = 60;
    private static final double TEN_MINUTES = 600;

    private CareServer server;

    /** How the clinic and the person look at the pages. */
    enum Way {
        PHONE(Screen.PHONE, true, false),
        PHONE_WITHOUT_SCRIPT(Screen.PHONE, false, false),
        TABLET_IN_THE_DARK(Screen.TABLET, true, true);

        private final Screen screen;
        private final boolean script;
        private final boolean dark;

        Way(Screen screen, boolean script, boolean dark) {
            this.screen = screen;
            this.script = script;
            this.dark = dark;
        }

        private Visit.Plan plan(CareServer server) {
            var plan = server.visitor().on(screen);
            plan = script ? plan : plan.withoutScript();
            return dark ? plan.inTheDark() : plan;
        }
    }

    @BeforeEach
    void opens() {
        server = CareServer.open();
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void fromTheFrontDeskToTheEndOfCare(Way way) {
        var whose = registered(way);
        answersTheIntake(way, whose);
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var whole = new Taps(visit.page());
            isExamined(way, visit, whose, whole);
            isGivenAPlan(way, visit, whose, whole);
            var first = new Taps(visit.page());
            isTreatedForTheFirstTime(way, visit, first);
            System.out.printf("first visit, %s: %s%n", way, first);
            System.out.printf("consultation and plan before it, %s: %s%n", way, whole);
            assertThat(first.count()).isEqualTo(29);
            assertThat(whole.count() + first.count()).isLessThanOrEqualTo(120);
            assertThat(whole.seconds() + first.seconds()).isLessThan(TEN_MINUTES);
        }
        server.clock.move(Duration.ofDays(3));
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var repeat = new Taps(visit.open("/people/" + whose.patient()));
            isTreatedAsLastTime(way, visit, repeat);
            System.out.printf("repeat visit, %s: %s%n", way, repeat);
            assertThat(repeat.count()).isLessThanOrEqualTo(12);
            assertThat(repeat.seconds()).isLessThan(ONE_MINUTE);
        }
        server.clock.move(Duration.ofDays(2));
        answersBeforeTheVisit(way, whose);
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var repeat = new Taps(visit.open("/people/" + whose.patient()));
            isTreatedAfterAnsweringAlone(way, visit, repeat);
            System.out.printf("repeat visit, answered alone before, %s: %s%n", way, repeat);
            assertThat(repeat.count()).isLessThanOrEqualTo(10);
            assertThat(repeat.seconds()).isLessThan(ONE_MINUTE);
        }
        answersACheckIn(way, whose);
        keepsADiary(way, whose);
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            tellsOfAnUnwantedEffect(way, visit, whose);
            isWrittenAbout(way, visit, whose);
            isReviewedAndCareEnds(way, visit, whose);
        }

        var chart = server.chart(whose);
        assertThat(chart.all(Entry.SessionSigned.class))
                .extracting(one -> one.entry().session())
                .extracting(Session::carried, Session::before, Session::after)
                .containsExactly(
                        tuple(0, Pain.of(6, 2), Pain.of(5, 2)),
                        tuple(2, Pain.of(4, 2), Pain.of(3, 2)),
                        tuple(2, Pain.of(4, 2), Pain.of(3, 2)));
        assertThat(chart.all(Entry.SessionSigned.class).subList(1, 3))
                .as("said by the one tick of a repeat")
                .extracting(one -> one.entry().session().skin())
                .containsOnly(Optional.of(PointSkin.CLEAR));
        assertThat(chart.all(Entry.ReviewDecided.class)).hasSize(1);
        assertThat(chart.episode().orElseThrow().closure()).isPresent();
    }

    /** Reading, tapping and typing, as decision 0354 counts them. */
    @Test
    void somebodyNewToItChartsAFirstVisitInTenMinutesAndARepeatVisitInOne() {
        var way = Way.TABLET_IN_THE_DARK;
        var whose = registered(way);
        answersTheIntake(way, whose, Map.of("symptom_days", "14", "back_pain_onset_age", "41"));
        var reader = new Reader();
        double first = 0;
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var taps = new Taps(visit.open("/people/" + whose.patient()), reader);
            first += spent("consultation", taps, WholeWayBrowserTest::isExaminedAsOffered);
            first += spent("starting score", taps, WholeWayBrowserTest::tellsTheStartingScore);
            first += spent("plan", taps, WholeWayBrowserTest::isGivenAPointSet);
            first += spent("before the first visit", taps, WholeWayBrowserTest::isAskedOnceMore);
            first += spent("first visit", taps, this::isNeedledFirst);
        }
        System.out.printf("somebody new, whole first visit: %.0f s%n", first);
        assertThat(first).isLessThan(TEN_MINUTES);
        server.clock.move(Duration.ofDays(3));
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var taps = new Taps(visit.open("/people/" + whose.patient()), reader);
            double repeat = spent("before a repeat visit", taps, WholeWayBrowserTest::isAskedAnew);
            repeat += spent("repeat visit", taps, this::isNeedledAgain);
            System.out.printf("somebody new, whole repeat visit: %.0f s%n", repeat);
            assertThat(repeat).isLessThan(ONE_MINUTE);
        }
    }

    /** Seconds of a stage; what is said aloud is printed beside them. */
    private static double spent(String what, Taps taps, Consumer<Taps> stage) {
        double before = taps.seconds();
        stage.accept(taps);
        var read = taps.read();
        double seconds = taps.seconds() - before + read.seconds();
        System.out.printf("somebody new, %s: %.0f s; %s%n", what, seconds, read);
        return seconds;
    }

    private static void isExaminedAsOffered(Taps taps) {
        var page = taps.page();
        Visit.onward(page, () -> taps.on("a[href$='/consultation']"));
        Visit.onward(page, () -> taps.on("button[name=all]"));
        taps.on("input[data-alone]");
        taps.on("input[name=test-SLR-right][value=positive]");
        Visit.onward(page, () -> taps.on("button[name=rest][value=TENSION]"));
        for (var kind : List.of("POWER", "REFLEX", "FEELING", "OTHER")) {
            Visit.onward(page, () -> taps.on("button[name=normal][value=%s]".formatted(kind)));
        }
        Visit.onward(page, () -> taps.on("#diagnosis-words button"));
        taps.type("#f-goal", "Sit through a film");
        Visit.onward(page, () -> taps.on("main form .actions button.button-primary"));
    }

    private static void tellsTheStartingScore(Taps taps) {
        var page = taps.page();
        taps.on("input[name=leg][value='6']");
        taps.on("input[name=back][value='2']");
        Visit.onward(page, () -> taps.on("main form .actions button.button-primary"));
    }

    private static void isGivenAPointSet(Taps taps) {
        var page = taps.page();
        taps.on("button.set");
        page.locator("#put").waitFor();
        taps.on("input[name=variation][value=semi_fixed]");
        Visit.onward(page, () -> taps.on("#asks button[name=all]"));
        taps.type("#f-style", "Chinese");
        Visit.onward(page, () -> taps.on("main form .actions button.button-primary"));
    }

    private static void isAskedOnceMore(Taps taps) {
        Visit.onward(taps.page(), () -> taps.on("button[name=nothing]"));
    }

    private static void isAskedAnew(Taps taps) {
        var page = taps.page();
        Visit.onward(page, () -> taps.on("a[href$='/safety'].button-primary"));
        Visit.onward(page, () -> taps.on("button[name=all]"));
    }

    private void isNeedledAgain(Taps taps) {
        taps.on("input[name=before_leg][value='4']");
        taps.on("input[name=before_back][value='2']");
        taps.on("input[name=consent]");
        showsTheTimeOfTheClinic(taps.page());
        taps.on("[data-timer-start]");
        halfAnHourPasses(taps.page());
        isDoneAsLastTime(taps);
    }

    /** The clock of the needles sends the draft meanwhile, so that nobody is signed out. */
    private void halfAnHourPasses(Page page) {
        for (int minutes : List.of(11, 10, 10)) {
            saved(page, "saved");
            server.clock.move(Duration.ofMinutes(minutes));
            page.waitForResponse("**/draft", () -> page.locator("#f-in_at").dispatchEvent("input"));
        }
        saved(page, "saved");
    }

    private void isNeedledFirst(Taps taps) {
        var page = taps.page();
        taps.on("input[name=before_leg][value='6']");
        taps.on("input[name=before_back][value='2']");
        taps.on("input[name=consent]");
        taps.type("#f-diameter", "0.30");
        taps.type("#f-length", "50");
        taps.type("#f-lot", "Example Needles 7");
        for (int row = 0; page.locator("#f-depth-" + row).count() > 0; row++) {
            taps.type("#f-depth-" + row, "20");
        }
        showsTheTimeOfTheClinic(page);
        taps.on("[data-timer-start]");
        halfAnHourPasses(page);
        areCountedOut(taps, page.locator("#f-needles_in").inputValue());
        taps.on("input[name=after_leg][value='5']");
        taps.on("input[name=after_back][value='2']");
        taps.on("input[name=harms_today][value=none]");
        Visit.onward(page, () -> taps.on(".sticky-actions button.button-primary"));
        assertThat(page.locator("h1").textContent()).contains("Signed visit");
        assertThat((String) page.evaluate("document.adoptedStyleSheets[0].cssRules[0].cssText"))
                .as("what each printed sheet says at its foot")
                .contains("@page", "Visit of", Staff.RIVERSIDE.name(), "counter(pages)");
    }

    @Test
    void anEmergencyStopsTheWay() {
        var way = Way.PHONE;
        var whose = registered(way);
        var link = link(way, whose, "intake");
        try (var visit = way.plan(server).begin()) {
            var page = enter(visit, link);
            while (!page.url().endsWith("/result")) {
                answer(page, "saddle_sensory_change");
                submit(page);
            }

            assertThat(page.locator("h1").textContent())
                    .isEqualTo("Go to an emergency department now");
            look(way, visit);
        }
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var page = visit.open("/people/" + whose.patient() + "/plan");

            assertThat(page.locator("main .callout-alarm").count()).isPositive();
            look(way, visit);
        }
    }

    @Test
    void thePublicPagesAreOpenToEverybody() {
        for (var way : List.of(Way.PHONE, Way.TABLET_IN_THE_DARK)) {
            try (var visit = way.plan(server).begin()) {
                for (var path : List.of("/", "/evidence")) {
                    visit.open(path);
                    look(way, visit);
                }
            }
        }
    }

    @Test
    void aVisitSurvivesAReloadAndALostNetwork() {
        var way = Way.TABLET_IN_THE_DARK;
        var whose = new Whose(Staff.RIVERSIDE.id(), new PatientId(new UUID(0xFA11, 1)));
        server.bringIntoCare(whose);
        try (var visit = server.signedIn(Staff.pia(), way.plan(server))) {
            var page = visit.open("/people/" + whose.patient() + "/sessions/new");
            page.locator("[data-timer-start]").click();
            page.locator("#f-note").fill("Before the tunnel");
            saved(page, "saved");
            page.reload();
            assertThat(page.locator("#f-note").inputValue()).isEqualTo("Before the tunnel");
            assertThat(page.locator("[data-timer]").getAttribute("data-state")).isEqualTo("runs");

            visit.context().setOffline(true);
            page.locator("#f-note").fill("In the tunnel");
            saved(page, "kept");
            assertThat(page.locator("[data-offline]").isVisible()).isTrue();
            page.locator(".nav-item").first().click();
            assertThat(page.url()).as("a link waits").endsWith("/sessions/new");
            assertThat(page.locator("[data-timer]").getAttribute("data-state")).isEqualTo("runs");
            page.locator(".sticky-actions button").first().click();
            assertThat(page.locator("#f-note").inputValue()).isEqualTo("In the tunnel");
            assertThat(server.chart(whose).latest(Entry.SessionSigned.class)).isEmpty();

            visit.context().setOffline(false);
            saved(page, "saved");
            assertThat(page.locator("[data-offline]").isVisible()).isFalse();
            page.reload();
            assertThat(page.locator("#f-note").inputValue()).isEqualTo("In the tunnel");
        }
    }

    private Whose registered(Way way) {
        try (var visit = server.signedIn(Staff.frank(), way.plan(server))) {
            var page = visit.open("/people/new");
            page.locator("#f-name").fill("Mei Example");
            page.locator("#f-born").fill("1984-03-09");
            page.locator("input[name=sex][value=female]").check();
            look(way, visit);
            submit(page);
            var id = page.url().replaceAll(".*/people/([0-9a-f-]{36}).*", "$1");
            return new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.fromString(id)));
        }
    }

    private void answersTheIntake(Way way, Whose whose) {
        answersTheIntake(way, whose, Map.of());
    }

    private void answersTheIntake(Way way, Whose whose, Map<String, String> numbers) {
        try (var visit = way.plan(server).begin()) {
            var page = enter(visit, link(way, whose, "intake"));
            for (int screen = 0; screen < 30 && !page.url().endsWith("/result"); screen++) {
                if (page.url().endsWith("/intake/place")) {
                    page.locator("input[value=calf-right-pain]")
                            .first()
                            .evaluate("box => box.checked = true");
                    look(way, visit);
                }
                if (screen == 0) {
                    look(way, visit);
                }
                answer(page, "");
                numbers.forEach((name, value) -> {
                    var field = page.locator("input[name=%s]".formatted(name));
                    if (field.count() > 0 && field.isVisible()) {
                        field.fill(value);
                    }
                });
                submit(page);
            }
            assertThat(page.locator("h1").textContent())
                    .isEqualTo("No warning sign in what was answered");
            look(way, visit);
        }
    }

    private static void isExamined(Way way, Visit visit, Whose whose, Taps taps) {
        var page = visit.open("/people/" + whose.patient());
        look(way, visit);
        taps.on("a[href$='/consultation']");
        taps.on("button[name=all]");
        page.waitForURL("**/consultation/reasoning**");
        taps.add(answer(page, ""));
        taps.on("summary:has(#where-title)");
        taps.on("input[name=chart-feeling][value=numbness]");
        taps.on(".body-patch input[value='calf-right-numbness']");
        var nerve = page.locator("section[aria-labelledby=kind-TENSION] .exam-side");
        for (var test : nerve.all()) {
            if (test.isVisible()) {
                var first = test.locator("input").first().getAttribute("id");
                var shown = first.startsWith("f-test-SLR-right") ? "positive" : "negative";
                test.locator("label:has(input[value=%s])".formatted(shown)).click();
                taps.add(1);
            }
        }
        for (var kind : List.of("POWER", "REFLEX", "FEELING", "OTHER")) {
            taps.on("button[name=normal][value=%s]".formatted(kind));
            page.waitForURL("**/consultation/reasoning#kind-" + kind);
            page.locator("button[name=undo][value=%s]".formatted(kind)).waitFor();
        }
        taps.type("#f-diagnosis", "Radicular pain, right");
        taps.type("#f-goal", "Sit through a film");
        page.locator("#f-review_on").fill("2026-04-06");
        taps.add(9);
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
        look(way, visit);
        taps.on("main form .actions button.button-primary");
        page.waitForURL("**/people/" + whose.patient() + "?noted=*");
        taps.on("a[href*='/consultations/']");
        look(way, visit);
        assertThat(page.locator("main").textContent())
                .contains("Calf, right: Numbness", "Radicular pain, right")
                .doesNotContain("Not noted on both sides");
    }

    private static void isGivenAPlan(Way way, Visit visit, Whose whose, Taps taps) {
        var page = visit.open("/people/" + whose.patient());
        taps.on("a[href$='/plan']");
        taps.on("input[name=technique][value=manual]");
        taps.type("#f-find", "GB3");
        if (!way.script) {
            taps.on("button[value=find]");
        }
        taps.choose("#f-side-GB30", "right");
        if (way.script) {
            page.waitForResponse("**/plan/check", () -> taps.choose("#f-side-GB34", "right"));
        } else {
            taps.choose("#f-side-GB34", "right");
        }
        look(way, visit);
        taps.on("input[name=self_care][value=EX-WALK]");
        taps.on("summary:has(#said-self-care)");
        taps.on("input[name=self_care][value=ST-BREATH]");
        taps.type("#f-sessions", "10");
        taps.type("#f-per_week", "2");
        taps.type("#f-retention", "20");
        taps.on("input[name=variation][value=semi_fixed]");
        taps.type("#f-style", "Chinese");
        taps.type("#f-rationale", "Along the pain, as in the trials.");
        if (!way.script) {
            taps.on("#f-checks > noscript > button");
        }
        assertThat(page.locator("#asks input[name=platelets]").isVisible())
                .as("rarely needed, named on the line of its fold")
                .isFalse();
        taps.add(answer(page, "can_keep_still_and_report"));
        look(way, visit);
        taps.on("main form .actions button.button-primary");
        page.waitForURL("**/people/" + whose.patient() + "?noted=*");
        assertThat(page.locator("#noted").textContent()).contains("The plan is agreed");
        look(way, visit);
    }

    private void isTreatedForTheFirstTime(Way way, Visit visit, Taps taps) {
        var page = visit.page();
        taps.on("a[href$='/safety'].button-primary");
        look(way, visit);
        taps.on("button[name=nothing]");
        page.waitForURL("**/sessions/new");
        taps.on("input[name=before_leg][value='6']");
        taps.on("input[name=before_back][value='2']");
        taps.on("input[name=consent]");
        taps.type("#f-depth-0", "40");
        taps.type("#f-depth-1", "25");
        taps.choose("#f-sought", "de_qi");
        taps.type("#f-diameter", "0.30");
        taps.type("#f-length", "50");
        taps.type("#f-lot", "Example Needles 7");
        if (way.script) {
            showsTheTimeOfTheClinic(page);
            taps.on("[data-timer-start]");
        }
        look(way, visit);
        server.clock.move(Duration.ofMinutes(21));
        areCountedOut(taps, "2");
        taps.on("input[name=after_leg][value='5']");
        taps.on("input[name=after_back][value='2']");
        taps.on("input[name=harms_today][value=none]");
        Visit.onward(page, () -> taps.on(".sticky-actions button.button-primary"));
        assertThat(page.locator("h1").textContent()).contains("Signed visit");
        look(way, visit);
    }

    /** It is the same moment on the device as in the clinic, whatever zone the device is set to. */
    private void showsTheTimeOfTheClinic(Page page) {
        page.clock().setFixedTime(server.clock.instant().toEpochMilli());
    }

    private void isTreatedAsLastTime(Way way, Visit visit, Taps taps) {
        var page = visit.page();
        taps.on("a[href$='/safety'].button-primary");
        taps.on("button[name=all]");
        page.waitForURL("**/sessions/new");
        taps.on("input[name=before_leg][value='4']");
        taps.on("input[name=before_back][value='2']");
        isNeedledAsLastTime(way, visit, taps);
    }

    /** The person answers what comes before a visit on their phone, in the waiting room. */
    private void answersBeforeTheVisit(Way way, Whose whose) {
        try (var visit = way.plan(server).begin()) {
            var page = enter(visit, link(way, whose, "before_visit"));
            look(way, visit);
            for (var question : page.locator("main form fieldset:has([value=no])").all()) {
                if (question.isVisible()) {
                    question.locator("[value=no]").check();
                }
            }
            page.locator("input[name=leg][value='4']").check();
            page.locator("input[name=back][value='2']").check();
            page.locator("main form summary").last().click();
            look(way, visit);
            submit(page);
            page.waitForURL("**/me/before-visit/thanks");
            look(way, visit);
        }
    }

    private void isTreatedAfterAnsweringAlone(Way way, Visit visit, Taps taps) {
        var page = visit.page();
        taps.on("a[href$='/safety'].button-primary");
        look(way, visit);
        taps.on("button[name=nothing]");
        page.waitForURL("**/sessions/new");
        isNeedledAsLastTime(way, visit, taps);
    }

    private void isNeedledAsLastTime(Way way, Visit visit, Taps taps) {
        var page = visit.page();
        taps.on("input[name=consent]");
        look(way, visit);
        if (way.script) {
            showsTheTimeOfTheClinic(page);
            confirmsAndStartsTheClock(page, taps);
        } else {
            taps.on("input[name=same]");
        }
        server.clock.move(Duration.ofMinutes(21));
        isDoneAsLastTime(taps);
    }

    private static void isDoneAsLastTime(Taps taps) {
        var page = taps.page();
        var in = page.locator("#f-needles_in").inputValue();
        areCountedOut(taps, in);
        taps.on("input[name=after_leg][value='3']");
        taps.on("input[name=after_back][value='2']");
        taps.on("input[name=harms_today][value=none]");
        Visit.onward(page, () -> taps.on(".sticky-actions button.button-primary"));
        assertThat(page.locator("main").textContent())
                .contains("%s of %s needles".formatted(in, in));
    }

    /** By the number itself; without script it is typed. */
    private static void areCountedOut(Taps taps, String needles) {
        var number = ".count-step[value='" + needles + "']";
        if (taps.page().locator(number).count() == 1) {
            taps.on(number);
        } else {
            taps.type("#f-needles_out", needles);
        }
        assertThat(taps.page().locator("#f-needles_out").inputValue()).isEqualTo(needles);
    }

    /** One button says what it confirms; what it wrote stands in a fold, and nothing moves. */
    private static void confirmsAndStartsTheClock(Page page, Taps taps) {
        assertThat(page.locator("[data-timer-start]").innerText())
                .startsWith("All placed as on ")
                .endsWith(", lots checked, skin clear: start the clock");
        assertThat(page.locator(".same-said").isVisible()).isFalse();
        assertThat(page.locator("#by-hand > summary").innerText())
                .isEqualToNormalizingWhitespace("Needles in at if charted afterwards");
        double below = fromTheTop(page, "s-after");

        taps.on("[data-timer-start]");

        assertThat(page.locator("#by-hand > summary").innerText())
                .containsPattern("^Needles in at\\s+\\d\\d:\\d\\d$");

        assertThat(page.locator("input[name=same]").isChecked()).isTrue();
        assertThat(page.locator("input[name=same]").isVisible()).isFalse();
        assertThat(page.locator(".same-said").isVisible()).isTrue();
        var unsaid = page.locator(".brought-unsaid");
        assertThat(unsaid.isVisible()).as("on the fold in which it is noted").isTrue();
        var deQi = page.locator("[name=response_all][value=de_qi]");
        deQi.evaluate("one => one.checked = true");
        assertThat(unsaid.isVisible()).as("once it is chosen").isFalse();
        deQi.evaluate("one => one.checked = false");
        assertThat(page.locator("[data-timer]").getAttribute("data-state")).isEqualTo("runs");
        assertThat(page.evaluate("document.activeElement.hasAttribute('data-timer-run')"))
                .isEqualTo(true);
        assertThat(fromTheTop(page, "s-after")).isCloseTo(below, within(2.0));
    }

    private static double fromTheTop(Page page, String id) {
        var top = "id => document.getElementById(id).getBoundingClientRect().top + scrollY";
        return ((Number) page.evaluate(top, id)).doubleValue();
    }

    private void answersACheckIn(Way way, Whose whose) {
        try (var visit = way.plan(server).begin()) {
            var page = enter(visit, link(way, whose, "check_in"));
            look(way, visit);
            for (var answer :
                    List.of(
                            "leg=3",
                            "back=2",
                            "weakness=none",
                            "saddle=no",
                            "bladder=no",
                            "bowel=no")) {
                var parts = answer.split("=");
                page.locator("input[name=%s][value='%s']".formatted(parts[0], parts[1])).check();
            }
            submit(page);
            page.waitForURL("**/me/check-in/thanks");
            look(way, visit);
        }
    }

    private void keepsADiary(Way way, Whose whose) {
        try (var visit = way.plan(server).begin()) {
            var page = visit.open(link(way, whose, "own_pages"));
            page.locator("main form button").click();
            page.waitForURL("**/me");
            look(way, visit);
            visit.open("/me/exercises");
            look(way, visit);
            visit.open("/me/diary");
            var ten = new Taps(page);
            ten.on("input[name=done][value=EX-WALK]");
            ten.on("input[name=pain][value='3']");
            look(way, visit);
            ten.on("main form .actions button.button-primary");
            page.waitForURL("**/me/diary?kept**");
            assertThat(ten.count()).isEqualTo(3);
            assertThat(page.locator("main").textContent())
                    .contains("Short, frequent walks; leg pain 3");
            look(way, visit);
        }
    }

    private static void isWrittenAbout(Way way, Visit visit, Whose whose) {
        var page = visit.open("/people/" + whose.patient());
        page.locator("a[href$='/letters']").click();
        page.waitForURL("**/letters");
        look(way, visit);
        page.locator("input[name=leave][value=agreed]").check();
        submit(page);
        page.waitForURL("**/letters/*");
        look(way, visit);
        visit.open("/people/" + whose.patient() + "/body");
        look(way, visit);
        visit.open("/people/" + whose.patient() + "/exercises");
        look(way, visit);
    }

    private static void tellsOfAnUnwantedEffect(Way way, Visit visit, Whose whose) {
        var page = visit.open("/people/" + whose.patient() + "/harms");
        page.locator("#f-harm_kind").selectOption("AE-NERVE");
        page.locator("input[name=harm_found][value=volunteered]").check();
        page.locator("input[name=harm_severity][value=severe]").check();
        page.locator("input[name=harm_serious][value=yes]").check();
        page.locator("input[name=harm_relation][value=possible]").check();
        page.locator("#f-harm_story").fill("Numb toes since the evening");
        look(way, visit);
        submit(page);
        assertThat(page.locator("input[name=step]").count()).isEqualTo(8);
        look(way, visit);
        page.locator("input[name=step][value=safe]").check();
        page.locator("#f-follow_up").fill("Called; the numbness is gone");
        submit(page);
        assertThat(page.locator("input[name=step]").count()).isEqualTo(7);
        visit.open("/harms");
        assertThat(page.locator("main").textContent())
                .contains("Among 1 person treated, 3 visits and 6 needles");
        look(way, visit);
    }

    private static void isReviewedAndCareEnds(Way way, Visit visit, Whose whose) {
        var page = visit.open("/people/" + whose.patient() + "/course");
        look(way, visit);
        page.locator("input[name=decision][value=go_on]").check();
        page.locator("#review form button[type=submit]").last().click();
        page.waitForURL("**/course?noted=*");
        assertThat(page.locator("#review").textContent())
                .contains("The decision is noted: Go on as planned", "The next review is by");
        assertThat(page.locator("main").textContent()).contains("Dr. Pia Needham");
        look(way, visit);
        visit.open("/people/" + whose.patient());
        page.locator("#f-why")
                .evaluate("field => field.closest('details')?.setAttribute('open', '')");
        page.locator("#f-why").selectOption("goal_reached");
        page.locator("#f-last_day").fill("2026-03-07");
        page.locator("form[action$='/closure'] button[type=submit]").click();
        page.waitForURL("**/people/" + whose.patient());
        look(way, visit);
    }

    /** The path of a link the front desk makes. */
    private String link(Way way, Whose whose, String purpose) {
        try (var visit = server.signedIn(Staff.frank(), way.plan(server))) {
            var page = visit.open("/people/%s/links".formatted(whose.patient()));
            page.locator("input[name=purpose][value=%s]".formatted(purpose)).check();
            submit(page);
            return URI.create(page.locator("#address").textContent()).getPath();
        }
    }

    private static Page enter(Visit visit, String link) {
        var page = visit.open(link);
        page.locator("main form button").click();
        page.waitForURL("**/me/**");
        return page;
    }

    /**
     * Calm answers to everything open; a yes to the one fact named.
     *
     * @return how many were given
     */
    private static int answer(Page page, String yes) {
        int given = 0;
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
                    || name.startsWith("consent_")) {
                continue;
            }
            for (var value :
                    List.of(name.equals(yes) ? "yes" : "no", "none", "never", "stable", "weeks")) {
                var choice = fieldset.locator("input[value='%s']".formatted(value));
                if (choice.count() > 0) {
                    choice.first().check();
                    given++;
                    break;
                }
            }
        }
        for (var box : page.locator("input[name^=consent_][value=yes]").all()) {
            box.check();
            given++;
        }
        return given;
    }

    private static void submit(Page page) {
        var button = page.locator("main form .actions button.button-primary").last();
        Visit.onward(page, button::click);
    }

    private static void saved(Page page, String state) {
        page.waitForCondition(
                () -> state.equals(page.locator("[data-saved]").getAttribute("data-state")));
    }

    /** What axe says, and that nothing sticks out or failed. */
    private static void look(Way way, Visit visit) {
        if (way.script) {
            visit.assertNoViolations();
        }
        visit.assertNothingSticksOut();
        visit.assertNoComplaints();
    }
}
