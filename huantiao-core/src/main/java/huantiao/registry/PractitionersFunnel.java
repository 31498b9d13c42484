package huantiao.registry;

import huantiao.course.Phase;
import huantiao.course.Reliability;
import huantiao.measures.Direction;
import huantiao.registry.MixedModel.Row;
import huantiao.registry.StartedCourse.Practitioner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the people of each practitioner did against what was to be expected of them, for the clinic's
 * own eyes. Adjusted for the baseline, age, sex and how long it had lasted; pulled towards the
 * clinic by how few people somebody saw; drawn as a funnel, never as a table in the order of
 * results. It is no part of what a clinic publishes.
 *
 * <p>Ranking without adjustment is wrong: in one registry adjusting moved 70 % of clinics by a
 * decile (Deutscher). The floors of {@value #FEWEST_COURSES} courses and half of the outcomes are
 * those of that registry.
 */
public sealed interface PractitionersFunnel {
    int FEWEST_COURSES = 10;
    int LEAST_COVERAGE_PERCENT = 50;

    /** Fewest judged outcomes of practitioners above the floors. */
    int FEWEST_OUTCOMES = 40;

    /** Nothing is drawn, and why. */
    record Refused(Why why, List<Below> below) implements PractitionersFunnel {
        public Refused {
            below = List.copyOf(below);
        }

        public enum Why {
            /** Fewer than two practitioners are above the floors. */
            TOO_FEW_PRACTITIONERS,
            TOO_FEW_OUTCOMES
        }
    }

    /**
     * @param points by name, which is no order of merit
     * @param below who is not drawn because too few people started or answered
     * @param residual standard deviation of one outcome about what was expected
     * @param between variance between practitioners, at most as large as chance would have it
     */
    record Drawn(
            List<Point> points, List<Below> below, double residual, double between, int outcomes)
            implements PractitionersFunnel {
        public Drawn {
            points = List.copyOf(points);
            below = List.copyOf(below);
        }

        /**
         * How far from 0 chance alone brings a practitioner's mean in 95 or in 99.8 of 100.
         *
         * @param z 1.96 or 3.09
         */
        public double limit(double z, double courses) {
            return z * residual / Math.sqrt(courses);
        }
    }

    /**
     * One practitioner.
     *
     * @param difference mean of the outcomes less what was expected; above 0 is better than
     *     expected, whichever way the scale runs
     * @param shrunken the same, pulled towards 0, with its 95 % limits
     */
    record Point(
            Practitioner practitioner,
            int started,
            int outcomes,
            double difference,
            double shrunken,
            double lower,
            double upper) {}

    /** A practitioner below the floors. */
    record Below(Practitioner practitioner, int started, int outcomes) {}

    static PractitionersFunnel of(RegistryQuestion question, List<StartedCourse> counted) {
        var started = new LinkedHashMap<Practitioner, Integer>();
        var judged = new LinkedHashMap<Practitioner, List<Judged>>();
        var names = new LinkedHashMap<Object, Practitioner>();
        for (var course : counted) {
            // One member may have had two names; the first stands for both.
            var who = names.computeIfAbsent(course.practitioner().id(), _ -> course.practitioner());
            switch (Outcome.of(course, question)) {
                case Outcome.NotDue _, Outcome.NothingToImprove _ -> {}
                case Outcome.NoBaseline _, Outcome.Silent _, Outcome.OnlyWatched _ ->
                        started.merge(who, 1, Integer::sum);
                case Outcome.Judged(var change, _) -> {
                    started.merge(who, 1, Integer::sum);
                    judged.computeIfAbsent(who, _ -> new ArrayList<>())
                            .add(
                                    new Judged(
                                            course,
                                            change.baseline().value().toDouble(),
                                            change.followUp().value().toDouble()));
                }
            }
        }
        var below = new ArrayList<Below>();
        var above = new ArrayList<Practitioner>();
        started.forEach((who, count) -> {
            var outcomes = judged.getOrDefault(who, List.of()).size();
            if (count < FEWEST_COURSES || 100 * outcomes < LEAST_COVERAGE_PERCENT * count) {
                below.add(new Below(who, count, outcomes));
            } else {
                above.add(who);
            }
        });
        below.sort(Comparator.comparing(one -> one.practitioner().name()));
        above.sort(Comparator.comparing(Practitioner::name).thenComparing(one -> one.id().value()));
        var outcomes =
                above.stream().mapToInt(who -> judged.getOrDefault(who, List.of()).size()).sum();
        if (above.size() < 2) {
            return new Refused(Refused.Why.TOO_FEW_PRACTITIONERS, below);
        }
        return outcomes < FEWEST_OUTCOMES
                ? new Refused(Refused.Why.TOO_FEW_OUTCOMES, below)
                : drawn(question, above, started, judged, below, outcomes);
    }

    /** An outcome with what it is adjusted for. */
    record Judged(StartedCourse course, double baseline, double followUp) {}

    private static Drawn drawn(
            RegistryQuestion question,
            List<Practitioner> above,
            Map<Practitioner, Integer> started,
            Map<Practitioner, List<Judged>> judged,
            List<Below> below,
            int outcomes) {
        var all =
                above.stream()
                        .flatMap(who -> judged.getOrDefault(who, List.of()).stream())
                        .toList();
        var cover = Covariates.of(all.stream().map(Judged::course).toList());
        var chronic = all.stream().filter(one -> one.course().phase() == Phase.CHRONIC).count();
        var apart = Math.min(chronic, all.size() - chronic) >= ClinicCourses.FEWEST_A_SIDE;
        var baselines = all.stream().mapToDouble(Judged::baseline).distinct().count() > 1;
        var rows = new ArrayList<Row>();
        for (var who : above) {
            for (var one : judged.getOrDefault(who, List.of())) {
                rows.add(
                        Row.of(
                                who.id().toString(),
                                fixed(one, baselines, apart, cover),
                                new double[] {1},
                                one.followUp()));
            }
        }
        var fit = MixedModel.reml(rows);
        var better =
                question.instrument().scale().direction() == Direction.HIGHER_IS_WORSE ? -1 : 1;
        var points = new ArrayList<Point>();
        for (var who : above) {
            var own = java.util.Objects.requireNonNull(fit.groups().get(who.id().toString()));
            var difference =
                    judged.getOrDefault(who, List.of()).stream()
                            .mapToDouble(one ->
                                    one.followUp() - fit.mean(fixed(one, baselines, apart, cover)))
                            .average()
                            .orElseThrow();
            var reach = Reliability.Z95 * own.sd().at(0);
            var shrunken = better * own.effect().at(0);
            points.add(
                    new Point(
                            who,
                            started.getOrDefault(who, 0),
                            own.answers(),
                            better * difference,
                            shrunken,
                            shrunken - reach,
                            shrunken + reach));
        }
        return new Drawn(points, below, Math.sqrt(fit.residual()), fit.random().at(0, 0), outcomes);
    }

    private static double[] fixed(Judged one, boolean baselines, boolean apart, Covariates cover) {
        var covariates = cover.of(one.course());
        var row = new double[1 + (baselines ? 1 : 0) + (apart ? 1 : 0) + covariates.length];
        var next = 0;
        row[next++] = 1;
        if (baselines) {
            row[next++] = one.baseline();
        }
        if (apart) {
            row[next++] = one.course().phase() == Phase.CHRONIC ? 1 : 0;
        }
        System.arraycopy(covariates, 0, row, next, covariates.length);
        return row;
    }
}
