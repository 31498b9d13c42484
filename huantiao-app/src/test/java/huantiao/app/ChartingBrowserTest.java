package huantiao.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.ElectroPair;
import huantiao.care.Waveform;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moves on the page of a visit while it is being charted. */
class ChartingBrowserTest {

    private CareServer server;
    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @BeforeEach
    void opens() {
        server = CareServer.open();
        server.bringIntoCare(mei);
    }

    @AfterEach
    void closes() {
        server.close();
    }

    /** Adds a row, and makes the second needle GB34 of the right side. */
    private static void addsGb34(Page page) {
        page.locator("button[value=add-needle]").click();
        page.locator("details.needle:has(#f-side-1) > summary").click();
        page.locator("#f-point-1").fill("GB34");
        page.locator("#f-side-1").selectOption("right");
    }

    /** A pair whose current flows for some minutes of those that the needles stay. */
    private static void addsAPair(Page page, int minutes, int stay) {
        page.locator("#current > summary").click();
        page.locator("button[value=add-pair]").click();
        page.locator("#f-ea_min-0").fill(String.valueOf(minutes));
        page.locator("#f-retention").fill(String.valueOf(stay));
    }

    @Test
    void theLeadsOfAVisitFollowItsNeedlesAndKeepWhatWasChosen() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsGb34(page);
            page.getByText("Electroacupuncture").click();
            page.locator("button[value=add-pair]").click();
            page.locator("select#f-ea_from-0").selectOption("GB30 right");
            page.locator("select#f-ea_to-0").selectOption("GB34 right");
            page.locator("#f-ea_hz-0").fill("2/100");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            page.locator("#f-side-1").selectOption("left");

            assertThat(page.locator("#f-ea_to-0 option[value='GB34 left']")).hasCount(1);
            assertThat(page.locator("#f-ea_from-0")).hasValue("GB30 right");
            assertThat(page.locator("#f-ea_to-0")).hasValue("GB34 right");
            assertThat(page.locator("#f-ea_hz-0")).hasValue("2/100");
            assertThat(page.locator("#f-check")).containsText("GB34 right is none of the needles");
        }
    }

    @Test
    void oneDepthFillsTheEmptyRowsAndLeadsToThoseItLeaves() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.locator("button[value=add-needle]").click();
            page.locator("#f-point-2").fill("BL40");
            page.locator("#f-side-2").selectOption("right");
            page.locator("#f-depth_all").fill("28");
            page.locator("button[value=one-depth]").click();

            assertThat(page.locator("#f-depth-0")).hasValue("28");
            assertThat(page.locator("#f-depth-1")).hasValue("28");
            assertThat(page.locator("#f-depth-2")).hasValue("");
            assertThat(page.locator("*:focus")).containsText("BL40: our cautious limit is 25 mm");
            assertThat(page.locator("#f-depth-0")).isVisible();
            assertThat(page.locator("#f-depth_all")).hasCount(0);
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
        }
    }

    @Test
    void aButtonThatWasPressedIsNotOvertakenAndNothingIsTypedThatItsAnswerWouldDrop() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var held = new ArrayList<Route>();
            page.route("**/sessions", held::add);
            page.locator("#f-retention").fill("25");

            page.locator("button[value=add-needle]").click();
            assertThat(page.locator("#session")).hasAttribute("inert", "");
            page.locator("#f-retention").dispatchEvent("change");
            page.waitForTimeout(700);
            held.getFirst().resume();

            assertThat(page.locator("#f-point-2")).isVisible();
            assertThat(page.locator("#f-retention")).hasValue("25");
            assertThat(page.locator("#session")).not().hasAttribute("inert", "");
        }
    }

    @Test
    void aCheckThatANewerOneReplacesOrThatThePageLeavesBehindIsNoErrorOfTheConsole() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var held = new ArrayList<Route>();
            page.route("**/sessions/check", held::add);
            for (var minutes : List.of("20", "25")) {
                int before = held.size();
                page.locator("#f-retention").fill(minutes);
                page.locator("#f-retention").dispatchEvent("change");
                page.waitForCondition(() -> held.size() > before);
            }

            visit.open("/people/" + mei.patient());

            visit.assertNoComplaints();
        }
    }

    /** A driver waits for the next page, so the one that is left notes itself what it took. */
    @Test
    void aPageOnItsWayToTheNextTakesNoAnswerThatWouldBeLost() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.evaluate(
                    """
                    () => addEventListener("pagehide", () => {
                        sessionStorage.setItem("rests", document.getElementById("session").inert);
                    })
                    """);

            page.locator(".sticky-actions button").click();

            assertThat(page.locator("#problems")).isVisible();
            assertThat(page.evaluate("sessionStorage.getItem('rests')")).isEqualTo("true");
            page.goBack();
            assertThat(page.locator("#session")).not().hasAttribute("inert", "");
        }
    }

    @Test
    void afterOneFindingTheRestOfAGroupIsOneTapAndPaperShowsWhatWasNoted() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            page.locator("summary:has(#kind-POWER)").click();
            page.locator("label:has(input[name=test-HALLUX-right][value=positive])").click();
            page.locator("button[name=rest][value=POWER]").click();
            page.waitForURL("**/consultation/reasoning#kind-POWER");

            assertThat(page.locator("#do-POWER")).containsText("9 sides answered together");
            assertThat(page.locator("#weakest")).containsText("Write the grade beside");
            page.locator("#f-measured-HALLUX-right").fill("4");
            page.locator("#f-measured-HALLUX-right").blur();
            assertThat(page.locator("#weakest")).containsText("grade 4, from the tests");
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.getByText("Big-toe lift (L5)").first()).isVisible();
            assertThat(page.getByText("Heel walk (L4, L5)").first()).isVisible();
            assertThat(
                            page.getByText(
                                    "Straight leg raise",
                                    new Page.GetByTextOptions().setExact(true)))
                    .isHidden();
            assertThat(page.getByText("Not noted, of the minimum examination: 12 of 22 sides"))
                    .isVisible();
        }
    }

    @Test
    void furtherTestsThatSomebodyOpenedStayOpenWhenAnotherGroupIsAnswered() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            page.locator("#further-TENSION > summary").click();
            assertThat(page.locator("#further-TENSION")).hasAttribute("open", "");

            page.locator("button[name=normal][value=POWER]").click();
            page.waitForURL("**/consultation/reasoning#kind-POWER");

            assertThat(page.locator("#further-TENSION")).hasAttribute("open", "");
            visit.assertNoComplaints();
        }
    }

    @Test
    void whatSomebodyOpenedInAConsultationStaysOpenAndWhatThePageOpenedIsItsOwnToClose() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            page.locator("#group-FEELING > summary").click();
            page.locator("#drawn-LIGHTTOUCH > summary").click();
            page.locator("#fold-differentials > summary").click();
            page.locator("#rival-DX-SIJ > summary").click();

            page.locator("button[name=normal][value=POWER]").click();
            page.waitForURL("**/consultation/reasoning#kind-POWER");

            for (var opened :
                    List.of(
                            "group-FEELING",
                            "drawn-LIGHTTOUCH",
                            "fold-differentials",
                            "rival-DX-SIJ")) {
                assertThat(page.locator("#" + opened)).hasAttribute("open", "");
            }
            assertThat(page.locator("#group-POWER")).hasAttribute("open", "");
            assertThat(page.locator("#rival-DX-DGS")).not().hasAttribute("open", "");

            page.locator("#group-FEELING > summary").click();
            page.locator("button[name=normal][value=REFLEX]").click();
            page.waitForURL("**/consultation/reasoning#kind-REFLEX");

            assertThat(page.locator("#group-POWER")).not().hasAttribute("open", "");
            assertThat(page.locator("#group-FEELING")).not().hasAttribute("open", "");
            assertThat(page.locator("#rival-DX-SIJ")).hasAttribute("open", "");
            visit.assertNoViolations();
            visit.assertNoComplaints();
        }
    }

    @Test
    void aGroupThatIsAnsweredByOneTapStaysWhereItWas() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            var power = page.locator("#do-POWER");
            page.evaluate("document.getElementById('do-POWER').scrollIntoView({block: 'center'})");
            double top = power.boundingBox().y;

            page.locator("button[name=normal][value=POWER]").click();
            page.waitForURL("**/consultation/reasoning#kind-POWER");
            page.waitForLoadState(LoadState.LOAD);
            page.evaluate(
                    "() => new Promise(seen => requestAnimationFrame(() => setTimeout(seen)))");

            assertThat(power).containsText("Take back");
            assertThat(power.boundingBox().y).as("under the finger").isCloseTo(top, within(2.0));
            assertThat(power).isFocused();
            visit.assertNoComplaints();
        }
    }

    @Test
    void aReferralFitsThePhoneAndWhoAnsweredIsAskedOnceThereIsAnAnswer() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            page.locator("label:has(input[name=still])").click();
            page.locator("button[name=normal][value=POWER]").click();
            page.waitForURL("**/consultation/reasoning#kind-POWER");
            page.locator("label:has(input[name=test-HALLUX-right][value=positive])").click();
            page.locator("#f-measured-HALLUX-right").fill("4");
            page.locator("#f-measured-HALLUX-right").blur();
            assertThat(page.locator("#found-weakness")).containsText("Big-toe lift (L5), right");
            page.locator("button[name=normal][value=REFLEX]").click();
            page.waitForURL("**/consultation/reasoning#kind-REFLEX");
            page.locator("#reasoning label:has(input[name=leg_weakness_trend][value=none])")
                    .click();
            assertThat(page.locator("#reasoning")).containsText("no plan is agreed before");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            page.locator("#f-diagnosis").fill("Radicular pain");
            page.locator("main form .actions button.button-primary").click();
            page.waitForURL("**/people/" + mei.patient() + "?noted=*");

            assertThat(page.locator("#f-agreed_with")).isHidden();
            page.locator("#f-to_whom").fill("Dr Moss");
            page.locator("label:has(input[name=how][value=telephone])").click();
            page.locator("label:has(input[name=agrees][value=yes])").click();
            assertThat(page.locator("#f-agreed_with")).isVisible();
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            page.locator("#noted .sent-on button[type=submit]").first().click();
            page.waitForURL("**/people/" + mei.patient() + "?noted=*");
            assertThat(page.locator("#noted")).containsText("Sent on to Dr Moss by telephone");
            assertThat(page.locator("#noted")).containsText("gentle care agreed with Dr Moss");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
        }
    }

    @Test
    void anAnswerInAPlanIsHeardAtOnceAndTheQuestionsStay() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/plan?from=blank");
            page.locator("input[name=technique][value=manual]").check();
            var notKnown = page.locator("input[name=immunosuppressed][value=unknown]");
            assertThat(page.locator("#f-verdicts")).containsText("for an answer below");

            notKnown.check();

            assertThat(page.locator("#f-verdicts")).containsText("as nobody knows the answer");
            assertThat(notKnown).isChecked();
            visit.assertNoViolations();
            visit.assertNoComplaints();
        }
    }

    /** Low on the screen, with the rules in sight above it, where the browser keeps nothing. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatWasJustTickedStaysWhereItIsWhileTheRulesAboveItSpeak() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = planWithCurrent(visit);
            var first = page.locator("#asks .asks label:has(input[value=yes])").first();
            assertThat(page.locator("#f-verdicts")).containsText("for an answer below");
            page.waitForTimeout(500);
            first.evaluate(
                    "one => scrollBy({top: one.getBoundingClientRect().top - innerHeight + 200,"
                            + " behavior: 'instant'})");
            var before = first.boundingBox();
            var rules = page.locator("#f-verdicts").boundingBox();
            assertThat(rules.y + rules.height).as("the rules are in sight").isPositive();

            page.mouse().click(before.x + 20, before.y + before.height / 2);

            assertThat(page.locator("#f-verdicts")).containsText("Rule CI-");
            page.waitForTimeout(300);
            assertThat(first.boundingBox().y)
                    .as("the next tap meets what it aims at")
                    .isCloseTo(before.y, within(2.0));
        }
    }

    /** A plan from a blank page: two points on the right, and current. */
    private Page planWithCurrent(Visit visit) {
        var page = visit.open("/people/" + mei.patient() + "/plan?from=blank");
        page.locator("#f-find").fill("GB3");
        page.locator("#f-side-GB30").selectOption("right");
        page.locator("#f-side-GB34").selectOption("right");
        page.locator("input[name=technique][value=ea]").check();
        return page;
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void noneOfTheseTakesTheOthersBackAndAnotherTakesItBack() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = planWithCurrent(visit);
            var none = page.locator("input[name=site_skin][value=none_of_these]");
            var numb = page.locator("input[name=site_skin][value=numb]");
            var broken = page.locator("input[name=site_skin][value=broken]");

            none.check();
            numb.check();
            assertThat(none).not().isChecked();
            broken.check();
            assertThat(numb).isChecked();
            assertThat(page.locator("#f-verdicts")).containsText("Blocked: Electroacupuncture");

            none.check();
            assertThat(numb).not().isChecked();
            assertThat(broken).not().isChecked();
            assertThat(page.locator("#f-verdicts"))
                    .not()
                    .containsText("Blocked: Electroacupuncture");
            visit.assertNoComplaints();
        }
    }

    @Test
    void whatWasSaidOfAFieldGoesOnceTheFieldIsChangedAndMovesNothing() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = planWithCurrent(visit);
            Visit.onward(page, () -> page.locator("main form button.button-primary").click());
            var skin = page.locator("fieldset:has(input[name=site_skin])");
            var said = skin.locator(".field-problem");
            var none = page.locator("input[name=site_skin][value=none_of_these]");
            assertThat(said).isVisible();
            assertThat(skin).hasAttribute("aria-describedby", Pattern.compile("site_skin-problem"));
            none.scrollIntoViewIfNeeded();
            var before = none.boundingBox();

            none.check();

            assertThat(said).not().isVisible();
            assertThat(skin).not().hasAttribute("aria-describedby", Pattern.compile("problem"));
            assertThat(none.boundingBox().y).isCloseTo(before.y, within(2.0));
            assertThat(page.locator(".field-problem:visible").count())
                    .as("what was said of other fields stays")
                    .isPositive();
        }
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatAnAnswerOpensInAConsultationIsAskedAtOnceAndTheKeyboardStays() {
        var tomas = new Whose(mei.clinic(), new PatientId(UUID.randomUUID()));
        server.register(tomas, Cast.tomas());
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + tomas.patient() + "/consultation");
            var ill = page.locator("#other input[name=acute_infection_systemic]");
            assertThat(ill).hasCount(0);
            var fever = page.locator("input[name=fever_or_rigors][value=yes]");

            fever.focus();
            fever.press("Space");

            assertThat(ill.first()).isVisible();
            assertThat(page.locator("#other")).containsText("Needed before any needle");
            assertThat(fever).isFocused();
            page.locator("#other input[name=acute_infection_systemic][value=no]").check();
            assertThat(page.locator("#other input[name=acute_infection_systemic][value=no]"))
                    .isChecked();
            visit.assertNoViolations();
            visit.assertNoComplaints();
        }
    }

    @Test
    void whatAFindingOffersComesAtOnceAndOneTapWritesIt() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            var rivals = page.locator("button[name=rivals][value=together]");
            assertThat(rivals).hasCount(0);

            page.locator("label:has(#f-test-SLR-right)").click();
            assertThat(rivals).isVisible();
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            rivals.click();
            assertThat(page.locator("button[name=rivals][value=undo]")).isVisible();
            var words = page.locator("button[name=words]").first();
            var said = words.getAttribute("value");
            words.click();

            assertThat(page.locator("#f-diagnosis")).hasValue(said);
            assertThat(page.locator("button[name=words]")).hasCount(0);
            page.locator("#f-diagnosis").fill("");
            page.locator("#f-diagnosis").blur();
            assertThat(page.locator("button[name=words]").first()).isVisible();
            visit.assertNoViolations();
            visit.assertNoComplaints();
        }
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void nothingIsTakenIsOneTapAndAMedicineOfTheListTakesItBack() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            var nothing =
                    page.getByRole(
                            AriaRole.CHECKBOX,
                            new Page.GetByRoleOptions()
                                    .setName("Nothing is taken this answers the folded list too"));
            var nsaid = page.locator("input[name=medicines][value=nsaid]");
            assertThat(nsaid).not().isVisible();

            nothing.check();
            assertThat(page.locator("#medicines-said")).containsText("one question open");
            page.getByText("Something is taken: which").click();
            nsaid.check();
            assertThat(nothing).not().isChecked();
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            nothing.check();
            assertThat(nsaid).not().isChecked();
            visit.assertNoComplaints();
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void whatIsChosenInAPlanWhileAnAnswerIsOnItsWayStaysAndIsHeard() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = planWithCurrent(visit);
            page.locator("#f-ea_to-0 option[value='GB34 right']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(page.locator("#f-verdicts")).containsText("for an answer below");
            var held = new ArrayList<Route>();
            page.route("**/plan/check", held::add);
            page.locator("input[name=technique][value=manual]").check();
            page.waitForCondition(() -> !held.isEmpty());

            page.locator("#f-ea_from-0").selectOption("GB30 right");
            page.locator("#f-ea_to-0").selectOption("GB34 right");
            page.locator("#f-ea_hz-0").pressSequentially("2/1");
            page.locator("input[name=immunosuppressed][value=unknown]").check();
            page.unroute("**/plan/check");
            held.forEach(Route::resume);

            assertThat(page.locator("#f-verdicts")).containsText("as nobody knows the answer");
            assertThat(page.locator("#f-ea_from-0")).hasValue("GB30 right");
            assertThat(page.locator("#f-ea_to-0")).hasValue("GB34 right");
            assertThat(page.locator("#f-ea_hz-0")).hasValue("2/1");
            assertThat(page.locator("input[name=immunosuppressed][value=unknown]")).isChecked();
            page.waitForCondition(
                    () -> "saved".equals(page.locator("[data-saved]").getAttribute("data-state")));
            visit.open("/people/" + mei.patient() + "/plan");
            assertThat(page.locator("#f-ea_from-0")).hasValue("GB30 right");
            assertThat(page.locator("#f-ea_to-0")).hasValue("GB34 right");
            visit.assertNoComplaints();
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void whatIsTypedInAVisitWhileAnAnswerIsOnItsWayStaysWithItsFocusAndPlace() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.getByText("Electroacupuncture").click();
            page.locator("button[value=add-pair]").click();
            page.locator("#f-ea_hz-0").waitFor();
            var held = new ArrayList<Route>();
            page.route("**/sessions/check", held::add);
            page.locator("button[value=add-needle]").click();
            page.locator("#f-point-2").fill("BL40");
            page.locator("#f-side-2").selectOption("right");
            page.waitForCondition(() -> !held.isEmpty());

            page.locator("#f-ea_hz-0").pressSequentially("2100");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("ArrowLeft");
            page.unroute("**/sessions/check");
            held.forEach(Route::resume);
            page.locator("#f-ea_to-0 option[value='BL40 right']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            page.keyboard().press("/");

            assertThat(page.locator("#f-ea_hz-0")).hasValue("2/100");
            assertThat(page.locator("#f-ea_hz-0")).isFocused();
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void whoIsSignedOutWhileWritingIsToldSoAndFindsItAgainAfterSigningIn() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var sign = page.locator("[data-saved]");
            page.locator("#f-needles_in").fill("5");
            assertThat(sign).hasAttribute("data-state", "saved");

            visit.context().clearCookies();
            page.locator("#f-needles_in").fill("6");
            assertThat(sign).containsText("Not saved: you are signed out");
            page.locator("#session button.button-primary").last().click();
            assertThat(sign).containsText("Not saved: you are signed out");

            sign.locator("a").click();
            page.waitForURL("**/sign-in?next=**");
            CareServer.signIn(page, Staff.pia());
            page.waitForURL("**/sessions/new");
            assertThat(page.locator("#f-needles_in")).hasValue("6");
            assertThat(sign).containsText("Brought back what you had written. Saved");
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void aPressIsKeptThoughItsButtonIsDrawnAnewWhileTheDraftIsOnItsWay() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            var drafts = new ArrayList<Route>();
            var drawn = new ArrayList<Route>();
            page.route("**/consultation/draft", drafts::add);
            page.route("**/consultation/reasoning", drawn::add);
            var power = page.locator("button[name=normal][value=POWER]");
            power.evaluate("button => button.dataset.old = 'yes'");

            page.locator("label:has(#f-test-SLR-right)").click();
            page.waitForCondition(() -> !drawn.isEmpty());
            power.click();
            page.waitForCondition(() -> !drafts.isEmpty());
            page.unroute("**/consultation/reasoning");
            drawn.forEach(Route::resume);
            page.locator("button[name=normal][value=POWER]:not([data-old])").waitFor();
            page.unroute("**/consultation/draft");
            drafts.forEach(Route::resume);

            page.waitForURL("**/consultation/reasoning#kind-POWER");
            assertThat(page.locator("button[name=undo][value=POWER]")).isVisible();
            assertThat(page.locator("#f-test-SLR-right")).isChecked();
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void aButtonThatIsPressedWhileTheServerDoesNotAnswerLeavesThePageAndWhatStandsOnIt() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            var sign = page.locator("[data-saved]");
            var power = page.locator("button[name=normal][value=POWER]");
            page.route("**/people/**", Route::abort);

            page.locator("#f-goal").fill("Sit through dinner");
            power.click();
            assertThat(sign).containsText("No connection: not sent");
            assertThat(page.locator("#f-goal")).hasValue("Sit through dinner");
            assertThat(page.locator("input[name=test-HALLUX-left][value=negative]"))
                    .not()
                    .isChecked();

            page.unroute("**/people/**");
            power.click();
            assertThat(page.locator("input[name=test-HALLUX-left][value=negative]")).isChecked();
            assertThat(page.locator("#f-goal")).hasValue("Sit through dinner");
        }
    }

    @Test
    @Controls({Hazard.DRAFT_LOST, Hazard.FINDING_CARRIED})
    void whatWasNotSavedBeforeTheChartChangedIsNotPutBackUnasked() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var sign = page.locator("[data-saved]");
            page.route("**/sessions/draft", Route::abort);
            page.locator("#f-needles_in").fill("6");
            assertThat(sign).containsText("No connection");
            InCare.askSafety(
                    server.charts,
                    Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                    server.clock.instant());
            page.onDialog(Dialog::accept);

            visit.open("/people/" + mei.patient() + "/sessions/new");
            assertThat(sign)
                    .containsText("was not saved, and the form or the chart has changed since");
            assertThat(page.locator("#f-needles_in")).not().hasValue("6");
            visit.assertNoViolations();
            page.unroute("**/sessions/draft");
            sign.getByText("Put it back").click();
            assertThat(page.locator("#f-needles_in")).hasValue("6");
            assertThat(sign).containsText("Saved");
        }
    }

    @Test
    @Controls({Hazard.DRAFT_LOST, Hazard.NEEDLE_LEFT_IN})
    void aVisitThatGoesOnInAnotherWindowIsNotOverwrittenAndWhatOnlyStandsHereIsOfferedThere() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var path = "/people/" + mei.patient() + "/sessions/new";
            var older = visit.open(path);
            older.onDialog(Dialog::accept);
            var newer = visit.context().newPage();
            newer.navigate(older.url());
            newer.locator("#f-needles_in").fill("7");
            assertThat(newer.locator("[data-saved]")).hasAttribute("data-state", "saved");
            server.clock.move(Duration.ofSeconds(1));
            newer.locator("#f-note").fill("Two more at the ankle");
            newer.locator("#f-note").blur();
            assertThat(newer.locator("[data-saved]")).hasAttribute("data-state", "saved");

            var sign = older.locator("[data-saved]");
            older.locator("#f-lot").fill("Example Needles 7");
            assertThat(sign).containsText("Not saved: this form goes on in another window");
            older.locator(".sticky-actions button").first().click();
            assertThat(sign).containsText("Not saved: this form goes on in another window");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            sign.getByText("Open it anew").click();
            older.waitForLoadState();
            assertThat(older.locator("#f-needles_in")).hasValue("7");
            assertThat(older.locator("#f-note")).hasValue("Two more at the ankle");
            assertThat(older.locator("#f-lot")).hasValue("");
            assertThat(sign).containsText("was not saved");
            sign.getByText("Let it go").click();
            older.locator("#f-lot").fill("Example Needles 7");
            assertThat(sign).hasAttribute("data-state", "saved");

            newer.locator("#f-note").fill("None at the ankle");
            assertThat(newer.locator("[data-saved]")).containsText("goes on in another window");
        }
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void theClockOfTheNeedlesRunsInTheZoneOfTheClinicWhateverTheDeviceIsSetTo() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var form = visit.open("/people/" + mei.patient() + "/sessions/new").url();
            var elsewhere =
                    new Browser.NewContextOptions()
                            .setTimezoneId("Pacific/Marquesas")
                            .setStorageState(visit.context().storageState());
            try (var device = visit.context().browser().newContext(elsewhere)) {
                var page = device.newPage();
                page.navigate(form);
                page.locator("#f-retention").fill("25");
                page.locator("[data-timer-start]").click();

                var zone = ZoneId.of(page.locator("[data-timer]").getAttribute("data-zone"));
                var noted = LocalTime.parse(page.locator("#f-in_at").inputValue());
                assertThat(Duration.between(noted, LocalTime.now(zone)).abs().toMinutes() % 1439)
                        .isLessThanOrEqualTo(1);
                assertThat(page.locator("[data-saved]")).containsText("Saved");
                page.evaluate("sessionStorage.clear()");
                page.reload();
                assertThat(page.locator("[data-timer]")).hasAttribute("data-state", "runs");
                assertThat(page.locator("[data-timer-left]"))
                        .hasText(Pattern.compile("2[345]:\\d\\d"));

                var in = Integer.parseInt(page.locator("#f-needles_in").inputValue());
                assertThat(in).isGreaterThan(1);
                page.locator("#f-needles_out").fill(String.valueOf(in - 1));
                assertThat(page.locator("[data-timer]")).hasAttribute("data-state", "runs");
                page.locator("#f-needles_out").fill(String.valueOf(in));
                assertThat(page.locator("[data-timer]")).hasAttribute("data-state", "done");
                assertThat(page.locator("[data-timer-words]")).hasText("As many out as in");
            }
        }
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void theNeedlesAreCountedOutByOneTapThatIsTakenBackByAnother() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var numbers = page.locator("[data-count] button");
            var out = page.locator("#f-needles_out");
            var clock = page.locator("[data-timer]");
            page.locator("#f-needles_in").fill("6");
            assertThat(numbers).hasText(new String[] {"0", "1", "2", "3", "4", "5", "6", "7"});
            page.locator("#f-needles_in").fill("11");
            assertThat(numbers).hasText(new String[] {"5", "6", "7", "8", "9", "10", "11", "12"});
            page.locator("#f-needles_in").fill("0");
            assertThat(page.locator("[data-count]")).isHidden();
            page.locator("#f-needles_in").fill("6");
            page.locator("#f-retention").fill("25");
            page.locator("[data-timer-start]").click();
            assertThat(clock).hasAttribute("data-state", "runs");

            numbers.getByText("5").click();
            assertThat(out).hasValue("5");
            assertThat(page.locator("#f-check")).containsText("6 needles in, 5 out");
            assertThat(clock).hasAttribute("data-state", "runs");
            numbers.getByText("6").click();
            assertThat(out).hasValue("6");
            assertThat(page.locator("[data-count] [aria-pressed=true]")).hasText("6");
            assertThat(clock).hasAttribute("data-state", "done");
            assertThat(page.locator("#f-check")).containsText("6 needles in, 6 out");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            numbers.getByText("6").click();
            assertThat(out).hasValue("");
            assertThat(page.locator("[data-count] [aria-pressed=true]")).hasCount(0);
            assertThat(clock).hasAttribute("data-state", "runs");
            out.fill("04");
            assertThat(page.locator("[data-count] [aria-pressed=true]")).hasCount(0);
            out.fill("4");
            assertThat(page.locator("[data-count] [aria-pressed=true]")).hasText("4");
            assertThat(page.locator("[data-saved]")).containsText("Saved");
            page.reload();
            assertThat(page.locator("[data-count] [aria-pressed=true]")).hasText("4");
            assertThat(clock).hasAttribute("data-state", "runs");
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void whoLeavesTheNeedlesInForFortyMinutesIsStillSignedInWhenTheyComeOut() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.locator("#f-retention").fill("40");
            page.locator("[data-timer-start]").click();
            for (int minutes = 0; minutes < 45; minutes += 5) {
                page.waitForResponse("**/draft", () -> passes(page, 5 * 60_000));
                server.clock.move(Duration.ofMinutes(5));
            }

            page.waitForResponse(
                    "**/draft",
                    () -> {
                        page.locator("#f-note").fill("Rested well");
                        page.clock().runFor(1_000);
                    });
            assertThat(page.locator("[data-saved]")).containsText("Saved");
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void theClockOfTheNeedlesAlsoRingsOnceTheMinutesOfACurrentAreOver() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsAPair(page, 20, 25);
            page.locator("#f-ea_ma-0").fill("2");
            page.locator("[data-timer-start]").click();
            var words = page.locator("[data-timer-words]");
            var off = page.locator("[data-timer-off]");
            passes(page, 19 * 60_000);
            assertThat(words).hasText("");
            assertThat(page.locator("[data-timer-left]"))
                    .hasText(Pattern.compile("6:0\\d · current 1:0\\d|5:5\\d · current 0:5\\d"));
            assertThat(off).isHidden();

            passes(page, 61_000);
            assertThat(words).hasText("The 20 minutes of the current are over");
            assertThat(page.locator("#said")).hasText("The 20 minutes of the current are over");
            assertThat(page).hasTitle(Pattern.compile("The 20 minutes of the current are over.*"));
            visit.assertNothingSticksOut();
            off.click();
            assertThat(words).hasText("");
            assertThat(off).isHidden();
            assertThat(page.locator("[data-timer]")).hasAttribute("data-state", "runs");

            passes(page, 5 * 60_000);
            assertThat(words).hasText("Time is up: take the needles out");
            assertThat(off).isHidden();
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void eachCurrentRingsUntilItIsSaidToBeOffAndStaysOffOverAReload() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsGb34(page);
            page.locator("#current > summary").click();
            page.locator("button[value=add-pair]").click();
            page.locator("select#f-ea_from-0").selectOption("GB30 right");
            page.locator("select#f-ea_to-0").selectOption("GB34 right");
            page.locator("button[value=add-pair]").click();
            page.locator("#f-ea_min-1").fill("20");
            page.locator("#f-ea_min-0").fill("15");
            page.locator("#f-ea_ma-0").fill("2");
            page.locator("#f-ea_ma-1").fill("2");
            page.locator("#f-retention").fill("30");
            page.locator("[data-timer-start]").click();
            var words = page.locator("[data-timer-words]");
            var off = page.locator("[data-timer-off]");

            passes(page, 15 * 60_000 + 1_000);
            assertThat(words)
                    .hasText("GB30 right – GB34 right: The 15 minutes of the current are over");
            visit.assertNothingSticksOut();
            visit.assertNoViolations();
            off.click();
            assertThat(words).hasText("");
            assertThat(off).isHidden();

            page.clock().runFor(1_000);
            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "saved");
            page.evaluate("sessionStorage.clear()");
            page.reload();
            page.clock().runFor(1_000);
            assertThat(page.locator("[data-timer]")).hasAttribute("data-state", "runs");
            assertThat(words).hasText("");
            assertThat(page.locator("[data-timer-left]"))
                    .hasText(Pattern.compile("1[45]:\\d\\d · current [45]:\\d\\d"));
            passes(page, 5 * 60_000);
            assertThat(words).hasText("The 20 minutes of the current are over");
            off.click();
            assertThat(words).hasText("");
            visit.assertNoComplaints();
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void aCurrentThatWasOffByAnEarlierStartOfTheClockRingsAgain() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsAPair(page, 10, 30);
            page.locator("#f-ea_ma-0").fill("2");
            page.locator("[data-timer-start]").click();
            passes(page, 10 * 60_000 + 1_000);
            page.locator("[data-timer-off]").click();
            passes(page, 60_000);

            page.locator("#f-in_at").fill("");
            page.clock().runFor(1_000);
            page.locator("[data-timer-start]").click();

            assertThat(page.locator("[data-timer-left]"))
                    .hasText(Pattern.compile("(30:00|29:5\\d) · current (10:00|9:5\\d)"));
            passes(page, 10 * 60_000 + 1_000);
            assertThat(page.locator("[data-timer-words]"))
                    .hasText("The 10 minutes of the current are over");
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void aCurrentThatIsSwitchedOnAfterTheNeedlesAreInCountsFromItsFirstIntensity() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsAPair(page, 20, 40);
            page.locator("[data-timer-start]").click();
            var words = page.locator("[data-timer-words]");
            var left = page.locator("[data-timer-left]");
            passes(page, 5 * 60_000);
            assertThat(left).hasText(Pattern.compile("3[45]:\\d\\d"));
            double high = page.locator("[data-timer-run]").boundingBox().height;

            page.locator("#f-ea_ma-0").fill("2");
            assertThat(left)
                    .hasText(
                            Pattern.compile(
                                    "3[45]:\\d\\d · current (20:00|19:5\\d) since 10:0[56]"));
            assertThat(page.locator("[data-timer-run]").boundingBox().height)
                    .as("what is below it stays under the finger")
                    .isEqualTo(high);
            visit.assertNothingSticksOut();
            page.locator("#f-ea_ma-0").blur();
            passes(page, 10 * 60_000);
            page.locator("#f-ea_ma-0").fill("");
            page.locator("#f-ea_ma-0").fill("1.5");
            page.locator("#f-ea_ma-0").blur();
            page.clock().runFor(1_000);
            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "saved");
            page.evaluate("sessionStorage.clear()");
            page.reload();
            passes(page, 60_000);
            assertThat(left)
                    .hasText(Pattern.compile("2[345]:\\d\\d · current [89]:\\d\\d since 10:0[56]"));

            passes(page, 9 * 60_000);
            assertThat(words).hasText("The 20 minutes of the current are over");
            page.locator("[data-timer-off]").click();
            assertThat(left).hasText(Pattern.compile("1[345]:\\d\\d"));
            assertThat(words).hasText("");
            visit.assertNoComplaints();
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void anIntensityThatStoodBeforeTheClockOrWasTakenAwayCountsFromTheNeedles() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsAPair(page, 20, 40);
            page.locator("#f-ea_ma-0").fill("2");
            page.locator("[data-timer-start]").click();
            var left = page.locator("[data-timer-left]");
            var fromTheNeedles = Pattern.compile("3[45]:\\d\\d · current 1[45]:\\d\\d");
            passes(page, 5 * 60_000);
            page.locator("#f-ea_ma-0").fill("1.5");
            page.locator("#f-ea_ma-0").blur();
            page.clock().runFor(1_000);
            assertThat(left).hasText(fromTheNeedles);

            page.locator("#f-ea_ma-0").fill("");
            page.locator("#f-ea_ma-0").blur();
            page.locator("#f-ea_ma-0").fill("2");
            assertThat(left).hasText(Pattern.compile(".* current \\d+:\\d\\d since 10:0[56]"));
            page.locator("#f-ea_ma-0").fill("");
            page.locator("#f-ea_ma-0").blur();
            page.clock().runFor(1_000);
            assertThat(left).hasText(Pattern.compile("3[45]:\\d\\d"));
            passes(page, 15 * 60_000);
            assertThat(page.locator("[data-timer-words]"))
                    .hasText("The 20 minutes of the current are over");
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void anIntensityQuietsNoAlarmAndOneWrittenAfterItBeginsAnew() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsAPair(page, 10, 40);
            page.locator("[data-timer-start]").click();
            var words = page.locator("[data-timer-words]");
            passes(page, 10 * 60_000 + 1_000);
            page.locator("#f-ea_ma-0").fill("2");
            page.clock().runFor(1_000);
            assertThat(words).hasText("The 10 minutes of the current are over");
            page.locator("#f-ea_ma-0").fill("");
            page.locator("#f-ea_ma-0").blur();
            page.locator("[data-timer-off]").click();
            passes(page, 60_000);
            assertThat(words).hasText("");

            page.locator("#f-ea_ma-0").fill("2");
            assertThat(page.locator("[data-timer-left]"))
                    .hasText(Pattern.compile(".* current (10:00|9:5\\d) since 10:1[12]"));
            passes(page, 10 * 60_000 + 1_000);
            assertThat(words).hasText("The 10 minutes of the current are over");
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void anIntensityNearThatOfLastTimeIsTappedAndItsCurrentCountsFromTheTap() {
        var permit = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        var before =
                new ElectroPair(
                        "GB30 right",
                        "GB34 right",
                        "2",
                        Waveform.CONTINUOUS,
                        OptionalDouble.of(1.2),
                        OptionalInt.of(20));
        InCare.visit(
                server.charts,
                permit,
                server.clock.instant(),
                List.of("GB30", "GB34"),
                List.of(before));
        InCare.askSafety(server.charts, permit, server.clock.instant());
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var numbers = page.locator("[data-count=f-ea_ma-0] button");
            var chosen = page.locator("[data-count=f-ea_ma-0] [aria-pressed=true]");
            var left = page.locator("[data-timer-left]");
            assertThat(numbers)
                    .hasText(new String[] {"0.6", "0.8", "1", "1.2", "1.4", "1.6", "1.8", "2"});
            assertThat(chosen).hasCount(0);
            page.locator("#f-retention").evaluate("field => field.value = '40'");
            page.locator("[data-timer-start]").click();
            passes(page, 5 * 60_000);
            assertThat(left).hasText(Pattern.compile("3[45]:\\d\\d"));

            numbers.getByText("1.4").click();
            assertThat(page.locator("#f-ea_ma-0")).hasValue("1.4");
            assertThat(chosen).hasText("1.4");
            assertThat(left)
                    .hasText(
                            Pattern.compile(
                                    "3[45]:\\d\\d · current (20:00|19:5\\d) since 10:0[56]"));
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            passes(page, 2 * 60_000);
            // A number that is corrected moves nothing.
            numbers.getByText("1.6").click();
            assertThat(left)
                    .hasText(Pattern.compile("3[23]:\\d\\d · current 1[78]:\\d\\d since 10:0[56]"));

            numbers.getByText("1.6").click();
            assertThat(page.locator("#f-ea_ma-0")).hasValue("");
            assertThat(left).hasText(Pattern.compile("3[23]:\\d\\d"));
        }
    }

    @Test
    void aClockThatRangForAQuarterOfAnHourKeepsNobodySignedInAnyMore() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(clinicTime()));
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.locator("#f-retention").fill("10");
            page.locator("[data-timer-start]").click();
            for (int minutes = 0; minutes < 30; minutes += 5) {
                passes(page, 5 * 60_000);
            }
            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "saved");
            var sent = new ArrayList<String>();
            page.onRequest(request -> sent.add(request.url()));

            for (int minutes = 0; minutes < 60; minutes += 5) {
                passes(page, 5 * 60_000);
            }
            assertThat(sent).filteredOn(url -> url.endsWith("/draft")).isEmpty();
        }
    }

    /**
     * Time goes by as on a device that sleeps most of it: what the page does beats in the last
     * second.
     */
    private static void passes(Page page, int millis) {
        page.clock().fastForward(millis - 1_000);
        page.clock().runFor(1_000);
    }

    @Test
    void whatTheVisitWasStillCheckingWhenItWasSignedIsNotWaitedFor() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.route("**/sessions/check", _ -> {});
            page.waitForRequest(
                    "**/sessions/check",
                    () -> page.locator("input[name=before_leg][value='6']").check());
            page.evaluate(
                    "document.addEventListener('htmx:afterRequest',"
                            + " event => sessionStorage.setItem('given-up', event.target.id))");

            Visit.onward(page, () -> page.locator(".sticky-actions button").first().click());

            assertThat(page.evaluate("sessionStorage.getItem('given-up')"))
                    .as("a check that came back later would free the form once more")
                    .isEqualTo("session");
        }
    }

    private String clinicTime() {
        return server.clock.instant().toString();
    }

    @Test
    void aFoldThatSomebodyOpenedStaysOpenWhileTheVisitIsChecked() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var fold = page.locator("#stricta");
            fold.locator("summary").click();
            assertThat(fold).containsText("Maker and lot of the needle");

            page.locator("#f-diameter").fill("0.25");
            page.locator("#f-length").fill("40");
            page.locator("#f-lot").fill("Example Needles, lot 7");
            page.locator("#f-lot").blur();

            assertThat(fold).not().containsText("Maker and lot of the needle");
            assertThat(fold.getAttribute("open")).isNotNull();
            fold.locator("summary").click();
            page.locator("#f-retention").fill("");
            page.locator("#f-retention").blur();
            assertThat(fold.locator("a[href='#f-retention']")).hasCount(1);
            assertThat(fold.getAttribute("open")).isNull();
        }
    }

    @Test
    void whatWasOpenedStaysOpenAndAButtonThatItsAnswerTookAwayLeavesThePlaceAndTheKeyboard() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            addsGb34(page);
            page.locator("#current > summary").click();
            page.locator("button[value=add-pair]").click();
            assertThat(page.locator("#needle-1").getAttribute("open")).as("its row").isNotNull();
            page.locator("select#f-ea_from-0").selectOption("GB30 right");
            page.locator("select#f-ea_to-0").selectOption("GB34 right");
            page.locator("#day-times > summary").click();
            var both = page.locator("button[value=felt-all]");
            both.scrollIntoViewIfNeeded();
            double top = page.locator("#felt").boundingBox().y;

            both.press("Enter");

            assertThat(both).hasCount(0);
            assertThat(page.locator("#felt input:checked")).hasCount(2);
            assertThat(page.locator("#felt")).isFocused();
            assertThat(page.locator("#felt").boundingBox().y).isCloseTo(top, within(2.0));
            assertThat(page.locator("#day-times").getAttribute("open")).isNotNull();
            page.locator("#needle-1 button[value=drop-needle-1]").click();
            assertThat(page.locator("#needle-2")).hasCount(0);
            assertThat(page.locator("#f-point-1")).not().hasValue("GB34");
            assertThat(page.locator("#needle-0").getAttribute("open"))
                    .as("nobody opened it")
                    .isNull();
        }
    }

    @Test
    void theWordsToReadOutAreShownWhereverTheyWereWantedLastWhateverADraftKept() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var person = "/people/" + mei.patient();
            var page = visit.open(person + "/plan");
            var read = page.locator("input[name=aloud]");
            assertThat(read).isChecked();
            assertThat(page.locator(".aloud").first()).isVisible();
            page.locator("label.read-out").click();
            assertThat(page.locator(".aloud").first()).isHidden();
            page.waitForResponse(
                    "**/plan/check", () -> page.locator("#f-side-GB34").selectOption("both"));
            assertThat(read).not().isChecked();

            visit.open(person + "/consultation");
            assertThat(read).not().isChecked();
            page.locator("#f-goal").fill("Sit through dinner");
            assertThat(page.locator("[data-saved]")).containsText("Saved");

            visit.open(person + "/safety");
            assertThat(read).not().isChecked();
            // Nothing is answered yet that could be kept.
            assertThat(page.locator(".asked-keep")).isHidden();

            visit.open(person + "/plan");
            page.locator("label.read-out").click();
            visit.open(person + "/consultation");
            assertThat(page.locator("#f-goal")).hasValue("Sit through dinner");
            assertThat(read).isChecked();
            assertThat(page.evaluate("Object.entries(localStorage).join()"))
                    .isEqualTo("read-out,shown");
        }
    }

    /** What a browser leaves of a tablet of 1024 by 768, and the same tablet held upright. */
    @Test
    void theBarsOfAConsultationLeaveItsPlaceToWhatIsAsked() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/consultation");
            page.setViewportSize(1024, 625);
            page.evaluate("document.getElementById('exam-title').scrollIntoView()");
            assertThat(page.evaluate(FREE)).asInstanceOf(DOUBLE).isGreaterThan(560);
            assertThat(page.locator(".sticky-actions button")).isInViewport();

            page.setViewportSize(768, 1024);
            page.evaluate("document.getElementById('exam-title').scrollIntoView()");
            assertThat(page.locator("#parts").boundingBox().height).isLessThan(70);
            assertThat(page.evaluate(COVERED)).asString().isEmpty();
            visit.assertNothingSticksOut();
        }
    }

    private static final String FREE =
            """
            () => document.querySelector('.sticky-actions').getBoundingClientRect().top
                    - Math.max(0, document.getElementById('parts').getBoundingClientRect().bottom) + 0.5
            """;

    /** Groups of tests whose name lies beneath the button beside it. */
    private static final String COVERED =
            """
            () => [...document.querySelectorAll('.exam-group')].filter(group => {
                const button = group.querySelector('.exam-do button')?.getBoundingClientRect();
                return button && [...group.querySelector('summary').children]
                    .map(one => one.getBoundingClientRect())
                    .some(name => name.right > button.left && name.left < button.right
                            && name.bottom > button.top && name.top < button.bottom);
            }).map(group => group.getAttribute('aria-labelledby')).join()
            """;
}
