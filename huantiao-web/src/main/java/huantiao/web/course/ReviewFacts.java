package huantiao.web.course;

import huantiao.care.Chart;
import huantiao.care.DueExamination;
import huantiao.care.NextReview;
import huantiao.care.Unheard;
import huantiao.course.CareGiven;
import huantiao.course.CourseInWords;
import huantiao.course.PersonCourse;
import huantiao.course.PersonSaid;
import huantiao.course.ReviewProposal;
import huantiao.course.Trajectory;
import huantiao.course.Verdict;
import huantiao.measures.ResponseClass;
import huantiao.web.Words;
import huantiao.web.course.TrajectoryPicture.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a review is held by, in the clinic's words: what was measured, what the person says of it
 * themselves, and what asks for an examination. It judges nothing that the core has not judged.
 *
 * @param picture the measure by which the course is judged
 * @param measured each measure that was answered, that one first
 * @param old that the latest score no longer tells how it is now
 * @param given how many visits and unwanted events there were
 * @param said what the person answered in words, or that nobody knows
 * @param signs what asks for an examination, none where nothing is known to
 * @param asked when the warning signs were asked last
 * @param why what the proposal rests on in this person; empty where it says so itself
 */
public record ReviewFacts(
        String picture,
        List<Row> measured,
        Optional<String> old,
        String given,
        List<Said> said,
        List<String> signs,
        String asked,
        Optional<String> why) {

    /**
     * One measure.
     *
     * @param start and {@code latest}: scores; empty where there is none
     * @param change signed as the scale runs; empty where nothing is compared
     * @param judged by the response rule, or why it is not
     */
    public record Row(String name, String start, String latest, String change, String judged) {}

    /** A question that the person answered, and the answer. */
    public record Said(String asked, String answer) {}

    public ReviewFacts {
        measured = List.copyOf(measured);
        said = List.copyOf(said);
        signs = List.copyOf(signs);
    }

    /**
     * Of a person in care.
     *
     * @param courses one for each measure, the one that is judged first
     */
    static ReviewFacts of(
            Chart chart, List<PersonCourse> courses, PersonSaid said, Words words, ZoneId zone) {
        var first = courses.getFirst().trajectory();
        var given = CareGiven.of(chart, zone);
        return new ReviewFacts(
                TrajectoryPicture.of(
                        first,
                        given,
                        chart.episode().flatMap(NextReview::day),
                        words,
                        "review-picture",
                        Purpose.REVIEW),
                courses.stream().map(PersonCourse::trajectory).map(one -> row(one, words)).toList(),
                old(first, words),
                words.say(
                        "course.measured.given",
                        given.visits().size(),
                        chart.episode().orElseThrow().plan().sessions(),
                        given.unwanted().size()),
                List.of(
                        new Said(words.say("course.said.change"), change(said, words)),
                        new Said(words.say("course.said.enough"), enough(said, words))),
                signs(chart, courses, given, said, words, zone),
                chart.ruling()
                        .map(one -> words.say("course.asked", day(one.at(), words, zone)))
                        .orElseGet(() -> words.say("course.asked.never")),
                courses.getFirst().proposal().flatMap(one -> why(one, row(first, words), words)));
    }

    private static Optional<String> old(Trajectory course, Words words) {
        return course.points().stream()
                .reduce((_, later) -> later)
                .map(latest -> ChronoUnit.DAYS.between(latest.day(), course.today()))
                .filter(days -> days > CourseInWords.OLD_AFTER_DAYS)
                .map(days -> words.say("course.measured.old", days));
    }

    private static Row row(Trajectory course, Words words) {
        var name = Told.nameForClinic(words, course.instrument());
        return course.verdict()
                .judged()
                .map(change -> {
                    var start = change.baseline().shown();
                    var latest = change.followUp().shown();
                    var moved = latest.subtract(start);
                    return new Row(
                            name,
                            start.toPlainString(),
                            latest.toPlainString(),
                            words.say(
                                    "course.measured.moved",
                                    moved.signum() > 0
                                            ? "+" + moved.toPlainString()
                                            : moved.toPlainString().replace('-', '\u2212')),
                            words.say("course.figures.class." + change.responseClass().code()));
                })
                .orElseGet(() ->
                        new Row(
                                name,
                                course.baselineReading()
                                        .map(one -> one.score().shown().toPlainString())
                                        .orElse(""),
                                "",
                                "",
                                notJudged(course.verdict(), words)));
    }

    private static String notJudged(Verdict verdict, Words words) {
        return switch (verdict) {
            case Verdict.TooEarly(var why) ->
                    words.say(
                            "course.measured."
                                    + switch (why) {
                                        case NOT_BEGUN -> "not-begun";
                                        case NO_BASELINE -> "no-start";
                                        case NO_ANSWER_SINCE -> "no-answer";
                                        case BEFORE_WEEK_2 -> "early";
                                    });
            case Verdict.WithinNoise _, Verdict.Better _, Verdict.Worse _ ->
                    words.say("course.figures.class.not_assessable");
        };
    }

    private static String change(PersonSaid said, Words words) {
        return said.change()
                .map(one -> words.say("course.said.change." + one.value(), words.day(one.on())))
                .orElseGet(() -> words.say("course.said.not-known"));
    }

    private static String enough(PersonSaid said, Words words) {
        return said.enough()
                .map(one ->
                        words.say(
                                said.saysNotEnough()
                                        ? "course.said.enough.no"
                                        : "course.said.enough.yes",
                                words.day(one.on())))
                .orElseGet(() -> words.say("course.said.not-known"));
    }

    private static List<String> signs(
            Chart chart,
            List<PersonCourse> courses,
            CareGiven given,
            PersonSaid said,
            Words words,
            ZoneId zone) {
        var signs = new ArrayList<String>();
        Unheard.notEnough(chart)
                .ifPresent(
                        at -> signs.add(words.say("course.sign.not-enough", day(at, words, zone))));
        said.change()
                .filter(one -> one.value() > PersonSaid.NO_CHANGE)
                .ifPresent(
                        one -> signs.add(words.say("course.sign.says-worse", words.day(one.on()))));
        for (var course : courses) {
            var change = course.trajectory().verdict();
            if (isWorse(change)) {
                signs.add(
                        words.say(
                                change instanceof Verdict.Worse
                                        ? "course.sign.worse"
                                        : "course.sign.maybe-worse",
                                Told.nameForClinic(words, course.trajectory().instrument())));
            }
        }
        given.unwanted().stream()
                .filter(CareGiven.Unwanted::serious)
                .forEach(one -> signs.add(words.say("course.sign.serious", words.day(one.day()))));
        DueExamination.decided(chart)
                .ifPresent(at -> signs.add(words.say("course.sign.due", day(at, words, zone))));
        return signs;
    }

    private static boolean isWorse(Verdict verdict) {
        return verdict instanceof Verdict.Worse
                || verdict.responseClass() == ResponseClass.POSSIBLY_WORSE;
    }

    private static Optional<String> why(ReviewProposal proposal, Row judged, Words words) {
        return switch (proposal) {
            case ReviewProposal.TaperOrStop _,
                    ReviewProposal.SomeMore _,
                    ReviewProposal.StopOrChange _,
                    ReviewProposal.ExamineAndRefer _ ->
                    Optional.of(
                            words.say(
                                    "course.why",
                                    judged.name(),
                                    judged.start(),
                                    judged.latest(),
                                    judged.judged()));
            case ReviewProposal.RedFlagsFirst _,
                    ReviewProposal.NotYet _,
                    ReviewProposal.AnswerFirst _ ->
                    Optional.empty();
        };
    }

    private static String day(Instant at, Words words, ZoneId zone) {
        return words.day(LocalDate.ofInstant(at, zone));
    }
}
