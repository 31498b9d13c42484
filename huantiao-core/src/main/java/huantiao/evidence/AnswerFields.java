package huantiao.evidence;

import huantiao.base.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An answer as named fields in a fixed order, for whoever writes it as JSON: numbers as computed,
 * without rounding, and the words of the rows. The names are a public contract.
 */
public final class AnswerFields {

    private AnswerFields() {}

    /**
     * A question of the review with its answer, its sensitivity analyses and small-study checks.
     */
    public static Map<String, @Nullable Object> of(Review.Asked asked) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", asked.id());
        fields.put("comparator_class", asked.comparator());
        fields.put("outcome", asked.outcome());
        fields.put("term", asked.term().name());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (asked.answer()) {
            case Result.Ok<Synthesis, NoSynthesis>(var synthesis) -> {
                addNumbers(answer, synthesis);
                addProvenance(answer, synthesis);
            }
            case Result.Refused<Synthesis, NoSynthesis>(var none) -> {
                answer.put("because", none.because());
                answer.put("rows_refused", refused(none.refused()));
            }
        }
        fields.put("answer", answer);
        fields.put(
                "small_studies", asked.smallStudies().map(AnswerFields::smallStudies).orElse(null));
        List<Object> variants = new ArrayList<>();
        for (Review.Variant variant : asked.variants()) {
            Map<String, @Nullable Object> other = new LinkedHashMap<>();
            other.put("change", variant.change().name());
            other.put("what", variant.what());
            addAnswer(other, variant.answer());
            variants.add(other);
        }
        fields.put("variants", variants);
        return fields;
    }

    public static void addNumbers(Map<String, @Nullable Object> line, Synthesis synthesis) {
        line.put("k", synthesis.k());
        line.put("estimate", synthesis.estimate());
        line.put("cilow", synthesis.low());
        line.put("cihigh", synthesis.high());
        line.put("i2", orNull(synthesis.i2Percent()));
        line.put("tau2", orNull(synthesis.tau2()));
    }

    /** The numbers and the rows they rest on, or why there are none. */
    public static void addAnswer(
            Map<String, @Nullable Object> line, Result<Synthesis, NoSynthesis> answer) {
        switch (answer) {
            case Result.Ok<Synthesis, NoSynthesis>(var synthesis) -> {
                addNumbers(line, synthesis);
                line.put("scale", synthesis.scale().name());
                line.put("method_used", synthesis.method());
                line.put(
                        "rows_used",
                        synthesis.used().stream().map(used -> used.trial().rowId()).toList());
            }
            case Result.Refused<Synthesis, NoSynthesis>(var none) ->
                    line.put("because", none.because());
        }
    }

    public static Map<String, @Nullable Object> smallStudies(SmallStudies check) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        switch (check) {
            case SmallStudies.Tested(var test, var k, var slope) -> {
                fields.put("test", test);
                fields.put("k", k);
                fields.put("slope", slope.estimate());
                fields.put("p", slope.pValue());
            }
            case SmallStudies.TooFew few -> {
                fields.put("k", few.k());
                fields.put("because", few.because());
            }
            case SmallStudies.AllAlike(var k) -> {
                fields.put("k", k);
                fields.put(
                        "because", "All trials are equally precise, so nothing can depend on it.");
            }
        }
        return fields;
    }

    public static void addProvenance(Map<String, @Nullable Object> line, Synthesis synthesis) {
        line.put("scale", synthesis.scale().name());
        line.put("method_used", synthesis.method());
        synthesis
                .spread()
                .ifPresent(spread -> {
                    line.put("q", spread.q());
                    spread.predicted()
                            .ifPresent(range ->
                                    line.put("prediction", List.of(range.low(), range.high())));
                });
        line.put("rows_used", synthesis.used().stream().map(one -> one.trial().rowId()).toList());
        List<Object> rows = new ArrayList<>();
        for (Synthesis.Contribution one : synthesis.used()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("row_id", one.trial().rowId());
            row.put("trial_id", one.trial().trialId());
            row.put("study", one.trial().shortName());
            row.put("effect", one.effect());
            row.put("cilow", one.low());
            row.put("cihigh", one.high());
            row.put("weight_percent", one.weightPercent());
            row.put("source", one.trial().source());
            rows.add(row);
        }
        line.put("rows", rows);
        line.put("rows_refused", refused(synthesis.refused()));
        line.put(
                "warnings",
                synthesis.warnings().stream()
                        .map(warning ->
                                ordered(
                                        "kind", warning.kind().name(),
                                        "rows", warning.rows(),
                                        "because", warning.sentence()))
                        .toList());
        line.put(
                "certainty",
                switch (synthesis.certainty()) {
                    case Certainty.Rated(var level, var by, var reasons) ->
                            ordered("level", level.name(), "by", by, "reasons", reasons);
                    case Certainty.NotRated(var doubts) ->
                            ordered("level", "NOT_RATED", "by", "", "reasons", doubts);
                });
    }

    /**
     * What one more trial would do. Ends that do not exist are null; probabilities are of results
     * as predicted from the trials so far.
     */
    public static Map<String, @Nullable Object> newTrial(OneMoreTrial one) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("people_per_arm", one.perArm());
        fields.put("scale", one.pooled().scale().name());
        fields.put("standard_error", Math.sqrt(one.outlook().variance()));
        fields.put("trials", one.pooled().k());
        fields.put("trials_with_people_known", one.peopleKnown());
        fields.put("rows_for_sensitivity", one.loose());
        fields.put(
                "rows_used",
                one.pooled().used().stream().map(used -> used.trial().rowId()).toList());
        fields.put("method_used", one.pooled().method());
        fields.put("estimate", one.pooled().estimate());
        fields.put("cilow", one.pooled().low());
        fields.put("cihigh", one.pooled().high());
        fields.put("plausible", List.of(one.plausible().low(), one.plausible().high()));
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < one.lines().size(); i++) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("line", one.lines().get(i).meaning().name());
            line.put("at", one.lines().get(i).value());
            line.put("interval_now", one.outlook().now().get(i).name());
            line.put("probability_of_change", one.outlook().probabilityOfMove(i));
            List<Object> moves = new ArrayList<>();
            for (OneMoreTrial.Move move : one.moves(i)) {
                Map<String, @Nullable Object> result = new LinkedHashMap<>();
                result.put("from", finite(move.from(), one.pooled().scale()));
                result.put("to", finite(move.to(), one.pooled().scale()));
                result.put("interval_then", move.side().name());
                result.put("probability", move.probability());
                moves.add(result);
            }
            line.put("results_that_change_it", moves);
            lines.add(line);
        }
        fields.put("lines", lines);
        fields.put("probability_of_any_change", one.outlook().probabilityOfMove());
        return fields;
    }

    private static @Nullable Double finite(double value, Scale scale) {
        return Double.isFinite(value) && !(scale.isRatio() && value == 0) ? value : null;
    }

    public static List<Map<String, Object>> refused(List<RowRefusal> refusals) {
        return refusals.stream()
                .map(refusal ->
                        ordered(
                                "row_id", refusal.trial().rowId(),
                                "reason", refusal.reason().name(),
                                "because", refusal.because()))
                .toList();
    }

    /** A map that keeps its order, so that the same data give the same bytes. */
    private static Map<String, Object> ordered(
            String key1, Object value1, String key2, Object value2, String key3, Object value3) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key1, value1);
        map.put(key2, value2);
        map.put(key3, value3);
        return map;
    }

    public static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
