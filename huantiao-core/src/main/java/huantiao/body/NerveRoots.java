package huantiao.body;

import huantiao.base.Backing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The roots from L2 to S4, the tests that speak about them, and reasoning over what was found. */
public final class NerveRoots {
    private static final String PERONEAL = "NR-04";
    private static final String ABOVE = "NR-05";
    private static final String LIFTS_FOOT = "HEELWALK";
    private static final String INVERTS_FOOT = "INVERT";
    private static final String ABDUCTS_HIP = "HIPABD";

    private final List<NerveRoot> roots;
    private final Map<String, ExaminationTest> tests;
    private final List<Principle> principles;
    private final MinimumExam minimumExam;

    public NerveRoots(
            List<NerveRoot> roots,
            List<ExaminationTest> tests,
            List<Principle> principles,
            MinimumExam minimumExam) {
        this.roots = List.copyOf(roots);
        Map<String, ExaminationTest> byId = new LinkedHashMap<>();
        for (ExaminationTest test : tests) {
            if (byId.putIfAbsent(test.id(), test) != null) {
                throw new IllegalArgumentException(
                        "test (%s) must be given once".formatted(test.id()));
            }
        }
        this.tests = Collections.unmodifiableMap(byId);
        this.principles = List.copyOf(principles);
        this.minimumExam = minimumExam;
        for (ExaminationTest test : tests) {
            for (String place : test.places()) {
                if (!byId.containsKey(place)) {
                    throw new IllegalArgumentException(
                            "place (%s) of test (%s) must be a test".formatted(place, test.id()));
                }
            }
        }
        for (String test : minimumExam.tests()) {
            if (!byId.containsKey(test)) {
                throw new IllegalArgumentException(
                        "test (%s) of the minimum exam must be given".formatted(test));
            }
        }
    }

    /** A rule for reading findings, as {@code NR-02}. */
    public record Principle(String id, String text, Backing backing) {}

    /** What is examined at least, and when. */
    public record MinimumExam(String id, String when, List<String> tests, Backing backing) {
        public MinimumExam {
            tests = List.copyOf(tests);
        }
    }

    /** One finding that speaks for or against a root. */
    public sealed interface Remark {
        /** Something felt where the root is felt. */
        record Felt(Mark mark) implements Remark {}

        /** A test that speaks about the root, with its accuracy and sources. */
        record Tested(ExaminationTest test, ExaminationTest.Outcome outcome) implements Remark {}
    }

    /**
     * What speaks for and against one root. Reasoning for a clinician, never a verdict.
     *
     * @param deficits how many tests of power, reflex or feeling speak for it
     */
    public record Reasoning(
            NerveRoot root, List<Remark> speaksFor, List<Remark> speaksAgainst, long deficits) {
        public Reasoning {
            speaksFor = List.copyOf(speaksFor);
            speaksAgainst = List.copyOf(speaksAgainst);
        }

        /**
         * True if both the map of what is felt and a loss point here; the map alone never decides
         * (NR-02), because the areas of roots overlap.
         */
        public boolean restsOnMapAndDeficit() {
            return deficits > 0 && speaksFor.stream().anyMatch(Remark.Felt.class::isInstance);
        }

        /** True if as much speaks for this root and against it as for another. */
        public boolean isAsStrongAs(Reasoning other) {
            return deficits == other.deficits
                    && speaksFor.size() == other.speaksFor.size()
                    && speaksAgainst.size() == other.speaksAgainst.size();
        }
    }

    /**
     * Every root something of its own speaks for on this side: most deficits first, then most
     * findings for, then fewest against, then from above to below. Counts order the list; they are
     * not probabilities.
     *
     * @param side left or right; a finding on both sides counts for each
     * @param reasonings empty if nothing speaks for any root; a root for which nothing speaks but a
     *     test that stretches others with it is not among them
     * @param stretches positive tests that stretch several roots at once: they speak for sciatica
     *     and, alone, for no root of its own
     * @param notes principles the findings call for
     */
    public record Consistency(
            Side side,
            List<Reasoning> reasonings,
            List<ExaminationTest> stretches,
            List<Principle> notes) {
        public Consistency {
            reasonings = List.copyOf(reasonings);
            stretches = List.copyOf(stretches);
            notes = List.copyOf(notes);
        }

        /** True if the findings point to a nerve past the root, as the peroneal one. */
        public boolean pointsPastTheRoot() {
            return notes.stream().anyMatch(note -> note.id().equals(PERONEAL));
        }

        /**
         * Roots that both the map and a loss point to and for which most speaks; empty where the
         * level is open.
         */
        public List<NerveRoot> level() {
            return most(reasonings.stream().filter(Reasoning::restsOnMapAndDeficit).toList());
        }

        /** Roots for which most speaks, whatever it is. */
        public List<NerveRoot> first() {
            return most(reasonings);
        }

        private static List<NerveRoot> most(List<Reasoning> sorted) {
            return sorted.stream()
                    .filter(one -> one.isAsStrongAs(sorted.getFirst()))
                    .map(Reasoning::root)
                    .toList();
        }

        /** True if nothing speaks for anything on this side. */
        public boolean isSilent() {
            return reasonings.isEmpty() && stretches.isEmpty();
        }
    }

    /** Ids of the tests that look for one kind of thing. */
    public Set<String> tests(ExaminationTest.Kind kind) {
        return tests.values().stream()
                .filter(test -> test.kind() == kind)
                .map(ExaminationTest::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a test of touch says of the skin, and what else says the same.
     *
     * @param points that lie in the skin in which it looks for a loss; none where another test
     *     names the place
     * @param normalBy tests that touch this skin too: one that was normal says that it is normal
     * @param places tests that name the place of a loss that it found
     */
    public record Touch(Set<PointCode> points, Set<String> normalBy, Set<String> places) {
        public Touch {
            points = Set.copyOf(points);
            normalBy = Set.copyOf(normalBy);
            places = Set.copyOf(places);
        }
    }

    /**
     * The tests of touch, by id. A test that leaves the place to others says that a place is normal
     * where it was normal itself and speaks against the roots of that place.
     */
    public Map<String, Touch> touched() {
        Map<String, Touch> touched = new LinkedHashMap<>();
        for (var test : tests.values()) {
            if (test.kind() == ExaminationTest.Kind.FEELING) {
                var points =
                        roots.stream()
                                .filter(root -> test.roots().contains(root.id()))
                                .flatMap(root -> root.skinPoints().stream())
                                .collect(Collectors.toSet());
                touched.put(
                        test.id(),
                        new Touch(
                                test.positiveSpeaks() ? points : Set.of(),
                                tests.values().stream()
                                        .filter(one -> one.places().contains(test.id()))
                                        .filter(one ->
                                                !test.roots().isEmpty()
                                                        && one.roots().containsAll(test.roots()))
                                        .map(ExaminationTest::id)
                                        .collect(Collectors.toSet()),
                                Set.copyOf(test.places())));
            }
        }
        return Collections.unmodifiableMap(touched);
    }

    public List<NerveRoot> all() {
        return roots;
    }

    public Optional<NerveRoot> find(String id) {
        return roots.stream().filter(root -> root.id().equals(id)).findFirst();
    }

    public Collection<ExaminationTest> tests() {
        return tests.values();
    }

    public Optional<ExaminationTest> test(String id) {
        return Optional.ofNullable(tests.get(id));
    }

    /** Tests that say where a loss was found, in their order. */
    public List<ExaminationTest> places(ExaminationTest test) {
        return test.places().stream().map(tests::get).toList();
    }

    /** True if a test only says where the loss of another was found. */
    public boolean isPlace(ExaminationTest test) {
        return tests.values().stream().anyMatch(one -> one.places().contains(test.id()));
    }

    public List<Principle> principles() {
        return principles;
    }

    /** What says that a brisk reflex is no finding of a root. */
    public Principle aboveTheRoot() {
        return principles.stream()
                .filter(one -> one.id().equals(ABOVE))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("principle %s must be given".formatted(ABOVE)));
    }

    public MinimumExam minimumExam() {
        return minimumExam;
    }

    /**
     * Which roots the findings of one side are consistent with, and why.
     *
     * @throws IllegalArgumentException if the side is neither left nor right, or a test is unknown
     */
    public Consistency consistentWith(
            Side side, Collection<Mark> marks, Collection<ExaminationTest.Outcome> outcomes) {
        if (!(side == Side.LEFT || side == Side.RIGHT)) {
            throw new IllegalArgumentException(
                    "side (%s) must be left or right".formatted(side.code()));
        }
        List<Mark> here = marks.stream().filter(mark -> mark.side() == side).toList();
        List<ExaminationTest.Outcome> found = onSide(side, outcomes);
        List<Reasoning> reasonings =
                roots.stream()
                        .map(root -> reasoning(root, here, found))
                        .filter(reasoning ->
                                !reasoning.speaksFor().stream().allMatch(NerveRoots::isShared))
                        .sorted(
                                Comparator.comparingLong(Reasoning::deficits)
                                        .thenComparingInt(one -> one.speaksFor().size())
                                        .reversed()
                                        .thenComparingInt(one -> one.speaksAgainst().size()))
                        .toList();
        List<ExaminationTest> stretches =
                tests.values().stream()
                        .filter(NerveRoots::stretchesSeveral)
                        .filter(test -> shown(found, test.id(), true))
                        .toList();
        return new Consistency(side, reasonings, stretches, notes(reasonings, found));
    }

    /** True for what cannot tell one root from another. */
    private static boolean isShared(Remark remark) {
        return remark instanceof Remark.Tested(var test, _) && stretchesSeveral(test);
    }

    private static boolean stretchesSeveral(ExaminationTest test) {
        return test.kind() == ExaminationTest.Kind.TENSION && test.roots().size() > 1;
    }

    private Reasoning reasoning(
            NerveRoot root, List<Mark> marks, List<ExaminationTest.Outcome> outcomes) {
        List<Remark> speaksFor = new ArrayList<>();
        List<Remark> speaksAgainst = new ArrayList<>();
        long deficits = 0;
        for (Mark mark : marks) {
            if (root.isFeltAt(mark)) {
                speaksFor.add(new Remark.Felt(mark));
            }
        }
        for (ExaminationTest.Outcome outcome : outcomes) {
            ExaminationTest test = tests.get(outcome.test());
            if (test == null) {
                throw new IllegalArgumentException(
                        "test (%s) must be known".formatted(outcome.test()));
            }
            if (!test.roots().contains(root.id())) {
                continue;
            }
            if (outcome.positive() && !test.positiveSpeaks()) {
                continue;
            }
            if (outcome.positive()) {
                speaksFor.add(new Remark.Tested(test, outcome));
                deficits += test.kind().findsDeficit() ? 1 : 0;
            } else if (test.negativeSpeaks()) {
                speaksAgainst.add(new Remark.Tested(test, outcome));
            }
        }
        return new Reasoning(root, speaksFor, speaksAgainst, deficits);
    }

    /**
     * True where the foot is weak to lift on that side and nothing points to the root instead, as
     * weak inversion or hip abduction would (NR-04): a nerve past the root is to be thought of,
     * also while those two are not tested.
     */
    public boolean mayLiePastTheRoot(Side side, Collection<ExaminationTest.Outcome> outcomes) {
        List<ExaminationTest.Outcome> found = onSide(side, outcomes);
        return shown(found, LIFTS_FOOT, true)
                && !shown(found, INVERTS_FOOT, true)
                && !shown(found, ABDUCTS_HIP, true);
    }

    private static List<ExaminationTest.Outcome> onSide(
            Side side, Collection<ExaminationTest.Outcome> outcomes) {
        return outcomes.stream()
                .filter(one -> one.side() == side || one.side() == Side.BOTH)
                .toList();
    }

    /** Weak lifting of the foot with normal inversion and hip abduction points past the root. */
    private List<Principle> notes(
            List<Reasoning> reasonings, List<ExaminationTest.Outcome> outcomes) {
        List<Principle> notes = new ArrayList<>();
        boolean mapOnly =
                !reasonings.isEmpty()
                        && reasonings.stream().noneMatch(Reasoning::restsOnMapAndDeficit);
        boolean pastTheRoot =
                shown(outcomes, LIFTS_FOOT, true)
                        && shown(outcomes, INVERTS_FOOT, false)
                        && shown(outcomes, ABDUCTS_HIP, false);
        for (Principle principle : principles) {
            if ((principle.id().equals("NR-02") && mapOnly)
                    || (principle.id().equals(PERONEAL) && pastTheRoot)) {
                notes.add(principle);
            }
        }
        return notes;
    }

    private static boolean shown(
            List<ExaminationTest.Outcome> outcomes, String test, boolean positive) {
        return outcomes.stream()
                .anyMatch(one -> one.test().equals(test) && one.positive() == positive);
    }
}
