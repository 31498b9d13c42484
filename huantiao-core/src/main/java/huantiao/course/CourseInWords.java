package huantiao.course;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import huantiao.course.PublishedPoint.Arm;
import huantiao.course.Sentence.About;
import huantiao.measures.Change;
import huantiao.measures.Direction;
import huantiao.measures.Exact;
import huantiao.measures.Instruments;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.measures.ResponseClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A course in plain sentences, in the order in which they are to be read: safety, the answers, is
 * it more than noise, is it big enough, is it acceptable to you, how did people in trials do.
 */
public final class CourseInWords {

    private static final Sentence WORSE = Sentence.of(About.WORSE, "worse.sure");

    private static final Sentence MAYBE_WORSE = Sentence.of(About.WORSE, "worse.maybe");

    private static final Sentence IS_IT_ACCEPTABLE = Sentence.of(About.SAID, "acceptable.ask");

    private static final Sentence SAFETY = Sentence.of(About.SAFETY, "safety.call");

    private static final Sentence NO_CAUSE = Sentence.of(About.CAUSE, "cause");

    private static final Sentence NO_CAUSE_OF_WORSE = Sentence.of(About.CAUSE, "cause.worse");

    /** Leg pain is what the one trial with sham needles told of. */
    private static final Set<String> LEG_PAIN = Set.of(Instruments.LEG_PAIN, "vas_leg");

    /**
     * Days after which the latest answer no longer tells how it is now: twice the seven days a pain
     * score looks back on. Our own line.
     */
    public static final int OLD_AFTER_DAYS = 14;

    /** How many check-ins are still to come and can tell whether a change lasts. */
    private static final int TWO_TO_COME = 2;

    /** Fewer answers than this say nothing about how it went between. */
    private static final int SEVERAL = 3;

    private CourseInWords() {}

    public static List<Sentence> of(Trajectory course) {
        var sentences = new ArrayList<Sentence>();
        sentences.add(SAFETY);
        worse(course).ifPresent(sentences::add);
        answers(course, sentences);
        verdict(course, sentences);
        acceptable(course, sentences);
        studies(course, sentences);
        sentences.add(worse(course).isPresent() ? NO_CAUSE_OF_WORSE : NO_CAUSE);
        return List.copyOf(sentences);
    }

    /**
     * The courses of one person, one for each measure, with what holds for every one of them said
     * once.
     *
     * @param safety which signs must not wait, before everything else, also where no course is yet
     * @param worse that one of them got worse, or may have, the graver of the two
     * @param each what each course says by itself, in the order of the courses
     * @param shared what is about the person or about every line, after them
     */
    public record Together(
            List<Sentence> safety,
            Optional<Sentence> worse,
            List<List<Sentence>> each,
            List<Sentence> shared) {
        public Together {
            safety = List.copyOf(safety);
            each = each.stream().map(List::copyOf).toList();
            shared = List.copyOf(shared);
        }
    }

    /**
     * All courses of one person; what is said of a line itself stays beside it.
     *
     * @param said what the person answered in words; a question they answered is not asked again
     */
    public static Together together(List<Trajectory> courses, PersonSaid said) {
        var all =
                courses.stream()
                        .map(CourseInWords::of)
                        .map(course ->
                                said.enough().isEmpty()
                                        ? course
                                        : course.stream()
                                                .filter(one -> !one.equals(IS_IT_ACCEPTABLE))
                                                .toList())
                        .toList();
        var times = new LinkedHashMap<Sentence, Integer>();
        all.forEach(course -> course.forEach(sentence -> times.merge(sentence, 1, Integer::sum)));
        var worse = Stream.of(WORSE, MAYBE_WORSE).filter(times::containsKey).findFirst();
        var shared =
                times.entrySet().stream()
                        .filter(one -> isShared(one.getKey(), one.getValue(), courses.size()))
                        .map(Map.Entry::getKey)
                        .filter(one -> worse.isEmpty() || !one.equals(NO_CAUSE))
                        .toList();
        var each =
                all.stream()
                        .map(course ->
                                course.stream()
                                        .filter(one -> !isSaidElsewhere(one))
                                        .filter(one -> !shared.contains(one))
                                        .toList())
                        .toList();
        return new Together(
                List.of(SAFETY),
                worse,
                each,
                Stream.concat(inWords(said, worse.isPresent()), shared.stream()).toList());
    }

    private static boolean isSaidElsewhere(Sentence sentence) {
        return switch (sentence.about()) {
            case SAFETY, WORSE, CAUSE -> true;
            case ANSWERS, FROM_TO, VERDICT, RESULT, NOW, SAID, CALL, OPEN, NEXT, STUDIES -> false;
        };
    }

    /** Whoever got worse is told already to call now; whoever was heard since need not call. */
    private static Stream<Sentence> inWords(PersonSaid said, boolean worse) {
        return Stream.of(
                        said.change().stream()
                                .map(one ->
                                        Sentence.of(
                                                About.SAID,
                                                "said.change." + one.value(),
                                                one.on())),
                        said.enough().stream()
                                .map(one ->
                                        Sentence.of(
                                                About.SAID,
                                                one.value() == 1
                                                        ? "said.enough"
                                                        : "said.not_enough",
                                                one.on())),
                        said.enough().stream()
                                .filter(one -> one.value() != 1 && !worse && !said.heard())
                                .map(one -> Sentence.of(About.CALL, "call.not_enough", one.on())))
                .flatMap(each -> each);
    }

    private static boolean isShared(Sentence sentence, int times, int courses) {
        return switch (sentence.about()) {
            case SAFETY, WORSE, FROM_TO, VERDICT, RESULT -> false;
            case CAUSE -> true;
            case SAID, CALL, OPEN, NEXT -> times > 1;
            case NOW -> courses > 1 && times == courses;
            case ANSWERS -> courses > 1 && times == courses && sentence.parameters().isEmpty();
            case STUDIES -> courses > 1 && times == courses;
        };
    }

    private static Optional<Sentence> worse(Trajectory course) {
        if (course.verdict() instanceof Verdict.Worse) {
            return Optional.of(WORSE);
        }
        return course.verdict().responseClass() == ResponseClass.POSSIBLY_WORSE
                ? Optional.of(MAYBE_WORSE)
                : Optional.empty();
    }

    private static void answers(Trajectory course, List<Sentence> sentences) {
        sentences.add(
                Sentence.of(
                        About.ANSWERS,
                        "line.answers",
                        course.points().size(),
                        course.gaps().size(),
                        course.gaps().stream()
                                .map(gap -> String.valueOf(gap.week()))
                                .collect(joining(", "))));
        sentences.add(
                switch (course.baseline()) {
                    case Baseline.SecondOfTwo _ -> Sentence.of(About.ANSWERS, "baseline.second");
                    case Baseline.OnlyOne _ -> Sentence.of(About.ANSWERS, "baseline.only_one");
                    case Baseline.AfterTreatmentBegan _ ->
                            Sentence.of(About.ANSWERS, "baseline.late");
                    case Baseline.NotTaken() -> Sentence.of(About.ANSWERS, "baseline.none");
                });
        if (course.points().stream()
                .anyMatch(p -> p.flags().contains(Trajectory.Flag.PRACTITIONER_WATCHING))) {
            sentences.add(Sentence.of(About.ANSWERS, "line.watched"));
        }
    }

    private static void verdict(Trajectory course, List<Sentence> sentences) {
        switch (course.verdict()) {
            case Verdict.TooEarly(var why) -> sentences.add(tooEarly(course, why));
            case Verdict.Better(var change) -> {
                sentences.add(fromTo(course, change));
                sentences.add(Sentence.of(About.VERDICT, "noise.better", shown(change)));
            }
            case Verdict.Worse(var change) -> {
                sentences.add(fromTo(course, change));
                sentences.add(Sentence.of(About.VERDICT, "noise.worse", shown(change)));
            }
            case Verdict.WithinNoise(var change) when change.improvement().isZero() -> {
                sentences.add(fromTo(course, change));
                sentences.add(Sentence.of(About.VERDICT, "noise.same"));
            }
            case Verdict.WithinNoise(var change) -> {
                sentences.add(fromTo(course, change));
                sentences.add(within(change));
            }
        }
        course.verdict().judged().flatMap(change -> size(course, change)).ifPresent(sentences::add);
        since(course).ifPresent(sentences::add);
        own(course, sentences);
        old(course).ifPresent(sentences::add);
        course.nextDue()
                .ifPresent(due ->
                        sentences.add(
                                due.opens().isAfter(course.today())
                                        ? Sentence.of(About.NEXT, "next", due.week(), due.on())
                                        : Sentence.of(About.OPEN, "next.now", due.week())));
        if (isOver(course)) {
            sentences.add(Sentence.of(About.NEXT, "next.none"));
        }
    }

    /** Somebody who was asked and did not answer is not told to wait. */
    private static Sentence tooEarly(Trajectory course, Verdict.TooEarly.Why why) {
        return why == Verdict.TooEarly.Why.NO_ANSWER_SINCE && !course.gaps().isEmpty()
                ? Sentence.of(About.VERDICT, "verdict.unanswered", course.gaps().size())
                : Sentence.of(
                        About.VERDICT,
                        "verdict.too_early." + why.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Which way it moved, not worse or better: that is said only beyond noise. */
    private static Sentence within(Change change) {
        var way = change.improvement().signum() > 0 ? ".toward" : ".away";
        var higherIsBetter =
                change.instrument().scale().direction() == Direction.HIGHER_IS_WORSE ? 0 : 1;
        return switch (change.instrument().noise()) {
            case Noise.Measured(var sdc95, _, _, _) ->
                    Sentence.of(
                            About.VERDICT,
                            "noise.within" + way,
                            shown(change),
                            sdc95.rounded(2),
                            higherIsBetter,
                            change.instrument());
            case Noise.NotKnown _ ->
                    Sentence.of(
                            About.VERDICT,
                            "noise.not_known" + way,
                            shown(change),
                            higherIsBetter,
                            change.instrument());
        };
    }

    /** How the answers since treatment could show anything stand to the start. */
    private static Optional<Sentence> since(Trajectory course) {
        if (course.baselineReading().isEmpty() || course.verdict().judged().isEmpty()) {
            return Optional.empty();
        }
        var start = course.baselineReading().get().score();
        var from = course.schedule().followUps().getFirst().opens();
        var ways =
                course.points().stream()
                        .filter(point -> !point.day().isBefore(from))
                        .filter(point -> !point.flags().contains(Trajectory.Flag.USED_AS_BASELINE))
                        .map(point ->
                                Change.between(course.instrument(), start, point.reading().score())
                                        .orElseThrow()
                                        .improvement()
                                        .signum())
                        .toList();
        if (ways.size() < SEVERAL) {
            return Optional.empty();
        }
        var first = ways.getFirst();
        if (Collections.frequency(ways, first) == ways.size()) {
            return Optional.of(
                    Sentence.of(
                            About.RESULT,
                            first > 0
                                    ? "line.since.better"
                                    : first < 0 ? "line.since.worse" : "line.since.same",
                            ways.size()));
        }
        return Optional.of(
                Sentence.of(
                        About.RESULT,
                        "line.since",
                        ways.size(),
                        Collections.frequency(ways, 1),
                        Collections.frequency(ways, 0),
                        Collections.frequency(ways, -1)));
    }

    /** The person's own ups and downs before treatment, where enough answers show them. */
    private static void own(Trajectory course, List<Sentence> sentences) {
        if (course.limits().isEmpty() || course.verdict().judged().isEmpty()) {
            return;
        }
        var limits = course.limits().get();
        var latest = course.verdict().judged().get().followUp().value().toDouble();
        sentences.add(
                Sentence.of(
                        About.RESULT,
                        limits.signals(latest) ? "limits.outside" : "limits.inside",
                        ControlLimits.FEWEST,
                        tenth(limits.lower()),
                        tenth(limits.upper())));
    }

    private static BigDecimal tenth(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }

    /** That the latest answer does not tell how it is now: asked since without one, or long ago. */
    private static Optional<Sentence> old(Trajectory course) {
        return judged(course)
                .map(Trajectory.Point::day)
                .flatMap(day ->
                        course.gaps().stream()
                                .map(Schedule.Due::on)
                                .filter(on -> on.isAfter(day))
                                .max(Comparator.naturalOrder())
                                .map(on -> Sentence.of(About.NOW, "line.old", day, on))
                                .or(() -> longAgo(course, day)));
    }

    private static Optional<Sentence> longAgo(Trajectory course, LocalDate day) {
        var days = DAYS.between(day, course.today());
        return days > OLD_AFTER_DAYS
                ? Optional.of(Sentence.of(About.NOW, "line.age", day, days))
                : Optional.empty();
    }

    private static boolean isOver(Trajectory course) {
        return course.begun() && course.nextDue().isEmpty();
    }

    /**
     * The two answers that are compared, the day of the later, which end of the scale is which, and
     * of what.
     */
    private static Sentence fromTo(Trajectory course, Change change) {
        var scale = change.instrument().scale();
        return Sentence.of(
                About.FROM_TO,
                "line.from_to",
                change.baseline().shown(),
                judged(course).orElseThrow().day(),
                change.followUp().shown(),
                scale.best().rounded(0),
                scale.worst().rounded(0),
                change.instrument());
    }

    private static Optional<Trajectory.Point> judged(Trajectory course) {
        return course.points().stream()
                .filter(point -> point.flags().contains(Trajectory.Flag.JUDGED))
                .findFirst();
    }

    private static boolean hasTwoToCome(Trajectory course) {
        return course.schedule().followUps().stream()
                        .filter(due -> due.opens().isAfter(course.today()))
                        .count()
                >= TWO_TO_COME;
    }

    /** How large it is beside what matters to people; of a change for the worse, what follows. */
    private static Optional<Sentence> size(Trajectory course, Change change) {
        return switch (change.responseClass()) {
            case IMPROVED -> matters(change, "size.improved");
            case IMPROVED_ERROR_UNKNOWN -> matters(change, "size.improved.unknown");
            case IMPROVED_WITHIN_ERROR ->
                    matters(change, "size.improved.unsure" + (hasTwoToCome(course) ? "" : ".last"));
            case SMALL_IMPROVEMENT -> matters(change, "size.smaller");
            case NO_CLEAR_CHANGE ->
                    change.improvement().signum() > 0
                            ? matters(change, "size.smaller")
                            : Optional.empty();
            case WORSE -> Optional.of(Sentence.of(About.RESULT, "size.worse"));
            case POSSIBLY_WORSE -> Optional.of(Sentence.of(About.RESULT, "size.possibly_worse"));
            case NOT_ASSESSABLE -> Optional.of(Sentence.of(About.RESULT, "size.not_assessable"));
        };
    }

    /** In points of this person's scale: a share of the start asks the reader to compute. */
    private static Optional<Sentence> matters(Change change, String key) {
        return Optional.of(
                switch (change.instrument().responder()) {
                    case ResponderRule.ByPercent(var percent, _) ->
                            Sentence.of(
                                    About.RESULT,
                                    key + ".percent",
                                    change.baseline()
                                            .value()
                                            .times(percent)
                                            .dividedBy(Exact.HUNDRED)
                                            .rounded(2),
                                    percent.rounded(0),
                                    change.baseline().shown(),
                                    shown(change));
                    case ResponderRule.ByPoints(var points) ->
                            Sentence.of(
                                    About.RESULT,
                                    key + ".points",
                                    points.rounded(2),
                                    shown(change));
                    case ResponderRule.ByAnswer _, ResponderRule.None _ ->
                            Sentence.of(About.RESULT, "size.not_assessable");
                });
    }

    private static void acceptable(Trajectory course, List<Sentence> sentences) {
        if (course.verdict().responseClass() != ResponseClass.NOT_ASSESSABLE) {
            sentences.add(IS_IT_ACCEPTABLE);
        }
    }

    private static void studies(Trajectory course, List<Sentence> sentences) {
        if (course.comparison().isEmpty()) {
            sentences.add(Sentence.of(About.STUDIES, "trials.none"));
            return;
        }
        var arms =
                course.comparison().stream()
                        .map(PublishedPoint::arm)
                        .collect(toCollection(() -> EnumSet.noneOf(Arm.class)));
        sentences.add(
                Sentence.of(
                        About.STUDIES,
                        arms.contains(Arm.SHAM)
                                ? "trials.with_sham"
                                : arms.contains(Arm.ACUPUNCTURE)
                                        ? "trials.needled_without_sham"
                                        : "trials.without_sham"));
        if (LEG_PAIN.contains(course.instrument().id())
                && (arms.contains(Arm.SHAM) || arms.contains(Arm.ACUPUNCTURE))) {
            sentences.add(
                    Sentence.of(
                            About.STUDIES,
                            arms.contains(Arm.SHAM) ? "trials.leg" : "trials.leg.other"));
        }
        var kinds =
                course.comparison().stream()
                        .map(PublishedPoint::kind)
                        .collect(toCollection(() -> EnumSet.noneOf(PublishedPoint.Kind.class)));
        sentences.add(
                Sentence.of(
                        About.STUDIES,
                        kinds.size() > 1
                                ? "trials.marks.both"
                                : kinds.contains(PublishedPoint.Kind.LEVEL)
                                        ? "trials.marks.level"
                                        : "trials.marks.change"));
        course.comparison().stream()
                .flatMapToInt(point -> point.crossedOverPercent().stream())
                .max()
                .ifPresent(percent ->
                        sentences.add(Sentence.of(About.STUDIES, "trials.crossed_over", percent)));
    }

    private static BigDecimal shown(Change change) {
        var improvement = change.improvement();
        return (improvement.signum() < 0 ? improvement.negated() : improvement).rounded(2);
    }
}
