package huantiao.triage;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that nobody can meet is found when it is read. */
class SatisfiabilityTest {

    private static final Vocabulary WORDS =
            new Vocabulary(
                    List.of(
                            declared("fever", new FactType.Truth()),
                            declared(
                                    "weakness",
                                    new FactType.Choice(Set.of("none", "mild", "severe"))),
                            declared("grade", new FactType.Whole(0, 3)),
                            declared(
                                    "skin",
                                    new FactType.Many(
                                            new FactType.Entries.OneOf(Set.of("cut", "rash"))))));

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void namesTheFactThatNoValueFits() {
        assertThat(conflict(all(bound(Condition.Order.GT, 2), bound(Condition.Order.LT, 1))))
                .isEqualTo("grade");
        assertThat(conflict(bound(Condition.Order.GT, 3))).isEqualTo("grade");
        assertThat(conflict(all(is("none"), is("mild")))).isEqualTo("weakness");
        assertThat(conflict(all(fever(), new Condition.None(List.of(fever()))))).isEqualTo("fever");
        assertThat(conflict(all(has("cut"), new Condition.None(List.of(has("cut", "rash"))))))
                .isEqualTo("skin");
    }

    @Test
    void findsADeadBranchOfAChoice() {
        var dead = all(is("none"), is("severe"));

        assertThat(conflict(new Condition.Any(List.of(fever(), dead)))).isEqualTo("weakness");
    }

    @Test
    void letsThroughWhatSomebodyCouldMeet() {
        assertThat(conflict(all(bound(Condition.Order.GT, 1), bound(Condition.Order.LT, 3))))
                .isEmpty();
        assertThat(conflict(all(has("cut"), has("rash")))).isEmpty();
        assertThat(conflict(new Condition.None(List.of(fever(), is("none"), is("mild")))))
                .isEmpty();
    }

    /** Against every person there can be: 4 facts, each unknown or with each of its values. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTryingEverybody(long seed) {
        var chance = new Random(seed);
        var everybody = everybody();
        int impossible = 0;
        for (int i = 0; i < 400; i++) {
            var condition = condition(chance, 3);
            boolean somebody = everybody.stream().anyMatch(one -> condition.holds(one).isYes());
            boolean found = Satisfiability.conflict(condition, WORDS).isPresent();
            impossible += somebody ? 0 : 1;

            assertThat(found || somebody).as("%s", condition).isTrue();
            if (!holdsAChoice(condition)) {
                assertThat(found).as("%s", condition).isEqualTo(!somebody);
            }
        }
        assertThat(impossible).isBetween(20, 380);
    }

    private static boolean holdsAChoice(Condition condition) {
        return condition instanceof Condition.Any
                || (condition instanceof Condition.Joined joined
                        && joined.parts().stream().anyMatch(SatisfiabilityTest::holdsAChoice));
    }

    private static Condition condition(RandomGenerator chance, int depth) {
        if (depth == 0 || chance.nextInt(4) == 0) {
            return comparison(chance);
        }
        var parts = new ArrayList<Condition>();
        int count = 1 + chance.nextInt(3);
        boolean none = chance.nextInt(3) == 0;
        for (int i = 0; i < count; i++) {
            parts.add(none ? comparison(chance) : condition(chance, depth - 1));
        }
        if (none) {
            return new Condition.None(parts);
        }
        return chance.nextInt(3) == 0 ? new Condition.Any(parts) : new Condition.All(parts);
    }

    private static Condition comparison(RandomGenerator chance) {
        var grades = List.of("none", "mild", "severe");
        return switch (chance.nextInt(5)) {
            case 0 -> new Condition.Is("fever", new Value.Truth(chance.nextBoolean()));
            case 1 -> is(grades.get(chance.nextInt(3)));
            case 2 ->
                    new Condition.In(
                            "weakness",
                            Set.of(
                                    new Value.Choice("mild"),
                                    new Value.Choice(grades.get(chance.nextInt(2) * 2))));
            case 3 ->
                    bound(
                            List.of(Condition.Order.values()).get(chance.nextInt(4)),
                            chance.nextInt(5) - 0.5 * chance.nextInt(2));
            default -> chance.nextBoolean() ? has("cut") : has("cut", "rash");
        };
    }

    private static List<Facts> everybody() {
        var all = List.of(WORDS.nothingKnown());
        all = each(all, "fever", List.of(true, false));
        all = each(all, "weakness", List.of("none", "mild", "severe"));
        all = each(all, "grade", List.of(0, 1, 2, 3));
        return each(
                all,
                "skin",
                List.of(List.of(), List.of("cut"), List.of("rash"), List.of("cut", "rash")));
    }

    private static List<Facts> each(List<Facts> people, String fact, List<?> values) {
        var more = new ArrayList<>(people);
        for (var person : people) {
            for (var value : values) {
                more.add(person.overlaidWith(WORDS.read(Map.of(fact, value)).orElseThrow()));
            }
        }
        return more;
    }

    private static String conflict(Condition condition) {
        return Satisfiability.conflict(condition, WORDS).orElse("");
    }

    private static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    private static Condition fever() {
        return new Condition.Is("fever", new Value.Truth(true));
    }

    private static Condition is(String weakness) {
        return new Condition.Is("weakness", new Value.Choice(weakness));
    }

    private static Condition bound(Condition.Order order, double bound) {
        return new Condition.Bound("grade", order, bound);
    }

    private static Condition has(String... any) {
        return new Condition.Has("skin", Set.of(any));
    }

    private static Declaration declared(String name, FactType type) {
        return new Declaration(name, type, "", "", false);
    }
}
