package huantiao.knowledge.care;

import huantiao.base.Source;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Node;
import huantiao.triage.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code evidence:} blocks: figures by name, each group with the source it was read in. */
final class FiguresReader {
    private static final Set<String> NAMING = Set.of("source", "sources");

    private FiguresReader() {}

    static List<Figures> read(Entry owner, Map<String, Source> registry) {
        if (!owner.has("evidence")) {
            return List.of();
        }
        Entry evidence = owner.entry("evidence").orElse(null);
        if (evidence == null) {
            return List.of();
        }
        List<Source> ofAll = sources(evidence, registry);
        List<Figures> groups = new ArrayList<>();
        Map<String, String> loose = new LinkedHashMap<>();
        for (String name : evidence.names()) {
            if (NAMING.contains(name)) {
                continue;
            }
            if (evidence.node(name).orElseThrow() instanceof Node.Mapping) {
                Entry group = evidence.entry(name).orElseThrow();
                Map<String, String> figures = new LinkedHashMap<>();
                for (String figure : group.names()) {
                    if (!NAMING.contains(figure)) {
                        figures.put(figure, asWritten(group.node(figure).orElseThrow()));
                    }
                }
                groups.add(new Figures(name, figures, sources(group, registry)));
            } else {
                loose.put(name, asWritten(evidence.node(name).orElseThrow()));
            }
        }
        if (!loose.isEmpty()) {
            groups.add(new Figures("note", loose, ofAll));
        }
        return groups;
    }

    private static List<Source> sources(Entry entry, Map<String, Source> registry) {
        List<Source> sources = new ArrayList<>();
        for (String field : NAMING) {
            for (String id : entry.texts(field)) {
                entry.known(field, id, registry).ifPresent(sources::add);
            }
        }
        return sources;
    }

    /** A number or text as the file has it; a list of two numbers as a range. */
    static String asWritten(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence(var items, var _) ->
                    items.stream()
                            .map(FiguresReader::asWritten)
                            .collect(Collectors.joining(items.size() == 2 ? " to " : ", "));
            case Node.Mapping(var fields, var _) ->
                    fields.entrySet().stream()
                            .map(field -> field.getKey() + " " + asWritten(field.getValue()))
                            .collect(Collectors.joining(", "));
        };
    }
}
