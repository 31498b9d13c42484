package huantiao.care;

import static huantiao.body.Side.BOTH;
import static huantiao.care.Consultation.Shown.NEGATIVE;
import static huantiao.care.Consultation.Shown.POSITIVE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import huantiao.base.Known;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.NerveRoots;
import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.care.Consultation.Finding;
import huantiao.triage.Facts;
import huantiao.triage.TechniqueKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether current would flow through skin that feels less (CI-EA-10): asked of each needle to which
 * a lead is clipped, so that a loss in one place keeps current away from that place alone. A loss
 * that the examination of the same day found in the skin of a needle stands, whatever was answered;
 * an earlier one is a reason to ask and no answer (decision 0307). The latest touch of a skin
 * decides; an examination that did not touch it takes nothing back.
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

    /**
     * A loss that a later touch of the same skin took back.
     *
     * @param normalOn the day on which feeling was normal there
     */
    public record TakenBack(Found lost, LocalDate normalOn) {}

    /** What the latest touch in the skin of a needle found, where feeling was less there. */
    public static Optional<Found> at(String needle, Chart chart, CareSteps.Now now) {
        return touches(needle, chart, now)
                .flatMap(touches -> touches.lost().stream())
                .max(Comparator.comparing(Found::day));
    }

    /**
     * The loss in the skin of a needle that was taken back last; empty where a loss stands there,
     * and where none was found.
     */
    public static Optional<TakenBack> takenBack(String needle, Chart chart, CareSteps.Now now) {
        return at(needle, chart, now).isPresent()
                ? Optional.empty()
                : touches(needle, chart, now)
                        .flatMap(touches -> touches.takenBack().stream())
                        .max(Comparator.comparing(TakenBack::normalOn));
    }

    /**
     * When an examination of the day found touch normal on both sides as a whole, and none of it
     * less: not at the needles themselves; empty where none did.
     */
    public static Optional<Instant> normalAsWhole(Chart chart, CareSteps.Now now) {
        var whole =
                now.rules().touched().values().stream()
                        .flatMap(touch -> touch.normalBy().stream())
                        .collect(toSet());
        return chart.latest(Entry.Consulted.class)
                .filter(noted ->
                        LocalDate.ofInstant(noted.noted().occurredAt(), now.zone())
                                .equals(now.today()))
                .filter(noted -> {
                    var findings = noted.entry().consultation().findings();
                    return isWhole(findings, whole) && isLessNowhere(findings, now);
                })
                .map(one -> one.noted().occurredAt());
    }

    /** True if one of these tests was normal on both sides. */
    private static boolean isWhole(List<Finding> findings, Set<String> tests) {
        return tests.stream()
                .anyMatch(test -> {
                    var normal =
                            findings.stream()
                                    .filter(one -> one.test().equals(test))
                                    .filter(one -> one.shown() == NEGATIVE)
                                    .map(Finding::side)
                                    .collect(toSet());
                    return normal.contains(BOTH)
                            || normal.containsAll(Set.of(Side.LEFT, Side.RIGHT));
                });
    }

    private static boolean isLessNowhere(List<Finding> findings, CareSteps.Now now) {
        return findings.stream()
                .filter(one -> one.shown() == POSITIVE)
                .noneMatch(one -> now.rules().touched().containsKey(one.test()));
    }

    /**
     * True if numbness is marked in the skin of a needle, by the person or by a clinician, as each
     * marked it last: a reason to touch there, and no answer. A mark where no root is felt may be
     * of any skin on its side.
     */
    public static boolean isMarkedNumb(String needle, Chart chart, NerveRoots roots) {
        return spot(needle)
                .filter(spot ->
                        Stream.concat(
                                        chart.marks().stream(),
                                        chart.found().stream()
                                                .flatMap(one -> one.entry().marks().stream()))
                                .filter(mark -> mark.feeling() == Feeling.NUMBNESS)
                                .filter(mark -> mark.side() == spot.side())
                                .anyMatch(mark -> isFeltThere(mark, spot.point(), roots)))
                .isPresent();
    }

    private static boolean isFeltThere(Mark mark, PointCode point, NerveRoots roots) {
        var felt = roots.all().stream().filter(root -> root.isFeltAt(mark)).toList();
        return felt.isEmpty() || felt.stream().anyMatch(root -> root.skinPoints().contains(point));
    }

    /**
     * Every loss of feeling that stands, whether a needle goes there or not: found by the latest
     * touch of its skin. A loss whose place was noted stands at its place.
     */
    public static List<Found> standing(
            Chart chart, Map<String, NerveRoots.Touch> touched, ZoneId zone) {
        return touched.entrySet().stream()
                .flatMap(test ->
                        Stream.of(Side.LEFT, Side.RIGHT)
                                .flatMap(side ->
                                        Touches.of(
                                                test.getKey(), test.getValue(), side, chart, zone)
                                                .lost()
                                                .stream()))
                .toList();
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

    private static Stream<Touches> touches(String needle, Chart chart, CareSteps.Now now) {
        return spot(needle).stream()
                .flatMap(spot ->
                        now.rules().touched().entrySet().stream()
                                .filter(test -> test.getValue().points().contains(spot.point()))
                                .map(test ->
                                        Touches.of(
                                                test.getKey(),
                                                test.getValue(),
                                                spot.side(),
                                                chart,
                                                now.zone())));
    }

    /**
     * Each time somebody touched the skin of one test on one side, newest first. An examination
     * that did not touch it is none of them, so that it takes nothing back.
     */
    private record Touches(String test, Side side, List<Touched> newestFirst) {

        private record Touched(boolean isLess, LocalDate day) {}

        static Touches of(
                String test, NerveRoots.Touch touch, Side side, Chart chart, ZoneId zone) {
            var newestFirst = new ArrayList<Touched>();
            for (var noted : chart.inForce().reversed()) {
                if (noted.entry() instanceof Entry.Consulted consulted) {
                    var day = LocalDate.ofInstant(noted.occurredAt(), zone);
                    isLess(test, touch, side, consulted.consultation().findings())
                            .ifPresent(less -> newestFirst.add(new Touched(less, day)));
                }
            }
            return new Touches(test, side, newestFirst);
        }

        /** Whether one examination found less feeling there; empty if it did not touch it. */
        private static Optional<Boolean> isLess(
                String test, NerveRoots.Touch touch, Side side, List<Finding> findings) {
            var here = findings.stream().filter(one -> one.side() == side || one.side() == BOTH);
            var shown = here.collect(groupingBy(Finding::test, mapping(Finding::shown, toSet())));
            var own = shown.getOrDefault(test, Set.of());
            if (own.contains(POSITIVE)) {
                boolean isElsewhereByName =
                        touch.places().stream()
                                .anyMatch(place ->
                                        shown.getOrDefault(place, Set.of()).contains(POSITIVE));
                return Optional.of(!isElsewhereByName);
            }
            boolean isNormal =
                    own.contains(NEGATIVE)
                            || touch.normalBy().stream()
                                    .anyMatch(whole ->
                                            shown.getOrDefault(whole, Set.of()).contains(NEGATIVE));
            return isNormal ? Optional.of(false) : Optional.empty();
        }

        Optional<Found> lost() {
            return newestFirst.stream()
                    .limit(1)
                    .filter(Touched::isLess)
                    .findFirst()
                    .map(one -> new Found(test, side, one.day()));
        }

        Optional<TakenBack> takenBack() {
            var lost = newestFirst.stream().filter(Touched::isLess).findFirst();
            return lost().isPresent()
                    ? Optional.empty()
                    : lost.map(one ->
                            new TakenBack(
                                    new Found(test, side, one.day()),
                                    newestFirst.getFirst().day()));
        }
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
