package huantiao.web.registry;

import huantiao.care.Stimulation;
import huantiao.registry.PointUse;
import huantiao.web.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often each point was needled, in which way, and what was noted after it.
 *
 * @param how only this way; empty for all
 */
public record PointUsePage(PointUse use, Optional<Stimulation> how, Words words) {

    /** A way of stimulating: its address and whether only it is shown. */
    public record Choice(String address, String label, boolean current) {}

    public List<Choice> choices() {
        return Stream.concat(
                        Stream.of(
                                new Choice(
                                        "/registry/points",
                                        words.say("point-use.all"),
                                        how.isEmpty())),
                        Arrays.stream(Stimulation.values())
                                .map(one ->
                                        new Choice(
                                                "/registry/points?how=" + code(one),
                                                way(one),
                                                how.filter(one::equals).isPresent())))
                .toList();
    }

    public List<PointUse.Row> rows() {
        return use.rows().stream().filter(row -> how.isEmpty() || how.get() == row.how()).toList();
    }

    public String way(Stimulation one) {
        return words.say("session.stim." + code(one));
    }

    /** Before and after with the people behind them, or that there are too few. */
    public String followed(Optional<PointUse.Followed> followed) {
        return followed.map(one ->
                        words.say(
                                "point-use.followed",
                                number(one.before()),
                                number(one.after()),
                                one.people(),
                                one.sessions()))
                .orElseGet(this::tooFew);
    }

    public String harms(Optional<PointUse.Harms> harms) {
        return harms.map(one ->
                        words.say("point-use.harms", one.found(), one.asked(), one.serious()))
                .orElseGet(this::tooFew);
    }

    private String tooFew() {
        return words.say("point-use.too-few", PointUse.FEWEST);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String code(Stimulation how) {
        return how.name().toLowerCase(Locale.ROOT);
    }
}
