package huantiao.measures;

import huantiao.base.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A few instruments for tests, with the published numbers of their models. */
public final class Rulers {
    private static final Source PAPER = new Source("paper", "A paper", "", "abstract");

    private Rulers() {}

    /** 0 to 10, higher is worse, 30 % responder, error 2.3. */
    public static Instrument leg() {
        return legAs("nrs_leg", 0, 10);
    }

    /** The leg's scale under another name, its one question answered from least to most. */
    public static Instrument legAs(String id, int least, int most) {
        return instrument(
                id,
                List.of(new Item(1, "i1", new Item.Response.Whole(least, most))),
                Calculation.SUM,
                new MissingRule.EveryItemNeeded(),
                new Scale(
                        Exact.ZERO, Exact.of(10), Unit.POINTS, Direction.HIGHER_IS_WORSE, 0, true),
                byPercent(),
                measured("2.3"));
    }

    /** The same with a wider error of 4.5 and a level of 3 that others called acceptable. */
    public static Instrument legWithSigns() {
        var leg = leg();
        return new Instrument(
                leg.edition(),
                leg.name(),
                leg.items(),
                leg.calculation(),
                leg.missing(),
                leg.scale(),
                leg.painIntensity(),
                leg.verified(),
                leg.recall(),
                leg.responder(),
                new Noise.Measured(Exact.parse("2.3"), Optional.of(Exact.parse("4.5")), "", PAPER),
                leg.errorFigures(),
                leg.importances(),
                List.of(
                        new AcceptableState(
                                "pass_le_3",
                                Exact.of(3),
                                AcceptableState.Holds.AT_OR_BELOW,
                                "others",
                                PAPER),
                        new AcceptableState(
                                "recovered",
                                Exact.ZERO,
                                AcceptableState.Holds.EXACTLY,
                                "others",
                                PAPER)),
                leg.bands(),
                leg.subscales(),
                leg.strata(),
                leg.licence(),
                leg.codes());
    }

    /** 0 to 100 mm, higher is worse, error not known. */
    public static Instrument line() {
        return instrument(
                "vas_leg",
                numbers(1, 100),
                Calculation.SUM,
                new MissingRule.EveryItemNeeded(),
                new Scale(
                        Exact.ZERO,
                        Exact.of(100),
                        Unit.MILLIMETRES,
                        Direction.HIGHER_IS_WORSE,
                        0,
                        true),
                byPercent(),
                new Noise.NotKnown("nobody read one"));
    }

    /** Statements ticked; blank is zero once finished. */
    public static Instrument ticks(int count) {
        return instrument(
                "rmdq" + count,
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> new Item(n, "s" + n, new Item.Response.Tick()))
                        .toList(),
                Calculation.SUM,
                new MissingRule.BlankIsZeroOnceFinished(),
                new Scale(
                        Exact.ZERO,
                        Exact.of(count),
                        Unit.POINTS,
                        Direction.HIGHER_IS_WORSE,
                        0,
                        true),
                byPercent(),
                new Noise.NotKnown("nobody read one"));
    }

    /** Ten sections of 0 to 5 as percent; eight are enough. */
    public static Instrument percent() {
        return instrument(
                "odi",
                numbers(10, 5),
                Calculation.PERCENT,
                new MissingRule.DenominatorShrinks(8),
                new Scale(
                        Exact.ZERO,
                        Exact.of(100),
                        Unit.PERCENT,
                        Direction.HIGHER_IS_WORSE,
                        1,
                        false),
                byPercent(),
                measured("8.5"));
    }

    /** Ten items of 0 to 6, higher is better, 5.5 points, error 12.67. */
    public static Instrument confidence() {
        return instrument(
                "pseq",
                numbers(10, 6),
                Calculation.SUM,
                new MissingRule.EveryItemNeeded(),
                new Scale(
                        Exact.ZERO, Exact.of(60), Unit.POINTS, Direction.HIGHER_IS_BETTER, 0, true),
                new ResponderRule.ByPoints(Exact.parse("5.5")),
                measured("12.67"));
    }

    public static Score score(Instrument instrument, String value) {
        return new Score(Exact.parse(value), instrument.scale(), instrument.edition());
    }

    private static ResponderRule byPercent() {
        return new ResponderRule.ByPercent(Exact.of(30), Optional.empty());
    }

    private static Noise measured(String sdc95) {
        return new Noise.Measured(Exact.parse(sdc95), Optional.empty(), "", PAPER);
    }

    private static List<Item> numbers(int count, int most) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new Item(n, "i" + n, new Item.Response.Whole(0, most)))
                .toList();
    }

    private static Instrument instrument(
            String id,
            List<Item> items,
            Calculation calculation,
            MissingRule missing,
            Scale scale,
            ResponderRule responder,
            Noise noise) {
        return new Instrument(
                new Edition(id, "1"),
                id,
                items,
                calculation,
                missing,
                scale,
                true,
                true,
                "past 7 days",
                responder,
                noise,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Licence(Licence.Text.MAY_NOT_SHIP, "", List.of()),
                List.of());
    }
}
