package huantiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.ArmReading.About;
import huantiao.evidence.ArmReading.Part;
import huantiao.evidence.ArmReading.Typed;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.evidence.NeedledArm.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a reader may say of a needled arm, and what not. */
class ArmReadingTest {

    private static List<String> problems(Result<ArmReading, List<Problem>> read) {
        return read.fold(
                _ -> List.of(),
                all -> all.stream().map(one -> one.code() + " " + one.where()).toList());
    }

    private static Typed typed(State state, String words, String place) {
        return new Typed(Optional.of(state), words, place);
    }

    @Test
    void whatIsGivenIsToldApartFromWhatIsNotReportedAndWhatWasNotRead() {
        var read = ArmReadings.reading();

        assertThat(read.at(Item.DEPTH)).isEqualTo(new Reported(State.GIVEN, "40-60", "table 1"));
        assertThat(read.at(Item.NEEDLE))
                .isEqualTo(new Reported(State.NOT_REPORTED, "", "methods, pp. 2-4"));
        assertThat(read.at(Item.SETTING)).isEqualTo(new Reported(State.NOT_READ, "", ""));
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        var nothing = new About(Optional.empty(), "", "some", "", Optional.empty(), "");

        var problems = problems(ArmReading.read(Map.of(), nothing));

        assertThat(problems)
                .hasSize(Item.values().length + 4)
                .contains(
                        "HT-2063 state-1a",
                        "HT-2063 state-6b",
                        "HT-2079 status",
                        "HT-2069 read_as",
                        "HT-2061 source",
                        "HT-2062 people");
    }

    @Test
    void wordsAndStateFit() {
        assertThat(problems(ArmReadings.read(Item.DEPTH, typed(State.GIVEN, "", "p. 3"))))
                .containsExactly("HT-2064 words-2c");
        assertThat(problems(ArmReadings.read(Item.DEPTH, typed(State.NOT_READ, "25 mm", ""))))
                .containsExactly("HT-2065 words-2c");
        assertThat(
                        problems(
                                ArmReadings.read(
                                        Item.DEPTH, ArmReadings.given("Not reported", "p. 3"))))
                .containsExactly("HT-2066 words-2c");
    }

    @Test
    void whatIsGivenOrNotReportedHasItsPlace() {
        assertThat(problems(ArmReadings.read(Item.DEPTH, ArmReadings.given("25 mm", ""))))
                .containsExactly("HT-2068 place-2c");
        assertThat(problems(ArmReadings.read(Item.DEPTH, typed(State.NOT_REPORTED, "", ""))))
                .containsExactly("HT-2068 place-2c");
    }

    @Test
    void whoReadOnlyTheAbstractDoesNotKnowWhatTheReportLeavesOut() {
        var about = ArmReadings.about();
        var shortly =
                new About(
                        about.status(),
                        about.population(),
                        about.people(),
                        about.source(),
                        Optional.of(Part.ABSTRACT),
                        about.notes());

        assertThat(problems(ArmReading.read(ArmReadings.typed(), shortly)))
                .containsExactly("HT-2067 state-2g");
    }

    @Test
    void noTextIsLongerThanItsField() {
        assertThat(
                        problems(
                                ArmReadings.read(
                                        Item.DEPTH,
                                        ArmReadings.given("x".repeat(601), "y".repeat(201)))))
                .containsExactly("HT-2070 words-2c", "HT-2070 place-2c");
    }

    @Test
    void whereSomethingStandsIsNoDifference() {
        var first = ArmReadings.reading();

        assertThat(
                        first.differences(
                                ArmReadings.read(
                                                Item.DEPTH,
                                                ArmReadings.given("40-60", "another page"))
                                        .orElseThrow()))
                .isEmpty();
        assertThat(first.differences(ArmReadings.with(Item.DEPTH, "40")))
                .containsExactly(Item.DEPTH);
        assertThat(first.differences(ArmReadings.with(Item.NEEDLE, "0.3 x 75")))
                .containsExactly(Item.NEEDLE);
    }
}
