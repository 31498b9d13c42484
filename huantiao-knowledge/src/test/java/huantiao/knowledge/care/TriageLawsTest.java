package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Known;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Assessment;
import huantiao.triage.Condition;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.triage.Value;
import huantiao.triage.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for whatever is known about anybody. */
class TriageLawsTest {
    private static final CareKnowledge KNOWLEDGE = CareKnowledge.shipped();
    private static final Vocabulary VOCABULARY = KNOWLEDGE.vocabulary();
    private static final RedFlags FLAGS = KNOWLEDGE.redFlags();

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anUnknownNeverTurnsAnAlarmIntoANo(long seed) {
        Facts person = person(new Random(seed));

        for (String forgotten : person.names()) {
            Facts less = person.without(Set.of(forgotten));
            for (RedFlag flag : FLAGS.all()) {
                if (flag.when().holds(person).isYes()) {
                    assertThat(flag.when().holds(less)).isNotEqualTo(Known.NO);
                }
            }
            for (Rule rule : KNOWLEDGE.rules().all()) {
                if (rule.when().holds(person).isYes()) {
                    assertThat(rule.when().holds(less)).isNotEqualTo(Known.NO);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsKeptIsReadAgainAndAWordThatIsGoneIsUnknown(long seed) {
        Facts person = person(new Random(seed));
        Map<String, Object> kept = new LinkedHashMap<>(person.plain());
        kept.put("asked_in_an_earlier_version", true);
        kept.put("age", "a word where a number is wanted");

        assertThat(VOCABULARY.readWhatFits(kept))
                .isEqualTo(plainOnly(person).without(Set.of("age")));
    }

    private static Facts plainOnly(Facts person) {
        return VOCABULARY.read(person.plain()).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void forgettingAnAnswerNeverOpensTheDoorAPositiveAskFirstFlagShut(long seed) {
        Facts person = person(new Random(seed));

        for (RedFlag flag : FLAGS.askFirst()) {
            if (flag.when().holds(person).isYes()) {
                for (String forgotten : flag.when().facts()) {
                    Assessment less = FLAGS.assess(person.without(Set.of(forgotten)));
                    assertThat(less.clearance().isOk()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneMoreAnswerNeverLowersTheLevelUnlessItExcludes(long seed) {
        Random random = new Random(seed);
        Facts person = person(random);
        Set<String> excluding = new HashSet<>();
        FLAGS.all().forEach(flag -> gatherExclusions(flag.when(), excluding));
        assertThat(excluding).containsExactly("bladder_bowel_explained_longstanding");

        Level before = FLAGS.assess(person).level();
        for (Declaration fact : VOCABULARY.declarations()) {
            if (!fact.derived() && !person.knows(fact.name()) && !excluding.contains(fact.name())) {
                Facts more = person.with(fact.name(), value(fact, random));
                assertThat(FLAGS.assess(more).level()).isGreaterThanOrEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLevelIsTheHighestActionOfThePositiveFlags(long seed) {
        Assessment assessment = FLAGS.assess(person(new Random(seed)));

        Level highest =
                assessment.positive().stream()
                        .map(RedFlag::action)
                        .max(Level::compareTo)
                        .orElse(Level.PROCEED);
        assertThat(assessment.level()).isEqualTo(highest);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void nobodyIsClearedPastAnAlarmOrAnOpenQuestion(long seed) {
        Assessment assessment = FLAGS.assess(person(new Random(seed)));
        PlanCheck check = KNOWLEDGE.rules().check(assessment);

        if (assessment.level().stopsEverything() || !assessment.open().isEmpty()) {
            assertThat(assessment.clearance().isOk()).isFalse();
            assertThat(check.startAllowed()).isFalse();
            assertThat(check.agree(List.of()).isOk()).isFalse();
        }
        if (assessment.level().stopsEverything()) {
            assertThat(check.allowed()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Controls(Hazard.FINDING_CARRIED)
    void nothingIsCarriedToTheNextSessionThatMustBeAskedAnew(long seed) {
        Facts next = FLAGS.forNextSession(person(new Random(seed)));

        assertThat(FLAGS.assess(next).open()).hasSameSizeAs(FLAGS.askFirst());
        assertThat(FLAGS.assess(next).clearance().isOk()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfFactsDoesNotMatter(long seed) {
        Random random = new Random(seed);
        Facts person = person(random);
        List<String> names = new ArrayList<>(person.names());
        Collections.shuffle(names, random);
        Facts shuffled = VOCABULARY.nothingKnown();
        for (String name : names) {
            shuffled = shuffled.with(name, person.find(name).orElseThrow());
        }

        assertThat(shuffled).isEqualTo(person);
        PlanCheck one = KNOWLEDGE.check(person);
        PlanCheck other = KNOWLEDGE.check(shuffled);
        assertThat(other.fired()).isEqualTo(one.fired());
        assertThat(other.assessment().positive()).isEqualTo(one.assessment().positive());
        assertThat(other.techniques()).isEqualTo(one.techniques());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readingWhatWasWrittenGivesTheSameFacts(long seed) {
        Facts person = person(new Random(seed));

        assertThat(VOCABULARY.read(person.plain()).orElseThrow()).isEqualTo(person);
        Map<String, List<String>> form = new LinkedHashMap<>();
        person.plain()
                .forEach((name, plain) ->
                        form.put(
                                name,
                                plain instanceof List<?> list
                                        ? list.stream().map(String::valueOf).toList()
                                        : List.of(plain.toString())));
        Facts fromForm = VOCABULARY.readForm(form).orElseThrow();
        assertThat(fromForm).isEqualTo(person.without(emptyLists(person)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPlannedTechniqueGetsOneVerdictWithItsGrounds(long seed) {
        PlanCheck check = KNOWLEDGE.check(person(new Random(seed)));

        assertThat(check.techniques().keySet())
                .hasSize(check.allowed().size() + check.stopped().size());
        check.techniques()
                .forEach((technique, verdict) -> {
                    if (!verdict.isAllowed()) {
                        assertThat(verdict.grounds()).isNotEmpty();
                    }
                    if (verdict instanceof huantiao.triage.Verdict.Blocked) {
                        assertThat(verdict.grounds()).anyMatch(one -> one.isAbsolute());
                    }
                });
    }

    /** An empty field of a form is unknown, so an empty list does not survive it. */
    private static Set<String> emptyLists(Facts person) {
        Set<String> empty = new HashSet<>();
        for (String name : person.names()) {
            if (person.find(name).orElseThrow() instanceof Value.Many(var values)
                    && values.isEmpty()) {
                empty.add(name);
            }
        }
        return empty;
    }

    private static void gatherExclusions(Condition condition, Set<String> facts) {
        switch (condition) {
            case Condition.None none -> facts.addAll(none.facts());
            case Condition.Joined joined ->
                    joined.parts().forEach(part -> gatherExclusions(part, facts));
            case Condition.Comparison _ -> {}
        }
    }

    /** Somebody of whom a random share of facts is known; some seeds are calm, some alarming. */
    private static Facts person(Random random) {
        double share = random.nextDouble();
        Facts facts = VOCABULARY.nothingKnown();
        for (Declaration fact : VOCABULARY.declarations()) {
            if (!fact.derived() && random.nextDouble() < share) {
                facts = facts.with(fact.name(), value(fact, random));
            }
        }
        return facts;
    }

    private static Value value(Declaration fact, Random random) {
        return switch (fact.type()) {
            case FactType.Truth _ -> new Value.Truth(random.nextInt(6) == 0);
            case FactType.Whole(int lowest, int highest) ->
                    new Value.Whole(lowest + random.nextInt(highest - lowest + 1));
            case FactType.Decimal(double lowest, double highest) ->
                    new Value.Decimal(
                            Math.rint(100 * (lowest + random.nextDouble() * (highest - lowest)))
                                    / 100);
            case FactType.Choice(var values) ->
                    new Value.Choice(List.copyOf(values).get(random.nextInt(values.size())));
            case FactType.Many(var entries) -> {
                List<String> pool =
                        switch (entries) {
                            case FactType.Entries.OneOf(var values) -> List.copyOf(values);
                            case FactType.Entries.Points _ ->
                                    List.of("GB30", "BL60", "SP6", "LI4", "BL54");
                            case FactType.Entries.Words _ ->
                                    List.of("dang_gui", "gan_cao", "arm_left", "garlic");
                            case FactType.Entries.Ids _ -> List.of("RF-CES-01");
                        };
                Set<String> some = new LinkedHashSet<>();
                pool.stream().filter(_ -> random.nextBoolean()).forEach(some::add);
                yield new Value.Many(some);
            }
        };
    }
}
