package huantiao.web.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.base.Problem;
import huantiao.care.ShortSafety;
import huantiao.care.Taken;
import huantiao.measures.Instruments;
import huantiao.measures.Rulers;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Vocabulary;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInFormTest {

    private static final Instruments INSTRUMENTS =
            new Instruments(
                    List.of(
                            Rulers.leg(),
                            Rulers.legAs("nrs_back", 0, 10),
                            Rulers.legAs("pgic", 1, 7),
                            Rulers.legAs("own_good_enough", 0, 1)),
                    List.of());

    private static final Vocabulary WORDS = vocabulary();

    @Test
    void keepsWhatWasTypedBesideItsScore() {
        var read = read("leg", "7", "back", "0", "change", "2", "enough", "0");

        assertThat(read.problems()).isEmpty();
        assertThat(read.measures())
                .extracting(Taken::instrument, Taken::answers, Taken::score, Taken::unscored)
                .containsExactly(
                        tuple("nrs_leg", Map.of("1", "7"), Optional.of(7.0), ""),
                        tuple("nrs_back", Map.of("1", "0"), Optional.of(0.0), ""),
                        tuple("pgic", Map.of("1", "2"), Optional.of(2.0), ""),
                        tuple("own_good_enough", Map.of("1", "0"), Optional.of(0.0), ""));
    }

    @Test
    void changeIsNotTakenBeforeCareBegan() {
        var read =
                new CheckInForm(sent("leg", "7", "change", "2", "enough", "1"))
                        .read(INSTRUMENTS, WORDS, false);

        assertThat(read.measures()).extracting(Taken::instrument).containsExactly("nrs_leg");
    }

    @Test
    void whatNobodyAnsweredStaysUnknown() {
        assertThat(read("leg", "3").safety().names()).isEmpty();
        assertThat(read("leg", "3", "saddle", "unknown", "weakness", "unknown").safety().names())
                .isEmpty();
    }

    @Test
    void aNoAnswersEverythingThatTheQuestionNames() {
        var facts =
                read(
                        "leg",
                        "3",
                        "weakness",
                        "none",
                        "saddle",
                        "no",
                        "bladder",
                        "no",
                        "bowel",
                        "no");

        var asked = ShortSafety.BLOCK.stream().flatMap(one -> one.facts().stream()).toList();
        assertThat(facts.safety().plain())
                .hasSize(asked.size() + 2)
                .containsEntry("leg_weakness", "none")
                .containsEntry("leg_weakness_trend", "none");
        assertThat(asked)
                .allSatisfy(fact -> assertThat(facts.safety().plain()).containsEntry(fact, false));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    saddle   | saddle_sensory_change
                    bladder  | bladder_hard_to_start_or_stop
                    bowel    | bowel_leak_or_no_control
                    """,
            delimiter = '|')
    void aYesSaysOneThingAndLeavesTheOthersToAsk(String field, String fact) {
        assertThat(read("leg", "3", field, "yes").safety().plain()).isEqualTo(Map.of(fact, true));
    }

    @Test
    void weaknessThatIsNewOrGetsWorseIsTold() {
        assertThat(read("leg", "3", "weakness", "worse").safety().plain())
                .isEqualTo(Map.of("leg_weakness_trend", "worse"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # field  | typed               | code
                    leg      | ''                  | HT-0790
                    leg      | 11                  | HT-0791
                    leg      | -1                  | HT-0791
                    leg      | 7.5                 | HT-0791
                    leg      | seven               | HT-0791
                    leg      | ７                   | HT-0791
                    leg      | 99999999999999999   | HT-0791
                    back     | 11                  | HT-0791
                    back     | 😀                  | HT-0791
                    change   | 0                   | HT-0791
                    change   | 8                   | HT-0791
                    weakness | yes                 | HT-0791
                    saddle   | true                | HT-0791
                    bladder  | <script>            | HT-0791
                    bowel    | YES                 | HT-0791
                    """,
            delimiter = '|')
    void saysWhatIsWrongAndWhere(String field, String typed, String code) {
        var fields = new ArrayList<>(List.of(field, typed));
        if (!field.equals("leg")) {
            fields.addAll(List.of("leg", "3"));
        }

        assertThat(read(fields.toArray(String[]::new)).problems())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple(field, code));
    }

    @Test
    void aYesIsReadWhateverElseIsWrong() {
        var read = read("leg", "eleven", "saddle", "yes");

        assertThat(read.safety().plain()).containsEntry("saddle_sensory_change", true);
        assertThat(CheckInForm.unanswered(INSTRUMENTS))
                .extracting(Taken::score, Taken::unscored)
                .containsExactly(Optional.empty(), "missing_item");
    }

    @Test
    void theLongPartIsScoredOnceTheySayTheyAreDone() {
        var done = longPart("item", "1", "item", "24", "finished", "yes");
        var nothing = longPart("finished", "yes");

        assertThat(done.orElseThrow().score()).contains(2.0);
        assertThat(done.orElseThrow().answers()).containsOnlyKeys("1", "24");
        assertThat(nothing.orElseThrow().score()).contains(0.0);
    }

    @Test
    void aLongPartThatWasLeftIsKeptWithoutAScore() {
        var left = longPart("item", "1", "finished", "no").orElseThrow();

        assertThat(left.score()).isEmpty();
        assertThat(left.unscored()).isEqualTo("unfinished");
        assertThat(left.answers()).containsOnlyKeys("1");
        assertThat(longPart("finished", "no")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "25", "x", "01", "-1"})
    void aSentenceThatIsNotInTheFormIsRefused(String item) {
        var read =
                new CheckInLongForm(sent("item", item, "finished", "yes")).read(Rulers.ticks(24));

        assertThat(read.reasonOrThrow()).extracting(Problem::code).containsExactly("HT-0791");
    }

    private static Optional<Taken> longPart(String... fields) {
        return new CheckInLongForm(sent(fields)).read(Rulers.ticks(24)).orElseThrow();
    }

    private static CheckInForm.Read read(String... fields) {
        return new CheckInForm(sent(fields)).read(INSTRUMENTS, WORDS, true);
    }

    private static Sent sent(String... fields) {
        var sent = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < fields.length; i += 2) {
            sent.computeIfAbsent(fields[i], _ -> new ArrayList<>()).add(fields[i + 1]);
        }
        return new Sent(sent);
    }

    private static Vocabulary vocabulary() {
        var facts = new ArrayList<Declaration>();
        facts.add(fact("leg_weakness", choice("none", "mild", "marked")));
        facts.add(fact("leg_weakness_trend", choice("none", "stable", "worse")));
        ShortSafety.BLOCK.forEach(question ->
                question.facts().forEach(name -> facts.add(fact(name, new FactType.Truth()))));
        return new Vocabulary(facts);
    }

    private static Declaration fact(String name, FactType type) {
        return new Declaration(name, type, "", "", false);
    }

    private static FactType choice(String... values) {
        return new FactType.Choice(new LinkedHashSet<>(Arrays.asList(values)));
    }
}
