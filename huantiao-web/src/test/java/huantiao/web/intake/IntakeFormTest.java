package huantiao.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.base.Problem;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Vocabulary;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeFormTest {

    private static final Vocabulary WORDS =
            new Vocabulary(
                    List.of(
                            fact("unwell", new FactType.Truth()),
                            fact("cardiac_device", choice("none", "pacemaker", "unknown")),
                            fact("leg_side", choice("none", "left", "right", "both")),
                            fact("leg_below_knee", new FactType.Truth()),
                            fact("pain_leg_nrs", new FactType.Whole(0, 10)),
                            fact("symptom_days", new FactType.Whole(0, 47_450)),
                            fact(
                                    "medicines",
                                    new FactType.Many(
                                            new FactType.Entries.OneOf(
                                                    new LinkedHashSet<>(
                                                            List.of("aspirin", "nsaid")))))));

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatNobodyAnsweredStaysUnknown() {
        var facts = read("unwell", "", "pain_leg_nrs", " ");

        assertThat(facts.names()).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void notKnowingIsNotANo() {
        assertThat(read("unwell", "unknown").knows("unwell")).isFalse();
    }

    @Test
    void notKnowingIsAnAnswerWhereTheRulesHaveAWordForIt() {
        assertThat(read("cardiac_device", "unknown").knows("cardiac_device")).isTrue();
    }

    @Test
    void noneOfTheseIsAnEmptyListAndNotUnknown() {
        assertThat(read("medicines", "none_of_these").knows("medicines")).isTrue();
        assertThat(read("medicines", "none_of_these").entries("medicines")).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void noneOfTheseTakesNoFindingAway() {
        assertThat(read("medicines", "none_of_these", "medicines", "nsaid").entries("medicines"))
                .containsExactly("nsaid");
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void readsTheLegsFromTheBodyChart() {
        var facts = read("mark", "calf-left-pain", "mark", "low_back-right-pain");

        assertThat(facts)
                .isEqualTo(
                        WORDS.nothingKnown().with("leg_side", "left").with("leg_below_knee", true));
    }

    @ParameterizedTest
    @CsvSource({"3,days,3", "6,weeks,42", "2,months,60", "1,years,365"})
    void countsDaysSinceItBegan(String number, String unit, int days) {
        assertThat(read("since", number, "since_unit", unit))
                .isEqualTo(WORDS.nothingKnown().with("symptom_days", days));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pain_leg_nrs | 11      | HT-0422
                    pain_leg_nrs | -1      | HT-0422
                    pain_leg_nrs | seven   | HT-0421
                    unwell       | perhaps | HT-0421
                    cardiac_device | clock | HT-0423
                    medicines    | poison  | HT-0423
                    since        | spring  | HT-0571
                    since        | 6       | HT-0572
                    """,
            delimiter = '|')
    void saysWhatIsWrong(String field, String value, String code) {
        assertThat(new IntakeForm(sent(field, value)).read(WORDS).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly(code);
    }

    @Test
    void nobodyHasHadItForTwoHundredYears() {
        var form = new IntakeForm(sent("since", "200", "since_unit", "years"));

        assertThat(form.read(WORDS).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-0573");
    }

    @Test
    void aHugeTextIsRefusedAndOneInAnyScriptIsKept() {
        assertThat(new IntakeForm(sent("story", "x".repeat(8_001))).read(WORDS).reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple("story", "HT-0570"));
        assertThat(new IntakeForm(sent("story", "腿痛 😀 ألم")).story().story())
                .isEqualTo("腿痛 😀 ألم");
    }

    @Test
    void readsWhatIsRightBesideWhatIsWrong() {
        var form = new IntakeForm(sent("pain_leg_nrs", "900", "unwell", "no"));

        assertThat(form.readable(WORDS)).isEqualTo(WORDS.nothingKnown().with("unwell", false));
    }

    @Test
    void oneScreenOfTheDraftNeverTouchesAnother() {
        var draft = Map.of("story", List.of("Since spring"), "unwell", List.of("yes"));

        var merged =
                Intake.merged(
                        draft,
                        new Screen(List.of(Step.HEALTH)),
                        sent("shown", "unwell", "story", "from a script"));

        assertThat(merged).containsEntry("story", List.of("Since spring"));
        assertThat(merged).doesNotContainKey("unwell");
    }

    private static Facts read(String... fields) {
        return new IntakeForm(sent(fields)).read(WORDS).orElseThrow();
    }

    private static Sent sent(String... fields) {
        var all = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < fields.length; i += 2) {
            var values = new ArrayList<>(all.getOrDefault(fields[i], List.of()));
            values.add(fields[i + 1]);
            all.put(fields[i], values);
        }
        return new Sent(all);
    }

    private static Declaration fact(String name, FactType type) {
        return new Declaration(name, type, "", "", false);
    }

    private static FactType choice(String... values) {
        return new FactType.Choice(new LinkedHashSet<>(Arrays.asList(values)));
    }
}
