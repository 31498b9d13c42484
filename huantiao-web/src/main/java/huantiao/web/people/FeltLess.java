package huantiao.web.people;

import huantiao.body.NerveRoots;
import huantiao.care.Chart;
import huantiao.care.LossOfFeeling;
import huantiao.web.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where less is felt, by the latest touch of each skin, in words.
 *
 * @param losses those that stand, in the order of the tests
 */
public record FeltLess(List<LossOfFeeling.Found> losses, NerveRoots roots, Words words) {

    public FeltLess {
        losses = List.copyOf(losses);
    }

    /** Those of a chart. */
    public static FeltLess of(Chart chart, NerveRoots roots, Words words, ZoneId zone) {
        return new FeltLess(LossOfFeeling.standing(chart, roots.touched(), zone), roots, words);
    }

    /** The day of the newest; empty where nothing is felt less. */
    public Optional<LocalDate> day() {
        return losses.stream().map(LossOfFeeling.Found::day).max(Comparator.naturalOrder());
    }

    /** All of them; one that was found before that day says when. */
    public String asOf(LocalDate day) {
        return losses.stream().map(loss -> said(loss, day)).collect(Collectors.joining("; "));
    }

    /** Those that were found before that day, each with its day; empty where none was. */
    public String before(LocalDate day) {
        return losses.stream()
                .filter(loss -> loss.day().isBefore(day))
                .map(loss -> said(loss, day))
                .collect(Collectors.joining("; "));
    }

    private String said(LossOfFeeling.Found loss, LocalDate day) {
        var where =
                words.say(
                        "findings.felt-less",
                        roots.test(loss.test())
                                .map(test -> TestWords.name(test, words))
                                .orElse(loss.test()),
                        words.say("body.side." + loss.side().code()));
        return loss.isOf(day) ? where : words.say("findings.on", where, words.day(loss.day()));
    }
}
