package huantiao.meta.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text will be in a common sans-serif face. Nobody knows the reader's font, so widths are
 * those of a wide one and room is left.
 */
final class Type {
    static final double SIZE = 12;
    static final double SMALL = 11;

    private Type() {}

    /** In the units of the drawing. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Type::advance).sum();
    }

    /** Parts of the size, after the metrics of Arial and its like, rounded up. */
    private static double advance(int c) {
        if (c > 0x2e80) {
            return 1;
        }
        if (c >= '0' && c <= '9') {
            return 0.57;
        }
        if ("ijlI.,;:'|! ".indexOf(c) >= 0) {
            return 0.29;
        }
        if ("frt()[]-".indexOf(c) >= 0) {
            return 0.36;
        }
        if ("mwMW%@".indexOf(c) >= 0) {
            return 0.86;
        }
        return Character.isUpperCase(c) ? 0.69 : 0.57;
    }

    static double widest(List<String> texts, double size) {
        return texts.stream().mapToDouble(text -> width(text, size)).max().orElse(0);
    }

    /** At most so many lines, broken between words where possible; the rest ends in an ellipsis. */
    static List<String> wrapped(String text, double room, double size, int mostLines) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (width(rest, size) > room && lines.size() < mostLines - 1) {
            int cut = fitting(rest, room, size);
            int space = rest.lastIndexOf(' ', cut);
            int at = space > cut / 3 ? space : cut;
            lines.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        lines.add(shortened(rest, room, size));
        return lines;
    }

    static String shortened(String text, double room, double size) {
        return width(text, size) <= room
                ? text
                : text.substring(0, fitting(text, room - size, size)).strip() + "…";
    }

    /** Place after the last character that fits; never within a surrogate pair, at least 1. */
    private static int fitting(String text, double room, double size) {
        double used = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += size * advance(c);
            if (used > room && at > 0) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
