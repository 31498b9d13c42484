package huantiao.web.people;

import huantiao.care.Chart;
import huantiao.care.DueExamination;
import huantiao.care.Unheard;
import huantiao.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of the course waited for an examination or a decision while a visit was given. */
public final class LeftOpen {

    private LeftOpen() {}

    /**
     * What waited, in a line each; mostly nothing.
     *
     * @param then the chart as it was when the visit was signed
     */
    public static List<String> lines(Chart then, ZoneId zone, Words words) {
        return Stream.of(
                        line("unheard", Unheard.notEnough(then), zone, words),
                        line("examine", DueExamination.decided(then), zone, words),
                        line("decide", DueExamination.toDecide(then), zone, words))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> line(
            String what, Optional<Instant> since, ZoneId zone, Words words) {
        return since.map(
                at -> words.say("session.left." + what, words.day(LocalDate.ofInstant(at, zone))));
    }

    /**
     * What is seen to after a visit and where: the examination before the decision that rests on
     * it, and a decision before a review that is merely due. Empty where nothing waits.
     */
    public static Optional<ToSeeTo> next(Chart chart, LocalDate today, ZoneId zone, Words words) {
        if (Unheard.notEnough(chart).isPresent() || DueExamination.decided(chart).isPresent()) {
            return Optional.of(new ToSeeTo(words.say("session.left.to-examine"), "/consultation"));
        }
        if (DueExamination.toDecide(chart).isPresent()) {
            return Optional.of(new ToSeeTo(words.say("session.left.to-decide"), "/course#review"));
        }
        return ToSeeTo.reviewDue(chart, today, zone, words)
                .map(_ -> new ToSeeTo(words.say("session.review"), "/course#review"));
    }
}
