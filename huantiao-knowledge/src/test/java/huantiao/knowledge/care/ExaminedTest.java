package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.body.Side;
import huantiao.care.Consultation.Finding;
import huantiao.care.Consultation.Shown;
import huantiao.care.Examined;
import huantiao.triage.Facts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tests of an examination tell by themselves. */
class ExaminedTest {
    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();
    private static final List<String> POWER =
            List.of("HEELWALK", "TOEWALK", "HALLUX", "HIPABD", "INVERT");

    @Test
    void theWeakestMuscleIsFiveOnceAllPowerOfTheMinimumExaminationIsNormalOnBothSides() {
        var all = both(POWER, Shown.NEGATIVE, "");

        assertThat(facts(all)).isEqualTo(nothing().with(Examined.WEAKEST, 5));
        for (var missing : all) {
            assertThat(facts(all.stream().filter(one -> !one.equals(missing)).toList()))
                    .isEqualTo(nothing());
        }
    }

    @Test
    void aLossHasTheGradeThatWasWrittenBesideItAndIsNotKnownWithout() {
        assertThat(facts(with(Shown.POSITIVE, "4-"))).isEqualTo(weakest(4));
        assertThat(facts(with(Shown.NEGATIVE, "4"))).isEqualTo(weakest(4));
        assertThat(facts(with(Shown.NEGATIVE, "5/5"))).isEqualTo(weakest(5));
        assertThat(facts(with(Shown.POSITIVE, ""))).isEqualTo(nothing());
        assertThat(facts(with(Shown.POSITIVE, "a little weak"))).isEqualTo(nothing());
        assertThat(facts(with(Shown.POSITIVE, "5"))).isEqualTo(nothing());
        assertThat(facts(with(Shown.NOT_DONE, "2"))).isEqualTo(nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "MRC 2", "2/5", "2+", " 2 / 5 "})
    void onePowerBelowAgainstGravityIsEnough(String written) {
        assertThat(facts(List.of(new Finding("HALLUX", Side.RIGHT, Shown.POSITIVE, written))))
                .isEqualTo(weakest(2));
    }

    @Test
    void aLossOfFeelingInTheSaddleIsAYesAndANormalOneAnswersNothing() {
        assertThat(facts(List.of(saddle(Side.LEFT, Shown.POSITIVE))))
                .isEqualTo(nothing().with(Examined.SADDLE, true));
        assertThat(facts(List.of(saddle(Side.LEFT, Shown.NEGATIVE)))).isEqualTo(nothing());
        assertThat(facts(List.of(saddle(Side.LEFT, Shown.NOT_DONE)))).isEqualTo(nothing());
    }

    private static Finding saddle(Side side, Shown shown) {
        return new Finding("TOUCH-SADDLE", side, shown, "");
    }

    @ParameterizedTest
    @CsvSource({
        "ANKLEJERK,BRISK,'',true",
        "KNEEJERK,NEGATIVE,3+,true",
        "KNEEJERK,NEGATIVE,2+,false",
        "KNEEJERK,POSITIVE,1,false",
        "ANKLEJERK,NOT_DONE,4+,false",
        "HALLUX,POSITIVE,4,false",
        "UMN,POSITIVE,upgoing toe,true",
        "UMN,NEGATIVE,'',false"
    })
    void aBriskReflexAndAnAbnormalScreenSpeakForSomethingAboveTheRoot(
            String test, Shown shown, String written, boolean speaks) {
        assertThat(Examined.speaksAboveTheRoot(new Finding(test, Side.LEFT, shown, written)))
                .isEqualTo(speaks);
    }

    @Test
    void aFurtherTestCountsOnceItIsDone() {
        var all = new ArrayList<>(both(POWER, Shown.NEGATIVE, ""));
        all.add(new Finding("KNEEEXT", Side.LEFT, Shown.NOT_DONE, ""));
        assertThat(facts(all)).isEqualTo(weakest(5));

        all.add(new Finding("KNEEEXT", Side.RIGHT, Shown.POSITIVE, ""));
        assertThat(facts(all)).isEqualTo(nothing());
    }

    @Test
    void footPulsesAreThereOnceBothSidesAreNormalAndNotKnownToBeAbsentOtherwise() {
        assertThat(facts(both(List.of("PULSES"), Shown.NEGATIVE, "warm")))
                .isEqualTo(nothing().with(Examined.NO_PULSES, false));
        assertThat(facts(both(List.of("PULSES"), Shown.POSITIVE, "cold"))).isEqualTo(nothing());
        assertThat(facts(List.of(new Finding("PULSES", Side.LEFT, Shown.NEGATIVE, ""))))
                .isEqualTo(nothing());
    }

    /** All power normal, but one as it is given here. */
    private static List<Finding> with(Shown shown, String measured) {
        var all = new ArrayList<>(both(POWER, Shown.NEGATIVE, ""));
        all.set(0, new Finding(POWER.getFirst(), Side.LEFT, shown, measured));
        return all;
    }

    private static List<Finding> both(List<String> tests, Shown shown, String measured) {
        return tests.stream()
                .flatMap(test ->
                        List.of(Side.LEFT, Side.RIGHT).stream()
                                .map(side -> new Finding(test, side, shown, measured)))
                .toList();
    }

    private static Facts facts(List<Finding> findings) {
        return Examined.facts(findings, SHIPPED.nerveRoots(), SHIPPED.vocabulary());
    }

    private static Facts weakest(int grade) {
        return nothing().with(Examined.WEAKEST, grade);
    }

    private static Facts nothing() {
        return SHIPPED.vocabulary().nothingKnown();
    }
}
