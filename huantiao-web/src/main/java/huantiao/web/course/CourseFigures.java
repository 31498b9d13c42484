package huantiao.web.course;

import huantiao.course.ReliableChange;
import huantiao.course.Trajectory;
import huantiao.measures.Change;
import huantiao.measures.Direction;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import huantiao.web.Words;
import huantiao.web.evidence.Numerals;
import java.util.ArrayList;
import java.util.List;

/** The figures behind a course, for the clinician who wants to see what the words rest on. */
public record CourseFigures(List<Row> rows) {

    /** What a figure is, and the figure. */
    public record Row(String label, String value) {}

    public CourseFigures {
        rows = List.copyOf(rows);
    }

    /** The figures of a course; none while nothing can be judged. */
    static CourseFigures of(Trajectory course, Words words) {
        var rows = new ArrayList<Row>();
        course.verdict().judged().ifPresent(change -> judged(change, words, rows));
        course.limits()
                .ifPresent(limits ->
                        rows.add(
                                row(
                                        words,
                                        "limits",
                                        tenth(words, limits.lower()),
                                        tenth(words, limits.upper()))));
        return new CourseFigures(rows);
    }

    private static void judged(Change change, Words words, List<Row> rows) {
        rows.add(
                row(
                        words,
                        "pair",
                        change.baseline().shown().toPlainString(),
                        change.followUp().shown().toPlainString(),
                        change.improvement().rounded(2).toPlainString()));
        change.percent()
                .ifPresent(percent ->
                        rows.add(row(words, "percent", percent.rounded(1).toPlainString())));
        rows.add(
                switch (change.instrument().responder()) {
                    case ResponderRule.ByPercent(var percent, _) ->
                            row(words, "rule.percent", percent.rounded(0).toPlainString());
                    case ResponderRule.ByPoints(var points) ->
                            row(words, "rule.points", points.rounded(2).toPlainString());
                    case ResponderRule.ByAnswer _, ResponderRule.None _ -> row(words, "rule.none");
                });
        switch (change.instrument().noise()) {
            case Noise.Measured(var sdc95, _, var caveat, var source) -> {
                rows.add(
                        row(
                                words,
                                "error",
                                sdc95.rounded(2).toPlainString(),
                                source.citation(),
                                caveat));
                var sign =
                        change.instrument().scale().direction() == Direction.HIGHER_IS_WORSE
                                ? -1
                                : 1;
                var index =
                        ReliableChange.ofError(
                                change.baseline().value().toDouble(),
                                change.followUp().value().toDouble(),
                                sdc95.toDouble());
                rows.add(
                        row(
                                words,
                                index.isReliable() ? "reliable" : "not-reliable",
                                tenth(words, sign * index.index())));
            }
            case Noise.NotKnown(var note) -> rows.add(row(words, "error.not-known", note));
        }
        rows.add(
                new Row(
                        words.say("course.figures.class"),
                        words.say("course.figures.class." + change.responseClass().code())));
    }

    private static Row row(Words words, String key, Object... parameters) {
        return new Row(
                words.say("course.figures." + key),
                words.say("course.figures." + key + ".value", parameters));
    }

    private static String tenth(Words words, double value) {
        return new Numerals(words.locale()).of(value, 1);
    }
}
