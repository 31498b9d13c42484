package huantiao.knowledge;

import huantiao.base.Backing;
import huantiao.base.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A block of named fields being read: asks for each field by name and type, and notes what is wrong
 * as {@code file:id:field} with the line.
 *
 * <p>A required field that is missing or of the wrong type is noted and answered with a stand-in
 * ({@code "?"}, the lowest number allowed, an empty list), so that the reader goes on and finds the
 * other problems too. What was built from stand-ins is never handed out: see {@link
 * Problems#orElse}. {@link #nothingElse()} at the end refuses fields nobody asked for, so that a
 * misspelt one is not silently lost.
 */
public final class Entry {
    private final String file;
    private final String id;
    private final String path;
    private final Node.Mapping block;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    private Entry(String file, String id, String path, Node.Mapping block, Problems problems) {
        this.file = file;
        this.id = id;
        this.path = path;
        this.block = block;
        this.problems = problems;
    }

    /** The whole file; its own id is {@code -}. */
    public static Entry of(String file, Node.Mapping document, Problems problems) {
        return new Entry(file, "-", "", document, problems);
    }

    /** The id of the nearest entry that has one; {@code -} above all of them. */
    public String id() {
        return id;
    }

    /** Name of the file it stands in. */
    public String file() {
        return file;
    }

    public int line() {
        return block.line();
    }

    public boolean has(String field) {
        return block.fields().containsKey(field);
    }

    /** The value as it stands; asking for it counts as reading the field. */
    public Optional<Node> node(String field) {
        asked.add(field);
        return Optional.ofNullable(block.fields().get(field));
    }

    /** Names of the fields in the order of the file; asking for them counts as reading none. */
    public List<String> names() {
        return List.copyOf(block.fields().keySet());
    }

    /** A required text that is not blank. Numbers and truth values count as written. */
    public String text(String field) {
        return maybeText(field).orElseGet(() -> missing(field, "?"));
    }

    /** The text of a field that may be left out; empty then. */
    public String textOrEmpty(String field) {
        return maybeText(field).orElse("");
    }

    public Optional<String> maybeText(String field) {
        return node(field)
                .flatMap(node -> {
                    if (node instanceof Node.Scalar scalar
                            && scalar.kind() != Node.Kind.NOTHING
                            && !scalar.text().isBlank()) {
                        return Optional.of(scalar.text());
                    }
                    wrong(field, node, "a text");
                    return Optional.of("?");
                });
    }

    /** A required text that must be one of these. */
    public String oneOf(String field, Set<String> allowed) {
        String text = text(field);
        if (!allowed.contains(text)) {
            if (has(field)) {
                refuse(
                        field,
                        "HT-0407",
                        "'%s' is not allowed.".formatted(text),
                        "Use one of: %s.".formatted(String.join(", ", allowed)));
            }
            return allowed.iterator().next();
        }
        return text;
    }

    /** A required constant, written in lower case in the file. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byName.put(constant.name().toLowerCase(java.util.Locale.ROOT), constant);
        }
        E found = byName.get(oneOf(field, byName.keySet()));
        return java.util.Objects.requireNonNull(found);
    }

    /** True or false; false when left out. */
    public boolean flag(String field) {
        return node(field)
                .map(node -> {
                    if (node instanceof Node.Scalar(var text, var kind, var _)
                            && kind == Node.Kind.TRUTH) {
                        return isTrue(text);
                    }
                    wrong(field, node, "true or false");
                    return false;
                })
                .orElse(false);
    }

    /** YAML's own words for true; the reader has already found it to be a truth value. */
    public static boolean isTrue(String text) {
        return text.equalsIgnoreCase("true")
                || text.equalsIgnoreCase("yes")
                || text.equalsIgnoreCase("on");
    }

    /** A required whole number within bounds, both included. */
    public int whole(String field, int lowest, int highest) {
        return has(field)
                ? maybeWhole(field, lowest, highest).orElse(lowest)
                : missing(field, lowest);
    }

    public OptionalInt maybeWhole(String field, int lowest, int highest) {
        Optional<Node> node = node(field);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        if (node.get() instanceof Node.Scalar(var text, var kind, var _)
                && kind == Node.Kind.WHOLE) {
            try {
                int value = Integer.parseInt(text);
                if (value >= lowest && value <= highest) {
                    return OptionalInt.of(value);
                }
            } catch (NumberFormatException _) {
                // Too long, octal or with underscores: said below.
            }
        }
        wrong(field, node.get(), "a whole number from %d to %d".formatted(lowest, highest));
        return OptionalInt.of(lowest);
    }

    /** A required number within bounds, both included. */
    public double number(String field, double lowest, double highest) {
        return has(field)
                ? maybeNumber(field, lowest, highest).orElse(lowest)
                : missing(field, lowest);
    }

    public OptionalDouble maybeNumber(String field, double lowest, double highest) {
        Optional<Node> node = node(field);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble value = numberIn(node.get());
        if (value.isPresent() && value.getAsDouble() >= lowest && value.getAsDouble() <= highest) {
            return value;
        }
        wrong(field, node.get(), "a number from %s to %s".formatted(lowest, highest));
        return OptionalDouble.of(lowest);
    }

    /** Numbers in order; empty when left out. */
    public List<Double> numbers(String field) {
        List<Double> numbers = new ArrayList<>();
        for (Node item : items(field)) {
            OptionalDouble value = numberIn(item);
            if (value.isPresent()) {
                numbers.add(value.getAsDouble());
            } else {
                wrong(field, item, "a number");
            }
        }
        return List.copyOf(numbers);
    }

    /** A plain finite decimal number, whole or not; nothing else the format would call one. */
    public static OptionalDouble numberIn(Node node) {
        if (node instanceof Node.Scalar(var text, var kind, var _)
                && (kind == Node.Kind.WHOLE || kind == Node.Kind.DECIMAL)
                && text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    /** Texts in order; empty when left out. One text alone counts as a list of one. */
    public List<String> texts(String field) {
        Optional<Node> node = node(field);
        if (node.isPresent() && node.get() instanceof Node.Scalar) {
            return List.of(text(field));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(field)) {
            if (item instanceof Node.Scalar scalar
                    && scalar.kind() != Node.Kind.NOTHING
                    && !scalar.text().isBlank()) {
                texts.add(scalar.text());
            } else {
                wrong(field, item, "a text");
            }
        }
        return List.copyOf(texts);
    }

    /** A list of any values; empty when left out. */
    public List<Node> items(String field) {
        Optional<Node> node = node(field);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        wrong(field, node.get(), "a list");
        return List.of();
    }

    /** Blocks in order, each with its own {@code id} if it has one; empty when left out. */
    public List<Entry> entries(String field) {
        List<Entry> entries = new ArrayList<>();
        List<Node> items = items(field);
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at) instanceof Node.Mapping mapping) {
                entries.add(below("%s.%d".formatted(field, at), mapping));
            } else {
                wrong(field, items.get(at), "a block of named fields");
            }
        }
        return List.copyOf(entries);
    }

    /** A block that may be left out. */
    public Optional<Entry> entry(String field) {
        Optional<Node> node = node(field);
        if (node.isPresent() && !(node.get() instanceof Node.Mapping)) {
            wrong(field, node.get(), "a block of named fields");
        }
        return node.filter(Node.Mapping.class::isInstance)
                .map(mapping -> below(field, (Node.Mapping) mapping));
    }

    /** A block of blocks, each taking the name of its field as id, in the order of the file. */
    public List<Entry> entriesByName(String field) {
        Optional<Entry> blocks = entry(field);
        if (blocks.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (String name : blocks.get().names()) {
            if (blocks.get().node(name).orElseThrow() instanceof Node.Mapping mapping) {
                entries.add(new Entry(file, name, "", mapping, problems));
            } else {
                blocks.get().refuse(name, "HT-0405", "Must be a block of named fields.", "");
            }
        }
        return List.copyOf(entries);
    }

    private Entry below(String step, Node.Mapping mapping) {
        if (mapping.fields().get("id") instanceof Node.Scalar(var own, var kind, var _)
                && kind != Node.Kind.NOTHING
                && !own.isBlank()) {
            Entry entry = new Entry(file, own, "", mapping, problems);
            entry.asked.add("id");
            return entry;
        }
        return new Entry(file, id, joined(step), mapping, problems);
    }

    /**
     * What the entry rests on, from {@code sources}, {@code unverified} and {@code disagreement}.
     * No source, or one the registry does not know, is a problem.
     */
    public Backing backing(Map<String, Source> registry) {
        List<Source> sources = new ArrayList<>();
        List<String> named = texts("sources");
        if (named.isEmpty()) {
            refuse(
                    "sources",
                    "HT-0408",
                    "A fact without a source does not ship.",
                    "Name at least one source id.");
        }
        for (String source : named) {
            known("sources", source, registry).ifPresent(sources::add);
        }
        boolean whole = false;
        List<String> parts = List.of();
        if (block.fields().get("unverified") instanceof Node.Sequence) {
            parts = texts("unverified");
        } else {
            whole = flag("unverified");
        }
        if (sources.isEmpty()) {
            sources.add(new Source("?", "?", "", "none"));
        }
        return new Backing(sources, whole, parts, textOrEmpty("disagreement"));
    }

    /** The source of this id, or nothing after saying that nobody knows it. */
    public Optional<Source> known(String field, String source, Map<String, Source> registry) {
        Source known = registry.get(source);
        if (known == null) {
            refuse(
                    field,
                    "HT-0409",
                    "The source '%s' is not in the registry.".formatted(source),
                    "Add it to the sources, or correct the id.");
        }
        return Optional.ofNullable(known);
    }

    /**
     * Builds a value whose own guard may refuse what the file says; the guard's sentence becomes a
     * problem of the whole entry.
     */
    public <T> Optional<T> build(Supplier<T> value) {
        int before = problems.count();
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException refused) {
            if (problems.count() == before) {
                refuse("", "HT-0410", String.valueOf(refused.getMessage()), "");
            }
            return Optional.empty();
        }
    }

    /** Refuses every field that nobody asked for. */
    public void nothingElse() {
        for (String name : block.fields().keySet()) {
            if (!asked.contains(name)) {
                refuse(
                        name,
                        "HT-0406",
                        "Nobody reads this field.",
                        "Remove it, or correct its name.");
            }
        }
    }

    /** Notes a problem of one field; the line is added. */
    public void refuse(String field, String code, String what, String cure) {
        Node node = block.fields().get(field);
        String line = " (line %d)".formatted(node == null ? block.line() : node.line());
        problems.add(where(field), code, what + line, cure);
    }

    private String where(String field) {
        String full = field.isEmpty() ? path : joined(field);
        return "%s:%s:%s".formatted(file, id, full.isEmpty() ? "-" : full);
    }

    private String joined(String step) {
        return path.isEmpty() ? step : path + "." + step;
    }

    private void wrong(String field, Node node, String wanted) {
        refuse(field, "HT-0405", "Must be %s, but is %s.".formatted(wanted, node.described()), "");
    }

    private <T> T missing(String field, T standIn) {
        refuse(field, "HT-0404", "Must be given.", "");
        return standIn;
    }
}
