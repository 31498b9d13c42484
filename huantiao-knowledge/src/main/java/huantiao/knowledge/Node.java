package huantiao.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of a data file and the line it begins on (first line is 1). */
public sealed interface Node {
    int line();

    /** What it is, for a message: {@code the text "yes"}. */
    String described();

    /** A single value as written, and what the file format takes it for. */
    record Scalar(String text, Kind kind, int line) implements Node {
        @Override
        public String described() {
            return switch (kind) {
                case TEXT -> "the text \"%s\"".formatted(shortened());
                case WHOLE -> "the whole number " + shortened();
                case DECIMAL -> "the decimal number " + shortened();
                case TRUTH -> "the truth value " + text;
                case NOTHING -> "nothing";
            };
        }

        private String shortened() {
            return text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }
    }

    /** Values in order. */
    record Sequence(List<Node> items, int line) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Named values in the order of the file. */
    record Mapping(Map<String, Node> fields, int line) implements Node {
        public Mapping {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String described() {
            return "a block of named fields";
        }
    }

    /** What an unquoted value is taken for. */
    enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        TRUTH,
        NOTHING
    }
}
