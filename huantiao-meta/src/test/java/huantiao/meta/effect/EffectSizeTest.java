package huantiao.meta.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.TwoByTwo;
import huantiao.meta.TwoRates;
import huantiao.meta.ZeroCells;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is added to zeros, what is refused, and values by hand. */
class EffectSizeTest {
    private static final ZeroCells ALL = new ZeroCells(0.5, ZeroCells.Where.ALL_IF_ANY_ZERO, false);
    private static final ZeroCells ALWAYS = new ZeroCells(0.25, ZeroCells.Where.EVERYWHERE, false);

    private static void refused(Measure measure, Measure.Report from, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "measure %s must be computed from %s, not from %s"
                                .formatted(measure, measure.report(), from));
    }

    @Test
    void aMeasureOfOtherNumbersIsRefused() {
        EffectSize md = EffectSize.of(Measure.MD);
        EffectSize or = EffectSize.of(Measure.OR);
        refused(Measure.MD, Measure.Report.TABLE, () -> md.fromTables(List.of()));
        refused(Measure.MD, Measure.Report.TWO_RATES, () -> md.fromTwoRates(List.of()));
        refused(Measure.OR, Measure.Report.TWO_MEANS, () -> or.fromTwoMeans(List.of()));
        refused(Measure.OR, Measure.Report.CHANGE, () -> or.fromChanges(List.of()));
        refused(Measure.OR, Measure.Report.PROPORTION, () -> or.fromProportions(List.of()));
        refused(Measure.OR, Measure.Report.RATE, () -> or.fromRates(List.of()));
        refused(Measure.OR, Measure.Report.MEAN, () -> or.fromMeans(List.of()));
        refused(Measure.OR, Measure.Report.CORRELATION, () -> or.fromCorrelations(List.of()));
        refused(Measure.OR, Measure.Report.PARTIAL, () -> or.fromPartialCorrelations(List.of()));
        refused(Measure.OR, Measure.Report.ALPHA, () -> or.fromAlphas(List.of()));
        assertThatThrownBy(() -> md.fromReportedDifferences(List.of()))
                .hasMessageContaining("MD must be SMD");
    }

    private static void is(Estimates e, int i, double y, double v) {
        assertThat(e.effect(i)).isCloseTo(y, within(1e-14));
        assertThat(e.variance(i)).isCloseTo(v, within(1e-14));
    }

    @Test
    void zerosAmongRatesOfTwoGroups() {
        List<TwoRates> rates =
                List.of(new TwoRates("a", 0, 10, 2, 20), new TwoRates("b", 4, 10, 2, 20));
        EffectSize irr = EffectSize.of(Measure.IRR);

        Estimates half = irr.fromTwoRates(rates);
        is(half, 0, Math.log(0.05 / 0.125), 1 / 0.5 + 1 / 2.5);
        is(half, 1, Math.log(4), 1 / 4.0 + 1 / 2.0);
        is(irr.with(ALL).fromTwoRates(rates), 1, Math.log(0.45 / 0.125), 1 / 4.5 + 1 / 2.5);
        List<TwoRates> none = rates.subList(1, 2);
        is(irr.with(ALL).fromTwoRates(none), 0, Math.log(4), 0.75);
        is(irr.with(ALWAYS).fromTwoRates(none), 0, Math.log(8.5 / 2.25), 1 / 4.25 + 1 / 2.25);

        List<TwoRates> second = List.of(new TwoRates("c", 3, 10, 0, 20));
        is(irr.with(ALL).fromTwoRates(second), 0, Math.log(0.35 / 0.025), 1 / 3.5 + 1 / 0.5);
    }

    @Test
    void studiesWithoutEventsInBothGroupsMayBeLeftOut() {
        EffectSize dropping =
                EffectSize.of(Measure.IRR).with(ZeroCells.half().droppingDoubleZeros());
        Estimates e =
                dropping.fromTwoRates(
                        List.of(
                                new TwoRates("none", 0, 10, 0, 10),
                                new TwoRates("first", 0, 10, 1, 10),
                                new TwoRates("second", 1, 10, 0, 10)));

        assertThat(e.effect(0)).isNaN();
        assertThat(e.variance(0)).isNaN();
        is(e, 1, Math.log(0.5 / 1.5), 1 / 0.5 + 1 / 1.5);
        is(e, 2, Math.log(1.5 / 0.5), 1 / 0.5 + 1 / 1.5);
    }

    @Test
    void zerosAmongProportionsAndRatesOfOneGroup() {
        List<Proportion> shares = List.of(new Proportion("all", 8, 8), new Proportion("b", 2, 8));
        EffectSize logit = EffectSize.of(Measure.PLO);

        is(logit.fromProportions(shares), 0, Math.log(17), 1 / 8.5 + 1 / 0.5);
        is(logit.fromProportions(shares), 1, Math.log(2 / 6.0), 1 / 2.0 + 1 / 6.0);
        is(logit.with(ALL).fromProportions(shares), 1, Math.log(2.5 / 6.5), 1 / 2.5 + 1 / 6.5);
        List<Proportion> some = shares.subList(1, 2);
        is(logit.with(ALL).fromProportions(some), 0, Math.log(2 / 6.0), 1 / 2.0 + 1 / 6.0);
        List<Proportion> zero = List.of(new Proportion("none", 0, 8), some.getFirst());
        is(logit.with(ALL).fromProportions(zero), 1, Math.log(2.5 / 6.5), 1 / 2.5 + 1 / 6.5);

        List<Rate> rates = List.of(new Rate("none", 0, 10), new Rate("b", 2, 10));
        EffectSize log = EffectSize.of(Measure.IRLN);
        is(log.fromRates(rates), 0, Math.log(0.05), 2);
        is(log.fromRates(rates), 1, Math.log(0.2), 0.5);
        is(log.with(ALL).fromRates(rates), 1, Math.log(0.25), 0.4);
        is(log.with(ALL).fromRates(rates.subList(1, 2)), 0, Math.log(0.2), 0.5);
    }

    @Test
    void anEffectWithoutAFiniteValueIsMissing() {
        Estimates e =
                EffectSize.of(Measure.OR)
                        .with(ZeroCells.untouched())
                        .fromTables(List.of(new TwoByTwo("a", 0, 5, 3, 4)));

        assertThat(e.effect(0)).isNaN();
        assertThat(e.variance(0)).isNaN();
    }

    @Test
    void theUnbiasedCorrelationOfOlkinAndPratt() {
        // With n 4 the series for 2F1(1/2, 1/2; 1; 1 - r^2) is 2 K(k) / pi at modulus^2 1 - r^2:
        // K of 3/4 is 2.156515647499643 (Abramowitz and Stegun, table 17.1).
        double u = 0.5 * 2 * 2.156515647499643 / Math.PI;
        Estimates e =
                EffectSize.of(Measure.UCOR).fromCorrelations(List.of(new Correlation("a", 0.5, 4)));

        assertThat(e.effects().at(0)).isCloseTo(u, within(1e-12));
        assertThat(e.variance(0)).isCloseTo((1 - u * u) * (1 - u * u) / 3, within(1e-12));
        Estimates both =
                EffectSize.of(Measure.UCOR)
                        .fromCorrelations(
                                List.of(
                                        new Correlation("one", 1, 9),
                                        new Correlation("minus", -0.4, 9),
                                        new Correlation("plus", 0.4, 9)));
        assertThat(both.effects().at(0)).isEqualTo(1);
        assertThat(both.effects()).isEqualTo(Doubles.of(1, -both.effect(2), both.effect(2)));
        assertThat(both.effect(2)).isGreaterThan(0.4);
    }

    @Test
    void theCodeOfNoMeasureIsRefused() {
        assertThat(Measure.ofCode("SMDH")).isEqualTo(Measure.SMDH);
        assertThatThrownBy(() -> Measure.ofCode("XYZ"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(XYZ)");
    }
}
