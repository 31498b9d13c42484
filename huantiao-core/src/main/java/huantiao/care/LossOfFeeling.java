package huantiao.care;

import huantiao.base.Known;
import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.triage.Facts;
import huantiao.triage.TechniqueKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether current would flow through skin that feels less (CI-EA-10): asked of each needle to which
 * a lead is clipped, so that a loss in one place keeps current away from that place alone. A loss
 * that the examination of the same day found in the skin of a needle stands, whatever was answered;
 * an earlier one is a reason to ask and no answer (decision 0307).
 */
public final class LossOfFeeling {

    /** True if current would flow through skin that feels less. */
    public static final String FACT = "ea_on_numb_skin";

    private static final String SITE_SKIN = "site_skin";

    private LossOfFeeling() {}

    /**
     * A loss of feeling that an examination found and none took back since.
     *
     * @param test that found it
     * @param day of the examination
     */
    public record Found(String test, Side side, LocalDate day) {

        /** True if it was found on this day, so that it stands whatever is answered. */
        public boolean isOf(LocalDate today) {
            return day.equals(today);
        }
    }

    /** What the latest touch in the skin of a needle found, where feeling was less there. */
    public static Optional<Found> at(String needle, Chart chart, CareSteps.Now now) {
        return spot(needle)
                .flatMap(spot ->
                        now.rules().touched().entrySet().stream()
                                .filter(test -> test.getValue().contains(spot.point()))
                                .flatMap(test ->
                                        latest(test.getKey(), spot.side(), chart, now).stream())
                                .max(Comparator.comparing(Found::day)));
    }

    /** The plan in the words of the rules, with what is felt at the needles of its leads. */
    public static Facts told(Facts facts, Plan plan, Chart chart, CareSteps.Now now) {
        var pairs = plan.ways().map(Ways::pairs).orElse(List.of());
        boolean canBeAnywhere =
                pairs.isEmpty() && PlanFacts.techniques(plan).contains(TechniqueKind.EA);
        boolean isLostSomewhere =
                canBeAnywhere
                        && plan.points().stream()
                                .flatMap(one -> needles(one.point(), one.side()))
                                .anyMatch(needle -> isFoundToday(needle, chart, now));
        return told(
                facts,
                isLostSomewhere ? Known.UNKNOWN : atAll(pairs, facts, chart, now),
                now.rules());
    }

    /** The visit in the words of the rules, with what is felt at the needles of its leads. */
    static Facts told(Facts facts, Session session, Chart chart, CareSteps.Now now) {
        boolean isLost =
                session.needlings().stream()
                        .filter(one -> one.stimulation() == Stimulation.ELECTRICAL)
                        .flatMap(one -> needles(one.point(), one.side()))
                        .anyMatch(needle -> isFoundToday(needle, chart, now));
        return told(
                facts, isLost ? Known.NO : atAll(session.pairs(), facts, chart, now), now.rules());
    }

    private static Facts told(Facts facts, Known isFelt, CareRules rules) {
        if (rules.vocabulary().find(FACT).isEmpty()) {
            return facts;
        }
        return switch (isFelt) {
            case YES -> facts.with(FACT, false);
            case NO -> facts.with(FACT, true);
            case UNKNOWN -> facts.without(List.of(FACT));
        };
    }

    private static Known atAll(
            List<ElectroPair> pairs, Facts facts, Chart chart, CareSteps.Now now) {
        return pairs.stream()
                .flatMap(pair ->
                        Stream.of(
                                isFelt(
                                        pair.from(),
                                        pair,
                                        ElectroPair.Felt::from,
                                        facts,
                                        chart,
                                        now),
                                isFelt(pair.to(), pair, ElectroPair.Felt::to, facts, chart, now)))
                .reduce(Known.YES, Known::and);
    }

    private static Known isFelt(
            String needle,
            ElectroPair pair,
            Function<ElectroPair.Felt, Known> end,
            Facts facts,
            Chart chart,
            CareSteps.Now now) {
        return isFoundToday(needle, chart, now)
                ? Known.NO
                : pair.felt().map(end).orElseGet(() -> ofAllPoints(facts));
    }

    /** What was answered of the skin of all points; a yes there is a ground of its own. */
    private static Known ofAllPoints(Facts facts) {
        return facts.knows(SITE_SKIN) ? Known.YES : Known.UNKNOWN;
    }

    private static boolean isFoundToday(String needle, Chart chart, CareSteps.Now now) {
        return at(needle, chart, now).filter(found -> found.isOf(now.today())).isPresent();
    }

    private static Optional<Found> latest(String test, Side side, Chart chart, CareSteps.Now now) {
        return chart.all(Entry.Consulted.class).reversed().stream()
                .flatMap(one ->
                        one.entry().consultation().findings().stream()
                                .filter(finding ->
                                        finding.test().equals(test)
                                                && (finding.side() == side
                                                        || finding.side() == Side.BOTH)
                                                && finding.shown() != Consultation.Shown.NOT_DONE)
                                .map(finding -> new Touched(finding, dayOf(one, now))))
                .findFirst()
                .filter(touched -> touched.finding().shown() == Consultation.Shown.POSITIVE)
                .map(touched -> new Found(test, side, touched.day()));
    }

    private record Touched(Consultation.Finding finding, LocalDate day) {}

    private static LocalDate dayOf(Chart.Placed<Entry.Consulted> one, CareSteps.Now now) {
        return LocalDate.ofInstant(one.noted().occurredAt(), now.zone());
    }

    private record Spot(PointCode point, Side side) {}

    /** A needle of the left or right side, where the text names one. */
    private static Optional<Spot> spot(String needle) {
        var words = needle.strip().split("\\s+");
        return words.length == 2
                ? PointCode.read(words[0])
                        .flatMap(point -> Side.of(words[1]).map(side -> new Spot(point, side)))
                : Optional.empty();
    }

    private static Stream<String> needles(String point, Side side) {
        return (side == Side.BOTH ? Stream.of(Side.LEFT, Side.RIGHT) : Stream.of(side))
                .map(one -> point + " " + one.code());
    }
}
