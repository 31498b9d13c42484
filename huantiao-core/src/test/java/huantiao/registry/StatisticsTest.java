package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.course.ControlLimits;
import huantiao.course.Reliability;
import huantiao.course.ReliableChange;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws behind the worked examples; their numbers are checked through the command line. */
class StatisticsTest {

    @Test
    void aChangeOfAThirdCanLieWithinTheError() {
        var odi = new Reliability(15.8, 0.86);

        var change = ReliableChange.between(46, 30, odi.sdiff());

        assertThat(odi.sdc95()).isCloseTo(16.387, within(0.001));
        assertThat(change.index()).isCloseTo(-1.914, within(0.001));
        assertThat(change.isReliable()).isFalse();
    }

    static Stream<Random> seeds() {
        return LongStream.range(0, 100).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void beyondTheSdcIsTheSameAsReliable(Random random) {
        var reliability = new Reliability(1 + random.nextDouble() * 20, random.nextDouble() * 0.99);
        var change = random.nextDouble() * 100 - 50;

        assertThat(ReliableChange.between(0, change, reliability.sdiff()).isReliable())
                .isEqualTo(Math.abs(change) > reliability.sdc95());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fourReadingsHalveTheError(Random random) {
        var sdc = random.nextDouble() * 10;

        assertThat(Reliability.sdcOfMeans(sdc, 4)).isCloseTo(sdc / 2, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wilsonHoldsTheShareAndStaysWithinOneHundred(Random random) {
        var of = 1 + random.nextInt(200);
        var share = new Share(random.nextInt(of + 1), of);

        var interval = share.wilson95();
        var mirrored = new Share(of - share.count(), of).wilson95();

        assertThat(share.percent())
                .isBetween(interval.lowerPercent() - 1e-9, interval.upperPercent() + 1e-9);
        assertThat(interval.lowerPercent()).isBetween(0.0, 100.0);
        assertThat(interval.upperPercent()).isBetween(0.0, 100.0);
        assertThat(mirrored.lowerPercent()).isCloseTo(100 - interval.upperPercent(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void boundsHoldWhateverTheSilentWouldHaveSaid(Random random) {
        var started = 20 + random.nextInt(200);
        var answered = 1 + random.nextInt(started);
        var share = new Share(random.nextInt(answered + 1), answered);

        var bounds = share.boundsAmong(started);
        var silentResponders = random.nextInt(started - answered + 1);

        assertThat(100.0 * (share.count() + silentResponders) / started)
                .isBetween(bounds.lowerPercent() - 1e-9, bounds.upperPercent() + 1e-9);
    }

    @Test
    void limitsDoNotCareWhichWayTimeRan() {
        var readings = List.of(7.0, 6.0, 7.0, 8.0, 7.0, 6.0);
        var backwards = new java.util.ArrayList<>(readings);
        Collections.reverse(backwards);

        assertThat(ControlLimits.of(backwards).lower())
                .isCloseTo(ControlLimits.of(readings).lower(), within(1e-12));
        assertThat(ControlLimits.of(readings).signals(5)).isFalse();
        assertThat(ControlLimits.of(readings).signals(4)).isTrue();
    }

    @Test
    void refusesLimitsFromFewerThanSixReadings() {
        assertThatThrownBy(() -> ControlLimits.of(List.of(7.0, 6.0, 7.0, 8.0, 7.0)))
                .hasMessageContaining("readings (5) must be 6 or more");
    }

    @Test
    void printsNothingUnderTwentyStarters() {
        assertThat(ClinicSum.of(new ClinicSum.Count(19, 19, 19, 0)))
                .isEqualTo(new ClinicSum.TooFew(19));
    }

    @Test
    void printsBoundsOnlyUnderSixtyPercentCoverage() {
        assertThat(ClinicSum.of(new ClinicSum.Count(100, 59, 36, 4)))
                .isInstanceOfSatisfying(
                        ClinicSum.BoundsOnly.class,
                        sum -> {
                            assertThat(sum.responderBounds().lowerPercent())
                                    .isCloseTo(36, within(1e-9));
                            assertThat(sum.responderBounds().upperPercent())
                                    .isCloseTo(77, within(1e-9));
                        });
        assertThat(ClinicSum.of(new ClinicSum.Count(40, 0, 0, 0)))
                .isInstanceOf(ClinicSum.BoundsOnly.class);
    }

    @Test
    void reportsIntervalBoundsAndTheShareThatGotWorseTogether() {
        assertThat(ClinicSum.of(new ClinicSum.Count(100, 60, 36, 6)))
                .isInstanceOfSatisfying(
                        ClinicSum.Reported.class,
                        sum -> {
                            assertThat(sum.interval().lowerPercent())
                                    .isCloseTo(47.37, within(0.01));
                            assertThat(sum.interval().upperPercent())
                                    .isCloseTo(71.43, within(0.01));
                            assertThat(sum.responderBounds().upperPercent())
                                    .isCloseTo(76, within(1e-9));
                            assertThat(sum.worse().percent()).isCloseTo(10, within(1e-9));
                        });
    }
}
