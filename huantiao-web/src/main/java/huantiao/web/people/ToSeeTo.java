package huantiao.web.people;

import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.DueExamination;
import huantiao.care.Episode;
import huantiao.care.Roster;
import huantiao.care.Unanswered;
import huantiao.care.Unheard;
import huantiao.care.VisitSteps;
import huantiao.web.Words;
import huantiao.web.triage.ResultPage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What of the course is seen to with somebody in care, in a line each: on their page between
 * visits, and above the questions and the form of a visit.
 *
 * @param to where it is seen to, from the person's address
 */
public record ToSeeTo(String line, String to) {

    /**
     * They said that it is not good enough as it is, and nobody decided with them since. Once all
     * planned visits are done the decision comes before another one; a visit may come first as long
     * as none of today is signed.
     */
    public static Optional<ToSeeTo> notEnough(
            Chart chart, LocalDate today, ZoneId zone, Words words) {
        return Unheard.notEnough(chart)
                .map(at -> words.brief(LocalDate.ofInstant(at, zone), today))
                .map(day ->
                        new ToSeeTo(
                                words.say(
                                        chart.openEpisode().filter(ToSeeTo::isBeyond).isPresent()
                                                ? "who.unheard.beyond"
                                                : key("who.unheard", chart, today, zone),
                                        day),
                                "/course"));
    }

    /**
     * Both at once, in the order in which they are seen to: it is not good enough, and a review is
     * due before which a visit may come.
     */
    public static Optional<ToSeeTo> notEnoughAndDue(
            Chart chart, LocalDate today, ZoneId zone, Words words) {
        return chart.openEpisode()
                .filter(episode -> !isBeyond(episode))
                .filter(_ -> reviewDue(chart, today, zone, words).isPresent())
                .flatMap(_ -> Unheard.notEnough(chart))
                .map(at -> words.brief(LocalDate.ofInstant(at, zone), today))
                .map(day ->
                        new ToSeeTo(
                                words.say(key("who.unheard.due", chart, today, zone), day),
                                "/course#review"));
    }

    /** Serious events not seen to wholly, a line each. */
    public static List<ToSeeTo> serious(
            List<Chart.OpenHarm> open, CareLibrary.HarmsGuide guide, ZoneId zone, Words words) {
        return open.stream()
                .map(harm ->
                        new ToSeeTo(
                                words.say(
                                        "person.open-harm",
                                        guide.text(harm.event().category()),
                                        words.day(LocalDate.ofInstant(harm.noted(), zone)),
                                        harm.steps()),
                                "/harms/" + harm.sequence()))
                .toList();
    }

    /** Warning signs that the last check-in left open, and nobody asked since. */
    public static Optional<ToSeeTo> unanswered(
            Chart chart, LocalDate today, ZoneId zone, Words words) {
        return Unanswered.of(chart)
                .map(open ->
                        new ToSeeTo(
                                words.say(
                                        "person.unanswered",
                                        open.count(),
                                        words.brief(LocalDate.ofInstant(open.at(), zone), today)),
                                chart.openEpisode().isPresent() ? "/safety" : ResultPage.ASK));
    }

    /** It was decided to examine them again, and nobody noted that since. */
    public static Optional<ToSeeTo> toExamine(
            Chart chart, LocalDate today, ZoneId zone, Words words) {
        return DueExamination.decided(chart)
                .map(at -> words.brief(LocalDate.ofInstant(at, zone), today))
                .map(day -> new ToSeeTo(words.say("who.examine", day), "/consultation"));
    }

    /** They were examined, as was decided at a review, and nobody decided since what follows. */
    public static Optional<ToSeeTo> toDecide(
            Chart chart, LocalDate today, ZoneId zone, Words words) {
        return DueExamination.toDecide(chart)
                .map(at -> words.brief(LocalDate.ofInstant(at, zone), today))
                .map(day -> new ToSeeTo(words.say("who.decide", day), "/course#review"));
    }

    /** A review that is due: what it asks for, and whether it comes before the needles of today. */
    public static Optional<ToSeeTo> reviewDue(
            Chart chart, LocalDate today, ZoneId zone, Words words) {
        return chart.openEpisode()
                .filter(_ -> Roster.Line.of(chart).reviewDue(today))
                .map(episode -> due(episode, chart, today, zone, words))
                .map(line -> new ToSeeTo(line, "/course#review"));
    }

    private static String due(
            Episode episode, Chart chart, LocalDate today, ZoneId zone, Words words) {
        var planned = words.brief(episode.plan().reviewOn(), today);
        if (isBeyond(episode)) {
            return words.say("who.due.beyond", planned, episode.plan().sessions());
        }
        var due = episode.reviews().isEmpty() ? "who.due" : "who.due.again";
        return words.say(key(due, chart, today, zone), planned);
    }

    /** Once a visit of today is signed, nothing is said of what may come before it. */
    private static String key(String key, Chart chart, LocalDate today, ZoneId zone) {
        return VisitSteps.signedOn(today, chart, zone).isPresent() ? key + ".done" : key;
    }

    /** True if as many visits as were planned are done. */
    public static boolean isBeyond(Episode episode) {
        return episode.sessions().size() >= episode.plan().sessions();
    }
}
