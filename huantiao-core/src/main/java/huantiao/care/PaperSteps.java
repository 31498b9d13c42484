package huantiao.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.triage.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Paper forms, keyed in twice. Each keying is an entry and stays. Two that say the same become a
 * check-in; where they differ, a named person settles each difference with the paper in hand.
 */
public final class PaperSteps {

    /** The field that says where the paper was filled in. */
    public static final String PLACE = "place";

    /** Its value for a paper that was filled in away from the clinic. */
    public static final String AWAY = "home";

    private PaperSteps() {}

    /**
     * A paper that has not become a check-in yet.
     *
     * @param second empty while it was keyed in once
     */
    public record Waiting(
            Chart.Placed<Entry.PaperKeyed> first, Optional<Chart.Placed<Entry.PaperKeyed>> second) {

        public LocalDate answeredOn() {
            return first.entry().answeredOn();
        }
    }

    /** What the two keyings say to one question; empty where it was left blank. */
    public record Difference(String field, String first, String second) {}

    /** Every paper that waits, by the day it was answered on. */
    public static List<Waiting> waiting(Chart chart) {
        var papers = new TreeMap<LocalDate, List<Chart.Placed<Entry.PaperKeyed>>>();
        for (var keyed : chart.all(Entry.PaperKeyed.class)) {
            if (!isUsed(chart, keyed)) {
                papers.computeIfAbsent(keyed.entry().answeredOn(), _ -> new ArrayList<>())
                        .add(keyed);
            }
        }
        return papers.values().stream()
                .map(keyings ->
                        keyings.size() == 1
                                ? new Waiting(keyings.getFirst(), Optional.empty())
                                : new Waiting(
                                        keyings.get(keyings.size() - 2),
                                        Optional.of(keyings.getLast())))
                .toList();
    }

    public static Optional<Waiting> waiting(Chart chart, LocalDate answeredOn) {
        return waiting(chart).stream()
                .filter(paper -> paper.answeredOn().equals(answeredOn))
                .findFirst();
    }

    private static boolean isUsed(Chart chart, Chart.Placed<Entry.PaperKeyed> keyed) {
        return chart.all(Entry.CheckedIn.class).stream()
                .flatMap(checkIn -> checkIn.entry().paper().stream())
                .anyMatch(paper ->
                        paper.answeredOn().equals(keyed.entry().answeredOn())
                                && keyed.noted().sequence() <= paper.second());
    }

    public static List<Difference> differences(Entry.PaperKeyed first, Entry.PaperKeyed second) {
        var fields = new TreeSet<>(first.fields().keySet());
        fields.addAll(second.fields().keySet());
        return fields.stream()
                .map(field ->
                        new Difference(
                                field,
                                first.fields().getOrDefault(field, ""),
                                second.fields().getOrDefault(field, "")))
                .filter(one -> !one.first().equals(one.second()))
                .toList();
    }

    /**
     * Notes a keying. The second one that says what the first said becomes the check-in; a third
     * one, where two differed and both were wrong, is held against the one before it. Whatever
     * rings an alarm rings it at the first keying, before anybody keys in again.
     *
     * <p>The same form sent twice, as by a second press or a reload, is one keying: else it would
     * agree with itself.
     *
     * @param by who keys it in
     * @param seen the last entry of the chart when the form was opened
     * @param measures of this keying, scored by today's rules
     */
    public static Result<List<Entry>, List<Problem>> key(
            Chart chart,
            Entry.PaperKeyed keyed,
            Author by,
            long seen,
            List<Taken> measures,
            Facts safety,
            int week,
            CareSteps.Now now) {
        boolean sentBefore =
                chart.all(Entry.PaperKeyed.class).stream()
                        .anyMatch(one ->
                                one.noted().sequence() > seen
                                        && one.noted().author().equals(by)
                                        && one.entry().equals(keyed));
        if (sentBefore) {
            return Result.ok(List.of());
        }
        var before =
                waiting(chart, keyed.answeredOn())
                        .map(paper -> paper.second().orElse(paper.first()));
        var entries = new ArrayList<Entry>();
        entries.add(keyed);
        boolean agrees = before.isPresent() && differences(before.get().entry(), keyed).isEmpty();
        if (agrees) {
            return VisitSteps.checkIn(
                            chart,
                            checkIn(
                                    keyed.fields(),
                                    measures,
                                    safety,
                                    week,
                                    keyed.answeredOn(),
                                    before.get().noted().sequence(),
                                    chart.seen() + 1),
                            safety,
                            now)
                    .map(more -> {
                        entries.addAll(more);
                        return List.copyOf(entries);
                    });
        }
        if (before.isEmpty()) {
            entries.addAll(VisitSteps.alarm(chart, Picture.told(safety), safety, now));
        }
        return Result.ok(List.copyOf(entries));
    }

    /**
     * Makes the check-in of two keyings that differ.
     *
     * @param settled what the paper says, field by field
     */
    public static Result<List<Entry>, List<Problem>> settle(
            Chart chart,
            Waiting paper,
            SortedMap<String, String> settled,
            List<Taken> measures,
            Facts safety,
            int week,
            CareSteps.Now now) {
        var second = paper.second();
        if (second.isEmpty()
                || !isOneOfBoth(paper.first().entry(), second.get().entry(), settled)) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "paper",
                                    "HT-1942",
                                    "What was settled is in neither of the two keyings.",
                                    "Key the paper in once more.")));
        }
        return VisitSteps.checkIn(
                chart,
                checkIn(
                        settled,
                        measures,
                        safety,
                        week,
                        paper.answeredOn(),
                        paper.first().noted().sequence(),
                        second.get().noted().sequence()),
                safety,
                now);
    }

    private static boolean isOneOfBoth(
            Entry.PaperKeyed first, Entry.PaperKeyed second, Map<String, String> settled) {
        var fields = new TreeSet<>(first.fields().keySet());
        fields.addAll(second.fields().keySet());
        fields.addAll(settled.keySet());
        return fields.stream()
                .allMatch(field -> {
                    var said = settled.getOrDefault(field, "");
                    return said.equals(first.fields().getOrDefault(field, ""))
                            || said.equals(second.fields().getOrDefault(field, ""));
                });
    }

    /**
     * True unless the paper says that it was filled in away from the clinic: people are kind to the
     * one who watches, and a paper that does not say may have been watched.
     */
    private static boolean watched(Map<String, String> fields) {
        return !AWAY.equals(fields.get(PLACE));
    }

    private static Entry.CheckedIn checkIn(
            Map<String, String> fields,
            List<Taken> measures,
            Facts safety,
            int week,
            LocalDate answeredOn,
            long first,
            long second) {
        return new Entry.CheckedIn(
                week,
                measures,
                Picture.told(safety),
                watched(fields),
                Optional.of(new Entry.CheckedIn.Paper(answeredOn, first, second)),
                Optional.empty());
    }
}
