package huantiao.web.registry;

import huantiao.aid.Choice;
import huantiao.registry.AidWatch;
import huantiao.registry.AidWatch.Comparison;
import huantiao.registry.AidWatch.Group;
import huantiao.registry.Share;
import huantiao.web.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How those fare who used the decision aid, in words. */
public record AidWatchPage(AidWatch watch, Words words) {

    /** A way and how many lean to it. */
    public record Leaning(String way, int people) {}

    /** A line with its verdict. */
    public record Line(String what, String says, String verdict, boolean worse) {}

    public String share(Optional<Share> share) {
        return share.map(
                        one -> {
                            var ends = one.wilson95();
                            return words.say(
                                    "aid-watch.share",
                                    one.count(),
                                    one.of(),
                                    number(one.percent()),
                                    number(ends.lowerPercent()),
                                    number(ends.upperPercent()));
                        })
                .orElseGet(() -> words.say("aid-watch.too-few", AidWatch.FEWEST));
    }

    /** Responders with what is silent taken either way. */
    public String group(Group group) {
        var said = share(group.share());
        if (group.share().isEmpty()) {
            return said;
        }
        var bounds = group.share().get().boundsAmong(group.due());
        return words.say(
                "aid-watch.bounds",
                said,
                group.due(),
                number(bounds.lowerPercent()),
                number(bounds.upperPercent()));
    }

    public List<Leaning> leaning() {
        return Arrays.stream(Choice.values())
                .filter(way -> watch.leaning().containsKey(way.code()))
                .map(way ->
                        new Leaning(
                                words.say("choices." + way.code()),
                                watch.leaning().getOrDefault(way.code(), 0)))
                .toList();
    }

    public List<Line> lines() {
        return watch.comparisons().stream()
                .map(one -> {
                    var what =
                            words.say(
                                    "aid-watch.kind." + one.kind().name().toLowerCase(Locale.ROOT));
                    return switch (one) {
                        case Comparison.TooFew(var _, var these, var those) ->
                                new Line(
                                        what,
                                        words.say(
                                                "aid-watch.compared.too-few",
                                                these,
                                                those,
                                                AidWatch.FEWEST),
                                        words.say("aid-watch.cannot-say"),
                                        false);
                        case Comparison.Seen seen ->
                                new Line(
                                        what,
                                        words.say(
                                                "aid-watch.compared",
                                                number(seen.these().percent()),
                                                number(seen.those().percent()),
                                                number(seen.points()),
                                                number(seen.low()),
                                                number(seen.high())),
                                        words.say(
                                                seen.isWorse()
                                                        ? "aid-watch.worse"
                                                        : "aid-watch.not-worse"),
                                        seen.isWorse());
                    };
                })
                .toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value).replace('-', '\u2212');
    }
}
