package huantiao.care;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * A letter about a person to somebody who sees them next, word for word as it left. Only facts of
 * the chart are in it; a question nobody asked is said not to be asked.
 *
 * @param to whom it is for, by name or office
 * @param from who wrote it, with profession and clinic
 * @param written the clinic's day
 * @param name of the person it is about
 * @param about their birthday, age and sex
 * @param asked what is asked of the reader
 * @param leave how the person stands to its leaving
 * @param parts in reading order
 */
public record Letter(
        Reader reader,
        String to,
        String from,
        LocalDate written,
        String name,
        String about,
        String asked,
        Leave leave,
        List<Part> parts) {

    /** Whom letters are for. */
    public enum Reader {
        GP,
        EMERGENCY,
        COLLEAGUE
    }

    /** How the person stands to the letter leaving. */
    public enum Leave {
        /** They were asked and agreed. */
        AGREED,
        /** They cannot be asked; only the emergency department gets such a letter. */
        CANNOT_BE_ASKED
    }

    /** What the letter says about one subject. */
    public record Part(String heading, List<Line> lines) {
        public Part {
            heading = Words.named("heading", heading);
            lines = List.copyOf(lines);
        }
    }

    /**
     * One fact.
     *
     * @param what what was asked or looked at
     * @param said the answer; never empty, because silence is said too
     */
    public record Line(String what, String said) {
        public Line {
            what = Words.named("what a line is about", what);
            said = Words.text("what a line says", said);
            if (said.isEmpty()) {
                throw new IllegalArgumentException("a line of a letter must say something");
            }
        }
    }

    public Letter {
        to = Words.named("to whom", to);
        from = Words.named("from whom", from);
        name = Words.named("name", name);
        about = Words.named("about whom", about);
        asked = Words.text("what is asked", asked);
        parts = List.copyOf(parts);
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("a letter must say what is asked of its reader");
        }
    }

    /**
     * SHA-256 over every word of it, in hexadecimal digits: what a copy on paper can be held
     * against.
     */
    public String digest() {
        var text = new StringBuilder();
        for (var word :
                List.of(
                        reader.name(),
                        to,
                        from,
                        written.toString(),
                        name,
                        about,
                        asked,
                        leave.name())) {
            add(text, word);
        }
        for (var part : parts) {
            add(text, part.heading());
            for (var line : part.lines()) {
                add(text, line.what());
                add(text, line.said());
            }
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** With its length before it, so that no two letters make one text. */
    private static void add(StringBuilder text, String word) {
        text.append(word.length()).append(':').append(word);
    }
}
