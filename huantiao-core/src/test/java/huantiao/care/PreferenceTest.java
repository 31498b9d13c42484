package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.Cast;
import huantiao.access.Staff;
import huantiao.base.Result;
import huantiao.care.Preference.Much;
import huantiao.care.Preference.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final String EDITION = "2026-11-26 0123456789ab";
    private static final Preference SOON =
            new Preference(
                    List.of(new Weight("soon", Much.MUCH)),
                    List.of("wait", "wait"),
                    Optional.empty(),
                    List.of(),
                    " ");

    @Test
    void isNotedOnceWhenItIsSentTwice() {
        List<Entry> first = CareSteps.weigh(chart(List.of()), SOON, EDITION).orElseThrow();

        assertThat(first).containsExactly(new Entry.ChoicesWeighed(SOON, EDITION));
        assertThat(CareSteps.weigh(chart(first), SOON, EDITION).orElseThrow()).isEmpty();
    }

    @Test
    void isNotedAnewWhenTheDataBehindTheAidChanged() {
        List<Entry> first = CareSteps.weigh(chart(List.of()), SOON, EDITION).orElseThrow();

        assertThat(CareSteps.weigh(chart(first), SOON, "another").orElseThrow()).hasSize(1);
    }

    @Test
    void whatWasTakenAwayIsNotedBesideItAndOnceWhenItIsSentTwice() {
        var answers = List.of(new AidAnswer("wait_year", "most", true));
        var nothing = new Preference(List.of(), List.of(), Optional.empty(), List.of(), "");

        List<Entry> both = CareSteps.weigh(chart(List.of()), SOON, answers, EDITION).orElseThrow();

        assertThat(both)
                .containsExactly(
                        new Entry.ChoicesWeighed(SOON, EDITION),
                        new Entry.AidChecked(answers, EDITION));
        assertThat(CareSteps.weigh(chart(both), SOON, answers, EDITION).orElseThrow()).isEmpty();
        assertThat(CareSteps.weigh(chart(List.of()), nothing, answers, EDITION).orElseThrow())
                .containsExactly(new Entry.AidChecked(answers, EDITION));
        assertThatThrownBy(() ->
                        new Entry.AidChecked(
                                List.of(answers.getFirst(), answers.getFirst()), EDITION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAFormOnWhichNothingWasAnswered() {
        Preference nothing =
                new Preference(List.of(), List.of(), Optional.empty(), List.of(), "  ");

        assertThat(CareSteps.weigh(chart(List.of()), nothing, EDITION))
                .isEqualTo(Result.refused(CareRefusal.Plain.NOTHING_TOLD));
        assertThatThrownBy(() -> new Entry.ChoicesWeighed(nothing, EDITION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsEachWayOnceAndRefusesToWeighAThingTwice() {
        assertThat(SOON.leaning()).containsExactly("wait");
        assertThat(SOON.words()).isEmpty();
        assertThatThrownBy(() ->
                        new Preference(
                                List.of(
                                        new Weight("soon", Much.MUCH),
                                        new Weight("soon", Much.NOT)),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                ""))
                .hasMessageContaining("soon");
    }

    private static Chart chart(List<Entry> more) {
        List<Noted> entries = new ArrayList<>();
        entries.add(new Noted(1, Author.PATIENT, NOON, NOON, Cast.mei()));
        for (Entry entry : more) {
            entries.add(new Noted(entries.size() + 1L, Author.PATIENT, NOON, NOON, entry));
        }
        return Chart.of(Staff.MEI, entries);
    }
}
