package huantiao.web.plan;

import huantiao.web.Words;
import huantiao.web.form.Sent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The reason for a treatment as a point set of the literature filled it in, with what the plan does
 * otherwise than the set: whoever agrees to it signs for what is done, not for what a source did.
 *
 * @param sent the plan as it was typed
 * @param left what the set wrote, by the name of its field
 */
record SetReason(Sent sent, Map<String, List<String>> left, Words words) {

    static SetReason of(Sent sent, Words words) {
        return new SetReason(sent, SetPut.left(sent), words);
    }

    /** True where the reason is still the one that the set filled in. */
    boolean isOfTheSet() {
        return left.containsKey(PlanForm.RATIONALE)
                && sent.all(PlanForm.RATIONALE).equals(left.get(PlanForm.RATIONALE));
    }

    /** The plan with a reason that says what is done otherwise, where the set filled it in. */
    Sent said() {
        var otherwise = isOfTheSet() ? otherwise() : List.<String>of();
        return otherwise.isEmpty()
                ? sent
                : sent.with(
                        PlanForm.RATIONALE,
                        "%s %s"
                                .formatted(
                                        sent.text(PlanForm.RATIONALE),
                                        words.say(
                                                "plan.set.otherwise",
                                                String.join("; ", otherwise))));
    }

    private List<String> otherwise() {
        return Stream.of(
                        points(),
                        techniques(),
                        number(PlanForm.SESSIONS, "plan.sessions"),
                        number(PlanForm.PER_WEEK, "plan.per-week"),
                        number(PlanForm.RETENTION, "plan.retention"))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> points() {
        var side = PlanForm.side("");
        return sent.fields().keySet().stream()
                .filter(name -> name.startsWith(side))
                .filter(name ->
                        !SetPut.values(sent, name).equals(left.getOrDefault(name, List.of())))
                .map(name -> {
                    var point = name.substring(side.length());
                    return sent.has(name)
                            ? "%s %s".formatted(point, words.say("plan.side." + sent.text(name)))
                            : without(point);
                });
    }

    private Stream<String> techniques() {
        var now = sent.all(PlanForm.TECHNIQUES);
        var then = left.getOrDefault(PlanForm.TECHNIQUES, now);
        return Stream.concat(
                now.stream().filter(code -> !then.contains(code)).map(this::technique),
                then.stream()
                        .filter(code -> !now.contains(code))
                        .map(this::technique)
                        .map(this::without));
    }

    private Stream<String> number(String field, String label) {
        return left.containsKey(field) && !SetPut.values(sent, field).equals(left.get(field))
                ? Stream.of(
                        words.say(
                                "plan.set.otherwise.number",
                                words.say(label).toLowerCase(Locale.ROOT),
                                sent.text(field),
                                String.join(", ", left.get(field))))
                : Stream.of();
    }

    private String technique(String code) {
        return words.say("technique." + code);
    }

    private String without(String what) {
        return words.say("plan.set.otherwise.without", what);
    }
}
