package huantiao.knowledge.care;

import huantiao.knowledge.Entry;
import huantiao.knowledge.Node;
import huantiao.triage.FactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes of a file as the plain values the vocabulary reads. */
final class PlainValues {
    private PlainValues() {}

    /**
     * The value as its fact would write it. An unquoted {@code yes} is a text where the fact is a
     * choice and a truth value where it is one: what was meant is plain in both.
     *
     * @return empty for an explicit nothing, which says unknown
     */
    static Optional<Object> of(Node node, FactType type) {
        return switch (node) {
            case Node.Scalar(var _, var kind, var _) when kind == Node.Kind.NOTHING ->
                    Optional.empty();
            case Node.Scalar scalar -> Optional.of(scalar(scalar, type));
            case Node.Sequence(var items, var _) -> {
                List<Object> plain = new ArrayList<>();
                for (Node item : items) {
                    plain.add(
                            item instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NOTHING
                                    ? scalar(scalar, type)
                                    : item);
                }
                yield Optional.of(plain);
            }
            case Node.Mapping _ -> Optional.of(node);
        };
    }

    private static Object scalar(Node.Scalar scalar, FactType type) {
        return switch (scalar.kind()) {
            case TEXT, NOTHING -> scalar.text();
            case TRUTH ->
                    type instanceof FactType.Choice(var values) && values.contains(scalar.text())
                            ? scalar.text()
                            : (Object) Entry.isTrue(scalar.text());
            case WHOLE, DECIMAL -> {
                if (scalar.kind() == Node.Kind.WHOLE && scalar.text().matches("[+-]?\\d{1,9}")) {
                    yield Integer.valueOf(scalar.text());
                }
                yield Entry.numberIn(scalar).stream()
                        .mapToObj(number -> (Object) number)
                        .findFirst()
                        .orElse(scalar);
            }
        };
    }
}
