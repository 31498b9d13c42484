package huantiao.web.visit;

import huantiao.care.Needling;
import huantiao.care.OwnNeedle;
import huantiao.triage.PlanCheck;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A needle that is thicker than a rule advises for this person. It is a caution and bars nothing.
 *
 * @param row of the form; {@value #PACK} for the needles of the whole visit
 * @param limitMm what the rule advises at most, millimetres
 * @param by the rule by its name for people
 */
record ThickNeedle(int row, double diameterMm, double limitMm, String by) {

    /** The needles of the whole visit. */
    static final int PACK = -1;

    /**
     * @param ofTheVisit diameter of those that have none of their own, millimetres
     * @param rows of the form in which the needles stand
     */
    static List<ThickNeedle> among(
            OptionalDouble ofTheVisit,
            List<Needling> needlings,
            List<Integer> rows,
            PlanCheck rules,
            Words words) {
        var found = new ArrayList<ThickNeedle>();
        rules.thinnest()
                .ifPresent(rule -> {
                    double limit = rule.thickestMm().orElseThrow();
                    var by = words.say("plan.rule", rule.id());
                    ofTheVisit.ifPresent(
                            diameter -> found.add(new ThickNeedle(PACK, diameter, limit, by)));
                    for (int i = 0; i < needlings.size(); i++) {
                        int row = rows.get(i);
                        needlings
                                .get(i)
                                .own()
                                .map(OwnNeedle::diameterMm)
                                .orElse(OptionalDouble.empty())
                                .ifPresent(diameter ->
                                        found.add(new ThickNeedle(row, diameter, limit, by)));
                    }
                    found.removeIf(one -> one.diameterMm() <= limit);
                });
        return List.copyOf(found);
    }
}
