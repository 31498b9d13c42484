package huantiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.InMemoryAccounts;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.aid.DecisionAid;
import huantiao.aid.Knowledge;
import huantiao.base.UserId;
import huantiao.body.ExaminationTest;
import huantiao.body.Side;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentVersions;
import huantiao.care.Entry;
import huantiao.care.InMemoryCharts;
import huantiao.care.NeedleType;
import huantiao.care.Noted;
import huantiao.care.Plan;
import huantiao.care.Roster;
import huantiao.care.ShortNeedle;
import huantiao.care.Stricta;
import huantiao.care.Technique;
import huantiao.course.PersonCourse;
import huantiao.course.ReviewProposal;
import huantiao.course.Schedule;
import huantiao.course.Verdict;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.care.ConsentFile;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.knowledge.measures.Measures;
import huantiao.measures.Instruments;
import huantiao.registry.AidWatch;
import huantiao.registry.AidWatch.OfPerson;
import huantiao.registry.RegistryQuestion;
import huantiao.web.access.Passwords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final Instant NOW = Instant.parse("2026-11-24T15:20:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZONE);
    private static final Clock CLOCK = Clock.fixed(NOW, ZONE);
    private static final CareKnowledge KNOWLEDGE = CareKnowledge.shipped();
    private static final Instruments INSTRUMENTS = Measures.shipped().instruments();
    private static final CareRules RULES =
            new CareRules(
                    KNOWLEDGE.vocabulary(),
                    KNOWLEDGE.redFlags(),
                    KNOWLEDGE.rules(),
                    KNOWLEDGE.nerveRoots().tests(ExaminationTest.Kind.POWER),
                    KNOWLEDGE.nerveRoots().touched(),
                    KNOWLEDGE.herbNames(),
                    KNOWLEDGE.version());

    private static final ConsentVersions TEXTS = ConsentFile.shipped(KNOWLEDGE.sources());
    private static final EvidenceBase EVIDENCE = EvidenceFiles.shipped();
    private static final Knowledge AID =
            Knowledge.of(DecisionAid.of(EVIDENCE, Review.of(EVIDENCE)));

    private static Filled filled;

    /** A filled demo on shelves in memory. */
    private record Filled(InMemoryAccounts accounts, InMemoryCharts charts, DemoClinic demo) {

        Map<String, Chart> byName() {
            var byName = new TreeMap<String, Chart>();
            var owner = accounts.byHandle("juniper").orElseThrow().member();
            var all = Permit.ask(owner, Deed.SEE_REGISTRY).orElseThrow();
            for (var line : charts.all(all)) {
                var whose = new Whose(demo.clinic().id(), line.patient().id());
                var read = Permit.ask(owner, Deed.READ_CHART, whose).orElseThrow();
                byName.put(line.patient().name().text(), charts.find(read).orElseThrow());
            }
            return byName;
        }

        Chart chartOf(Part part) {
            return Optional.ofNullable(byName().get(part.name())).orElseThrow();
        }
    }

    /** Counts up, so that each password can be told from the next. */
    private static final class Numbered implements Passwords {
        private int made;

        @Override
        public OneTime oneTime() {
            made++;
            return new OneTime("word-" + made, "hash-" + made);
        }
    }

    @BeforeAll
    static void fillOnce() {
        filled = fill(Demo.SEED, CLOCK);
    }

    private static Filled fill(long seed, Clock clock) {
        var accounts = new InMemoryAccounts();
        var charts = new InMemoryCharts(clock);
        return new Filled(
                accounts,
                charts,
                Demo.fill(shelves(accounts, charts), seed, clock, new Numbered()));
    }

    static DemoShelves shelves(Accounts accounts, Charts charts) {
        return new DemoShelves(
                accounts,
                charts,
                RULES,
                KNOWLEDGE.points(),
                INSTRUMENTS,
                TEXTS,
                AID,
                "2026-11-26 demo");
    }

    @Test
    void givesEveryMemberAPasswordOfTheirOwnAndKeepsOnlyItsHash() {
        var signIns = filled.demo().signIns();

        assertThat(signIns)
                .extracting(DemoClinic.SignIn::handle)
                .containsExactly("owner", "juniper", "bastian", "desk", "reviewer");
        assertThat(signIns).extracting(DemoClinic.SignIn::password).doesNotHaveDuplicates();
        for (var signIn : signIns) {
            var account = filled.accounts().byHandle(signIn.handle()).orElseThrow();
            assertThat(account.passwordHash()).isEqualTo(signIn.password().replace("word", "hash"));
            assertThat(account.roles()).hasSize(1);
            assertThat(signIn.toString()).doesNotContain(signIn.password());
        }
    }

    @Test
    void saysHowMuchItFilled() {
        var charts = filled.byName();

        assertThat(filled.demo().people()).isEqualTo(71).isEqualTo(charts.size());
        assertThat(filled.demo().entries())
                .isEqualTo(charts.values().stream().mapToLong(Chart::seen).sum())
                .isGreaterThan(500);
    }

    @Test
    void isTheSameForTheSameSeedAndMoment() {
        assertThat(contents(fill(Demo.SEED, CLOCK))).isEqualTo(contents(filled));
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(contents(fill(Demo.SEED + 1, CLOCK))).isNotEqualTo(contents(filled));
    }

    private static Map<String, List<Noted>> contents(Filled filled) {
        var contents = new TreeMap<String, List<Noted>>();
        filled.byName().forEach((name, chart) -> contents.put(name, chart.entries()));
        return contents;
    }

    /** A story that is refused throws; so these also show that none is. */
    @ParameterizedTest
    @CsvSource({
        "1, 2026-01-01T00:05:00Z, Pacific/Auckland",
        "2, 2026-03-29T01:30:00Z, Europe/Madrid",
        "3, 2028-02-29T23:55:00Z, America/Los_Angeles",
        "4, 2026-06-14T10:00:00Z, Asia/Kolkata",
        "5, 2027-11-07T09:30:00Z, America/New_York",
        "6, 2026-08-21T12:00:00Z, UTC"
    })
    void fillsAtAnyMomentInAnyZone(long seed, Instant moment, ZoneId zone) {
        var there = fill(seed, Clock.fixed(moment, zone));

        assertThat(there.byName()).hasSize(71);
        assertThat(there.chartOf(Cast.reviewDue()).openEpisode().orElseThrow().sessions())
                .hasSize(10);
        assertThat(there.chartOf(Cast.stopped()).ruling().orElseThrow().ruling().level())
                .isEqualTo("emergency_now");
    }

    @Test
    void doesNotTouchAClinicThatIsThere() {
        assertThatThrownBy(() ->
                        Demo.fill(
                                shelves(filled.accounts(), filled.charts()),
                                1,
                                CLOCK,
                                new Numbered()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(filled.byName()).hasSize(71);
    }

    /** A text that is changed in the middle of the year is not what somebody read before. */
    @Test
    void nobodyAgreesToATextThatWasNotReadYet() {
        var changed = LocalDate.parse("2026-11-27");
        var read =
                fill(Demo.SEED, Clock.fixed(Instant.parse("2027-02-01T15:20:00Z"), ZONE))
                        .byName()
                        .values()
                        .stream()
                        .flatMap(chart -> chart.all(Entry.ConsentGiven.class).stream())
                        .toList();

        assertThat(read)
                .filteredOn(one -> day(one.noted()).isBefore(changed))
                .isNotEmpty()
                .extracting(one -> one.entry().textVersion())
                .containsOnly("1");
        assertThat(read)
                .filteredOn(one -> !day(one.noted()).isBefore(changed))
                .isNotEmpty()
                .extracting(one -> one.entry().textVersion())
                .containsOnly("4");
    }

    private static LocalDate day(Noted noted) {
        return LocalDate.ofInstant(noted.occurredAt(), ZONE);
    }

    @Test
    void runsAYearUpToTodayAndNotBeyond() {
        var occurred =
                filled.byName().values().stream()
                        .flatMap(chart -> chart.entries().stream())
                        .map(Noted::occurredAt)
                        .toList();

        assertThat(occurred).allMatch(at -> !at.isAfter(NOW));
        assertThat(occurred).anyMatch(at -> LocalDate.ofInstant(at, ZONE).equals(TODAY));
        assertThat(occurred)
                .anyMatch(at -> LocalDate.ofInstant(at, ZONE).isBefore(TODAY.minusDays(330)));
        for (var chart : filled.byName().values()) {
            var after = chart.entries().stream().skip(1).map(Noted::occurredAt).toList();
            assertThat(after).isSorted();
        }
    }

    @Test
    void asksSafetyOnTheDayOfEveryVisitAndLeavesNoGap() {
        int visits = 0;
        for (var chart : filled.byName().values()) {
            for (var signed : chart.all(Entry.SessionSigned.class)) {
                var before = chart.entries().get(Math.toIntExact(signed.noted().sequence()) - 2);
                assertThat(before.entry()).isInstanceOf(Entry.SafetyAsked.class);
                assertThat(before.occurredAt()).isEqualTo(signed.entry().session().started());
                var plan = chart.episode().orElseThrow().plan();
                assertThat(Stricta.gaps(plan, signed.entry().session())).isEmpty();
                visits++;
            }
        }
        assertThat(visits).isGreaterThan(150);
    }

    @Test
    void keepsAQuarterOfEveryNeedleAboveTheSkin() {
        for (var chart : filled.byName().values()) {
            for (var signed : chart.all(Entry.SessionSigned.class)) {
                assertThat(ShortNeedle.among(signed.entry().session())).isEmpty();
            }
        }
    }

    @Test
    void takesAnotherPackForOtherPeopleAndALongNeedleInTheButtockOnly() {
        var sessions =
                filled.byName().values().stream()
                        .flatMap(chart -> chart.all(Entry.SessionSigned.class).stream())
                        .map(signed -> signed.entry().session())
                        .toList();

        assertThat(sessions)
                .extracting(session -> session.needleType().orElseThrow())
                .as("leg, current, pregnancy, anticoagulant")
                .filteredOn(pack -> pack.lengthMm() <= 50)
                .hasSameSizeAs(sessions)
                .extracting(NeedleType::makerAndLot)
                .containsAll(
                        Stream.of("D-031", "D-045", "D-114", "D-207")
                                .map(lot -> "Demo Needle Works, lot " + lot)
                                .toList());
        assertThat(sessions.stream().flatMap(session -> session.needlings().stream()))
                .filteredOn(needling -> needling.own().isPresent())
                .isNotEmpty()
                .allMatch(needling -> needling.point().equals("GB30"));
    }

    @Test
    void needlesNoDeeperThanTheCautiousCap() {
        for (var chart : filled.byName().values()) {
            for (var signed : chart.all(Entry.SessionSigned.class)) {
                for (var needling : signed.entry().session().needlings()) {
                    int cap =
                            KNOWLEDGE
                                    .points()
                                    .find(needling.point())
                                    .orElseThrow()
                                    .needling()
                                    .capMm()
                                    .orElseThrow();
                    assertThat(needling.depth().orElseThrow().mm()).isBetween(3, cap);
                }
            }
        }
    }

    @Test
    void usesCurrentCupsAndPressureAndFindsMildHarms() {
        var sessions =
                filled.byName().values().stream()
                        .flatMap(chart -> chart.all(Entry.SessionSigned.class).stream())
                        .map(signed -> signed.entry().session())
                        .toList();
        var kinds = KNOWLEDGE.library().harms().taxonomy().stream().map(harm -> harm.id()).toList();
        var harms = sessions.stream().flatMap(session -> session.harms().stream()).toList();

        assertThat(sessions).anyMatch(session -> !session.pairs().isEmpty());
        assertThat(sessions)
                .flatMap(session -> session.others())
                .hasAtLeastOneElementOfType(Technique.Cupping.class)
                .hasAtLeastOneElementOfType(Technique.Acupressure.class);
        assertThat(harms).isNotEmpty().allMatch(harm -> kinds.contains(harm.category()));
        assertThat(harms.size()).isLessThan(sessions.size() / 4);
    }

    @Test
    void oneGetsBetterBeyondNoiseAndReachesTheGoal() {
        var chart = filled.chartOf(Cast.better());

        assertThat(course(chart).trajectory().verdict()).isInstanceOf(Verdict.Better.class);
        assertThat(closure(chart).why()).isEqualTo(Entry.EpisodeClosed.Why.GOAL_REACHED);
        assertThat(decisions(chart)).containsExactly("stop");
    }

    @Test
    void oneStaysWithinNoiseIsGivenSomeMoreAndThenStopped() {
        var chart = filled.chartOf(Cast.withinNoise());

        assertThat(course(chart).trajectory().verdict()).isInstanceOf(Verdict.WithinNoise.class);
        assertThat(decisions(chart)).containsExactly("some_more", "stop");
        assertThat(chart.episode().orElseThrow().sessions()).hasSize(12);
        assertThat(course(chart).trajectory().gaps())
                .extracting(Schedule.Due::week)
                .containsExactly(8);
    }

    @Test
    void oneGetsWorseAndIsReferredEarly() {
        var chart = filled.chartOf(Cast.worse());

        assertThat(course(chart).trajectory().verdict()).isInstanceOf(Verdict.Worse.class);
        assertThat(decisions(chart)).containsExactly("examine_and_refer");
        assertThat(chart.episode().orElseThrow().sessions()).hasSize(6);
        assertThat(chart.latest(Entry.SentOn.class)).isPresent();
    }

    @Test
    void oneIsStoppedByARedFlagBeforeTheFourthVisitAndSentOn() {
        var chart = filled.chartOf(Cast.stopped());
        var ruling = chart.ruling().orElseThrow().ruling();

        assertThat(chart.openEpisode().orElseThrow().sessions()).hasSize(3);
        assertThat(ruling.level()).isEqualTo("emergency_now");
        assertThat(ruling.flags()).contains("RF-CES-01");
        assertThat(chart.latest(Entry.SentOn.class).orElseThrow().entry().level())
                .isEqualTo("emergency_now");
        assertThat(course(chart).proposal().orElseThrow())
                .isInstanceOf(ReviewProposal.RedFlagsFirst.class);
    }

    @Test
    void oneOnAnAnticoagulantIsTreatedWithAReasonAndThinNeedles() {
        var chart = filled.chartOf(Cast.onWarfarin());
        var agreed = chart.latest(Entry.PlanAgreed.class).orElseThrow().entry();

        assertThat(agreed.setAside())
                .singleElement()
                .matches(one -> one.rule().equals("CI-BLD-11"));
        for (var signed : chart.all(Entry.SessionSigned.class)) {
            var session = signed.entry().session();
            assertThat(session.needleType().orElseThrow().diameterMm()).isLessThanOrEqualTo(0.20);
            assertThat(session.needlings())
                    .noneMatch(one -> one.point().equals("GB30") || one.point().equals("BL40"));
        }
    }

    @Test
    void onePregnantIsTreatedWithoutCurrentAndTheUsualPlanWouldBeRefused() {
        var chart = filled.chartOf(Cast.pregnant());
        var plan = chart.openEpisode().orElseThrow().plan();
        assertThat(plan.techniques()).doesNotContain("ea");

        var usual =
                new Plan(
                        plan.style(),
                        plan.rationale(),
                        plan.variation(),
                        Recipe.ELECTRIC.planned(Side.LEFT),
                        Recipe.ELECTRIC.techniques(),
                        plan.parameters(),
                        plan.ways(),
                        plan.sessions(),
                        plan.perWeek(),
                        plan.retentionMinutes(),
                        plan.combined(),
                        plan.selfCare(),
                        plan.herbs(),
                        plan.goal(),
                        TODAY.plusWeeks(2),
                        plan.stopIf(),
                        plan.setting(),
                        Optional.empty());
        var safety = chart.latest(Entry.SafetyAsked.class).orElseThrow().entry().facts();
        var refused =
                CareSteps.agree(
                                chart,
                                usual,
                                RULES.vocabulary().read(safety.plain()).orElseThrow(),
                                List.of(),
                                new UserId(new UUID(0, 1)),
                                "1",
                                new CareSteps.Now(TODAY, ZONE, RULES))
                        .reasonOrThrow();

        assertThat(refused)
                .isInstanceOfSatisfying(
                        CareRefusal.AgainstRules.class,
                        against ->
                                assertThat(against.problems())
                                        .extracting(problem -> problem.where())
                                        .contains("ea", "BL60"));
    }

    @Test
    void oneIsLostAndTheSilenceShows() {
        var chart = filled.chartOf(Cast.lost());

        assertThat(closure(chart).why()).isEqualTo(Entry.EpisodeClosed.Why.NOT_HEARD_OF);
        assertThat(course(chart).trajectory().gaps())
                .extracting(Schedule.Due::week)
                .containsExactly(4, 8, 12, 26);
    }

    @Test
    void oneHasToldTodayAndWaits() {
        var chart = filled.chartOf(Cast.waiting());

        assertThat(Roster.Line.of(chart).stage()).isEqualTo(Roster.Stage.TOLD);
        assertThat(chart.ruling().orElseThrow().ruling().stops()).isFalse();
    }

    @Test
    void oneToldOfAnEmergencyTodayAndWasSentOn() {
        var chart = filled.chartOf(Cast.emergency());

        assertThat(chart.ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
        assertThat(chart.latest(Entry.SentOn.class)).isPresent();
        assertThat(chart.episode()).isEmpty();
    }

    @Test
    void oneIsDueForAReviewNow() {
        var chart = filled.chartOf(Cast.reviewDue());
        var proposal = course(chart).proposal().orElseThrow();

        assertThat(chart.openEpisode().orElseThrow().reviews()).isEmpty();
        assertThat(proposal)
                .isNotInstanceOf(ReviewProposal.NotYet.class)
                .isNotInstanceOf(ReviewProposal.AnswerFirst.class)
                .isNotInstanceOf(ReviewProposal.RedFlagsFirst.class);
    }

    /** Enough of them that the page which watches the aid has something to say, and no alarm. */
    @Test
    void theDecisionAidHasSomebodyToWatch() {
        var people =
                filled.byName().values().stream()
                        .map(chart -> OfPerson.of(chart, INSTRUMENTS.all(), NOW, ZONE))
                        .toList();

        var watch =
                AidWatch.of(
                        people,
                        new RegistryQuestion(
                                TODAY.minusYears(2), TODAY, INSTRUMENTS.get("nrs_leg"), 12, TODAY));

        assertThat(watch.used()).isEqualTo(29);
        assertThat(watch.knew()).isPresent();
        assertThat(watch.unsure()).isPresent();
        assertThat(watch.leaning()).containsKeys("acupuncture", "exercise", "wait");
        assertThat(watch.with().share()).isPresent();
        assertThat(watch.without().share()).isPresent();
        assertThat(watch.comparisons().getFirst()).isInstanceOf(AidWatch.Comparison.Seen.class);
        assertThat(watch.alarms()).isFalse();
    }

    @Test
    void namesNobodyTwiceAndHoldsManyScripts() {
        var names = new HashSet<>(filled.byName().keySet());

        assertThat(names).hasSize(71);
        assertThat(names).anyMatch(name -> name.codePoints().anyMatch(c -> c > 0xFFFF));
        for (var script :
                Set.of(
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.LATIN)) {
            assertThat(names)
                    .anyMatch(name ->
                            name.codePoints()
                                    .anyMatch(c -> Character.UnicodeScript.of(c) == script));
        }
    }

    private static PersonCourse course(Chart chart) {
        return PersonCourse.of(chart, INSTRUMENTS.get("nrs_leg"), List.of(), NOW, ZONE)
                .orElseThrow();
    }

    private static Entry.EpisodeClosed closure(Chart chart) {
        return chart.episode().orElseThrow().closure().orElseThrow();
    }

    private static List<String> decisions(Chart chart) {
        return chart.episode().orElseThrow().reviews().stream()
                .map(review -> review.entry().decided())
                .toList();
    }
}
