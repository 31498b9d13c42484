package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.care.NextReview;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.web.Words;
import huantiao.web.evidence.ClinicCard;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A patient reads their own course: what it amounts to first, other people last. */
class OwnCoursePagesTest {

    private static final List<String> IN_ORDER =
            List.of(
                    "When to get help at once",
                    "Go to an emergency department now if you have any of these:",
                    "What to do now",
                    "If the pain gets worse or comes back, but you have none of the signs above,"
                            + " call the clinic.",
                    "In short",
                    "These numbers cannot tell if the needles helped you, harmed you or did"
                            + " nothing.",
                    "What comes next",
                    "Unwanted events",
                    "Your answers",
                    "What studies found in other people");

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    private CareServer server;

    @BeforeEach
    void isTreatedOnce() {
        server = CareServer.open();
        server.bringIntoCare(mei);
        answers(7);
        server.clock.move(Duration.ofHours(1));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    void whatItAmountsToComesFirstAndOtherPeopleStandInAFold() {
        server.clock.move(Duration.ofDays(28));
        answers(5);

        var page = course();

        assertThat(page).containsSubsequence(IN_ORDER);
        assertThat(page)
                .contains("Your leg pain was 7 at the start. On ")
                .contains("This page was made on ")
                .contains("We cannot tell that from ordinary ups and downs")
                .contains("No unwanted event was written down. If you noticed anything, tell us.")
                .contains("href=\"/me/check-in\"");
        assertThat(page.substring(0, page.indexOf("What studies found in other people")))
                .doesNotContain("course-published");
    }

    @Test
    void theClinicsNumberStandsWhereThePersonIsToldToCallIfTheCardIsOfTheirClinic() {
        assertThat(course()).contains("call the clinic").doesNotContain("tel:");

        server.card = Optional.of(card("Another Clinic"));
        assertThat(course()).doesNotContain("tel:");

        server.card = Optional.of(card(Staff.RIVERSIDE.name()));
        assertThat(course())
                .containsSubsequence("call the clinic", "href=\"tel:+445550100\"", "+44 555-0100");
        assertThat(server.guest(mei).get("/me").body()).contains("href=\"tel:+445550100\"");
    }

    private static ClinicCard card(String clinic) {
        return new ClinicCard(
                clinic,
                "Ada Example",
                "licensed",
                "",
                "",
                "+44 555-0100",
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                "",
                ClinicCard.OnFigures.NOTHING,
                false);
    }

    @Test
    void whyItWasDecidedIsToldInTheWordsThatWereWrittenForThePersonAndInNoOther() {
        server.clock.move(Duration.ofDays(28));
        answers(5);
        decides("some_more", "It is a <little> better. We look again after two visits.");

        assertThat(course())
                .contains(
                        "<q dir=\"auto\">It is a &lt;little&gt; better. We look again after two"
                                + " visits.</q>",
                        "You may say that you do not agree, or ask somebody else.")
                .doesNotContain("The reason is not on this page.", "Talked over.");
        assertThat(server.reader(Staff.pia()).get("/people/" + mei.patient() + "/course").body())
                .containsSubsequence(
                        "Talked over.", "Told to the person:", "It is a &lt;little&gt; better.");
    }

    @Test
    void aDecisionIsToldOnItsDayAndAnEarlierOneIsFolded() {
        server.clock.move(Duration.ofDays(28));
        answers(5);
        decides("some_more");
        var first = course();
        server.clock.move(Duration.ofDays(14));
        decides("change");

        var page = course();

        assertThat(first)
                .containsPattern(
                        "On [^<]+ it was decided to have a few more visits and then decide\\.")
                .contains("The reason is not on this page. Ask the clinic for it.")
                .contains("You may say that you do not agree, or ask somebody else.")
                .doesNotContain("Earlier decisions");
        assertThat(page)
                .containsSubsequence(
                        "What was decided last",
                        "it was decided to change the treatment.",
                        "Written down by",
                        "Earlier decisions (1)",
                        "have a few more visits and then decide");
        assertThat(page).as("a reason is the clinic's").doesNotContain("Talked over.");
    }

    @Test
    void whoGotWorseIsToldWhatToDoNowAndNeverThatNothingWentWrong() {
        server.card = Optional.of(card(Staff.RIVERSIDE.name()));
        server.clock.move(Duration.ofDays(28));
        answers(10);
        decides("examine_and_refer");

        assertThat(course())
                .containsSubsequence(
                        "When to get help at once",
                        "What to do now",
                        "At least one of your scores is worse than at the start.",
                        "+44 555-0100",
                        "it was decided to examine you again",
                        "The reason is not on this page. Ask for it when you call.",
                        "If you have no day yet on which you are examined again, ask for one.",
                        "If you do not know who you are sent to, or when, ask for that too",
                        "In short",
                        "Pain can get better or worse by itself.",
                        "The reason is not on this page. Ask for it:",
                        "+44 555-0100",
                        "No unwanted event was written down. But at least one of your scores is"
                                + " worse than at the start.",
                        "Pain that rises in the weeks of the visits")
                .doesNotContain("often gets better by itself", "nothing you must do");
    }

    @Test
    void whoHasLeftCareIsToldThatThereIsNothingToDo() {
        server.clock.move(Duration.ofDays(28));
        answers(3);
        assertThat(course()).doesNotContain("nothing you must do");

        decides("stop");

        assertThat(course())
                .containsSubsequence(
                        "What to do now",
                        "There is nothing you must do for us now.",
                        "If the pain gets worse or comes back",
                        "call the clinic.",
                        "What comes next",
                        "We ask again around",
                        "it was decided to stop this treatment.")
                .doesNotContain("It is not decided yet");
    }

    @Test
    void whoSaidThatItIsNotGoodEnoughIsToldToCallFirstOfAllAndNowhereToWait() {
        server.clock.move(Duration.ofDays(28));
        answers(6, Map.of("enough", "0"));

        assertThat(course())
                .containsSubsequence(
                        "When to get help at once",
                        "What to do now",
                        "you said that it is not good enough if it stays like this. Call the clinic"
                                + " now",
                        "In short",
                        "It is not decided yet",
                        "Ask about it when you call.")
                .doesNotContain("Talk about it at your next visit", "nothing you must do");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whetherAVisitMayGoOnWhileADecisionIsOpenIsSaidInOneWay() {
        var person = "/people/" + mei.patient();
        var permit = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        server.clock.move(Duration.ofDays(7));
        answers(1, Map.of("enough", "0"));

        assertThat(server.caller(Staff.pia()).get(person + "/safety").body())
                .as("visits are left")
                .contains("Today's visit may go on; after it, examine again and decide");

        for (int visit = 1; visit <= 10; visit++) {
            server.clock.move(Duration.ofDays(1));
            InCare.visit(server.charts, permit, server.clock.instant());
        }
        assertThat(server.caller(Staff.pia()).get(person + "/safety").body())
                .as("all of them are done")
                .contains("decide first whether care goes on")
                .contains("Nobody decided with the person since: examine again")
                .doesNotContain("visit may go on");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void onceTodaysVisitIsSignedOnlyWhatIsStillToBeDoneIsSaid() {
        var person = "/people/" + mei.patient();
        var permit = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        server.clock.move(Duration.ofDays(28));
        answers(1, Map.of("enough", "0"));
        server.clock.move(Duration.ofDays(7));
        var pia = server.caller(Staff.pia());
        assertThat(pia.get(person).body())
                .contains(
                        "Today's visit may go on; after it, examine again and decide",
                        "does care go on, change or stop? A visit today may come first");

        InCare.visit(server.charts, permit, server.clock.instant());
        for (var page : List.of(person, person + "/safety")) {
            assertThat(pia.get(page).body())
                    .contains(
                            "said on 30 Mar: not good enough as it is. Before the next visit, examine again")
                    .doesNotContain("visit may go on", "A visit today may come first");
        }
        assertThat(pia.get(person).body()).contains("does care go on, change or stop?");

        server.clock.move(Duration.ofDays(1));
        assertThat(server.caller(Staff.pia()).get(person).body())
                .contains("Today's visit may go on; after it, examine again and decide");
    }

    @Test
    void whoNotedThatItIsNotGoodEnoughStandsOnThePageOfTheDay() {
        server.clock.move(Duration.ofDays(28));
        var pia = server.caller(Staff.pia());
        var person = "/people/" + mei.patient();
        pia.get(person + "/check-in");
        var sent = new HashMap<>(checkedIn(3));
        sent.put("enough", "0");

        assertThat(pia.post(person + "/check-in", sent).statusCode()).isBetween(302, 303);

        assertThat(pia.get("/today").body())
                .contains(
                        "Not good enough, said on 30 Mar and noted by Dr. Pia Needham: examine again");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whatSomebodySaidThatIsNotGoodEnoughIsSeenByWhoeverTreatsUntilItIsDecidedOn() {
        server.clock.move(Duration.ofDays(28));
        answers(3, Map.of("enough", "0"));
        var line = "Today's visit may go on; after it, examine again and decide";
        var person = "/people/" + mei.patient();

        var pia = server.caller(Staff.pia());
        assertThat(pia.get("/today").body())
                .contains("Not good enough, said by the person on 30 Mar: examine again");
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        assertThat(pia.get("/today").body())
                .as("a score has its day: it may be weeks older than the last visit")
                .containsPattern("data-label=\"Leg pain[^>]*>3 <span[^>]*>\\(30 Mar\\)</span>");
        assertThat(pia.get(person + "/safety").body())
                .as("one thing to do, in its order, where two hang together")
                .contains(line)
                .doesNotContain("Nobody decided with the person since", "Review due (planned");
        assertThat(pia.get(person + "/course").body())
                .containsSubsequence(
                        "What asks for an examination",
                        "the person said that it is not good enough as it is",
                        "What the rule proposes");

        assertThat(course()).contains("Call the clinic now and ask to be examined again");
        decides("some_more");
        assertThat(course())
                .as("it was decided together: nobody calls because of it")
                .contains("it is not good enough")
                .doesNotContain("Call the clinic now and ask to be examined again");
        assertThat(pia.get("/today").body()).doesNotContain("Not good enough");
        assertThat(pia.get(person + "/safety").body()).doesNotContain(line);
        assertThat(pia.get(person + "/course").body())
                .contains("not good enough for me")
                .doesNotContain("the person said that it is not good enough as it is");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void aVisitGivenWhileSomebodyWaitsToBeExaminedSaysSoAndLeadsToTheExamination() {
        var person = "/people/" + mei.patient();
        var permit = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        var before = signedVisit(person, permit);
        assertThat(before).doesNotContain("When this was signed", "Examine again, then decide");
        server.clock.move(Duration.ofDays(7));
        answers(1, Map.of("enough", "0"));

        var open = signedVisit(person, permit);
        assertThat(open)
                .containsSubsequence(
                        "href=\"" + person + "/consultation\"", "Examine again, then decide")
                .contains("When this was signed")
                .containsPattern(
                        "The person said on [^<]*: not good enough as it is. What to do about it"
                                + " was not decided yet");

        decides("examine");
        assertThat(signedVisit(person, permit))
                .contains("Examine again, then decide")
                .containsPattern("Decided on [^<]*: examine again. That was not done yet");

        InCare.consult(server.charts, permit, server.clock.instant());
        assertThat(signedVisit(person, permit))
                .contains("href=\"" + person + "/course#review\"", "Examined again: decide")
                .containsPattern("Examined again on [^<]*. What follows was not decided yet")
                .doesNotContain("Examine again, then decide");

        decides("some_more");
        assertThat(signedVisit(person, permit)).doesNotContain("When this was signed");
        assertThat(lastButOne(person))
                .as("the earlier visit keeps what was open then, and leads nowhere")
                .contains("When this was signed")
                .doesNotContain("course#review");
    }

    private String signedVisit(String person, Permit permit) {
        InCare.visit(server.charts, permit, server.clock.instant());
        server.clock.move(Duration.ofHours(1));
        return signed(person, 1);
    }

    private String lastButOne(String person) {
        return signed(person, 2);
    }

    /** A signed visit, counted from the last. */
    private String signed(String person, int fromTheEnd) {
        var visits = server.chart(mei).all(Entry.SessionSigned.class);
        long sequence = visits.get(visits.size() - fromTheEnd).noted().sequence();
        return server.caller(Staff.pia()).get(person + "/sessions/" + sequence).body();
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void anExaminationThatWasDecidedOnIsNamedUntilSomebodyNotedIt() {
        server.clock.move(Duration.ofDays(28));
        answers(3, Map.of("enough", "0"));
        var person = "/people/" + mei.patient();
        var pia = server.caller(Staff.pia());
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        pia.get(person + "/course");

        var noted = pia.post(person + "/course/decision", Map.of("decision", "examine"));
        var where = noted.headers().firstValue("Location").orElseThrow();
        assertThat(pia.get(where.replaceAll("^https?://[^/]+", "")).body())
                .as("confirmed where it was taken, with the way on")
                .containsSubsequence(
                        "The decision is noted: Examine again, then decide",
                        "href=\"" + person + "/consultation\"",
                        "Decide otherwise");
        assertThat(pia.get("/today").body()).contains("Examine again, decided");
        for (var page : List.of("", "/safety")) {
            assertThat(pia.get(person + page).body())
                    .contains(": examine again. No consultation was noted since");
        }
        assertThat(course())
                .containsSubsequence(
                        "What to do now",
                        "it was decided to examine you again.",
                        "If you have no day yet on which you are examined again, ask for one.",
                        "In short")
                .doesNotContain("There is nothing you must do for us now");

        InCare.consult(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        assertThat(pia.get("/today").body()).doesNotContain("Examine again, decided");
        assertThat(pia.get(person).body()).doesNotContain("No consultation was noted since");
        assertThat(course()).doesNotContain("If you have no day yet");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void onceTheExaminationIsNotedThatWasDecidedOnTheNextThingIsToDecide() {
        server.clock.move(Duration.ofDays(28));
        answers(3, Map.of("enough", "0"));
        var person = "/people/" + mei.patient();
        var waits = "The review was to examine again, then decide. Examined on";
        decides("examine");
        InCare.consult(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        var pia = server.caller(Staff.pia());
        long noted =
                server.chart(mei).latest(Entry.Consulted.class).orElseThrow().noted().sequence();

        assertThat(pia.get(person + "?noted=" + noted).body())
                .as("right after the consultation: the decision, and the plan beside it")
                .containsSubsequence(
                        "Next: ask what is not known, then decide",
                        "The review was to examine again, then decide",
                        "href=\"" + person + "/course#review\"",
                        "Look at the plan")
                .doesNotContain("then the plan", "A plan can be made already");
        for (var page : List.of("", "/safety")) {
            assertThat(pia.get(person + page).body()).as(page).contains(waits);
        }
        assertThat(pia.get("/today").body()).contains("Examined again", ": decide");

        decides("some_more");
        assertThat(pia.get("/today").body()).doesNotContain("Examined again");
        assertThat(pia.get(person + "?noted=" + noted).body())
                .contains("then the plan")
                .doesNotContain(waits, "known, then decide");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void aCourseThatWasJudgedIsJudgedAgainUnlessItWasDecidedToStop() {
        server.clock.move(Duration.ofDays(28));
        answers(5);
        decides("some_more");
        var pia = server.caller(Staff.pia());
        var person = "/people/" + mei.patient();
        pia.get(person);
        var due = "Review due again: does care go on, change or stop?";
        assertThat(pia.get(person).body()).doesNotContain(due);
        assertThat(pia.get(person + "/safety").body())
                .containsPattern("Reviewed \\d+ \\w+, again by \\d+ \\w+ or after visit 6");

        server.clock.move(Duration.ofDays(28));
        pia = server.caller(Staff.pia());
        pia.get(person);
        assertThat(pia.get(person).body()).contains(due);
        assertThat(pia.get("/today").body()).contains("Is it helping? To judge");

        decides("stop");
        server.clock.move(Duration.ofDays(60));
        pia = server.caller(Staff.pia());
        pia.get(person);
        assertThat(pia.get(person).body()).doesNotContain(due);
    }

    @Test
    void onTheDayOfTheReviewEveryPageAgrees() {
        var person = "/people/" + mei.patient();
        var pia = server.caller(Staff.pia());
        assertThat(pia.get(person + "/course").body())
                .contains("Review on 30 Mar 2026, as planned.");
        assertThat(pia.get(person + "/consultation").body())
                .contains("We propose 30 Mar 2026, the day of the plan.");

        server.clock.move(Duration.ofDays(35));
        answers(5);
        decides("some_more");
        pia = server.caller(Staff.pia());

        assertThat(pia.get(person + "/safety").body()).contains("again by 4 May or after visit 6");
        assertThat(pia.get(person + "/course").body())
                .contains("The next review is by 4 May 2026, or after visit 6")
                .doesNotContain("as planned.");
        assertThat(pia.get(person + "/consultation").body())
                .contains("We propose 4 May 2026, the day of the next review.");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void afterFiveVisitsMoreACourseIsJudgedAgain() {
        server.clock.move(Duration.ofDays(28));
        answers(5);
        decides("some_more");
        var person = "/people/" + mei.patient();
        var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        var due = "Review due again: does care go on, change or stop?";
        for (int visit = 1; visit <= 5; visit++) {
            assertThat(server.caller(Staff.pia()).get(person).body()).doesNotContain(due);
            server.clock.move(Duration.ofDays(1));
            InCare.visit(server.charts, records, server.clock.instant());
        }

        assertThat(server.caller(Staff.pia()).get(person).body()).contains(due);
    }

    @Test
    void unlessMoreVisitsAreGrantedTheNextReviewIsAtTheEndOfThePlanWhereThatComesFirst() {
        server.clock.move(Duration.ofDays(28));
        for (int visit = 2; visit <= 6; visit++) {
            server.clock.move(Duration.ofDays(1));
            InCare.visit(
                    server.charts,
                    Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                    server.clock.instant());
        }
        answers(5);

        decides("examine");
        assertThat(nextReview()).as("ten visits are planned").isEqualTo(10);

        decides("some_more");
        assertThat(nextReview()).isEqualTo(11);
    }

    private int nextReview() {
        return NextReview.of(server.chart(mei).openEpisode().orElseThrow()).orElseThrow().atVisit();
    }

    @Test
    void toExamineFirstWantsNoReasonUnlessItPassesOverAReferral() {
        assertThat(Entry.ReviewDecided.follows("taper_or_stop", "examine")).isTrue();
        assertThat(Entry.ReviewDecided.follows("answer_first", "examine")).isTrue();
        assertThat(Entry.ReviewDecided.follows("examine_and_refer", "examine")).isFalse();
    }

    @Test
    void aScoreThatIsAskedBesideTheReviewLeadsBackToIt() {
        server.clock.move(Duration.ofDays(28));
        var person = "/people/" + mei.patient();
        var pia = server.caller(Staff.pia());
        pia.get(person + "/check-in");
        pia.post(
                person + "/check-in",
                Map.of(
                        "leg",
                        "4",
                        "weakness",
                        "none",
                        "saddle",
                        "no",
                        "bladder",
                        "no",
                        "bowel",
                        "no"));

        assertThat(pia.get(person + "/check-in/thanks").body())
                .contains("href=\"" + person + "/course\"", "To the course, with this score");
    }

    @Test
    void aScoreAfterTheSafetyQuestionsOfTheVisitDoesNotAskThemAgainUnlessSomethingIsNew() {
        var person = "/people/" + mei.patient();
        server.clock.move(Duration.ofDays(28));
        var pia = server.caller(Staff.pia());
        pia.get(person);
        assertThat(pia.get(person + "/check-in").body())
                .contains("name=\"saddle\"")
                .doesNotContain("saddle, bladder and bowel: asked at");

        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        assertThat(pia.get(person + "/check-in").body())
                .contains("Weakness, saddle, bladder and bowel: asked or examined at")
                .contains("Open this if something is new");
        assertThat(pia.post(person + "/check-in", Map.of("leg", "4")).statusCode()).isEqualTo(302);
        server.clock.move(Duration.ofHours(3));
        assertThat(pia.get(person + "/check-in").body())
                .as("another sitting")
                .doesNotContain("saddle, bladder and bowel: asked at");
    }

    /** Whether a course of care has ended says nothing of whether the person was heard. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Controls(Hazard.WORSE_UNHEARD)
    void afterTheCourseHasEndedOnlyWhoWasNotHeardIsToldToCall(boolean heard) {
        server.clock.move(Duration.ofDays(28));
        answers(3, Map.of("enough", "0"));
        if (heard) {
            decides("some_more");
        }
        var pia = server.caller(Staff.pia());
        pia.get("/people/" + mei.patient());
        var today = LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
        var closed = Map.of("why", "person_stopped", "last_day", today.toString());
        pia.post("/people/" + mei.patient() + "/closure", closed);
        assertThat(server.chart(mei).openEpisode()).isEmpty();

        assertThat(course().contains("Call the clinic now and ask to be examined again"))
                .isEqualTo(!heard);
    }

    @Test
    void whoeverDecidesIsToldThatTheLatestScoreIsOld() {
        server.clock.move(Duration.ofDays(28));
        answers(3);
        server.clock.move(Duration.ofDays(15));

        var page = server.caller(Staff.pia()).get("/people/" + mei.patient() + "/course").body();
        assertThat(page).contains("The latest score is 15 days old. Ask again first.");
    }

    @Test
    void questionsThatAreOpenStandWithWhatToDo() {
        server.clock.move(Duration.ofDays(14));

        assertThat(course())
                .containsSubsequence(
                        "What to do now", "Our questions of week 2 are open now.", "In short");
    }

    @Test
    void howOldTheNumbersAreIsSaidBeforeThem() {
        server.clock.move(Duration.ofDays(28));
        answers(3);
        server.clock.move(Duration.ofDays(50));

        assertThat(course())
                .containsSubsequence(
                        "In short",
                        "These numbers are from ",
                        "So we do not know how you are now.",
                        "Your leg pain was 7 at the start.");
    }

    @Test
    void whoDidNotAnswerIsToldSoAndNotToWait() {
        server.clock.move(Duration.ofDays(100));

        assertThat(course())
                .contains("We cannot say how it is going. We asked 4 times since treatment began")
                .doesNotContain("too early")
                .contains("Tell us how you are now");
    }

    @Test
    void whatWasUnwantedIsNamedInPlainSight() {
        var pia = server.caller(Staff.pia());
        pia.get("/people/" + mei.patient() + "/harms");
        pia.post(
                "/people/" + mei.patient() + "/harms",
                Map.of(
                        "harm_kind", "AE-AGGR",
                        "harm_found", "volunteered",
                        "harm_severity", "mild",
                        "harm_serious", "no",
                        "harm_relation", "probable"));

        var page = course();

        assertThat(page).doesNotContain("No unwanted event was written down.");
        assertThat(page.substring(page.indexOf("id=\"unwanted-title\"")))
                .containsPattern(
                        "(?s)^[^<]*>Unwanted events</h2>\\s*<ul.*?Written down on [^<]+: the pain"
                                + " you came with got worse for more than two days</li>");
    }

    @Test
    void everyUnwantedEffectHasEverydayWords() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/course");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        var words = new Words(source, Locale.ENGLISH);

        assertThat(CareKnowledge.shipped().library().harms().taxonomy())
                .isNotEmpty()
                .allMatch(kind -> words.knows("course.own.harm." + kind.id()));
    }

    private String course() {
        return server.guest(mei).get("/me/course").body();
    }

    private void answers(int leg) {
        answers(leg, Map.of());
    }

    private void answers(int leg, Map<String, String> more) {
        var she = server.guest(mei);
        she.get("/me/check-in");
        var sent = new HashMap<>(checkedIn(leg));
        sent.putAll(more);
        var answer = she.post("/me/check-in", sent);
        assertThat(answer.statusCode()).isBetween(302, 303);
    }

    private static Map<String, String> checkedIn(int leg) {
        return Map.of(
                "leg", String.valueOf(leg),
                "back", "2",
                "weakness", "none",
                "saddle", "no",
                "bladder", "no",
                "bowel", "no");
    }

    private void decides(String decision) {
        decides(decision, " ");
    }

    private void decides(String decision, String told) {
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        var pia = server.caller(Staff.pia());
        pia.get("/people/" + mei.patient() + "/course");
        var answer =
                pia.post(
                        "/people/" + mei.patient() + "/course/decision",
                        Map.of("decision", decision, "reason", "Talked over.", "told", told));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(302, 303);
    }
}
