package huantiao.registry;

import static huantiao.registry.LeavingPeople.LEG;
import static huantiao.registry.LeavingPeople.PERIOD;
import static huantiao.registry.LeavingPeople.QUESTION;
import static huantiao.registry.LeavingPeople.nobody;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Result;
import huantiao.care.InMemoryCharts;
import huantiao.course.Phase;
import huantiao.registry.KeptCount.KeptBack;
import huantiao.registry.KeptCount.Told;
import huantiao.registry.LeavingSums.Lasted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Published attacks on statistics of small groups, played against the sums that leave. The attacker
 * has every sum of every question, and knows the rules of the program.
 */
class DifferencingAttackTest {

    /**
     * Hoffman and Miller 1970, "Getting a personal dossier from a statistical data bank",
     * Datamation 16(5), 74-75: ask for a group that holds one known person, then for one thing more
     * about it. The smallest count that is ever told is eleven, and so is the smallest that is left
     * over.
     */
    @Test
    void noQuestionHasAnAnswerAboutFewPeople() {
        for (var better = 0; better <= 40; better++) {
            var sums =
                    nobody().and(better, Phase.CHRONIC, 2).and(40 - better, Phase.CHRONIC, 8, 10);
            switch (LeavingSums.of(QUESTION, PERIOD, sums.courses())) {
                case Result.Ok<LeavingSums, LeavingSums.Refusal>(var told) -> {
                    if (told.responders() instanceof Told(var people)) {
                        assertThat(people).isEqualTo(better).isBetween(11, 29);
                    }
                }
                case Result.Refused<LeavingSums, LeavingSums.Refusal>(var why) ->
                        assertThat(why).isEqualTo(LeavingSums.Refusal.ALL_ALIKE);
            }
        }
    }

    /**
     * Schlörer 1975 (Methods Inf Med 14, 7-13) and Denning, Denning and Schwartz 1979, "The
     * tracker", ACM TODS 4(1), 76-96: a small group is padded to a large one, and the padding is
     * taken off again. Chin and Özsoyoğlu 1982, "Auditing and inference control in statistical
     * databases", IEEE TSE SE-8(6), 574-582: whatever can be worked out from sums by adding and
     * taking away is the same for two people who are in the same sums.
     *
     * <p>So people are sorted by the told sums that hold them: each heap has eleven or more, and
     * nothing can be worked out about fewer.
     */
    @Test
    void noAddingAndTakingAwayOfAllSumsOfAYearReachesFewerThanEleven() {
        var courses = year(500);
        var heaps = 0;
        for (var week : List.of(2, 4, 8, 12, 26)) {
            var heapOf = new HashMap<StartedCourse, List<String>>();
            for (var half : List.of(new HalfYear(2025, 1), new HalfYear(2025, 2))) {
                var question =
                        new RegistryQuestion(
                                half.first(), half.last(), LEG, week, LocalDate.of(2026, 12, 1));
                if (!(LeavingSums.of(question, half, courses)
                        instanceof Result.Ok<LeavingSums, LeavingSums.Refusal>(var sums))) {
                    continue; // Too few answered: nothing leaves, so nothing can be added.
                }
                for (var course : Registry.counted(question, courses)) {
                    if (!(Outcome.of(course, question) instanceof Outcome.Judged)) {
                        continue;
                    }
                    var in = heapOf.computeIfAbsent(course, _ -> new ArrayList<>());
                    in.add(half.code());
                    for (var part : sums.parts()) {
                        if (holds(part.lasted(), course.phase())) {
                            in.add(half.code() + " " + part.lasted());
                        }
                    }
                }
            }
            var sizes = new HashMap<List<String>, Integer>();
            heapOf.values().forEach(in -> sizes.merge(in, 1, Integer::sum));
            assertThat(sizes.values()).as("week %d: %s", week, sizes).allMatch(size -> size >= 11);
            heaps += sizes.size();
        }

        assertThat(heaps).as("the attack had something to work with").isGreaterThan(20);
    }

    /**
     * Cox 1980, "Suppression methodology and statistical disclosure control", JASA 75, 377-385:
     * what is hidden in one place is the whole less what is shown.
     */
    @Test
    void aSmallPartCannotBeTakenFromTheWhole() {
        for (var acute = 0; acute < 11; acute++) {
            var sums =
                    nobody().and(acute, Phase.ACUTE, 0)
                            .and(25, Phase.SUBACUTE, 2, 8)
                            .and(40, Phase.CHRONIC, 3, 9)
                            .sums();

            var left =
                    sums.answered()
                            - sums.parts().stream().mapToInt(LeavingSums.Part::answered).sum();
            assertThat(left).isZero();
            assertThat(sums.parts())
                    .extracting(LeavingSums.Part::lasted)
                    .doesNotContain(Lasted.ACUTE, Lasted.SUBACUTE);
        }
    }

    /**
     * Wong, Fu, Wang and Pei 2007, "Minimality attack in privacy preserving data publishing", VLDB,
     * 543-554: whoever knows the rules tries every clinic that would have said the same. Whatever
     * is kept back can still be one of at least eleven numbers.
     */
    @Test
    void knowingTheRulesSaysNothingAboutWhatIsKeptBack() {
        for (var all = 22; all <= 48; all++) {
            var n = all;
            var possible = new HashMap<List<KeptCount>, Map<String, Set<Integer>>>();
            for (var better = 0; better <= n; better++) {
                for (var worse = 0; worse <= n - better; worse++) {
                    var sums =
                            nobody().and(better, Phase.CHRONIC, 0, 3)
                                    .and(worse, Phase.CHRONIC, 9)
                                    .and(n - better - worse, Phase.CHRONIC, 5);
                    if (!(LeavingSums.of(QUESTION, PERIOD, sums.courses())
                            instanceof Result.Ok<LeavingSums, LeavingSums.Refusal>(var told))) {
                        continue;
                    }
                    var seen =
                            possible.computeIfAbsent(
                                    List.of(told.responders(), told.worse()), _ -> new HashMap<>());
                    note(seen, "better", better);
                    note(seen, "worse", worse);
                    note(seen, "neither", n - better - worse);
                }
            }
            assertThat(possible.keySet())
                    .as("some clinics of %d tell who is worse", n)
                    .anyMatch(told -> n < 33 || told.get(1) instanceof Told);
            possible.forEach((told, seen) -> {
                if (told.get(0) instanceof KeptBack) {
                    assertThat(seen.get("better"))
                            .as("better, %s", told)
                            .hasSizeGreaterThanOrEqualTo(11);
                }
                if (told.get(1) instanceof KeptBack) {
                    assertThat(seen.get("worse"))
                            .as("worse, %s", told)
                            .hasSizeGreaterThanOrEqualTo(11);
                }
                seen.forEach((who, numbers) ->
                        assertThat(numbers.size() > 1 || numbers.iterator().next() >= 11)
                                .as("%s is pinned to %s by %s", who, numbers, told)
                                .isTrue());
            });
        }
    }

    private static void note(Map<String, Set<Integer>> seen, String who, int people) {
        seen.computeIfAbsent(who, _ -> new TreeSet<>()).add(people);
    }

    /**
     * Machanavajjhala and others 2007, "l-Diversity", ACM TKDD 1(1), article 3: in a group of
     * people who are all alike nobody has to be found. Where all changed alike nothing leaves.
     */
    @Test
    void aGroupInWhichEverybodyIsAlikeSaysNothing() {
        assertThat(LeavingSums.of(QUESTION, PERIOD, nobody().and(60, Phase.CHRONIC, 3).courses()))
                .isEqualTo(Result.refused(LeavingSums.Refusal.ALL_ALIKE));
        assertThat(
                        LeavingSums.of(
                                QUESTION,
                                PERIOD,
                                nobody().and(1, Phase.CHRONIC, 4)
                                        .and(59, Phase.CHRONIC, 3)
                                        .courses()))
                .isEqualTo(Result.refused(LeavingSums.Refusal.ALL_ALIKE));
    }

    /**
     * Denning 1978, "Are statistical data bases secure?", AFIPS 47, 525-530: count, sum and sum of
     * squares are equations, and where the values are few and whole they may have one solution.
     * Every sample of whole changes with the told mean and variance is tried by counting; one
     * person of the smallest group can still have changed by at least six different amounts.
     */
    @Test
    void meanAndVarianceHaveManySolutions() {
        var sums = nobody().and(20, Phase.CHRONIC, 2, 7, 8, 5, 3, 0).sums();
        var n = sums.answered();
        var ways = waysBySumAndSquares(n - 1);
        var possible = new TreeSet<Integer>();
        for (var own = -5; own <= 5; own++) {
            for (var way : ways) {
                var sum = way.sum() + own;
                var squares = way.squares() + own * own;
                var mean = (double) sum / n;
                var variance = (squares - n * mean * mean) / (n - 1);
                if (Math.abs(mean - sums.all().mean().doubleValue()) <= 0.005
                        && Math.abs(variance - sums.all().variance().doubleValue()) <= 0.005) {
                    possible.add(own);
                    break;
                }
            }
        }

        assertThat(possible).hasSizeGreaterThanOrEqualTo(6);
    }

    private record Way(int sum, int squares) {}

    private static Set<Way> waysBySumAndSquares(int people) {
        Set<Way> ways = Set.of(new Way(0, 0));
        for (var i = 0; i < people; i++) {
            var next = new HashSet<Way>();
            for (var way : ways) {
                for (var change = -5; change <= 5; change++) {
                    var squares = way.squares() + change * change;
                    if (squares <= 400) {
                        next.add(new Way(way.sum() + change, squares));
                    }
                }
            }
            ways = next;
        }
        return ways;
    }

    private static boolean holds(Lasted lasted, Phase phase) {
        return switch (lasted) {
            case ACUTE -> phase == Phase.ACUTE;
            case SUBACUTE -> phase == Phase.SUBACUTE;
            case SHORTER -> phase != Phase.CHRONIC;
            case CHRONIC -> phase == Phase.CHRONIC;
        };
    }

    private static List<StartedCourse> year(int people) {
        var shelf = new InMemoryCharts[1];
        SeededYear.play(
                SeededYear.inMemory(),
                people,
                11,
                clock -> {
                    shelf[0] = new InMemoryCharts(clock);
                    return shelf[0];
                });
        var permit =
                Permit.ask(SeededYear.owner(SeededYear.inMemory()), Deed.POOL_SUMS).orElseThrow();
        return Objects.requireNonNull(shelf[0])
                .grown(
                        permit,
                        Map.of(),
                        chart ->
                                StartedCourse.of(chart, List.of(LEG), Instant.MAX, SeededYear.ZONE))
                .stream()
                .flatMap(taken -> taken.what().stream())
                .toList();
    }
}
