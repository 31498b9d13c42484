package huantiao.app.command;

import huantiao.knowledge.Entry;
import huantiao.knowledge.Node;
import huantiao.measures.Exact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One value of a case with its place in the case, for messages.
 *
 * @param path as {@code input.baseline.items.3}; empty for the case itself
 */
record Field(String path, Node node) {

    static Field of(Node node, String path) {
        return new Field(path, node);
    }

    BadCase bad(String what) {
        return new BadCase(path.isEmpty() ? "-" : path, what);
    }

    boolean isNothing() {
        return node instanceof Node.Scalar(_, var kind, _) && kind == Node.Kind.NOTHING;
    }

    boolean isBlock() {
        return node instanceof Node.Mapping;
    }

    boolean isList() {
        return node instanceof Node.Sequence;
    }

    private Node.Mapping block() {
        if (node instanceof Node.Mapping block) {
            return block;
        }
        throw bad("Must be a block of named fields, but is %s.".formatted(node.described()));
    }

    Set<String> names() {
        return block().fields().keySet();
    }

    boolean has(String name) {
        return isBlock() && block().fields().containsKey(name);
    }

    Optional<Field> maybe(String name) {
        return Optional.ofNullable(block().fields().get(name))
                .map(found -> new Field(below(name), found));
    }

    Field field(String name) {
        return maybe(name).orElseThrow(() -> new BadCase(below(name), "Must be given."));
    }

    /** Refuses fields that nobody reads, so that a misspelt one is not silently lost. */
    void only(Set<String> allowed) {
        for (var name : names()) {
            if (!allowed.contains(name)) {
                throw new BadCase(
                        below(name),
                        "Nobody reads this field; known here are %s."
                                .formatted(new java.util.TreeSet<>(allowed)));
            }
        }
    }

    List<Field> list() {
        if (!(node instanceof Node.Sequence(var items, _))) {
            throw bad("Must be a list, but is %s.".formatted(node.described()));
        }
        return java.util.stream.IntStream.range(0, items.size())
                .mapToObj(i -> new Field(below(String.valueOf(i + 1)), items.get(i)))
                .toList();
    }

    String text(String name) {
        var found = field(name);
        if (found.node instanceof Node.Scalar(var text, var kind, _)
                && kind != Node.Kind.NOTHING
                && !text.isBlank()) {
            return text;
        }
        throw found.bad("Must be a text, but is %s.".formatted(found.node.described()));
    }

    boolean truth() {
        if (node instanceof Node.Scalar(var text, var kind, _) && kind == Node.Kind.TRUTH) {
            return Entry.isTrue(text);
        }
        throw bad("Must be true or false, but is %s.".formatted(node.described()));
    }

    boolean isTruth() {
        return node instanceof Node.Scalar(_, var kind, _) && kind == Node.Kind.TRUTH;
    }

    boolean isNumber() {
        return Entry.numberIn(node).isPresent();
    }

    BigDecimal decimal() {
        if (node instanceof Node.Scalar(var text, _, _) && isNumber()) {
            var value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > 20 || value.precision() > 40) {
                throw bad("Must be a number of ordinary size.");
            }
            return value;
        }
        throw bad("Must be a number, but is %s.".formatted(node.described()));
    }

    Exact exact() {
        return Exact.of(decimal());
    }

    double number() {
        return decimal().doubleValue();
    }

    int whole() {
        var value = decimal();
        try {
            return value.intValueExact();
        } catch (ArithmeticException _) {
            throw bad("Must be a whole number, but is %s.".formatted(node.described()));
        }
    }

    double number(String name) {
        return field(name).number();
    }

    int whole(String name) {
        return field(name).whole();
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
