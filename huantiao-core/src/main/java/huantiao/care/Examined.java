package huantiao.care;

import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoots;
import huantiao.body.Side;
import huantiao.triage.Facts;
import huantiao.triage.Vocabulary;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the tests of an examination tell by themselves, so that nobody is asked for it twice: the
 * weakest key muscle, whether the foot pulses are absent, and a loss of feeling in the saddle. What
 * the tests leave open stays unknown.
 */
public final class Examined {

    /** The weakest key muscle, MRC grade 0 to 5. */
    public static final String WEAKEST = "mrc_lowest";

    /** True if the foot pulses are weak or absent. */
    public static final String NO_PULSES = "foot_pulses_absent";

    /** True if feeling in the saddle changed. */
    public static final String SADDLE = "saddle_sensory_change";

    /** True if the middle of the spine is sore when it is pressed. */
    public static final String SORE_SPINE = "spine_tender_midline";

    /**
     * Facts that only an examination tells. The person is not asked for them; the consultation
     * finds them.
     */
    public static final Set<String> FINDINGS =
            Collections.unmodifiableSet(
                    new LinkedHashSet<>(List.of(WEAKEST, NO_PULSES, SORE_SPINE)));

    private static final String PULSES = "PULSES";
    private static final String SADDLE_TOUCHED = "TOUCH-SADDLE";
    private static final int NORMAL = 5;

    /** A muscle below this grade does not lift against gravity; a weaker one changes nothing. */
    private static final int AGAINST_GRAVITY = 3;

    /** As {@code 4}, {@code 4-}, {@code MRC 4}, {@code M4}, {@code grade 4} or {@code 4/5}. */
    private static final Pattern GRADE =
            Pattern.compile(
                    "(?:(?:MRC|M|grade|MRC grade) ?)?([0-5])[+-]?(?: ?(?:/|of) ?5)?",
                    Pattern.CASE_INSENSITIVE);

    /** As {@code 2+}, {@code 2}, {@code grade 1} or {@code 3+/4}. */
    private static final Pattern REFLEX =
            Pattern.compile(
                    "(?:grade ?)?([0-4])[+]?(?: ?(?:/|of) ?4[+]?)?", Pattern.CASE_INSENSITIVE);

    /** A reflex as in most people; below it is reduced or absent, above it brisk. */
    private static final int REFLEX_NORMAL = 2;

    private static final Set<String> REFLEXES = Set.of("KNEEJERK", "ANKLEJERK");

    /** Looks for signs of the upper motor neurone by name: plantar response, clonus. */
    public static final String UPPER = "UMN";

    private static final List<Side> BOTH_SIDES = List.of(Side.LEFT, Side.RIGHT);

    /** Leg raises, beside which the angle is written in degrees. */
    private static final Set<String> RAISES = Set.of("SLR", "XSLR");

    /** As {@code 45}, {@code 45.5}, {@code 45°} or {@code 45 degrees}. */
    private static final Pattern DEGREES =
            Pattern.compile(
                    "([0-9]{1,3}(?:[.,][0-9])?) ?(?:°|deg|degrees?)?", Pattern.CASE_INSENSITIVE);

    /** Degrees to which a straight leg is raised at most. It catches typing errors. */
    private static final double HIGHEST = 120;

    private static final Optional<Integer> NONE = Optional.empty();

    private Examined() {}

    /**
     * Facts that follow from the findings. Normal power is grade 5, a loss has the grade that was
     * written beside it. The weakest muscle is known once every test of power of the minimum
     * examination was done on both sides, each with a grade, or once one lies below grade 3. Pulses
     * are known to be there once both sides were normal; an abnormal test may be a cold foot, so it
     * decides nothing. A loss of feeling found in the saddle is one; a saddle that felt normal
     * answers no question about it.
     */
    public static Facts facts(
            List<Consultation.Finding> findings, NerveRoots roots, Vocabulary vocabulary) {
        var facts = vocabulary.nothingKnown();
        var weakest = weakest(findings, roots);
        if (weakest.isPresent()) {
            facts = facts.with(WEAKEST, weakest.getAsInt());
        }
        boolean pulses =
                Stream.of(Side.LEFT, Side.RIGHT)
                        .allMatch(side ->
                                find(findings, PULSES, side)
                                        .filter(one -> one.shown() == Consultation.Shown.NEGATIVE)
                                        .isPresent());
        facts = pulses ? facts.with(NO_PULSES, false) : facts;
        return saddleIsNumb(findings) ? facts.with(SADDLE, true) : facts;
    }

    /** True if touch found a loss of feeling in the saddle, on either side. */
    private static boolean saddleIsNumb(List<Consultation.Finding> findings) {
        return findings.stream()
                .anyMatch(one ->
                        one.test().equals(SADDLE_TOUCHED)
                                && one.shown() == Consultation.Shown.POSITIVE);
    }

    /** The weakest key muscle, MRC grade 0 to 5; empty where the tests leave it open. */
    public static OptionalInt weakest(List<Consultation.Finding> findings, NerveRoots roots) {
        var lowest = lowestGrade(findings, roots);
        boolean known =
                lowest.isPresent()
                        && (lowest.getAsInt() < AGAINST_GRAVITY || isGraded(findings, roots));
        return known ? lowest : OptionalInt.empty();
    }

    /** Losses of power without a grade that can be read. */
    public static List<Consultation.Finding> ungraded(
            List<Consultation.Finding> findings, NerveRoots roots) {
        return power(findings, roots)
                .filter(one -> one.shown() == Consultation.Shown.POSITIVE)
                .filter(one -> grade(one).isEmpty())
                .toList();
    }

    /** The lowest grade of power that was noted, of all muscles that have one. */
    public static OptionalInt lowestGrade(List<Consultation.Finding> findings, NerveRoots roots) {
        return power(findings, roots)
                .flatMap(one -> grade(one).stream())
                .min(Integer::compare)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static boolean isGraded(List<Consultation.Finding> findings, NerveRoots roots) {
        boolean minimum =
                roots.minimumExam().tests().stream()
                        .flatMap(id -> roots.test(id).stream())
                        .filter(test -> test.kind() == ExaminationTest.Kind.POWER)
                        .allMatch(test ->
                                Stream.of(Side.LEFT, Side.RIGHT)
                                        .allMatch(side ->
                                                find(findings, test.id(), side)
                                                        .flatMap(Examined::grade)
                                                        .isPresent()));
        return minimum
                && power(findings, roots)
                        .filter(one -> one.shown() != Consultation.Shown.NOT_DONE)
                        .allMatch(one -> grade(one).isPresent());
    }

    private static Stream<Consultation.Finding> power(
            List<Consultation.Finding> findings, NerveRoots roots) {
        return findings.stream()
                .filter(one ->
                        roots.test(one.test())
                                .filter(test -> test.kind() == ExaminationTest.Kind.POWER)
                                .isPresent());
    }

    private static Optional<Consultation.Finding> find(
            List<Consultation.Finding> findings, String test, Side side) {
        return findings.stream()
                .filter(one -> one.test().equals(test) && one.side() == side)
                .findFirst();
    }

    /**
     * The grade that is written beside a test of power or a reflex and does not go with what it
     * showed: any other than normal beside normal, normal or more beside a loss, normal or less
     * beside a brisk reflex. Empty where they agree, and where no grade can be read.
     */
    public static OptionalInt contradicting(
            Consultation.Finding finding, ExaminationTest.Kind kind) {
        return switch (kind) {
            case POWER -> contradicting(finding, GRADE, NORMAL);
            case REFLEX -> contradicting(finding, REFLEX, REFLEX_NORMAL);
            case TENSION, FEELING, OTHER -> OptionalInt.empty();
        };
    }

    private static OptionalInt contradicting(
            Consultation.Finding finding, Pattern pattern, int normal) {
        var written = pattern.matcher(finding.measured().strip());
        if (!written.matches()) {
            return OptionalInt.empty();
        }
        int grade = Integer.parseInt(written.group(1));
        boolean contradicts =
                switch (finding.shown()) {
                    case NEGATIVE -> grade != normal;
                    case POSITIVE -> grade >= normal;
                    case BRISK -> grade <= normal;
                    case NOT_DONE -> false;
                };
        return contradicts ? OptionalInt.of(grade) : OptionalInt.empty();
    }

    /** True if what is written beside a leg raise that was done is no angle it can have. */
    public static boolean isImpossibleAngle(Consultation.Finding finding) {
        var written = DEGREES.matcher(finding.measured().strip());
        return RAISES.contains(finding.test())
                && finding.shown() != Consultation.Shown.NOT_DONE
                && !finding.measured().isBlank()
                && !(written.matches()
                        && Double.parseDouble(written.group(1).replace(',', '.')) <= HIGHEST);
    }

    /**
     * True for a sign of the upper motor neurone: a brisk reflex, one beside which a grade above
     * normal was written before that was an answer, and the screen by name. It speaks for something
     * above the root (NR-05).
     */
    public static boolean speaksAboveTheRoot(Consultation.Finding finding) {
        return switch (finding.shown()) {
            case BRISK -> true;
            case POSITIVE -> finding.test().equals(UPPER) || isGradedBrisk(finding);
            case NEGATIVE -> isGradedBrisk(finding);
            case NOT_DONE -> false;
        };
    }

    /**
     * Sides on which nothing is answered of the screen of the upper motor neurone, where a reflex
     * is brisk on either side: done or not done is an answer (decision 0377).
     */
    public static List<Side> notScreened(Collection<Consultation.Finding> findings) {
        return isBrisk(findings)
                ? BOTH_SIDES.stream().filter(side -> screen(findings, side).isEmpty()).toList()
                : List.of();
    }

    /** True if a reflex is brisk and that screen was not done on each side. */
    public static boolean isScreenOpen(Collection<Consultation.Finding> findings) {
        return isBrisk(findings)
                && BOTH_SIDES.stream()
                        .anyMatch(side ->
                                screen(findings, side)
                                        .filter(one -> one.shown() != Consultation.Shown.NOT_DONE)
                                        .isEmpty());
    }

    /** The same of everything that was found: of each test on each side the latest counts. */
    public static boolean isScreenOpen(Chart chart) {
        var latest = new LinkedHashMap<String, Consultation.Finding>();
        for (var noted : chart.inForce()) {
            if (noted.entry() instanceof Entry.Consulted consulted) {
                consulted.consultation().findings().stream()
                        .filter(one -> isOfTheScreen(one) || REFLEXES.contains(one.test()))
                        .forEach(one -> latest.put(one.test() + one.side(), one));
            }
        }
        return isScreenOpen(latest.values());
    }

    private static boolean isBrisk(Collection<Consultation.Finding> findings) {
        return findings.stream().anyMatch(one -> !isOfTheScreen(one) && speaksAboveTheRoot(one));
    }

    private static boolean isOfTheScreen(Consultation.Finding finding) {
        return finding.test().equals(UPPER);
    }

    private static Optional<Consultation.Finding> screen(
            Collection<Consultation.Finding> findings, Side side) {
        return findings.stream()
                .filter(one -> isOfTheScreen(one) && one.side() == side)
                .findFirst();
    }

    private static boolean isGradedBrisk(Consultation.Finding finding) {
        var written = REFLEX.matcher(finding.measured().strip());
        return REFLEXES.contains(finding.test())
                && written.matches()
                && Integer.parseInt(written.group(1)) > REFLEX_NORMAL;
    }

    /** True if a grade below normal power is written beside it. */
    static boolean isGradedBelowNormal(Consultation.Finding finding) {
        return grade(finding).filter(grade -> grade < NORMAL).isPresent();
    }

    /** A grade as it was written; a loss of grade 5, or a grade in other words, is not known. */
    private static Optional<Integer> grade(Consultation.Finding finding) {
        var written = GRADE.matcher(finding.measured().strip());
        var grade = written.matches() ? Optional.of(Integer.valueOf(written.group(1))) : NONE;
        return switch (finding.shown()) {
            case BRISK, NOT_DONE -> NONE;
            case POSITIVE -> grade.filter(one -> one < NORMAL);
            case NEGATIVE -> finding.measured().isBlank() ? Optional.of(NORMAL) : grade;
        };
    }
}
