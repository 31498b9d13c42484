package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.base.Result;
import huantiao.care.CareSteps;
import huantiao.care.Entry;
import huantiao.care.VisitSteps;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever is treated was told when not to wait, and the chart says when. */
class SafetyNetPagesTest extends ChartingPages {

    private static final String TICK = "name=\"net\"";

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void beforeTheFirstVisitTheWordsStandBesideTheQuestionsAndSayingThemIsNotedOnce() {
        var asked = pia.get(person() + "/safety").body();
        assertThat(asked)
                .as("nothing ticked for anybody")
                .doesNotContainPattern(TICK + "[^>]* checked");
        assertThat(words(asked))
                .as("the words themselves, then the tick")
                .containsPattern(
                        "Once in each course, tell: Go to an emergency department at once if, at any"
                                + " time: [^?]* a foot starts to drop or a leg keeps getting weaker"
                                + " .*Told");
        assertThat(asked.substring(0, asked.indexOf("a foot starts to drop")))
                .as("in sight: no fold is open before them")
                .satisfies(before ->
                        assertThat(before.split("<details", -1))
                                .hasSameSizeAs(before.split("</details>", -1)));

        pia.post(person() + "/safety", Map.of("all", "no", "net", "told"));

        assertThat(chart().all(Entry.SafetyNetTold.class))
                .as("what was told, and by the rules of the questions beside it")
                .extracting(told -> told.entry())
                .containsExactly(new Entry.SafetyNetTold("RF-NET", asked().ruling().rules()));
        assertThat(chart().entries().getLast().entry())
                .as("the answers stay the last thing that was noted")
                .isInstanceOf(Entry.SafetyAsked.class);
        assertThat(words(pia.get(person()).body()))
                .contains("Told when not to wait", "When not to wait: told on ");
        assertThat(pia.get(person()).body())
                .as("what was said is no alarm")
                .doesNotContainPattern(
                        "data-kind=\"alarm\">\\s*<p[^>]*>[^<]*</p>\\s*<p>Told when not to wait");
        assertThat(pia.get(person() + "/safety").body()).doesNotContain(TICK);

        pia.post(person() + "/safety", Map.of("all", "no", "net", "told"));
        assertThat(chart().all(Entry.SafetyNetTold.class)).hasSize(1);
    }

    private Entry.SafetyAsked asked() {
        return chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
    }

    @Test
    void whoDidNotSayThemIsAskedAgainAtTheNextVisitAndNothingIsTakenAsSaid() {
        pia.get(person() + "/safety");
        pia.post(person() + "/safety", Map.of("all", "no"));

        assertThat(chart().safetyNet()).isEmpty();
        assertThat(pia.get(person() + "/safety").body()).contains(TICK);
    }

    @Test
    void aTickStaysWhereSomethingElseIsOpenAndIsNotedWithAnAlarmToo() {
        pia.get(person() + "/safety");
        var refused =
                pia.post(
                        person() + "/safety",
                        Map.of("all", "no", "news-medicines", "yes", "net", "told"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).containsPattern(TICK + "[^>]* checked");
        assertThat(chart().safetyNet()).as("nothing half-noted").isEmpty();

        pia.post(person() + "/safety", Map.of("saddle_sensory_change", "yes", "net", "told"));

        assertThat(asked().ruling().stops()).isTrue();
        assertThat(chart().safetyNet()).isPresent();
    }

    @Test
    void theVisitBeforeWhichItWasSaidNamesIt() {
        InCare.<String>add(
                server.charts,
                records(),
                server.beforeTheVisit(),
                chart ->
                        Result.ok(
                                VisitSteps.tellWhenNotToWait(
                                        chart,
                                        new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES))));

        assertThat(words(sign(visit()))).contains("Told when not to wait");
    }

    @Test
    void aVisitBeforeWhichNobodySaidItDoesNotNameIt() {
        assertThat(words(sign(visit()))).doesNotContain("Told when not to wait");
    }

    @Test
    void aNewCourseOfCareAsksAnew() {
        pia.get(person() + "/safety");
        pia.post(person() + "/safety", Map.of("all", "no", "net", "told"));
        assertThat(chart().safetyNet()).isPresent();

        endTheCourse();

        assertThat(chart().safetyNet()).isEmpty();
        assertThat(chart().all(Entry.SafetyNetTold.class)).as("nothing is lost").hasSize(1);
    }

    @Test
    void aLetterSaysThatItWasSaidAndIsSilentWhereItWasNot() {
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .doesNotContain("Told when not to wait");

        pia.get(person() + "/safety");
        pia.post(person() + "/safety", Map.of("all", "no", "net", "told"));

        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Told when not to wait");
    }
}
