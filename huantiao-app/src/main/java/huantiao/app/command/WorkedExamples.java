package huantiao.app.command;

import huantiao.base.Known;
import huantiao.course.ControlLimits;
import huantiao.course.RegressionToTheMean;
import huantiao.course.Reliability;
import huantiao.course.ReliableChange;
import huantiao.course.VisitRules;
import huantiao.knowledge.Node;
import huantiao.measures.Exact;
import huantiao.measures.ImmpactBand;
import huantiao.registry.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers the worked examples of the methods. Which formula is meant is read from the names of the
 * inputs; where one set of inputs has several answers, from the names of what is asked for.
 *
 * <p>An answer that is a bare number or a list stands under {@code answer}.
 */
final class WorkedExamples {

    /**
     * @throws BadCase if the example cannot be answered
     */
    SequencedMap<String, @Nullable Object> answer(Node.Mapping item) {
        var asked = Field.of(item, "");
        var input = asked.field("input");
        var expected = asked.maybe("expected");
        try {
            if (!input.isList()) {
                var one = one(input);
                return named(one, expected);
            }
            var list = new ArrayList<@Nullable Object>();
            var inputs = input.list();
            var wanted = expected.filter(Field::isList).map(Field::list).orElse(List.of());
            for (var i = 0; i < inputs.size(); i++) {
                var each = one(inputs.get(i));
                var keys = i < wanted.size() ? Optional.of(wanted.get(i)) : Optional.<Field>empty();
                var named = named(each, keys);
                list.add(named.containsKey("answer") ? named.get("answer") : named);
            }
            var answers = new LinkedHashMap<String, @Nullable Object>();
            answers.put("answer", list);
            return answers;
        } catch (IllegalArgumentException outside) {
            throw input.bad(String.valueOf(outside.getMessage()) + ".");
        }
    }

    /** Keeps what was asked for: named answers by their names, a bare number as the main one. */
    private static SequencedMap<String, @Nullable Object> named(
            SequencedMap<String, @Nullable Object> all, Optional<Field> expected) {
        var answers = new LinkedHashMap<String, @Nullable Object>();
        if (expected.filter(Field::isBlock).isPresent()) {
            for (var key : expected.get().names()) {
                if (!all.containsKey(key)) {
                    throw expected.get()
                            .field(key)
                            .bad(
                                    "This input has no such answer; there are %s."
                                            .formatted(all.keySet()));
                }
                answers.put(key, all.get(key));
            }
            return answers;
        }
        if (expected.isPresent() || all.size() == 1) {
            answers.put("answer", all.sequencedValues().getLast());
            return answers;
        }
        return all;
    }

    private static SequencedMap<String, @Nullable Object> one(Field in) {
        var names = in.names();
        var out = new LinkedHashMap<String, @Nullable Object>();
        if (names.equals(Set.of("baseline", "followup"))) {
            change(in, out);
        } else if (names.equals(Set.of("baseline", "followup", "sdiff"))) {
            var rc =
                    ReliableChange.between(
                            in.number("baseline"), in.number("followup"), in.number("sdiff"));
            change(in, out);
            out.put("reliable", rc.isReliable());
            out.put("rc", shown(rc.index()));
        } else if (names.equals(Set.of("sd", "icc"))) {
            var reliability = new Reliability(in.number("sd"), in.number("icc"));
            out.put("sem", shown(reliability.sem()));
            out.put("sdiff", shown(reliability.sdiff()));
            out.put("sdc95", shown(reliability.sdc95()));
        } else if (names.equals(Set.of("measure", "sem")) || names.equals(Set.of("sem"))) {
            out.put("sdc95", shown(Reliability.sdc95(in.number("sem"))));
        } else if (names.equals(Set.of("sdc95", "k"))) {
            out.put("sdc95", shown(Reliability.sdcOfMeans(in.number("sdc95"), in.whole("k"))));
        } else if (names.equals(Set.of("M0", "s0", "M1", "s1"))) {
            out.put(
                    "cutoff",
                    shown(
                            ReliableChange.cutOff(
                                    in.number("M0"),
                                    in.number("s0"),
                                    in.number("M1"),
                                    in.number("s1"))));
        } else if (names.equals(Set.of("tau2", "sigma2", "n", "mean_residual"))) {
            var shrink =
                    RegressionToTheMean.shrinkage(
                            in.number("tau2"), in.number("sigma2"), in.whole("n"));
            out.put("shrink", shown(shrink));
            out.put("estimate", shown(shrink * in.number("mean_residual")));
        } else if (names.equals(Set.of("values"))) {
            var limits =
                    ControlLimits.of(
                            in.field("values").list().stream().map(Field::number).toList());
            out.put("mean", shown(limits.mean()));
            out.put("mean_mr", shown(limits.meanMovingRange()));
            out.put("lower", shown(limits.lower()));
            out.put("upper", shown(limits.upper()));
        } else if (names.equals(Set.of("lower", "upper", "later"))) {
            var lower = in.number("lower");
            var upper = in.number("upper");
            out.put(
                    "signal",
                    in.field("later").list().stream()
                            .map(Field::number)
                            .map(reading -> reading < lower || reading > upper)
                            .toList());
        } else if (names.equals(Set.of("mu", "r", "x"))) {
            var mean = new RegressionToTheMean(in.number("mu"), in.number("r"));
            out.put("apparent_fall", shown(mean.apparentFall(in.number("x"))));
            out.put("second", shown(mean.next(in.number("x"))));
        } else if (names.equals(Set.of("treated", "followed", "responders"))) {
            var share = new Share(in.whole("responders"), in.whole("followed"));
            var bounds = share.boundsAmong(in.whole("treated"));
            out.put("observed", shown(share.percent()));
            out.put(
                    "coverage",
                    shown(new Share(in.whole("followed"), in.whole("treated")).percent()));
            out.put("lower", shown(bounds.lowerPercent()));
            out.put("upper", shown(bounds.upperPercent()));
        } else if (names.equals(Set.of("x", "n"))) {
            var interval = new Share(in.whole("x"), in.whole("n")).wilson95();
            out.put(
                    "wilson",
                    List.of(shown(interval.lowerPercent()), shown(interval.upperPercent())));
        } else if (names.equals(Set.of("actual", "predicted"))) {
            out.put("ratio", shown(in.number("actual") / above0(in.field("predicted"))));
        } else if (names.equals(Set.of("respondents", "non_respondents"))) {
            out.put(
                    "difference",
                    in.field("non_respondents")
                            .decimal()
                            .subtract(in.field("respondents").decimal()));
        } else if (names.equals(Set.of("baseline", "now"))) {
            var baseline = in.field("baseline").exact();
            if (baseline.signum() <= 0) {
                throw in.field("baseline").bad("Must be above 0: there is no percent of zero.");
            }
            var percent =
                    Exact.HUNDRED
                            .times(baseline.minus(in.field("now").exact()))
                            .dividedBy(baseline);
            out.put("pct", percent.rounded(4));
            out.put("next", VisitRules.gerac(percent).code());
        } else if (names.equals(Set.of("visits_90d", "improving", "visits_year"))) {
            var left =
                    VisitRules.medicare(
                            in.whole("visits_90d"),
                            in.whole("visits_year"),
                            Known.of(in.field("improving").truth()));
            out.put("max_more", left.orElse(null));
            out.put("may_continue", left.isPresent());
        } else if (!names.isEmpty() && names.stream().allMatch(name -> in.field(name).isList())) {
            for (var name : names) {
                var arms = in.field(name).list();
                if (arms.size() != 2) {
                    throw in.field(name)
                            .bad(
                                    "Must be two numbers: the change in the sham arm and in the other.");
                }
                out.put(name, shown(100 * arms.getFirst().number() / above0(arms.getLast())));
            }
        } else {
            throw in.bad("No formula takes the inputs %s.".formatted(names));
        }
        return out;
    }

    private static void change(Field in, Map<String, @Nullable Object> out) {
        var baseline = in.field("baseline").exact();
        var fall = baseline.minus(in.field("followup").exact());
        var percent =
                baseline.isZero()
                        ? Optional.<Exact>empty()
                        : Optional.of(Exact.HUNDRED.times(fall).dividedBy(baseline));
        out.put("change", fall.rounded(4));
        out.put("immpact", percent.map(ImmpactBand::of).map(ImmpactBand::code).orElse(null));
        out.put("pct", percent.map(p -> p.rounded(4)).orElse(null));
    }

    private static double above0(Field field) {
        if (!(field.number() > 0)) {
            throw field.bad("Must be above 0.");
        }
        return field.number();
    }

    private static BigDecimal shown(double value) {
        var rounded = new BigDecimal(value).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
