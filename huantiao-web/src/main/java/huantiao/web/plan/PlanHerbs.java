package huantiao.web.plan;

import huantiao.base.Problem;
import huantiao.care.HerbNames;
import huantiao.web.Words;
import huantiao.web.people.PlanAgainst;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The herbs of a plan as they were written, and what the rules make of each.
 *
 * @param read in the order in which they were written
 */
public record PlanHerbs(List<HerbNames.Read> read, HerbNames names, Words words) {

    public PlanHerbs {
        read = List.copyOf(read);
    }

    static PlanHerbs of(String typed, HerbNames names, Words words) {
        return new PlanHerbs(names.read(HerbNames.split(typed)), names, words);
    }

    /** As they are kept. */
    List<String> kept() {
        return read.stream().map(HerbNames.Read::name).toList();
    }

    /** What stands under another name in the rules, a sentence each. */
    public List<String> judgedAs() {
        var said = new ArrayList<String>();
        for (var one : read) {
            switch (one.how()) {
                case LONGER ->
                        said.add(words.say("plan.herbs.longer", one.name(), plain(one.herbs())));
                case FORMULA ->
                        said.add(words.say("plan.herbs.formula", one.name(), plain(one.herbs())));
                case HERB, FORMULA_NOT_OFFERED, UNKNOWN -> {}
            }
        }
        return said;
    }

    /** What keeps the plan from being agreed, a sentence for each name; empty if nothing does. */
    public List<String> notKnown() {
        return PlanAgainst.notKnown(read, words);
    }

    Optional<Problem> problem() {
        var unknown = notKnown();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                PlanForm.HERBS,
                                "HT-2094",
                                String.join(" ", unknown),
                                words.say("plan.herbs.unknown.cure")));
    }

    /** Everything that may be written, in a line each: herbs, then formulas. */
    public List<String> known() {
        return List.of(
                String.join(", ", names.known()),
                words.say("plan.herbs.known.formulas", String.join(", ", names.knownFormulas())));
    }

    public int knownCount() {
        return names.known().size();
    }

    private static String plain(List<String> codes) {
        return String.join(", ", codes.stream().map(HerbNames::plain).toList());
    }
}
