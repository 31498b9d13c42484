package huantiao.knowledge.care;

import huantiao.care.CareLibrary;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads named parts of an entry as lines of text. */
final class Parts {
    private Parts() {}

    /** Those of these parts the entry has. */
    static CareLibrary.Parts read(Entry entry, String... names) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        Set<String> general = new LinkedHashSet<>();
        for (String name : names) {
            List<String> part = lines(entry, name);
            if (!part.isEmpty()) {
                lines.put(name, part);
            }
            if (entry.node(name).orElse(null) instanceof Node.Sequence(var items, var _)) {
                items.stream().filter(Parts::isUnverified).map(Parts::line).forEach(general::add);
            }
        }
        return new CareLibrary.Parts(lines, general);
    }

    private static boolean isUnverified(Node node) {
        return node instanceof Node.Mapping(var fields, var _)
                && fields.get("unverified") instanceof Node.Scalar scalar
                && scalar.text().equals("true");
    }

    /** A text is one line, a list one line an item, a block one line a field. */
    static List<String> lines(Entry entry, String name) {
        List<String> lines = new ArrayList<>();
        entry.node(name)
                .ifPresent(node -> {
                    switch (node) {
                        case Node.Scalar scalar -> lines.add(scalar.text());
                        case Node.Sequence(var items, var _) ->
                                items.forEach(item -> lines.add(line(item)));
                        case Node.Mapping(var fields, var _)
                                when fields.get("text") instanceof Node.Scalar ->
                                lines.add(line(node));
                        case Node.Mapping(var fields, var _) ->
                                fields.forEach((field, value) -> {
                                    if (!field.equals("sources")) {
                                        lines.add(field + " " + line(value));
                                    }
                                });
                    }
                });
        return lines;
    }

    /** A block with a text of its own is that text. */
    private static String line(Node node) {
        return node instanceof Node.Mapping(var fields, var _)
                        && fields.get("text") instanceof Node.Scalar text
                ? text.text()
                : FiguresReader.asWritten(node);
    }
}
