package huantiao.web.needling;

import huantiao.body.NerveRoots;
import huantiao.care.LossOfFeeling;
import huantiao.web.Words;
import huantiao.web.care.Paper;
import huantiao.web.form.Option;
import huantiao.web.people.TestWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The needles to which a lead can be clipped, each with what an examination found in its skin: said
 * where a needle is chosen, and not only of the one that was (decision 0315).
 *
 * @param clipped true once every pair has its two needles, each with normal feeling: no lead is
 *     clipped any more to one that is offered
 */
public record LeadNeedles(List<At> all, boolean clipped, Words words) {

    /**
     * One needle.
     *
     * @param found when an examination found less feeling there, in words; empty if none did
     * @param where the test that found it, in words
     * @param off true if that was today, so that no current may flow there
     */
    record At(String needle, Optional<String> found, String where, boolean off) {}

    public LeadNeedles {
        all = List.copyOf(all);
    }

    /** Those of a plan or a visit as it stands on its paper. */
    public static LeadNeedles of(
            List<String> needles, Paper.Sheet sheet, Paper paper, NerveRoots roots) {
        var now = paper.now(sheet.request());
        var words = paper.form(sheet).words();
        return new LeadNeedles(
                needles.stream()
                        .map(needle -> {
                            var found = LossOfFeeling.at(needle, sheet.chart(), now);
                            return new At(
                                    needle,
                                    found.map(one -> words.day(one.day())),
                                    found.map(one -> where(one, roots, words)).orElse(""),
                                    found.filter(one -> one.isOf(now.today())).isPresent());
                        })
                        .toList(),
                PairsForm.of(sheet.sent()).areAllChosen()
                        && FeltNeedles.of(sheet, paper, roots).areAllNormal(),
                words);
    }

    /** The test that found less feeling, in words. */
    static String where(LossOfFeeling.Found found, NerveRoots roots, Words words) {
        return roots.test(found.test())
                .map(test -> TestWords.name(test, words))
                .orElse(found.test());
    }

    /** They as choices; one where less is felt says so. */
    public List<Option> options() {
        return all.stream().map(one -> Option.of(one.needle(), label(one))).toList();
    }

    private String label(At one) {
        if (one.off()) {
            return words.say("session.lead.off", one.needle());
        }
        return one.found()
                .map(day -> words.say("session.lead.found", one.needle(), day))
                .orElse(one.needle());
    }

    /** True where a pair can be made of them. */
    public boolean makePair() {
        return all.size() > 1;
    }

    /** Their labels in one line, so that the form knows what it offered. */
    public String offered() {
        return all.stream().map(At::needle).collect(Collectors.joining(","));
    }

    /**
     * At which of them no current may flow today, and at which nothing was found; empty where the
     * examination of today keeps it off none.
     */
    public Optional<String> keptOff() {
        var off = all.stream().filter(At::off).toList();
        if (off.isEmpty()) {
            return Optional.empty();
        }
        var free = all.stream().filter(one -> one.found().isEmpty()).toList();
        var where = off.stream().map(At::where).distinct().collect(Collectors.joining("; "));
        return Optional.of(
                free.isEmpty()
                        ? words.say("session.leads.off.all", named(off), where)
                        : words.say("session.leads.off", named(off), where, named(free)));
    }

    private static String named(List<At> needles) {
        return needles.stream().map(At::needle).collect(Collectors.joining(", "));
    }
}
