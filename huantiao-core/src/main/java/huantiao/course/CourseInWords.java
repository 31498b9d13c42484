package huantiao.course;

import huantiao.course.PublishedPoint.Arm;
import huantiao.measures.Change;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.measures.ResponseClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A course in plain sentences, in the order in which they are to be read: safety, the line, is it
 * more than noise, is it big enough, is it acceptable to you, how did people in trials do.
 */
public final class CourseInWords {

    private static final List<String> GRAVEST_FIRST =
            List.of(
                    "outcomes.safety.worse",
                    "outcomes.safety.possibly_worse",
                    "outcomes.safety.call");

    /** These are about the person, whichever line says them. */
    private static final List<String> OF_THE_PERSON =
            List.of("outcomes.acceptable.ask", "outcomes.next", "outcomes.cause");

    /** What begins like this is about marks that may be the same on every line. */
    private static final String OF_THE_MARKS = "outcomes.trials.";

    private static final Sentence IS_IT_ACCEPTABLE = Sentence.of("acceptable.ask");

    private static final Sentence NO_CAUSE = Sentence.of("cause");

    /** How many check-ins are still to come and can tell whether a change lasts. */
    private static final int TWO_TO_COME = 2;

    private CourseInWords() {}

    public static List<Sentence> of(Trajectory course) {
        var sentences = new ArrayList<Sentence>();
        safety(course, sentences);
        line(course, sentences);
        verdict(course, sentences);
        acceptable(course, sentences);
        trials(course, sentences);
        return List.copyOf(sentences);
    }

    /**
     * The courses of one person, one for each measure, with what holds for every one of them said
     * once.
     *
     * @param safety the gravest thing to say about safety, before everything else
     * @param each what each course says by itself, in the order of the courses
     * @param shared what is about the person or about every line, after them
     */
    public record Together(
            List<Sentence> safety, List<List<Sentence>> each, List<Sentence> shared) {
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
        var safety =
                times.keySet().stream()
                        .filter(CourseInWords::isSafety)
                        .min(Comparator.comparingInt(one -> GRAVEST_FIRST.indexOf(one.key())));
        var shared =
                times.entrySet().stream()
                        .filter(one -> !isSafety(one.getKey()))
                        .filter(one ->
                                one.getKey().equals(NO_CAUSE)
                                        || isShared(one.getKey(), one.getValue(), courses.size()))
                        .map(Map.Entry::getKey)
                        .toList();
        var each =
                all.stream()
                        .map(course ->
                                course.stream()
                                        .filter(one -> !isSafety(one) && !shared.contains(one))
                                        .toList())
                        .toList();
        return new Together(
                safety.stream().toList(),
                each,
                Stream.concat(inWords(said), shared.stream()).toList());
    }

    private static Stream<Sentence> inWords(PersonSaid said) {
        return Stream.concat(
                said.change().stream()
                        .map(one -> Sentence.of("said.change." + one.value(), one.on())),
                said.enough().stream()
                        .map(one ->
                                Sentence.of(
                                        one.value() == 1 ? "said.enough" : "said.not_enough",
                                        one.on())));
    }

    private static boolean isShared(Sentence sentence, int times, int courses) {
        return times > 1
                && (OF_THE_PERSON.contains(sentence.key())
                        || (sentence.key().startsWith(OF_THE_MARKS) && times == courses));
    }

    private static boolean isSafety(Sentence sentence) {
        return GRAVEST_FIRST.contains(sentence.key());
    }

    private static void safety(Trajectory course, List<Sentence> sentences) {
        switch (course.verdict().responseClass()) {
            case WORSE -> sentences.add(Sentence.of("safety.worse"));
            case POSSIBLY_WORSE -> sentences.add(Sentence.of("safety.possibly_worse"));
            case NOT_ASSESSABLE,
                    IMPROVED,
                    IMPROVED_WITHIN_ERROR,
                    IMPROVED_ERROR_UNKNOWN,
                    SMALL_IMPROVEMENT,
                    NO_CLEAR_CHANGE ->
                    sentences.add(Sentence.of("safety.call"));
        }
    }

    private static void line(Trajectory course, List<Sentence> sentences) {
        sentences.add(Sentence.of("line.answers", course.points().size(), course.gaps().size()));
        switch (course.baseline()) {
            case Baseline.SecondOfTwo(var reading) ->
                    sentences.add(Sentence.of("baseline.second", reading.score().shown()));
            case Baseline.OnlyOne(var reading) ->
                    sentences.add(Sentence.of("baseline.only_one", reading.score().shown()));
            case Baseline.AfterTreatmentBegan(var reading) ->
                    sentences.add(Sentence.of("baseline.late", reading.score().shown()));
            case Baseline.NotTaken() -> sentences.add(Sentence.of("baseline.none"));
        }
        if (course.points().stream()
                .anyMatch(p -> p.flags().contains(Trajectory.Flag.PRACTITIONER_WATCHING))) {
            sentences.add(Sentence.of("line.watched"));
        }
    }

    private static void verdict(Trajectory course, List<Sentence> sentences) {
        switch (course.verdict()) {
            case Verdict.TooEarly(var why) ->
                    sentences.add(
                            Sentence.of(
                                    "verdict.too_early."
                                            + why.name().toLowerCase(java.util.Locale.ROOT)));
            case Verdict.Better(var change) -> {
                sentences.add(fromTo(course, change));
                sentences.add(Sentence.of("noise.better", shown(change)));
                sentences.add(size(course, change));
            }
            case Verdict.Worse(var change) -> {
                sentences.add(fromTo(course, change));
                sentences.add(Sentence.of("noise.worse", shown(change)));
                sentences.add(size(course, change));
            }
            case Verdict.WithinNoise(var change) when change.improvement().isZero() -> {
                sentences.add(fromTo(course, change));
                sentences.add(Sentence.of("noise.same"));
            }
            case Verdict.WithinNoise(var change) -> {
                sentences.add(fromTo(course, change));
                sentences.add(
                        switch (change.instrument().noise()) {
                            case Noise.Measured(var sdc95, _, _, _) ->
                                    Sentence.of("noise.within", sdc95.rounded(2));
                            case Noise.NotKnown _ -> Sentence.of("noise.not_known");
                        });
                sentences.add(size(course, change));
            }
        }
        own(course, sentences);
        course.nextDue().ifPresent(due -> sentences.add(Sentence.of("next", due.week(), due.on())));
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
                        limits.signals(latest) ? "limits.outside" : "limits.inside",
                        ControlLimits.FEWEST,
                        tenth(limits.lower()),
                        tenth(limits.upper())));
    }

    private static BigDecimal tenth(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }

    /**
     * The two answers that are compared, the day of the later, and which end of the scale is which.
     */
    private static Sentence fromTo(Trajectory course, Change change) {
        var latest =
                course.points().stream()
                        .filter(point -> point.flags().contains(Trajectory.Flag.JUDGED))
                        .findFirst()
                        .orElseThrow();
        var scale = change.instrument().scale();
        return Sentence.of(
                "line.from_to",
                change.baseline().shown(),
                latest.day(),
                change.followUp().shown(),
                scale.best().rounded(0),
                scale.worst().rounded(0));
    }

    private static boolean hasTwoToCome(Trajectory course) {
        return course.schedule().followUps().stream()
                        .filter(due -> due.opens().isAfter(course.today()))
                        .count()
                >= TWO_TO_COME;
    }

    private static Sentence size(Trajectory course, Change change) {
        var last = hasTwoToCome(course) ? "" : ".last";
        return switch (change.responseClass()) {
            case IMPROVED -> important(change, "size.improved", "");
            case IMPROVED_WITHIN_ERROR -> important(change, "size.improved_within_error", last);
            case IMPROVED_ERROR_UNKNOWN -> important(change, "size.improved_error_unknown", last);
            case SMALL_IMPROVEMENT -> Sentence.of("size.small_improvement");
            case WORSE -> Sentence.of("size.worse");
            case POSSIBLY_WORSE -> Sentence.of("size.possibly_worse");
            case NO_CLEAR_CHANGE -> Sentence.of("size.no_clear_change");
            case NOT_ASSESSABLE -> Sentence.of("size.not_assessable");
        };
    }

    /** "A third or more" is said only where the rule is one of percent. */
    private static Sentence important(Change change, String key, String last) {
        return switch (change.instrument().responder()) {
            case ResponderRule.ByPercent(var percent, _) ->
                    Sentence.of(key + ".percent" + last, percent.rounded(0));
            case ResponderRule.ByPoints(var points) ->
                    Sentence.of(key + ".points" + last, points.rounded(2));
            case ResponderRule.ByAnswer _, ResponderRule.None _ ->
                    Sentence.of("size.not_assessable");
        };
    }

    private static void acceptable(Trajectory course, List<Sentence> sentences) {
        if (course.verdict().responseClass() != ResponseClass.NOT_ASSESSABLE) {
            sentences.add(IS_IT_ACCEPTABLE);
        }
    }

    private static void trials(Trajectory course, List<Sentence> sentences) {
        if (course.comparison().isEmpty()) {
            sentences.add(Sentence.of("trials.none"));
        } else {
            var sham = course.comparison().stream().anyMatch(p -> p.arm() == Arm.SHAM);
            sentences.add(Sentence.of(sham ? "trials.with_sham" : "trials.without_sham"));
            if (course.comparison().stream().anyMatch(p -> p.crossedOverPercent().isPresent())) {
                sentences.add(Sentence.of("trials.crossed_over"));
            }
        }
        sentences.add(NO_CAUSE);
    }

    private static Object shown(Change change) {
        var improvement = change.improvement();
        return (improvement.signum() < 0 ? improvement.negated() : improvement).rounded(2);
    }
}
