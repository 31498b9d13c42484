package huantiao.knowledge.evidence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import huantiao.base.Problem;
import huantiao.evidence.Cells;
import huantiao.knowledge.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A CSV file with a header line: UTF-8, comma, quotes where needed.
 *
 * @param file name for messages
 * @param rows rows with as many cells as the header has, and with an id nobody else has
 */
record Table(String file, List<Cells> rows) {

    /** No table of the evidence base comes near it; a larger file is a mistake. */
    private static final int LARGEST_BYTES = 20_000_000;

    /**
     * Reads a table; what is wrong with single rows is noted and the other rows are kept.
     *
     * @param idColumn column whose values name the rows in messages; the first column of the file
     * @param columns columns that must be there, the id among them
     * @param unique whether two rows may have the same id
     */
    static Table read(
            String file,
            byte[] bytes,
            String idColumn,
            List<String> columns,
            Ids unique,
            Problems problems) {
        if (bytes.length > LARGEST_BYTES) {
            problems.add(
                    file,
                    "HT-0601",
                    "The file has %d bytes; at most %d are read."
                            .formatted(bytes.length, LARGEST_BYTES),
                    "Split it.");
            return new Table(file, List.of());
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            problems.add(file, "HT-0601", "The file is not UTF-8.", "Save it as UTF-8.");
            return new Table(file, List.of());
        }
        List<CsvRecord> records = records(file, text.replaceFirst("^\uFEFF", ""), problems);
        if (records.isEmpty()) {
            problems.add(file, "HT-0601", "The file is empty.", "Give it a header line and rows.");
            return new Table(file, List.of());
        }
        List<String> header = records.getFirst().getFields().stream().map(String::strip).toList();
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (!names.add(name)) {
                problems.add(
                        "%s:header:%s".formatted(file, name),
                        "HT-0602",
                        "The column stands twice in the header.",
                        "Keep one.");
                return new Table(file, List.of());
            }
        }
        List<String> missing = columns.stream().filter(name -> !names.contains(name)).toList();
        for (String name : missing) {
            problems.add(
                    "%s:header:%s".formatted(file, name),
                    "HT-0602",
                    "The column is missing.",
                    "Add it; its cells may be empty where the data allow it.");
        }
        if (!missing.isEmpty()) {
            return new Table(file, List.of());
        }
        return new Table(file, rows(file, header, records, idColumn, unique, problems));
    }

    /** Whether the id of a row must be its own. */
    enum Ids {
        UNIQUE,
        SHARED
    }

    private static List<CsvRecord> records(String file, String text, Problems problems) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException | java.io.IOException broken) {
            int line = records.isEmpty() ? 1 : (int) records.getLast().getStartingLineNumber() + 1;
            problems.add(
                    "%s:line %d".formatted(file, line),
                    "HT-0603",
                    "The file is not valid CSV from here on: a quote is misplaced or not closed.",
                    "Double every quote within a quoted cell.");
        }
        return records;
    }

    private static List<Cells> rows(
            String file,
            List<String> header,
            List<CsvRecord> records,
            String idColumn,
            Ids unique,
            Problems problems) {
        List<Cells> rows = new ArrayList<>();
        Map<String, CsvRecord> ids = new HashMap<>();
        for (CsvRecord one : records.subList(1, records.size())) {
            String id =
                    one.getField(
                                    header.indexOf(idColumn) < one.getFieldCount()
                                            ? header.indexOf(idColumn)
                                            : 0)
                            .strip();
            String named =
                    id.isEmpty() ? "line " + one.getStartingLineNumber() : Cells.shortened(id);
            if (one.getFieldCount() != header.size()) {
                problems.add(
                        "%s:%s".formatted(file, named),
                        "HT-0603",
                        "The row has %d cells, the header %d."
                                .formatted(one.getFieldCount(), header.size()),
                        "Quote cells that hold a comma, and close every quote.");
                continue;
            }
            if (id.isEmpty()) {
                problems.add(
                        "%s:%s:%s".formatted(file, named, idColumn),
                        "HT-0604",
                        "The row has no id.",
                        "Give it one.");
                continue;
            }
            Optional<CsvRecord> first =
                    unique == Ids.UNIQUE
                            ? Optional.ofNullable(ids.putIfAbsent(id, one))
                            : Optional.empty();
            if (first.isPresent()) {
                problems.add(repeated(file, header, named, idColumn, first.get(), one));
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int at = 0; at < header.size(); at++) {
                cells.put(header.get(at), one.getField(at).strip());
            }
            long line = one.getStartingLineNumber();
            rows.add(
                    new Cells(id, cells, problem -> problems.add(inFile(problem, file, id, line))));
        }
        return rows;
    }

    /** A row whose id another has: where both stand, and whether they say the same. */
    private static Problem repeated(
            String file,
            List<String> header,
            String named,
            String idColumn,
            CsvRecord first,
            CsvRecord again) {
        List<String> other =
                IntStream.range(0, header.size())
                        .filter(at ->
                                !first.getField(at).strip().equals(again.getField(at).strip()))
                        .mapToObj(header::get)
                        .toList();
        return new Problem(
                "%s:%s:%s".formatted(file, named, idColumn),
                "HT-0607",
                "Line %d has the same id as line %d, which is used; %s."
                        .formatted(
                                again.getStartingLineNumber(),
                                first.getStartingLineNumber(),
                                other.isEmpty()
                                        ? "the two rows are the same"
                                        : "the two differ in " + String.join(", ", other)),
                other.isEmpty()
                        ? "Take one of them out."
                        : "Give the second an id of its own, or take the wrong one out.");
    }

    /** A problem of a column as one of a file: {@code file:row:column}, with the line. */
    private static Problem inFile(Problem problem, String file, String id, long line) {
        return new Problem(
                "%s:%s:%s".formatted(file, id, problem.where()),
                problem.code(),
                "%s It stands in line %d.".formatted(problem.what(), line),
                problem.cure());
    }
}
