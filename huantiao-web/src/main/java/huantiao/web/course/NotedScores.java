package huantiao.web.course;

import huantiao.base.Problem;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.ScoreCorrection;
import huantiao.care.Taken;
import huantiao.measures.Instruments;
import huantiao.web.ScoreWords;
import huantiao.web.Words;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Every score that was noted in check-ins, as it was noted and as it counts, with the form that
 * puts one right.
 *
 * @param rows the latest first
 * @param corrections what was put right, the latest first
 * @param seen sequence of the last entry of the chart
 */
public record NotedScores(List<Row> rows, List<Correction> corrections, Form form, long seen) {

    public NotedScores {
        rows = List.copyOf(rows);
        corrections = List.copyOf(corrections);
    }

    /**
     * One score.
     *
     * @param code names it in the form
     * @param was what stood there before, oldest first; mostly empty
     * @param now what counts
     * @param by who noted it
     */
    public record Row(
            String code, String day, String measure, List<String> was, String now, String by) {
        public Row {
            was = List.copyOf(was);
        }
    }

    /**
     * One that was put right.
     *
     * @param day of the check-in
     * @param changed which, from what to what
     */
    public record Correction(String day, String changed, String why, String on, String by) {}

    static NotedScores of(
            Chart chart,
            Instruments instruments,
            Sent sent,
            List<Problem> problems,
            Words words,
            ZoneId zone) {
        var rows = new ArrayList<Row>();
        for (var noted : chart.entries().reversed()) {
            if (noted.entry() instanceof Entry.CheckedIn answered) {
                for (var taken : answered.measures()) {
                    var right =
                            chart.scoresPutRight(noted.sequence()).stream()
                                    .filter(one -> one.instrument().equals(taken.instrument()))
                                    .toList();
                    if (instruments.find(taken.instrument()).isPresent()
                            && (taken.score().isPresent() || !right.isEmpty())) {
                        rows.add(
                                new Row(
                                        ScoreForm.code(noted.sequence(), taken.instrument()),
                                        day(noted.occurredAt(), words, zone),
                                        ScoreWords.name(taken.instrument(), words),
                                        right.stream()
                                                .map(one ->
                                                        ScoreWords.shown(
                                                                one.instrument(), one.was(), words))
                                                .toList(),
                                        ScoreWords.shown(
                                                taken.instrument(), counting(taken, right), words),
                                        noted.author().isPatient()
                                                ? words.say("person.author.patient")
                                                : noted.author().name()));
                    }
                }
            }
        }
        return new NotedScores(
                rows,
                chart.scoresPutRight().reversed().stream()
                        .map(one -> correction(chart, one, words, zone))
                        .toList(),
                new Form(sent, problems, words),
                chart.seen());
    }

    private static Optional<Double> counting(Taken taken, List<ScoreCorrection> right) {
        return right.isEmpty() ? taken.score() : right.getLast().is();
    }

    private static Correction correction(
            Chart chart, ScoreCorrection right, Words words, ZoneId zone) {
        var checkIn = chart.entries().get(Math.toIntExact(right.checkIn() - 1));
        return new Correction(
                day(checkIn.occurredAt(), words, zone),
                ScoreWords.changed(right, words),
                right.by().entry().why(),
                day(right.by().noted().occurredAt(), words, zone),
                right.by().noted().author().name());
    }

    private static String day(Instant at, Words words, ZoneId zone) {
        return words.day(LocalDate.ofInstant(at, zone));
    }

    /** The scores that can be put right, each with what it says now. */
    public List<Option> options() {
        return rows.stream()
                .map(row ->
                        Option.of(
                                row.code(),
                                form.words().say("score.one", row.day(), row.measure(), row.now())))
                .toList();
    }

    /** What is wrong in the form, by the names of its fields. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        for (var field : List.of(ScoreForm.SCORE, ScoreForm.RIGHT, ScoreForm.WHY)) {
            names.put(field, "");
        }
        return names;
    }
}
