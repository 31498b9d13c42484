package huantiao.knowledge.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import huantiao.base.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table with a header line. Separated by comma, semicolon or tab, whichever the header uses most;
 * UTF-8 with or without a mark; any line ends; cells may be quoted. Lines that have another number
 * of cells than the header are named as problems and left out, the others are kept.
 *
 * @param file name for messages
 * @param separator found in the header
 * @param header names of the columns, stripped, each once
 * @param lines the rows
 */
public record Sheet(String file, char separator, List<String> header, List<Line> lines) {

    /** A table larger than this is a mistake. */
    private static final int LARGEST_BYTES = 20_000_000;

    private static final int MOST_PROBLEMS = 200;

    /**
     * One row.
     *
     * @param number line of the file on which it begins, from 1
     * @param cells as many as the header has, stripped
     */
    public record Line(long number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    public Sheet {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * Reads a table; empty when it cannot be read at all. What is wrong is added to the problems.
     */
    public static Optional<Sheet> read(String file, byte[] bytes, List<Problem> problems) {
        if (bytes.length > LARGEST_BYTES) {
            problems.add(
                    new Problem(
                            file,
                            "HT-0651",
                            "The file has %d bytes; at most %d are read."
                                    .formatted(bytes.length, LARGEST_BYTES),
                            "Split it."));
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            problems.add(
                    new Problem(
                            file,
                            "HT-0651",
                            "The file is not UTF-8 text.",
                            "Save it as CSV in UTF-8; spreadsheet programs offer this by name."));
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            problems.add(
                    new Problem(
                            file, "HT-0651", "The file is not text.", "Save it as CSV in UTF-8."));
            return Optional.empty();
        }
        return parsed(file, text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
    }

    private static Optional<Sheet> parsed(String file, String text, List<Problem> problems) {
        char separator = separator(text);
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException | java.io.IOException _) {
            long line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
            problems.add(
                    new Problem(
                            "%s:%d".formatted(file, line),
                            "HT-0652",
                            "From here on the file is not valid CSV: a quote is misplaced or not closed.",
                            "Double every quote within a quoted cell; the lines above were read."));
        }
        if (records.isEmpty()) {
            problems.add(
                    new Problem(
                            file,
                            "HT-0651",
                            "The file is empty.",
                            "Give it a header line and rows."));
            return Optional.empty();
        }
        List<String> header = records.getFirst().getFields().stream().map(String::strip).toList();
        if (!sound(file, header, problems)) {
            return Optional.empty();
        }
        return Optional.of(
                new Sheet(file, separator, header, lines(file, header, records, problems)));
    }

    /**
     * The separator that stands most often outside quotes in the first line with anything on it.
     */
    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (any) {
                    break;
                }
            } else if (!quoted) {
                int which = ",;\t".indexOf(c);
                if (which >= 0) {
                    counts[which]++;
                }
            }
            any |= !Character.isWhitespace(c);
        }
        if (counts[2] >= counts[0] && counts[2] >= counts[1] && counts[2] > 0) {
            return '\t';
        }
        return counts[1] > counts[0] ? ';' : ',';
    }

    private static boolean sound(String file, List<String> header, List<Problem> problems) {
        boolean sound = true;
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String where = "%s:1:%d".formatted(file, i + 1);
            if (name.isEmpty() && i < header.size() - 1) {
                problems.add(
                        new Problem(
                                where,
                                "HT-0653",
                                "The column has no name.",
                                "Give it one, or delete the column."));
                sound = false;
            } else if (seen.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null) {
                problems.add(
                        new Problem(
                                where,
                                "HT-0653",
                                "The column %s stands twice in the header.".formatted(name),
                                "Keep one."));
                sound = false;
            }
        }
        return sound;
    }

    private static List<Line> lines(
            String file, List<String> header, List<CsvRecord> records, List<Problem> problems) {
        List<Line> lines = new ArrayList<>();
        int told = 0;
        for (CsvRecord record : records.subList(1, records.size())) {
            List<String> cells = record.getFields().stream().map(String::strip).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (cells.size() != header.size()) {
                if (told++ < MOST_PROBLEMS) {
                    problems.add(
                            new Problem(
                                    "%s:%d:%d"
                                            .formatted(
                                                    file,
                                                    record.getStartingLineNumber(),
                                                    Math.min(cells.size(), header.size()) + 1),
                                    "HT-0652",
                                    "The line has %d cells, the header %d; it was left out."
                                            .formatted(cells.size(), header.size()),
                                    "Quote cells that hold the separator, and write decimals with a point."));
                }
                continue;
            }
            lines.add(new Line(record.getStartingLineNumber(), cells));
        }
        return lines;
    }

    /** Place of a column by any of its names, whatever the case; -1 when there is none. */
    public int column(List<String> names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Where a cell stands, as {@code file:line:column}. */
    public String place(Line line, int column) {
        return "%s:%d:%d".formatted(file, line.number(), column + 1);
    }
}
