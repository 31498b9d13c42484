package huantiao.registry;

import huantiao.measures.Instrument;
import java.util.List;
import java.util.Optional;

/**
 * What every check-in asked of the same people besides: each measure at each week, so that nobody
 * can show the one that came out best and keep the others in a drawer.
 *
 * @param week of the schedule
 * @param windowsOpen people whose time to answer is still running
 * @param cannot of those who answered, for how many even the worst score would not count as worse
 * @param mean how much scores got better on average; empty where there is no headline
 */
public record Besides(
        Instrument instrument,
        int week,
        int windowsOpen,
        ClinicSum sum,
        int cannot,
        Optional<MeanImprovement> mean) {

    /** True if the time to answer has ended for everybody and there is something to show. */
    public boolean isShown() {
        return windowsOpen == 0 && sum.bounds().isPresent();
    }

    /**
     * Every measure at every week, in their order.
     *
     * @param question whose people and day are looked at
     * @param instruments that every check-in asks
     * @param cohort of the period of the question
     */
    public static List<Besides> of(
            RegistryQuestion question,
            List<Instrument> instruments,
            List<Integer> weeks,
            Cohort cohort) {
        var people = cohort.agreed();
        return instruments.stream()
                .flatMap(instrument ->
                        weeks.stream().map(week -> of(question, instrument, week, people)))
                .toList();
    }

    private static Besides of(
            RegistryQuestion question,
            Instrument instrument,
            int week,
            List<StartedCourse> people) {
        var asked = question.by(instrument, week);
        var outcomes = people.stream().map(one -> Outcome.of(one, asked)).toList();
        var sum = Registry.sum(outcomes);
        return new Besides(
                instrument,
                week,
                Math.toIntExact(
                        outcomes.stream().filter(one -> one instanceof Outcome.NotDue).count()),
                sum,
                Worsened.cannot(outcomes),
                MeanImprovement.of(sum, outcomes));
    }
}
