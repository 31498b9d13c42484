package huantiao.web.course;

import huantiao.care.CareLibrary;
import huantiao.course.CareGiven;
import huantiao.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * One visit or unwanted effect in words.
 *
 * @param isVisit false for an unwanted effect
 * @param what that it was a visit; of an unwanted effect that it was one, its kind, and if it was
 *     serious
 * @param kind what stands under a heading that says the rest, in everyday words
 * @param leg and {@code back}: pain on arrival and at the end; empty where it is no visit
 */
public record GivenRow(
        LocalDate day, boolean isVisit, String what, String kind, String leg, String back) {

    /** Every visit and unwanted effect, the latest first. */
    static List<GivenRow> all(CareGiven given, CareLibrary library, Words words) {
        var rows = new ArrayList<GivenRow>();
        for (var visit : given.visits()) {
            rows.add(
                    new GivenRow(
                            visit.day(),
                            true,
                            words.say("course.given.visit"),
                            words.say("course.given.visit"),
                            pair(visit.before().leg(), visit.after().leg(), words),
                            pair(visit.before().back(), visit.after().back(), words)));
        }
        for (var event : given.unwanted()) {
            var kind = library.harms().text(event.category());
            var key = "course.own.harm." + event.category();
            var plain = words.knows(key) ? words.say(key) : kind;
            rows.add(
                    new GivenRow(
                            event.day(),
                            false,
                            words.say(
                                    event.serious()
                                            ? "course.given.serious"
                                            : "course.given.unwanted",
                                    kind),
                            event.serious() ? words.say("course.own.serious", plain) : plain,
                            "",
                            ""));
        }
        rows.sort(Comparator.comparing(GivenRow::day).reversed());
        return List.copyOf(rows);
    }

    private static String pair(OptionalInt before, OptionalInt after, Words words) {
        return words.say("course.given.pair", told(before), told(after));
    }

    private static String told(OptionalInt pain) {
        return pain.isPresent() ? String.valueOf(pain.getAsInt()) : "–";
    }
}
