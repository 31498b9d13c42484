package huantiao.web.registry;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.registry.MarkUse;
import huantiao.web.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many people marked what where before their first visit, and what was noted later.
 *
 * @param feeling only this feeling; empty for all
 */
public record MarkUsePage(MarkUse use, Optional<Feeling> feeling, Words words) {

    /** Each feeling, and all of them. */
    public List<PointUsePage.Choice> choices() {
        return Stream.concat(
                        Stream.of(
                                new PointUsePage.Choice(
                                        "/registry/marks",
                                        words.say("mark-use.all"),
                                        feeling.isEmpty())),
                        Arrays.stream(Feeling.values())
                                .map(one ->
                                        new PointUsePage.Choice(
                                                "/registry/marks?feeling=" + one.code(),
                                                feeling(one),
                                                feeling.filter(one::equals).isPresent())))
                .toList();
    }

    public List<MarkUse.Row> rows() {
        return use.rows().stream()
                .filter(row -> feeling.isEmpty() || feeling.get() == row.mark().feeling())
                .toList();
    }

    public String region(Mark mark) {
        return words.say("body.region." + mark.region().code());
    }

    public String side(Mark mark) {
        return words.say("body.side." + mark.side().code());
    }

    public String feeling(Feeling one) {
        return words.say("body.feeling." + one.code());
    }

    /** Before and after with the people behind them, or that there are too few. */
    public String leg(MarkUse.Row row) {
        return row.leg()
                .map(one ->
                        words.say(
                                "mark-use.followed",
                                number(one.before()),
                                number(one.after()),
                                one.people()))
                .orElseGet(this::tooFew);
    }

    public String again(MarkUse.Row row) {
        return row.again()
                .map(one -> words.say("mark-use.again.of", one.still(), one.people()))
                .orElseGet(this::tooFew);
    }

    private String tooFew() {
        return words.say("point-use.too-few", MarkUse.FEWEST);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
