package huantiao.registry;

import huantiao.course.Phase;
import huantiao.course.Reliability;
import huantiao.course.Schedule;
import huantiao.measures.Instrument;
import huantiao.registry.MixedModel.Row;
import huantiao.registry.StartedCourse.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How scores went over time in everybody who started: a mixed model where there is enough, and the
 * bare lines where there is not. Answers given in the room are left out of both.
 */
public sealed interface ClinicCourses {
    /** Fewest people with {@link #FEWEST_TIMES} answers or more for a model. */
    int FEWEST_PEOPLE = 50;

    int FEWEST_TIMES = 3;

    /** Fewest people on either side for the long-lasting to have a line of their own. */
    int FEWEST_A_SIDE = 10;

    /** Below so many answers no bare mean is shown: it would show single people. */
    int FEWEST_SEEN = 5;

    /** The latest week that is drawn and modelled. */
    int LAST_WEEK = 56;

    /**
     * Too few for a model.
     *
     * @param lines each person's answers, in no order that says whose they are
     */
    record RawLines(int enough, List<List<Spot>> lines) implements ClinicCourses {
        public RawLines {
            lines = List.copyOf(lines);
        }
    }

    /** A score at a time since the start, in weeks. */
    record Spot(double week, double value) {}

    /**
     * The mean lines of the model with their 95 % limits, in weeks of the schedule.
     *
     * @param shorter people whose pain had lasted 12 weeks or less; empty if they have no line of
     *     their own
     * @param chronic over 12 weeks; everybody if there is only one line
     * @param seen what was answered at the weeks of the schedule, without any model
     */
    record Modelled(
            MixedModel.Fit fit,
            int people,
            int enough,
            List<Mean> shorter,
            List<Mean> chronic,
            List<Seen> seen)
            implements ClinicCourses {
        public Modelled {
            seen = List.copyOf(seen);
            shorter = List.copyOf(shorter);
            chronic = List.copyOf(chronic);
        }

        /**
         * By how much the line lies above what was seen at the start; empty where too few were
         * seen. It is a straight line in the logarithm of the weeks plus one through all weeks at
         * once, so it need not pass through the mean of any of them.
         *
         * @param of people with a shorter history, who have a line of their own
         */
        public OptionalDouble startOff(boolean of) {
            var line = of ? shorter : chronic;
            return seen.stream()
                    .filter(one -> one.week() == 0 && one.shorter() == of)
                    .mapToDouble(one -> line.getFirst().value() - one.value())
                    .findFirst();
        }

        /** True if those with a shorter history are drawn apart. */
        public boolean apart() {
            return !shorter.isEmpty();
        }
    }

    /** The mean at a week. */
    record Mean(int week, double value, double lower, double upper) {}

    /**
     * The bare mean of those who answered alone in the window of a week; 0 is the start.
     *
     * @param shorter true if these are people with a shorter history, who have a line of their own
     */
    record Seen(boolean shorter, int week, int people, double value) {}

    static ClinicCourses of(List<StartedCourse> courses, Instrument instrument) {
        var lines = new ArrayList<List<Spot>>();
        var people = new ArrayList<StartedCourse>();
        for (var course : courses) {
            var spots = spots(course, instrument);
            if (!spots.isEmpty()) {
                lines.add(spots);
                people.add(course);
            }
        }
        var enough =
                Math.toIntExact(lines.stream().filter(line -> line.size() >= FEWEST_TIMES).count());
        if (enough < FEWEST_PEOPLE) {
            return new RawLines(
                    enough,
                    lines.stream().sorted(java.util.Comparator.comparing(List::toString)).toList());
        }
        return modelled(people, lines, enough, instrument);
    }

    private static List<Spot> spots(StartedCourse course, Instrument instrument) {
        var spots = new ArrayList<Spot>();
        Outcome.baseline(course, instrument)
                .filter(answer -> !answer.watched())
                .ifPresent(answer -> spots.add(new Spot(0, answer.value().toDouble())));
        for (var answer : course.answersTo(instrument)) {
            var week = ChronoUnit.DAYS.between(course.began(), answer.day()) / 7.0;
            if (!answer.before() && !answer.watched() && week <= LAST_WEEK) {
                spots.add(new Spot(week, answer.value().toDouble()));
            }
        }
        return spots;
    }

    private static Modelled modelled(
            List<StartedCourse> people, List<List<Spot>> lines, int enough, Instrument instrument) {
        var chronic = people.stream().filter(one -> one.phase() == Phase.CHRONIC).count();
        var apart = chronic >= FEWEST_A_SIDE && people.size() - chronic >= FEWEST_A_SIDE;
        var cover = Covariates.of(people);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            for (var spot : lines.get(i)) {
                rows.add(
                        Row.of(
                                String.valueOf(i),
                                fixed(
                                        spot.week(),
                                        apart,
                                        person.phase() == Phase.CHRONIC,
                                        cover.of(person)),
                                new double[] {1, Math.log1p(spot.week())},
                                spot.value()));
            }
        }
        var fit = MixedModel.reml(rows);
        return new Modelled(
                fit,
                people.size(),
                enough,
                apart ? means(fit, true, false, cover, latest(lines)) : List.of(),
                means(fit, apart, true, cover, latest(lines)),
                seen(people, instrument, apart));
    }

    private static double latest(List<List<Spot>> lines) {
        return lines.stream().flatMap(List::stream).mapToDouble(Spot::week).max().orElseThrow();
    }

    private static List<Seen> seen(
            List<StartedCourse> people, Instrument instrument, boolean apart) {
        var weeks = new Schedule(LocalDate.EPOCH).followUps();
        var sides = apart ? 2 : 1;
        var sums = new double[sides][weeks.size() + 1];
        var counts = new int[sides][weeks.size() + 1];
        for (var person : people) {
            var side = apart && person.phase() != Phase.CHRONIC ? 1 : 0;
            var nearest = new long[weeks.size() + 1];
            var values = new @Nullable Answer[weeks.size() + 1];
            values[0] =
                    Outcome.baseline(person, instrument)
                            .filter(answer -> !answer.watched())
                            .orElse(null);
            for (var answer : person.answersTo(instrument)) {
                if (answer.before() || answer.watched()) {
                    continue;
                }
                var days = ChronoUnit.DAYS.between(person.began(), answer.day());
                for (var i = 0; i < weeks.size(); i++) {
                    var off = Math.abs(days - 7L * weeks.get(i).week());
                    if (off <= weeks.get(i).windowDays()
                            && (values[i + 1] == null || off < nearest[i + 1])) {
                        values[i + 1] = answer;
                        nearest[i + 1] = off;
                    }
                }
            }
            for (var i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    counts[side][i]++;
                    sums[side][i] += values[i].value().toDouble();
                }
            }
        }
        var seen = new ArrayList<Seen>();
        for (var side = sides - 1; side >= 0; side--) {
            for (var i = 0; i <= weeks.size(); i++) {
                if (counts[side][i] >= FEWEST_SEEN) {
                    seen.add(
                            new Seen(
                                    side == 1,
                                    i == 0 ? 0 : weeks.get(i - 1).week(),
                                    counts[side][i],
                                    sums[side][i] / counts[side][i]));
                }
            }
        }
        return seen;
    }

    private static List<Mean> means(
            MixedModel.Fit fit, boolean apart, boolean chronic, Covariates cover, double latest) {
        var means = new ArrayList<Mean>();
        for (var week : List.of(0, 1, 2, 4, 6, 8, 12, 18, 26, 39, 52)) {
            // No further than answers reach; the windows of late weeks are a twelfth of them.
            if (week * 12 > latest * 13) {
                break;
            }
            var row = fixed(week, apart, chronic, cover.average());
            var value = fit.mean(row);
            var reach = Reliability.Z95 * fit.seOfMean(row);
            means.add(new Mean(week, value, value - reach, value + reach));
        }
        return means;
    }

    /** Constant, time, history, its time, and the case mix, centred so that 0 is the average. */
    private static double[] fixed(
            double week, boolean apart, boolean chronic, double[] covariates) {
        var time = Math.log1p(week);
        var row = new double[(apart ? 4 : 2) + covariates.length];
        row[0] = 1;
        row[1] = time;
        if (apart) {
            row[2] = chronic ? 1 : 0;
            row[3] = chronic ? time : 0;
        }
        System.arraycopy(covariates, 0, row, apart ? 4 : 2, covariates.length);
        return row;
    }
}
