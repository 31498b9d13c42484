package huantiao.meta.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of request is answered and what it may say. A member of the request that changes
 * nothing would be ignored in silence, so every other one is refused by name.
 *
 * @param answering the answer
 * @param options members of the request that change the answer
 * @param settled members that only say how it is done here, with the values that are true
 */
record Kind(
        Function<ReferenceCase, Results> answering,
        Set<String> options,
        Map<String, Set<Object>> settled) {
    /** What may stand anywhere: it names the effects, or the limits, where there are some. */
    private static final Set<String> ANYWHERE = Set.of("kind", "level", "measure");

    Kind {
        options = Set.copyOf(options);
        settled = Collections.unmodifiableMap(new LinkedHashMap<>(settled));
    }

    static Kind of(Function<ReferenceCase, Results> answering, String... options) {
        return new Kind(answering, Set.of(options), Map.of());
    }

    /** This kind with more options. */
    Kind and(String... more) {
        Set<String> all = new TreeSet<>(options);
        all.addAll(List.of(more));
        return new Kind(answering, all, settled);
    }

    /**
     * This kind with a member that says how it is done here; without values any word is taken,
     * because it only names a column that the answer does not need.
     */
    Kind settled(String name, Object... values) {
        Map<String, Set<Object>> more = new LinkedHashMap<>(settled);
        more.put(name, Set.of(values));
        return new Kind(answering, options, more);
    }

    /** This kind, whose models have no moderators: a design may be stated as the intercept only. */
    Kind ofOneMean() {
        return settled("design", List.of("intrcpt"));
    }

    Results answer(ReferenceCase c) {
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, ? extends @Nullable Object> each : c.analysis().entrySet()) {
            String name = each.getKey();
            Object value = each.getValue();
            Set<Object> values = settled.get(name);
            if (values != null) {
                if (value != null
                        && !values.isEmpty()
                        && !values.contains(value instanceof Number n ? n.doubleValue() : value)) {
                    throw new MalformedCase(
                            "analysis." + name,
                            "must be %s for kind %s, or not be there"
                                    .formatted(words(values), c.kind()));
                }
            } else if (!ANYWHERE.contains(name) && !options.contains(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new MalformedCase(
                    "analysis." + unknown.getFirst(),
                    "%s not known for kind %s, which takes %s"
                            .formatted(
                                    unknown.size() == 1
                                            ? "is"
                                            : "and %s are"
                                                    .formatted(
                                                            String.join(
                                                                    ", ",
                                                                    unknown.subList(
                                                                            1, unknown.size()))),
                                    c.kind(),
                                    String.join(", ", members())));
        }
        return answering.apply(c);
    }

    private static String words(Set<Object> values) {
        return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(" or "));
    }

    /** Everything a request of this kind may say. */
    Set<String> members() {
        Set<String> members = new TreeSet<>(ANYWHERE);
        members.addAll(options);
        members.addAll(settled.keySet());
        return members;
    }
}
