package huantiao.registry;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.HarmFigure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen elsewhere of events so rare that a clinic hardly sees any: none among a few hundred
 * people is no sign that there are none.
 *
 * @param any people with an unwanted effect of any kind (Witt 2009)
 * @param needingTreatment people with an unwanted effect that needed treatment (Witt 2009)
 * @param collapsedLung people with a collapsed lung, of the same
 * @param serious people with a serious event, pooled from prospective studies (Baeumler 2021)
 */
public record HarmsYardstick(
        HarmFigure any, HarmFigure needingTreatment, HarmFigure collapsedLung, HarmFigure serious) {

    /** How the taxonomy of harms calls a collapsed lung. */
    private static final String COLLAPSED_LUNG = "AE-PTX";

    /** How serious events here compare with those elsewhere. */
    public enum Seen {
        /** There were none. */
        NONE,
        /** There were some, and chance may be the whole difference. */
        SOME,
        /** The lower 95 % limit here lies above the upper one elsewhere. */
        MORE
    }

    public HarmsYardstick {
        if (any.value().isEmpty()
                || needingTreatment.value().isEmpty()
                || needingTreatment.denominator().isEmpty()
                || collapsedLung.numerator().isEmpty()
                || serious.value().isEmpty()
                || serious.low().isEmpty()
                || serious.high().isEmpty()) {
            throw new IllegalArgumentException("the figures on harms must hold their numbers");
        }
    }

    /** The figures of this evidence; empty where one of them was taken back. */
    public static Optional<HarmsYardstick> of(EvidenceBase base) {
        var figures =
                Stream.of("E01", "E02", "E06", "E10")
                        .flatMap(id -> base.harm(id).stream())
                        .toList();
        return figures.size() < 4
                ? Optional.empty()
                : Optional.of(
                        new HarmsYardstick(
                                figures.get(0), figures.get(1), figures.get(2), figures.get(3)));
    }

    /**
     * Whether more people here had a serious event than chance explains by the figure elsewhere.
     */
    public Seen seen(HarmsCount harms) {
        if (harms.serious() == 0) {
            return Seen.NONE;
        }
        // Ours in percent, theirs of 10,000.
        var lower = 100 * harms.seriousInterval().lowerPercent();
        return lower > serious.high().getAsDouble() ? Seen.MORE : Seen.SOME;
    }

    /** How many people here had a collapsed lung, as in {@link #collapsedLung}. */
    public static int collapsedLungs(HarmsCount harms) {
        return harms.kinds().stream()
                .filter(kind -> kind.category().equals(COLLAPSED_LUNG))
                .mapToInt(HarmsCount.Kind::people)
                .sum();
    }

    /** One of so many people, with the limits of that; a larger number is a rarer event. */
    public record OneIn(double value, double lower, double upper) {}

    /** One of how many people had a serious event elsewhere, with its 95 % limits. */
    public OneIn seriousOneIn() {
        return new OneIn(
                10_000 / serious.value().getAsDouble(),
                10_000 / serious.high().getAsDouble(),
                10_000 / serious.low().getAsDouble());
    }

    /** One of how many people had a collapsed lung elsewhere. */
    public double lungOneIn() {
        return (double) needingTreatment.denominator().getAsInt()
                / collapsedLung.numerator().getAsInt();
    }

    /** One figure of each of the studies they were read in. */
    public List<HarmFigure> studies() {
        return List.of(needingTreatment, serious);
    }
}
