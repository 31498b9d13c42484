package huantiao.registry;

import static huantiao.registry.LeavingPeople.LEG;
import static huantiao.registry.LeavingPeople.PERIOD;
import static huantiao.registry.LeavingPeople.QUESTION;
import static huantiao.registry.LeavingPeople.nobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.Result;
import huantiao.course.Phase;
import huantiao.registry.KeptCount.KeptBack;
import huantiao.registry.KeptCount.Told;
import huantiao.registry.LeavingSums.Lasted;
import huantiao.registry.LeavingSums.Moments;
import huantiao.registry.LeavingSums.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeavingSumsTest {

    @Test
    void sumsUpWhoAnsweredWithMeanAndVarianceOfTheImprovement() {
        // 20 people fell by 4, 20 by 1, 20 rose by 2; 15 said nothing.
        var sums = nobody().and(60, Phase.CHRONIC, 1, 4, 7).andSilent(15).sums();

        assertThat(sums.answered()).isEqualTo(60);
        assertThat(sums.silent()).isEqualTo(new Told(15));
        assertThat(sums.responders()).isEqualTo(new Told(20));
        assertThat(sums.all())
                .isEqualTo(new Moments(new BigDecimal("1.00"), new BigDecimal("6.10")));
        assertThat(sums.edition()).isEqualTo(LEG.edition());
    }

    @Test
    void nothingLeavesBeforeEveryWindowOfTheHalfYearHasClosed() {
        var people = nobody().and(60, Phase.CHRONIC, 2, 6, 9).courses();
        var tooEarly =
                new RegistryQuestion(
                        PERIOD.first(),
                        PERIOD.last(),
                        LEG,
                        12,
                        PERIOD.last().plusWeeks(12).plusDays(7));

        assertThat(LeavingSums.of(tooEarly, PERIOD, people))
                .isEqualTo(Result.refused(Refusal.NOT_OVER));
    }

    @Test
    void belowTwentyPeopleOrSixtyPercentNothingLeaves() {
        assertThat(
                        LeavingSums.of(
                                QUESTION, PERIOD, nobody().and(19, Phase.CHRONIC, 2, 9).courses()))
                .isEqualTo(Result.refused(Refusal.TOO_FEW_STARTED));
        assertThat(
                        LeavingSums.of(
                                QUESTION,
                                PERIOD,
                                nobody().and(59, Phase.CHRONIC, 2, 9).andSilent(41).courses()))
                .isEqualTo(Result.refused(Refusal.COVERAGE_BELOW_FLOOR));
        assertThat(nobody().and(60, Phase.CHRONIC, 2, 9).andSilent(40).sums().silent())
                .isEqualTo(new Told(40));
    }

    @Test
    void aCountIsToldFromElevenOnIfElevenOthersAreLeft() {
        assertThat(nobody().and(10, Phase.CHRONIC, 2).and(50, Phase.CHRONIC, 7).sums().responders())
                .isEqualTo(new KeptBack());
        assertThat(nobody().and(11, Phase.CHRONIC, 2).and(49, Phase.CHRONIC, 7).sums().responders())
                .isEqualTo(new Told(11));
        assertThat(nobody().and(49, Phase.CHRONIC, 2).and(11, Phase.CHRONIC, 7).sums().responders())
                .isEqualTo(new Told(49));
        assertThat(nobody().and(50, Phase.CHRONIC, 2).and(10, Phase.CHRONIC, 7).sums().responders())
                .isEqualTo(new KeptBack());
    }

    @Test
    void whoIsWorseIsKeptBackWhereTheRestCouldBeWorkedOut() {
        var fewInTheMiddle =
                nobody().and(30, Phase.CHRONIC, 1)
                        .and(20, Phase.CHRONIC, 9)
                        .and(10, Phase.CHRONIC, 5);
        var enough =
                nobody().and(30, Phase.CHRONIC, 1)
                        .and(20, Phase.CHRONIC, 9)
                        .and(11, Phase.CHRONIC, 5);

        assertThat(fewInTheMiddle.sums().responders()).isEqualTo(new Told(30));
        assertThat(fewInTheMiddle.sums().worse()).isEqualTo(new KeptBack());
        assertThat(enough.sums().worse()).isEqualTo(new Told(20));
    }

    @Test
    void threePartsAreToldIfEachIsLargeEnough() {
        var sums =
                nobody().and(11, Phase.ACUTE, 1, 7)
                        .and(12, Phase.SUBACUTE, 2, 8)
                        .and(40, Phase.CHRONIC, 3, 9)
                        .sums();

        assertThat(sums.parts())
                .extracting(LeavingSums.Part::lasted)
                .containsExactly(Lasted.ACUTE, Lasted.SUBACUTE, Lasted.CHRONIC);
        assertThat(sums.parts().stream().mapToInt(LeavingSums.Part::answered).sum())
                .isEqualTo(sums.answered());
    }

    @Test
    void oneSmallPartHidesItsNeighbourAndASmallHalfHidesBoth() {
        var two = nobody().and(5, Phase.ACUTE, 1, 7).and(20, Phase.SUBACUTE, 2, 8);
        assertThat(two.and(40, Phase.CHRONIC, 3, 9).sums().parts())
                .extracting(LeavingSums.Part::lasted)
                .containsExactly(Lasted.SHORTER, Lasted.CHRONIC);
        var none = nobody().and(5, Phase.ACUTE, 1, 7).and(5, Phase.SUBACUTE, 2, 8);
        assertThat(none.and(40, Phase.CHRONIC, 3, 9).sums().parts()).isEmpty();
    }

    @Test
    void theOrderOfPeopleDoesNotMatter() {
        var people =
                new ArrayList<>(
                        nobody().and(31, Phase.ACUTE, 1, 7, 4)
                                .and(40, Phase.CHRONIC, 3, 9, 0)
                                .courses());
        var before = LeavingSums.of(QUESTION, PERIOD, people);

        Collections.shuffle(people, new Random(4));

        assertThat(LeavingSums.of(QUESTION, PERIOD, people)).isEqualTo(before);
    }

    @Test
    void halvesOfAYearTouchAndDoNotOverlap() {
        for (var day = LocalDate.of(2024, 1, 1);
                day.isBefore(LocalDate.of(2027, 1, 1));
                day = day.plusDays(1)) {
            var half = HalfYear.holding(day);
            assertThat(day).isBetween(half.first(), half.last());
            assertThat(half.before().last().plusDays(1)).isEqualTo(half.first());
            assertThat(HalfYear.read(half.code())).contains(half);
        }
        assertThat(HalfYear.read("2026-H3")).isEmpty();
        assertThat(HalfYear.read("26-H1")).isEmpty();
        assertThatThrownBy(() -> new HalfYear(2026, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
