package huantiao.web.registry;

import huantiao.care.Stimulation;
import huantiao.registry.PointUse;
import huantiao.web.Words;
import huantiao.web.form.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often each point was needled, in which way, and what was noted after it.
 *
 * @param how only this way; empty for all
 * @param days the days whose visits are counted
 * @param form what was asked
 */
public record PointUsePage(PointUse use, Optional<Stimulation> how, PointUse.Days days, Form form) {

    /** A way of stimulating: its address and whether only it is shown. */
    public record Choice(String address, String label, boolean current) {}

    public List<Choice> choices() {
        return Stream.concat(
                        Stream.of(
                                new Choice(
                                        address(Optional.empty()),
                                        words().say("point-use.all"),
                                        how.isEmpty())),
                        Arrays.stream(Stimulation.values())
                                .map(one ->
                                        new Choice(
                                                address(Optional.of(one)),
                                                way(one),
                                                how.filter(one::equals).isPresent())))
                .toList();
    }

    /** The same days in one way, or in all. */
    private String address(Optional<Stimulation> way) {
        var query =
                Stream.of(
                                way.map(one -> "how=" + code(one)),
                                days.from().map(day -> "from=" + day),
                                days.to().map(day -> "to=" + day))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/registry/points" : "/registry/points?" + query;
    }

    /** Which visits are counted, where not all are; empty otherwise. */
    public String counted() {
        var from = days.from().map(words()::day);
        var to = days.to().map(words()::day);
        if (from.isPresent() && to.isPresent()) {
            return words().say("point-use.days.between", from.get(), to.get());
        }
        return from.map(day -> words().say("point-use.days.since", day))
                .or(() -> to.map(day -> words().say("point-use.days.until", day)))
                .orElse("");
    }

    /** The way that is shown, as the address has it; empty for all. */
    public String chosen() {
        return how.map(PointUsePage::code).orElse("");
    }

    private Words words() {
        return form.words();
    }

    public List<PointUse.Row> rows() {
        return use.rows().stream().filter(row -> how.isEmpty() || how.get() == row.how()).toList();
    }

    public String way(Stimulation one) {
        return words().say("session.stim." + code(one));
    }

    /** Before and after with the people behind them, or that there are too few. */
    public String followed(Optional<PointUse.Followed> followed) {
        return followed.map(one ->
                        words().say(
                                        "point-use.followed",
                                        number(one.before()),
                                        number(one.after()),
                                        one.people(),
                                        one.sessions()))
                .orElseGet(this::tooFew);
    }

    public String harms(Optional<PointUse.Harms> harms) {
        return harms.map(one ->
                        words().say("point-use.harms", one.found(), one.asked(), one.serious()))
                .orElseGet(this::tooFew);
    }

    private String tooFew() {
        return words().say("point-use.too-few", PointUse.FEWEST);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String code(Stimulation how) {
        return how.name().toLowerCase(Locale.ROOT);
    }
}
