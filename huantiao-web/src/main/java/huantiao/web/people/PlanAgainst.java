package huantiao.web.people;

import huantiao.base.Backing;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.HerbNames;
import huantiao.care.PlanToday;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of the plan in force no longer goes with what is known today, in words.
 *
 * @param unjudged of which herbs of the plan nothing can be said, a sentence each
 */
public record PlanAgainst(List<Line> lines, List<String> unjudged) {

    /**
     * One rule.
     *
     * @param what of the plan it stops, and whether a reason lets it go on
     * @param rule its id
     */
    public record Line(
            String what, String sentence, String rule, boolean absolute, Backing backing) {}

    public PlanAgainst {
        lines = List.copyOf(lines);
        unjudged = List.copyOf(unjudged);
    }

    /** All of it: for whoever decides whether the plan still holds. */
    public static PlanAgainst of(Chart chart, CareSteps.Now now, Words words) {
        return of(PlanToday.of(chart, now), words);
    }

    /** What other hands or the person do: a visit hears what it does itself. */
    public static PlanAgainst elsewhere(Chart chart, CareSteps.Now now, Words words) {
        return of(PlanToday.of(chart, now).elsewhere(), words);
    }

    private static PlanAgainst of(PlanToday today, Words words) {
        return new PlanAgainst(
                today.against().stream()
                        .map(one ->
                                new Line(
                                        words.say(
                                                one.isAbsolute()
                                                        ? "plan.today.blocked"
                                                        : "plan.today.reason",
                                                what(one, words)),
                                        one.rule().instead(),
                                        one.rule().id(),
                                        one.isAbsolute(),
                                        one.rule().backing()))
                        .toList(),
                notKnown(today.unjudged(), words));
    }

    /** Of which herbs the rules cannot speak, or not of all, a sentence for each name. */
    public static List<String> notKnown(List<HerbNames.Read> herbs, Words words) {
        var said = new ArrayList<String>();
        for (var one : herbs) {
            switch (one.how()) {
                case UNKNOWN ->
                        said.add(
                                one.herbs().isEmpty()
                                        ? words.say("plan.herbs.unknown", plain(one))
                                        : words.say(
                                                "plan.herbs.unknown.rest",
                                                plain(one),
                                                herbs(one.herbs())));
                case FORMULA_NOT_OFFERED ->
                        said.add(words.say("plan.herbs.not-offered", plain(one)));
                case HERB, LONGER, FORMULA -> {}
            }
        }
        return said;
    }

    private static String plain(HerbNames.Read one) {
        return HerbNames.plain(one.name());
    }

    private static String what(PlanToday.Against one, Words words) {
        var what = new ArrayList<String>();
        for (var technique : one.techniques()) {
            var name = words.say("technique." + technique.code());
            var named =
                    switch (technique) {
                        case HERBS -> herbs(one.herbs());
                        case SUPPLEMENTS -> SupplementWords.names(one.supplements(), words);
                        default -> "";
                    };
            what.add(named.isEmpty() ? name : words.say("plan.today.of", name, named));
        }
        one.points().forEach(point -> what.add(point.text()));
        return String.join(", ", what);
    }

    /** Herbs by their names, as they were written. */
    public static String herbs(List<String> codes) {
        return codes.stream().map(HerbNames::plain).collect(Collectors.joining(", "));
    }

    public boolean isNothing() {
        return lines.isEmpty() && unjudged.isEmpty();
    }

    /** True if something of the plan is not to be done, whatever the reason. */
    public boolean isAbsolute() {
        return lines.stream().anyMatch(Line::absolute);
    }
}
