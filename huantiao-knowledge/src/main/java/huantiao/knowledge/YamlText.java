package huantiao.knowledge;

import huantiao.knowledge.Node.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The door YAML comes in by: one document of named fields, as plain nodes with their lines.
 *
 * <p>No object is ever constructed from what a file says. Size, depth and number of values are
 * limited, so that a hostile file (deep nesting, aliases that multiply) is refused, not followed.
 * Two fields of one name, merge keys and tags of the file's own are refused as well.
 */
public final class YamlText {
    /** Largest file in characters; the longest file shipped has about 60 thousand. */
    public static final int MAX_CHARACTERS = 2_000_000;

    /** Deepest nesting; the deepest file shipped uses about ten levels. */
    public static final int MAX_DEPTH = 40;

    /** Most values in one file, aliases counted each time they are used. */
    public static final int MAX_VALUES = 200_000;

    private final String file;
    private final Problems problems;
    private int values;

    private YamlText(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The document, or nothing after telling the problems why not.
     *
     * @param file name for messages; never a path of this machine
     */
    public static Optional<Node.Mapping> read(String file, String text, Problems problems) {
        return new YamlText(file, problems).read(text);
    }

    /**
     * A data file shipped beside a class.
     *
     * @param path as {@code care/red-flags.yaml}, below the package of the class
     * @throws IllegalStateException if the program was built without it
     */
    public static String shipped(Class<?> beside, String path) {
        try (InputStream in = beside.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("data file (%s) must be shipped".formatted(path));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Node.Mapping> read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            refuse(
                    "HT-0401",
                    "The file has %,d characters; %,d are read at most."
                            .formatted(text.length(), MAX_CHARACTERS),
                    "Split it.");
            return Optional.empty();
        }
        int before = problems.count();
        try {
            LoaderOptions limits = new LoaderOptions();
            limits.setNestingDepthLimit(MAX_DEPTH);
            limits.setCodePointLimit(MAX_CHARACTERS);
            org.yaml.snakeyaml.nodes.Node root =
                    new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (!(root instanceof MappingNode mapping)) {
                refuse("HT-0402", "The file must be a block of named fields.", "");
                return Optional.empty();
            }
            Node read = converted(mapping, 0);
            return problems.count() == before && read instanceof Node.Mapping fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (MarkedYAMLException unreadable) {
            int line =
                    unreadable.getProblemMark() == null
                            ? 0
                            : unreadable.getProblemMark().getLine() + 1;
            refuse(
                    "HT-0400",
                    "Not readable as YAML at line %d: %s."
                            .formatted(line, oneLine(unreadable.getProblem())),
                    "");
        } catch (YAMLException unreadable) {
            refuse(
                    "HT-0400",
                    "Not readable as YAML: %s.".formatted(oneLine(unreadable.getMessage())),
                    "");
        } catch (TooMuch tooMuch) {
            refuse("HT-0401", tooMuch.what, "Split it.");
        }
        return Optional.empty();
    }

    private Node converted(org.yaml.snakeyaml.nodes.Node node, int depth) {
        int line = node.getStartMark().getLine() + 1;
        if (++values > MAX_VALUES) {
            throw new TooMuch("The file holds more than %,d values.".formatted(MAX_VALUES));
        }
        if (depth > MAX_DEPTH) {
            throw new TooMuch("The file is nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
        return switch (node) {
            case ScalarNode scalar -> new Node.Scalar(scalar.getValue(), kindOf(scalar), line);
            case SequenceNode sequence -> {
                List<Node> items = new ArrayList<>();
                for (org.yaml.snakeyaml.nodes.Node item : sequence.getValue()) {
                    items.add(converted(item, depth + 1));
                }
                yield new Node.Sequence(items, line);
            }
            case MappingNode mapping -> {
                Map<String, Node> fields = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)
                            || key.getTag().equals(Tag.MERGE)) {
                        refuse(
                                "HT-0402",
                                "The name of a field at line %d must be a plain word."
                                        .formatted(tuple.getKeyNode().getStartMark().getLine() + 1),
                                "");
                        continue;
                    }
                    Node value = converted(tuple.getValueNode(), depth + 1);
                    if (fields.putIfAbsent(key.getValue(), value) != null) {
                        refuse(
                                "HT-0403",
                                "The field '%s' stands twice in one block, again at line %d."
                                        .formatted(
                                                key.getValue(), key.getStartMark().getLine() + 1),
                                "Keep one.");
                    }
                }
                yield new Node.Mapping(fields, line);
            }
            default ->
                    throw new IllegalStateException(
                            "node (%s) must be a scalar, a sequence or a mapping"
                                    .formatted(node.getNodeId()));
        };
    }

    /** Dates and tags of the file's own are text: whoever reads the field decides what they are. */
    private static Kind kindOf(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return Kind.WHOLE;
        } else if (tag.equals(Tag.FLOAT)) {
            return Kind.DECIMAL;
        } else if (tag.equals(Tag.BOOL)) {
            return Kind.TRUTH;
        } else if (tag.equals(Tag.NULL)) {
            return Kind.NOTHING;
        }
        return Kind.TEXT;
    }

    private void refuse(String code, String what, String cure) {
        problems.add(file, code, what, cure);
    }

    private static String oneLine(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("").strip();
    }

    private static final class TooMuch extends RuntimeException {
        private final String what;

        TooMuch(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
