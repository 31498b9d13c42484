package huantiao.bench.network;

import huantiao.course.Schedule;
import huantiao.measures.Direction;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.registry.Outcome;
import huantiao.registry.RegistryQuestion;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question of the registry put to every clinic of a network at once, for several measures, as one
 * statement of SQL. The rules in it are the measures' own: nobody writes them down a second time,
 * and every engine is handed the same text. Only whole numbers are added and compared, so that two
 * engines cannot differ in a last bit.
 *
 * <p>What it decides for each course is what {@link Outcome} decides, in the same order.
 *
 * @param from first day on which a counted course began
 * @param to last day
 * @param week of the follow-up
 * @param asOf the day it is asked for
 * @param measures in the order of their numbers in the table of answers, from 1
 */
record NetworkQuestion(
        LocalDate from, LocalDate to, int week, LocalDate asOf, List<Instrument> measures) {

    /** Days are numbers since 1970: engines disagree about everything else. */
    private static final String TEXT =
            """
            with rule as (
                select *
                  from (values
                        @rules
                       ) as known (measure, sign, best, gain_factor, start_factor, points, noise_factor, noise)
            ), started as (
                select clinic, course, phase, agreed, began + @due + @window < @as_of as due
                  from (select clinic, course, phase, agreed, began,
                               row_number() over (partition by clinic, person order by began, course) as nth
                          from course
                         where began between @from and @to) as numbered
                 where nth = 1
            ), told as (
                select clinic, course, measure,
                       max(case when baseline
                                then (case when watched then 0 else 1000 end + cast(nth as bigint)) * 1000 + score end) as first_key,
                       min(case when not baseline and not watched
                                then (abs(days_in - @due) * cast(1000 as bigint) + nth) * 1000 + score end) as last_key,
                       max(case when watched and not baseline then 1 else 0 end) as in_room
                  from answer
                 where baseline
                    or days_in between @due - @window and @due + @window
                 group by clinic, course, measure
            ), seen as (
                select s.clinic, s.phase, s.agreed, s.due, r.*,
                       t.first_key % 1000 as first_score,
                       r.sign * (t.last_key % 1000 - t.first_key % 1000) as gain,
                       t.in_room
                  from started s
                 cross join rule r
                  left join told t
                    on t.clinic = s.clinic
                   and t.course = s.course
                   and t.measure = r.measure
            ), placed as (
                select clinic, phase, measure, gain,
                       case when not agreed then 'not_agreed'
                            when not due then 'not_due'
                            when first_score is null then 'no_baseline'
                            when first_score = best then 'nothing_to_improve'
                            when gain is not null then 'judged'
                            when in_room = 1 then 'only_watched'
                            else 'silent' end as place,
                       gain * gain_factor >= start_factor * first_score + points as enough,
                       - gain * gain_factor >= start_factor * first_score + points as much_worse,
                       gain * noise_factor > noise as above_noise,
                       - gain * noise_factor > noise as below_noise
                  from seen
            )
            select measure, clinic, phase,
                   count(case when place = 'not_agreed' then 1 end) as not_agreed,
                   count(case when place = 'not_due' then 1 end) as not_due,
                   count(case when place = 'nothing_to_improve' then 1 end) as nothing_to_improve,
                   count(case when place = 'no_baseline' then 1 end) as no_baseline,
                   count(case when place = 'only_watched' then 1 end) as only_watched,
                   count(case when place = 'silent' then 1 end) as silent,
                   count(case when place = 'judged' then 1 end) as judged,
                   count(case when place = 'judged' and enough then 1 end) as responders,
                   count(case when place = 'judged' and enough and above_noise then 1 end) as beyond_noise,
                   count(case when place = 'judged' and not enough and (below_noise or much_worse) then 1 end) as worse,
                   coalesce(sum(case when place = 'judged' then gain end), 0) as gain,
                   coalesce(sum(case when place = 'judged' then gain * gain end), 0) as gain_squared
              from placed
             group by measure, clinic, phase
             order by measure, clinic, phase
            """;

    /** Scores and the places of answers within a course must stay below this. */
    static final int ROOM = 1_000;

    NetworkQuestion {
        measures = List.copyOf(measures);
        for (var measure : measures) {
            var scale = measure.scale();
            if (!scale.wholeOnly()
                    || scale.least().signum() < 0
                    || scale.most().isAtLeast(Exact.of(ROOM))) {
                throw new IllegalArgumentException(
                        "scores of (%s) must be whole numbers within 0..%d"
                                .formatted(measure.edition(), ROOM - 1));
            }
        }
    }

    /** The same question to one clinic about one measure, as the registry takes it. */
    RegistryQuestion about(Instrument measure) {
        return new RegistryQuestion(from, to, measure, week, asOf);
    }

    /** The statement, in words that PostgreSQL, DuckDB and Spark share. */
    String sql() {
        var due =
                new Schedule(from)
                        .followUps().stream()
                                .filter(one -> one.week() == week)
                                .findFirst()
                                .orElseThrow();
        var rules =
                IntStream.range(0, measures.size())
                        .mapToObj(i -> rule(i + 1, measures.get(i)))
                        .collect(Collectors.joining(",\n            "));
        return TEXT.replace("@rules", rules)
                .replace("@due", String.valueOf(7 * week))
                .replace("@window", String.valueOf(due.windowDays()))
                .replace("@as_of", String.valueOf(asOf.toEpochDay()))
                .replace("@from", String.valueOf(from.toEpochDay()))
                .replace("@to", String.valueOf(to.toEpochDay()));
    }

    /**
     * A measure as a row: enough is \( gain \cdot gain\_factor \ge start\_factor \cdot first +
     * points \), more than noise is \( gain \cdot noise\_factor > noise \).
     */
    private static String rule(int number, Instrument measure) {
        var scale = measure.scale();
        var worseUp = scale.direction() == Direction.HIGHER_IS_WORSE;
        var best = whole((worseUp ? scale.least() : scale.most()).numerator());
        var needed =
                switch (measure.responder()) {
                    case ResponderRule.ByPercent(var percent, _) ->
                            new long[] {
                                100 * whole(percent.denominator()), whole(percent.numerator()), 0
                            };
                    case ResponderRule.ByPoints(var points) ->
                            new long[] {whole(points.denominator()), 0, whole(points.numerator())};
                    case ResponderRule.ByAnswer _, ResponderRule.None _ ->
                            throw new IllegalArgumentException(
                                    "change in (%s) must be one that is judged"
                                            .formatted(measure.edition()));
                };
        // Where no error was ever read, nothing is more than noise: 0 is never above 0.
        var noise =
                switch (measure.noise()) {
                    case Noise.Measured(var sdc95, _, _, _) ->
                            new long[] {whole(sdc95.denominator()), whole(sdc95.numerator())};
                    case Noise.NotKnown _ -> new long[] {0, 0};
                };
        return "(%d, %d, %d, %d, %d, %d, %d, %d)"
                .formatted(
                        number,
                        worseUp ? -1 : 1,
                        best,
                        needed[0],
                        needed[1],
                        needed[2],
                        noise[0],
                        noise[1]);
    }

    private static long whole(BigInteger value) {
        return value.intValueExact();
    }
}
