package huantiao.app;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.Entry;
import huantiao.care.Pain;
import huantiao.care.SinceLast;
import huantiao.care.StillNo;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person answers the questions before a visit alone with their phone; whoever treats asks once
 * more, and nothing counts before that.
 */
class BeforeVisitPagesTest extends ChartingPages {

    private static final String HERE = "/me/before-visit";
    private static final Duration DAY = Duration.ofDays(1);

    @BeforeEach
    void wasHereYesterday() {
        sign(visit());
        later(DAY);
    }

    /** Time passes, and whoever treats signs in again. */
    private static void later(Duration time) {
        server.clock.move(time);
        pia = server.caller(Staff.pia());
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whatWasAnsweredAloneIsOneQuestionBeforeTheVisitAndNoAnswerUntilItIsAsked() {
        var thanks = tells(with(allAnsweredNo(), "leg", "7"));

        assertThat(thanks).contains("Before the treatment the practitioner asks you once more");
        assertThat(pia.get("/today").body()).containsPattern("Answered at \\d\\d:\\d\\d");
        assertThat(pia.get(person() + "/sessions/new").headers().firstValue("Location"))
                .as("no visit opens by it")
                .hasValueSatisfying(place -> assertThat(place).endsWith("/safety"));
        var page = pia.get(person() + "/safety").body();
        assertThat(words(page))
                .containsPattern(
                        "At \\d\\d:\\d\\d you answered no to this\\. Is it so\\? Feeling between the"
                                + " legs, or when wiping; trouble with urine")
                .contains("Nor since the last visit? Weakness of a leg or foot;");
        assertThat(page)
                .doesNotContain("name=\"all\"")
                .doesNotContainPattern("<input(?![^>]*data-read-out)[^>]* checked");
        assertThat(isUnfolded(page, "name=\"saddle_sensory_change\"")).isFalse();

        assertThat(pia.post(person() + "/safety", sentBy(page)).statusCode()).isEqualTo(422);
        var asked = pia.post(person() + "/safety", with(sentBy(page), "nothing", "no"));

        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/sessions/new"));
        var told = chart().latest(Entry.ToldBeforeVisit.class).orElseThrow();
        var before = chart().latest(Entry.SafetyAsked.class).orElseThrow();
        assertThat(before.noted().author().isPatient()).isFalse();
        assertThat(before.entry().still().orElseThrow().as())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sequence()).isEqualTo(told.noted().sequence());
                    assertThat(one.facts()).hasSize(13);
                });
        assertThat(before.entry().since().orElseThrow().asked())
                .isEqualTo(SinceLast.toAsk(chart()));
    }

    @Test
    void thePainThatWasToldStandsInTheVisitWithItsTimeAndCanBeChanged() {
        tells(all(allAnsweredNo(), List.of(entry("leg", "7"), entry("back", "0"))));
        confirms();

        var visit = pia.get(person() + "/sessions/new").body();

        assertThat(visit)
                .containsPattern("name=\"before_leg\" value=\"7\" checked")
                .containsPattern("name=\"before_back\" value=\"0\" checked");
        assertThat(words(visit)).containsPattern("Told alone at \\d\\d:\\d\\d\\.");
        assertThat(check(with(sentBy(visit), "before_leg", "5"))).isNotEmpty();
        assertThat(chart().latest(Entry.ToldBeforeVisit.class).orElseThrow().entry().pain())
                .isEqualTo(Pain.of(7, 0));
    }

    @Test
    void aVisitThatWasBegunBeforeFillsWhatIsEmptyOnceTheQuestionsAreAskedAgain() {
        asksAloud();
        types("before_back", "3");
        tells(all(allAnsweredNo(), List.of(entry("leg", "7"), entry("back", "2"))));
        confirms();

        assertThat(pia.get(person() + "/sessions/new").body())
                .containsPattern("name=\"before_leg\" value=\"7\" checked")
                .as("what somebody typed stays")
                .containsPattern("name=\"before_back\" value=\"3\" checked")
                .doesNotContain("id=\"pain-told\"");
    }

    @Test
    void whatIsToldOnceAVisitWasBegunIsOfferedAndTakenOverWhereNothingStands() {
        asksAloud();
        later(Duration.ofMinutes(1));
        tells(all(allAnsweredNo(), List.of(entry("leg", "7"), entry("back", "2"))));

        var visit = pia.get(person() + "/sessions/new").body();
        assertThat(visit).doesNotContainPattern("name=\"before_leg\" value=\"\\d+\" checked");
        assertThat(words(visit))
                .containsPattern("Leg 7, back 2: the person told it alone at \\d\\d:\\d\\d\\.");

        var taken =
                pia.post(
                                person() + "/sessions",
                                with(with(sentBy(visit), "before_leg", "5"), "row", "pain-told"))
                        .body();
        assertThat(taken)
                .as("typed meanwhile")
                .containsPattern("name=\"before_leg\" value=\"5\" checked")
                .containsPattern("name=\"before_back\" value=\"2\" checked")
                .doesNotContain("id=\"pain-told\"");
        assertThat(words(taken)).containsPattern("Told alone at \\d\\d:\\d\\d");
        assertThat(pia.get(person() + "/sessions/new").body())
                .as("kept")
                .containsPattern("name=\"before_back\" value=\"2\" checked");
    }

    @Test
    void painThatIsToldOnceTheNeedlesAreInIsNotThatBeforeThem() {
        asksAloud();
        var begun = pia.get(person() + "/sessions/new").body();
        var in = with(sentBy(begun), "in_at", "00:00");
        tells(all(allAnsweredNo(), List.of(entry("leg", "7"))));

        assertThat(pia.post(person() + "/sessions/check", in).body())
                .doesNotContain("id=\"pain-told\"");
        assertThat(pia.post(person() + "/sessions", with(in, "row", "pain-told")).body())
                .doesNotContainPattern("name=\"before_leg\" value=\"7\" checked");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.MEDICINE_OR_DEVICE_UNSEEN})
    void whatIsNewIsReadInTheirWordsAndAskedByItself() {
        tells(
                with(
                        with(allAnsweredNo(), "news-medicines", "yes"),
                        "news-words-medicines",
                        "rivaroxaban since Monday"));

        var page = pia.get(person() + "/safety").body();
        assertThat(words(page))
                .containsPattern("Answered alone at \\d\\d:\\d\\d; new: medicines")
                .contains("In their words: rivaroxaban since Monday");
        assertThat(isUnfolded(page, "name=\"news-medicines\"")).isTrue();
        assertThat(isUnfolded(page, "name=\"news-illness\"")).isFalse();
        var left = pia.post(person() + "/safety", with(sentBy(page), "nothing", "no"));

        assertThat(left.statusCode()).isEqualTo(422);
        assertThat(left.body()).contains("href=\"#f-news-medicines\"");
        assertThat(words(pia.get(person()).body()))
                .as("what was told of blood thinners before is known no longer")
                .doesNotContain("Blood thinner: No");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whatIsLeftOpenOrNotKnownIsAskedAsEver() {
        tells(with(allAnsweredNo(), "saddle_sensory_change", "unknown"));

        assertThat(words(pia.get(person() + "/safety").body()))
                .containsPattern("All \\d+ asked, each answered no")
                .doesNotContain("Is it so?");

        tells(with(allAnsweredNo(), "news-injury", "unknown"));
        var page = pia.get(person() + "/safety").body();
        assertThat(words(page)).contains("Is it so?");
        assertThat(isUnfolded(page, "name=\"news-injury\"")).isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void afterTwoHoursNothingOfItIsConfirmed() {
        tells(allAnsweredNo());
        var page = pia.get(person() + "/safety").body();
        later(StillNo.SITTING.plusSeconds(1));

        assertThat(words(pia.get(person() + "/safety").body())).doesNotContain("Is it so?");
        var late = pia.post(person() + "/safety", with(sentBy(page), "nothing", "no"));

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(words(late.body()))
                .contains("What was answered earlier can no longer be confirmed together");
        later(DAY.minus(StillNo.SITTING.plusSeconds(1)));
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void noTickSaysThatTheyAnsweredBeforeATreatmentThatBeganEarlier() {
        tells(allAnsweredNo());
        confirms();
        var told = chart().latest(Entry.ToldBeforeVisit.class).orElseThrow().noted().occurredAt();
        var visit = Duration.ofMinutes(40);
        later(visit);
        pia.get(person() + "/sessions/new");

        var before =
                with(with(visit(), "from", time(told.minusSeconds(600))), "order_later", "yes");
        assertThat(pia.post(person() + "/sessions/check", seen(with(before, "to", ""))).body())
                .as("what cannot help is not offered")
                .contains("no tick puts it earlier")
                .doesNotContain("name=\"order_later\"");
        var refused = pia.post(person() + "/sessions", seen(with(before, "to", "")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .contains("From : The person answered alone later than that.");
        assertThat(words(refused.body()))
                .containsOnlyOnce("The person answered alone at " + time(told));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        var unticked = with(with(before, "order_later", ""), "to", "");
        assertEachLineLeadsToAFieldThatIsSeen(
                pia.post(person() + "/sessions", seen(unticked)).body());

        sign(
                with(with(visit(), "from", time(told.plusSeconds(60))), "order_later", "yes"),
                "same",
                "yes",
                "to",
                "");
        later(DAY.minus(visit));
    }

    private static String time(Instant moment) {
        return moment.atZone(Staff.RIVERSIDE.zone()).toLocalTime().truncatedTo(MINUTES).toString();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void anAlarmIsKeptAtOnceWhateverElseIsMissingAndTheyReadWhatToDo() {
        var help =
                tells(
                        List.of(
                                entry("saddle_sensory_change", "yes"),
                                entry("news-medicines", "yes")));

        assertThat(help).contains("Get help now", "Call an ambulance");
        assertThat(chart().ruling().orElseThrow().ruling().stops()).isTrue();
        var today = pia.get("/today").body();
        assertThat(today.substring(today.indexOf("id=\"alarms\""), today.indexOf("</section>")))
                .contains(person());
        assertThat(words(pia.get(person() + "/safety").body())).doesNotContain("Is it so?");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void aNoAloneLowersNoAlarmOfEarlier() {
        pia.get(person() + "/safety");
        pia.post(person() + "/safety", Map.of("news-weakness", "yes"));
        assertThat(chart().ruling().orElseThrow().ruling().stops()).isTrue();

        tells(allAnsweredNo());

        assertThat(chart().ruling().orElseThrow().ruling().stops()).isTrue();
        assertThat(pia.get("/today").body()).contains("id=\"alarms\"");
        assertThat(words(pia.get(person() + "/safety").body())).doesNotContain("Is it so?");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void anAneurysmThatWasToldIsNotAskedAloneAndNoAnswerAloneTakesItBack() {
        assertThat(alone().get(HERE).body())
                .as("where nobody knows of one, a yes is an alarm")
                .contains("name=\"known_aaa\"");
        tellsOfAnAneurysm();
        var page = alone().get(HERE).body();
        assertThat(page)
                .contains("name=\"pain_sudden_severe\"")
                .doesNotContain("name=\"known_aaa\"");

        tells(with(allAnsweredNo(), "known_aaa", "no"));

        var told = chart().latest(Entry.ToldBeforeVisit.class).orElseThrow().entry();
        assertThat(told.facts().plain())
                .containsEntry("pain_sudden_severe", false)
                .doesNotContainKey("known_aaa");
        assertThat(chart().facts().plain()).containsEntry("known_aaa", true);
        assertThat(words(pia.get(person() + "/safety").body()))
                .as("no sudden pain, so nothing hangs on it")
                .contains("Is it so?");
        confirms();
        assertThat(chart().latest(Entry.SafetyAsked.class).orElseThrow().entry().facts().plain())
                .doesNotContainKey("known_aaa");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void aSuddenSeverePainAloneIsAnAlarmAtOnceWhereAnAneurysmWasTold() {
        tellsOfAnAneurysm();

        var help = tells(with(allAnsweredNo(), "pain_sudden_severe", "yes"));

        assertThat(help).contains("Get help now", "Call an ambulance");
        assertThat(chart().ruling().orElseThrow().ruling().stops()).isTrue();
        var page = pia.get(person() + "/safety").body();
        assertThat(isUnfolded(page, "name=\"pain_sudden_severe\"")).isTrue();
        assertThat(isUnfolded(page, "name=\"known_aaa\"")).isTrue();
        var open =
                pia.post(
                        person() + "/safety",
                        all(
                                sentBy(page),
                                List.of(
                                        entry("nothing", "no"),
                                        entry("pain_sudden_severe", "yes"),
                                        entry("collapse_or_faint", "no"))));
        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(summary(open.body()))
                .contains(
                        "Known aortic aneurysm : This question comes before every visit and is not"
                                + " answered. Ask it now.");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whereASuddenPainIsNotKnownAloneTheClinicAsksItAndTheAneurysm() {
        tellsOfAnAneurysm();

        tells(with(allAnsweredNo(), "pain_sudden_severe", "unknown"));

        var open = pia.get(person() + "/safety").body();
        assertThat(open).contains("name=\"pain_sudden_severe\"", "name=\"known_aaa\"");
        assertThat(pia.post(person() + "/safety", with(sentBy(open), "nothing", "no")).statusCode())
                .isEqualTo(422);
    }

    private void tellsOfAnAneurysm() {
        checkedSymptoms(
                InCare.allNo().with("known_aaa", true),
                List.of(),
                new Story("", "", "", "", "an aneurysm is known"));
        later(DAY);
    }

    @Test
    void aScoreInTheRoomRestsOnNothingThatWasAnsweredAlone() {
        tells(allAnsweredNo());

        assertThat(words(pia.get(person() + "/check-in").body()))
                .contains("Four safety questions")
                .doesNotContain("asked at");
    }

    @Test
    void whereItIsFeltNowMayBeMarkedAndIsATimeOfTheBodyChart() {
        tells(all(allAnsweredNo(), List.of(entry("mark", "sole-left-tingling"))));

        assertThat(chart().marks())
                .containsExactly(new Mark(Region.SOLE, Side.LEFT, Feeling.TINGLING));
        assertThat(words(pia.get(person() + "/body").body())).contains("Sole, left: Tingling");

        tells(with(allAnsweredNo(), "leg", "3"));
        assertThat(chart().marks()).as("left out is not nothing").hasSize(1);
    }

    @Test
    void byTheLinkNothingOfTheRecordIsShownAndNothingIsChosenBeforehand() {
        var page = alone().get(HERE).body();

        assertThat(page)
                .doesNotContainPattern("<input[^>]*\\schecked[^>]*name=\"(?!chart)")
                .doesNotContain(
                        chart().patient().name().text(), person(), "name=\"all\"", "already");
        assertThat(words(page))
                .contains("Is a medicine new, changed or stopped?", "I don't know")
                .doesNotContain("read out");
    }

    @Test
    void outsideACourseOfCareThereIsNothingToAnswer() {
        endTheCourse();
        var she = alone();

        assertThat(words(she.get(HERE).body())).contains("You have no treatment at this clinic");
        assertThat(she.post(HERE, allAnsweredNo()).statusCode()).isEqualTo(422);
        assertThat(chart().latest(Entry.ToldBeforeVisit.class)).isEmpty();
        assertThat(server.guest(mei).get("/me").body()).doesNotContain(HERE);
    }

    @Test
    void aFormWithProblemsComesBackWithWhatWasChosenAndNothingIsNoted() {
        var answer =
                alone().post(
                                HERE,
                                with(
                                        with(allAnsweredNo(), "news-illness", "yes"),
                                        "leg",
                                        "eleven"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#f-news-words-illness\"", "href=\"#f-leg\"")
                .containsPattern("name=\"news-illness\" value=\"yes\" checked");
        assertThat(chart().latest(Entry.ToldBeforeVisit.class)).isEmpty();
        var nothing = alone().post(HERE, Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(summary(nothing.body()).getFirst()).contains("Nothing was answered.");
        assertEachLineLeadsToAFieldThatIsSeen(nothing.body());
    }

    @Test
    void thatThePersonMayAnswerAloneIsAButtonBesideTheWordsToReadOutUntilTheyDid() {
        var button =
                "<a class=\"button button-plain\" href=\"%s/links?purpose=before_visit\">"
                        .formatted(person());

        assertThat(pia.get(person() + "/safety").body())
                .containsSubsequence("data-read-out", button, "name=\"saddle_sensory_change\"");
        tells(allAnsweredNo());
        assertThat(pia.get(person() + "/safety").body()).doesNotContain(button);
    }

    @Test
    void theClinicMakesALinkThatOpensForADayAndTheirPhoneReadsWhatItIsFor() {
        pia.get(person() + "/links?purpose=before_visit");
        var made = pia.post(person() + "/links", Map.of("purpose", "before_visit")).body();

        assertThat(words(made))
                .contains("Link to the questions before today's visit", "opens for one day");
        var path = made.replaceAll("(?s).*https?://[^/]+(/l/[\\w-]+).*", "$1");
        assertThat(words(server.anybody().get(path).body())).contains("Before your visit");
        later(DAY);
        assertThat(server.anybody().get(path).statusCode()).isEqualTo(410);
    }

    @Test
    void theirOwnPagesLeadThereToo() {
        var she = server.guest(mei);

        assertThat(she.get("/me").body()).contains("href=\"/me/before-visit\"");
        she.post(HERE, allAnsweredNo());
        server.clock.move(Duration.ofMinutes(9));
        she.post(HERE, allAnsweredNo());

        assertThat(chart().all(Entry.ToldBeforeVisit.class))
                .as("sent twice, noted once")
                .hasSize(1);
        assertThat(she.get(HERE + "/thanks").body()).contains("href=\"/me\"");
        server.clock.move(Duration.ofMinutes(2));
        she.post(HERE, allAnsweredNo());
        assertThat(chart().all(Entry.ToldBeforeVisit.class))
                .as("the same answers later on the day are of that moment")
                .hasSize(2);
        server.clock.move(Duration.ofMinutes(-11));
    }

    /** A browser whose owner came by the link and has the questions before them. */
    private Caller alone() {
        var she = server.guest(mei, LinkPurpose.BEFORE_VISIT);
        she.get(HERE);
        return she;
    }

    /** Sends the answers by a link and gives back what is said then. */
    private String tells(List<Map.Entry<String, String>> answers) {
        var she = alone();
        HttpResponse<String> sent = she.post(HERE, answers);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return words(she.get(HERE + "/thanks").body());
    }

    /** Whoever treats asks once more and presses the one button. */
    private void confirms() {
        var page = pia.get(person() + "/safety").body();
        pia.post(person() + "/safety", with(sentBy(page), "nothing", "no"));
    }

    /** Whoever treats asks every question aloud, and the visit begins. */
    private void asksAloud() {
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        pia.get(person() + "/sessions/new");
    }

    /** Types into the visit that was begun, which is kept. */
    private void types(String field, String value) {
        var visit = pia.get(person() + "/sessions/new").body();
        pia.post(person() + "/sessions/draft", with(sentBy(visit), field, value));
    }

    private static List<Map.Entry<String, String>> allAnsweredNo() {
        var fields = new ArrayList<>(allNo());
        for (var news : SinceLast.News.values()) {
            fields.add(entry("news-" + news.name().toLowerCase(Locale.ROOT), "no"));
        }
        return List.copyOf(fields);
    }
}
