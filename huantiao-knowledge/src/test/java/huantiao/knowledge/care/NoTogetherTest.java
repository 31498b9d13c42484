package huantiao.knowledge.care;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.AllClear;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Condition;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Holding;
import huantiao.triage.Level;
import huantiao.triage.NoTogether;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Value;
import huantiao.triage.Verdict;
import huantiao.triage.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which questions may be answered no together, for whatever rules and whoever the person is. */
class NoTogetherTest {
    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();
    private static final Vocabulary VOCABULARY = SHIPPED.vocabulary();
    private static final RedFlags FLAGS = SHIPPED.redFlags();
    private static final Rules RULES = SHIPPED.rules();

    private static final List<Class<? extends Verdict>> WORSE_AND_WORSE =
            List.of(
                    Verdict.Allowed.class,
                    Verdict.AllowedWithChange.class,
                    Verdict.NeedsReason.class,
                    Verdict.Blocked.class);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void ofTheShippedRulesNoneSpeaksAndNoVerdictIsWorseWhenSomeOrAllAreAnswered(long seed) {
        var random = new Random(seed);
        assertNothingSpeaks(person(random), FLAGS, RULES, random);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void ofAnyOtherRulesNoneSpeaksAndNoVerdictIsWorseEither(long seed) {
        var random = new Random(seed);
        for (int set = 0; set < 5; set++) {
            var rules = new Rules(invented(random));
            var flags = inventedFlags(random);
            assertNothingSpeaks(person(random), flags, rules, random);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void noneSpeaksEitherWhereNothingIsSaidToBeInTheWay(long seed) {
        var random = new Random(seed);
        var facts = person(random);
        var clear = AllClear.of(facts);
        var together =
                new ArrayList<>(
                        NoTogether.of(everyFact(random), Set.of(), clear, facts, FLAGS, RULES));
        var before = RULES.check(FLAGS.assess(facts));
        assertNoLouder(before, RULES.check(FLAGS.assess(said(facts, together, clear))));
        for (int some = 0; some < 5; some++) {
            Collections.shuffle(together, random);
            var part = together.subList(0, random.nextInt(together.size() + 1));
            assertNoLouder(before, RULES.check(FLAGS.assess(said(facts, part, clear))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatMayBeAnsweredDoesNotHangOnTheOrderOfTheQuestions(long seed) {
        var random = new Random(seed);
        var facts = person(random);
        var asked = everyFact(random);

        var together = NoTogether.of(asked, facts, FLAGS, RULES);
        Collections.reverse(asked);

        assertThat(NoTogether.of(asked, facts, FLAGS, RULES))
                .containsExactlyInAnyOrderElementsOf(together);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void leftOutAreExactlyTheQuestionsOfWhichANoSaysSomethingItselfOrThatWantAnAnswerOfTheirOwn() {
        var truths =
                VOCABULARY.declarations().stream()
                        .filter(fact -> fact.type() instanceof FactType.Truth)
                        .map(Declaration::name)
                        .toList();

        var left = new LinkedHashSet<>(truths);
        left.removeAll(NoTogether.of(truths, VOCABULARY.nothingKnown(), FLAGS, RULES));

        assertThat(left)
                .containsExactlyInAnyOrder(
                        "consent",
                        "can_keep_still_and_report",
                        "inr_stable",
                        "bladder_bowel_explained_longstanding",
                        "surgery_planned",
                        // A no says nothing to a rule here, but the question is not one of several.
                        "self_harm_thoughts",
                        "function_badly_limited");
    }

    @Test
    void whatIsKnownOrTakesAnotherAnswerThanNoIsLeftOut() {
        var facts = VOCABULARY.nothingKnown().with("asthma", true).with("liver_disease", false);

        assertThat(
                        NoTogether.of(
                                List.of(
                                        "platelets",
                                        "asthma",
                                        "diabetes",
                                        "pregnant",
                                        "site_skin",
                                        "liver_disease",
                                        "dvt_current"),
                                facts,
                                FLAGS,
                                RULES))
                .containsExactly("diabetes", "dvt_current");
    }

    /** A rule of the calmest level speaks once the last open question is answered no. */
    @Test
    void theAnswerThatWouldMakeARuleSpeakIsLeftOutThoughNoRuleReadsItsNo() {
        var calm =
                rule(
                        "CALM",
                        Rule.Severity.ABSOLUTE,
                        new Condition.Is(RedFlags.TRIAGE, new Value.Choice(Level.PROCEED.code())));
        var flags =
                new RedFlags(
                        List.of(
                                flag("F-1", new Condition.Is("asthma", new Value.Truth(true))),
                                flag("F-2", new Condition.Is("diabetes", new Value.Truth(true)))),
                        holdings(),
                        FLAGS.safetyNet());

        assertThat(
                        NoTogether.of(
                                List.of("asthma", "diabetes"),
                                VOCABULARY.nothingKnown(),
                                flags,
                                new Rules(List.of(calm))))
                .containsExactly("asthma");
    }

    private static void assertNothingSpeaks(
            Facts facts, RedFlags flags, Rules rules, Random random) {
        var together = new ArrayList<>(NoTogether.of(everyFact(random), facts, flags, rules));
        var before = rules.check(flags.assess(facts));
        assertNoLouder(before, rules.check(flags.assess(no(facts, together))));
        for (int some = 0; some < 5; some++) {
            Collections.shuffle(together, random);
            var part = together.subList(0, random.nextInt(together.size() + 1));
            assertNoLouder(before, rules.check(flags.assess(no(facts, part))));
        }
    }

    private static void assertNoLouder(PlanCheck before, PlanCheck after) {
        assertThat(before.fired()).containsAll(after.fired());
        assertThat(before.assessment().positive()).containsAll(after.assessment().positive());
        assertThat(after.assessment().level().rank())
                .isLessThanOrEqualTo(before.assessment().level().rank());
        after.techniques().forEach((what, verdict) -> assertNoWorse(before.verdict(what), verdict));
        after.points()
                .forEach((what, verdict) ->
                        assertNoWorse(requireNonNull(before.points().get(what)), verdict));
        assertThat(after.everythingIsBlocked() && !before.everythingIsBlocked()).isFalse();
    }

    private static void assertNoWorse(Verdict before, Verdict after) {
        assertThat(WORSE_AND_WORSE.indexOf(after.getClass()))
                .isBetween(0, WORSE_AND_WORSE.indexOf(before.getClass()));
        assertThat(before.grounds()).containsAll(after.grounds());
    }

    private static Facts no(Facts facts, List<String> answered) {
        return said(facts, answered, Map.of());
    }

    private static Facts said(Facts facts, List<String> answered, Map<String, Value> clear) {
        var all = facts;
        for (var fact : answered) {
            assertThat(facts.knows(fact)).isFalse();
            all = all.with(fact, clear.getOrDefault(fact, new Value.Truth(false)));
        }
        return all;
    }

    private static List<String> everyFact(Random random) {
        var facts =
                new ArrayList<>(VOCABULARY.declarations().stream().map(Declaration::name).toList());
        Collections.shuffle(facts, random);
        return facts;
    }

    private static RedFlags inventedFlags(Random random) {
        var flags = new ArrayList<RedFlag>();
        for (int i = 0; i < 8; i++) {
            flags.add(flag("F-" + i, condition(random, 2, true, told(random))));
        }
        return new RedFlags(flags, holdings(), FLAGS.safetyNet());
    }

    private static List<Rule> invented(Random random) {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < 30; i++) {
            var severities = Rule.Severity.values();
            rules.add(
                    rule(
                            "R-" + i,
                            severities[random.nextInt(severities.length)],
                            condition(random, 2, true, everything(random))));
        }
        return rules;
    }

    private static Condition condition(
            Random random, int depth, boolean mayExclude, List<Declaration> facts) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        var below = new ArrayList<Condition>();
        boolean excludes = kind == 0 && mayExclude;
        if (kind < 5) {
            for (int part = 0; part < 2; part++) {
                below.add(condition(random, depth - 1, mayExclude && !excludes, facts));
            }
        }
        return excludes
                ? new Condition.None(below)
                : kind < 3
                        ? new Condition.Any(below)
                        : kind < 5 ? new Condition.All(below) : comparison(random, facts);
    }

    private static Condition comparison(Random random, List<Declaration> facts) {
        var fact = facts.get(random.nextInt(facts.size()));
        return switch (fact.type()) {
            case FactType.Truth _ ->
                    random.nextInt(8) == 0
                            ? new Condition.In(
                                    fact.name(),
                                    Set.of(new Value.Truth(false), new Value.Truth(true)))
                            : new Condition.Is(fact.name(), new Value.Truth(random.nextInt(4) > 0));
            case FactType.Choice(var values) ->
                    new Condition.Is(
                            fact.name(),
                            new Value.Choice(
                                    fact.name().equals(RedFlags.TRIAGE) && random.nextBoolean()
                                            ? Level.PROCEED.code()
                                            : List.copyOf(values)
                                                    .get(random.nextInt(values.size()))));
            case FactType.Whole(int lowest, int highest) ->
                    new Condition.Bound(fact.name(), Condition.Order.GT, (lowest + highest) / 2.0);
            case FactType.Decimal(double lowest, double highest) ->
                    new Condition.Bound(fact.name(), Condition.Order.LT, (lowest + highest) / 2.0);
            case FactType.Many _ ->
                    new Condition.Has(
                            fact.name(), Set.of("ea", "manual", "GB30", "F-1", "dang_gui"));
        };
    }

    /** Facts with those that are worked out, which come up often. */
    private static List<Declaration> everything(Random random) {
        var facts = new ArrayList<>(told(random));
        facts.add(VOCABULARY.declaration(RedFlags.TRIAGE));
        facts.add(VOCABULARY.declaration(RedFlags.TRIAGE));
        facts.add(VOCABULARY.declaration(RedFlags.OPEN_QUESTIONS));
        facts.add(VOCABULARY.declaration(Rules.TECHNIQUES));
        facts.add(VOCABULARY.declaration(Rules.POINTS));
        return facts;
    }

    /** A dozen facts that somebody tells. */
    private static List<Declaration> told(Random random) {
        var facts =
                new ArrayList<>(
                        VOCABULARY.declarations().stream()
                                .filter(fact -> !fact.derived())
                                .toList());
        Collections.shuffle(facts, new Random(random.nextInt(3)));
        return facts.subList(0, 12);
    }

    private static Rule rule(String id, Rule.Severity severity, Condition when) {
        return new Rule(
                id,
                severity,
                when,
                new Rule.Blocks(false, Set.of(TechniqueKind.MANUAL, TechniqueKind.EA), true),
                Rule.Scope.SESSION,
                "",
                OptionalDouble.empty(),
                "",
                RULES.all().getFirst().backing());
    }

    private static RedFlag flag(String id, Condition when) {
        return new RedFlag(
                id,
                "invented",
                RedFlag.Asked.PATIENT,
                true,
                "?",
                when,
                Level.URGENT_2W,
                "",
                List.of(),
                RULES.all().getFirst().backing());
    }

    private static List<Holding> holdings() {
        return Stream.of(Level.values()).map(FLAGS::holding).toList();
    }

    /** Somebody of whom a part is told, with a plan. */
    private static Facts person(Random random) {
        double share = random.nextDouble();
        var facts =
                VOCABULARY
                        .nothingKnown()
                        .with(
                                Rules.TECHNIQUES,
                                List.of("manual", "ea", "cupping_dry", "smt_thrust"))
                        .with(Rules.POINTS, List.of("GB30", "BL40", "SP6"))
                        .with(Rules.HERBS, List.of("dang_gui", "gan_cao"));
        for (var fact : VOCABULARY.declarations()) {
            if (!fact.derived() && !facts.knows(fact.name()) && random.nextDouble() < share) {
                facts = told(facts, fact, random);
            }
        }
        return facts;
    }

    private static Facts told(Facts facts, Declaration fact, Random random) {
        return switch (fact.type()) {
            case FactType.Truth _ -> facts.with(fact.name(), random.nextInt(4) == 0);
            case FactType.Choice(var values) ->
                    facts.with(fact.name(), List.copyOf(values).get(random.nextInt(values.size())));
            case FactType.Whole(int lowest, int highest) ->
                    facts.with(fact.name(), lowest + random.nextInt(highest - lowest + 1));
            case FactType.Decimal(double lowest, double highest) ->
                    facts.with(
                            fact.name(),
                            new Value.Decimal(lowest + random.nextDouble() * (highest - lowest)));
            case FactType.Many _ -> facts;
        };
    }
}
