package huantiao.registry;

import static huantiao.registry.Person.LEG;
import static huantiao.registry.Person.START;
import static huantiao.registry.Person.many;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.care.Preference.Sure;
import huantiao.registry.AidWatch.Comparison;
import huantiao.registry.AidWatch.Comparison.Seen;
import huantiao.registry.AidWatch.Comparison.TooFew;
import huantiao.registry.AidWatch.Kind;
import huantiao.registry.AidWatch.OfPerson;
import huantiao.registry.AidWatch.Used;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AidWatchTest {

    private static final LocalDate NOW = LocalDate.of(2026, 12, 1);
    private static final RegistryQuestion WEEK_12 =
            new RegistryQuestion(START.minusYears(1), NOW, LEG, 12, NOW);

    @Test
    void theAlarmRingsWhenThoseWithTheAidRespondLessBeyondChance() {
        var watch = watch(users(100, 40, NOW), others(100, 60));
        var seen = (Seen) find(watch, Kind.RESPONSE_AGAINST_OTHERS);

        // Newcombe's method 10 for 40 of 100 less 60 of 100, computed apart.
        assertThat(seen.points()).isCloseTo(-20, within(1e-9));
        assertThat(seen.low()).isCloseTo(-32.81, within(0.01));
        assertThat(seen.high()).isCloseTo(-6.14, within(0.01));
        assertThat(seen.isWorse()).isTrue();
        assertThat(watch.alarms()).isTrue();
        assertThat(watch(users(100, 55, NOW), others(100, 60)).alarms()).isFalse();
        assertThat(watch(users(100, 80, NOW), others(100, 40)).alarms()).as("better").isFalse();
    }

    @Test
    void belowTwentyOnEitherSideNothingIsSaidAndNoAlarmRings() {
        var watch = watch(users(19, 0, NOW), others(100, 100));

        assertThat(find(watch, Kind.RESPONSE_AGAINST_OTHERS))
                .isEqualTo(new TooFew(Kind.RESPONSE_AGAINST_OTHERS, 19, 100));
        assertThat(watch.knew()).isEmpty();
        assertThat(watch.unsure()).isEmpty();
        assertThat(watch.leaning()).isEmpty();
        assertThat(watch.with().share()).isEmpty();
        assertThat(watch.alarms()).isFalse();
    }

    @Test
    void knowledgeAndDoubtAreOfThoseWhoAnsweredAndRingWhenTheyGetWorse() {
        var earlier = NOW.minusDays(AidWatch.LATELY_DAYS);
        var people = new ArrayList<OfPerson>();
        for (int i = 0; i < 40; i++) {
            people.add(user(earlier, Optional.of(Sure.YES), 3, 4));
            people.add(user(NOW, Optional.of(i < 30 ? Sure.NO : Sure.YES), i < 30 ? 2 : 4, 4));
        }
        people.add(user(NOW, Optional.empty(), 0, 0));

        var watch = AidWatch.of(people, WEEK_12);

        assertThat(watch.used()).isEqualTo(81);
        assertThat(watch.knew()).contains(new Share(50, 80));
        assertThat(watch.unsure()).contains(new Share(30, 80));
        assertThat(((Seen) find(watch, Kind.KNOWLEDGE_LATELY)).isWorse()).isTrue();
        assertThat(((Seen) find(watch, Kind.SURE_LATELY)).isWorse()).isTrue();
        assertThat(watch.leaning()).containsEntry("wait", 81);
        assertThat(find(watch, Kind.RESPONSE_LATELY)).isInstanceOf(TooFew.class);
    }

    @Test
    void whoDidNotAgreeIsInNoFigureAndIsSaid() {
        var people = new ArrayList<>(users(30, 10, NOW));
        people.addAll(others(30, 10));
        var without = AidWatch.of(people, WEEK_12);
        people.add(
                new OfPerson(
                        false,
                        Optional.of(new Used(NOW, Optional.of(Sure.NO), List.of("surgery"), 0, 4)),
                        Optional.of(many(1, 1, 0).getFirst())));
        people.add(new OfPerson(false, Optional.empty(), Optional.empty()));

        var with = AidWatch.of(people, WEEK_12);

        assertThat(with.notCounted()).isEqualTo(1);
        assertThat(with.comparisons()).isEqualTo(without.comparisons());
        assertThat(with.leaning()).isEqualTo(without.leaning());
    }

    /** Laws: the order of people does nothing, and turning the groups turns the difference. */
    @Test
    void theOrderOfPeopleDoesNothingAndTheSilentMakeBoundsWider() {
        var people = new ArrayList<>(users(60, 20, NOW));
        people.addAll(others(50, 30));
        var first = AidWatch.of(people, WEEK_12);
        Collections.shuffle(people, new Random(3));

        assertThat(AidWatch.of(people, WEEK_12)).isEqualTo(first);
        var seen = (Seen) find(first, Kind.RESPONSE_AGAINST_OTHERS);
        var turned =
                (Seen)
                        find(
                                watch(users(50, 30, NOW), others(60, 20)),
                                Kind.RESPONSE_AGAINST_OTHERS);
        assertThat(turned.points()).isCloseTo(-seen.points(), within(1e-9));
        assertThat(turned.low()).isCloseTo(-seen.high(), within(1e-9));

        var silent = new ArrayList<OfPerson>();
        many(60, 40, 20)
                .forEach(course -> silent.add(new OfPerson(true, used(NOW), Optional.of(course))));
        var group = watch(silent, List.of()).with();
        assertThat(group).isEqualTo(new AidWatch.Group(60, 40, 20));
        assertThat(group.share().orElseThrow().boundsAmong(group.due()).upperPercent())
                .isGreaterThan(50);
    }

    private static AidWatch watch(List<OfPerson> users, List<OfPerson> others) {
        var people = new ArrayList<>(users);
        people.addAll(others);
        return AidWatch.of(people, WEEK_12);
    }

    private static Comparison find(AidWatch watch, Kind kind) {
        return watch.comparisons().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<OfPerson> users(int people, int responders, LocalDate day) {
        return many(people, people, responders).stream()
                .map(course -> new OfPerson(true, used(day), Optional.of(course)))
                .toList();
    }

    private static List<OfPerson> others(int people, int responders) {
        return many(people, people, responders).stream()
                .map(course -> new OfPerson(true, Optional.empty(), Optional.of(course)))
                .toList();
    }

    private static Optional<Used> used(LocalDate day) {
        return Optional.of(new Used(day, Optional.of(Sure.YES), List.of("wait"), 3, 4));
    }

    private static OfPerson user(LocalDate day, Optional<Sure> sure, int right, int asked) {
        return new OfPerson(
                true,
                Optional.of(new Used(day, sure, List.of("wait"), right, asked)),
                Optional.empty());
    }
}
