package huantiao.knowledge.records;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import huantiao.knowledge.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of records: a header with {@code title} and any of {@code authors}, {@code year}, {@code
 * journal}, {@code doi}, {@code pmid}, {@code abstract}; other columns are passed over. Authors are
 * parted by semicolons.
 */
final class CsvFile {

    private final String file;
    private final Problems problems;

    CsvFile(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    List<Draft> read(String text) {
        var rows = new ArrayList<CsvRecord>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .ofCsvRecord(text)) {
            reader.forEach(rows::add);
        } catch (CsvParseException | IOException _) {
            problem(
                    rows.isEmpty() ? 1 : (int) rows.getLast().getStartingLineNumber() + 1,
                    "line",
                    "A quote is misplaced or not closed from here on.",
                    "Double every quote within a quoted cell.");
            return List.of();
        }
        var header =
                rows.getFirst().getFields().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!header.contains("title")) {
            problem(
                    1,
                    "title",
                    "This is neither RIS nor the format of PubMed nor a table with a column title.",
                    "Export the records in one of the three.");
            return List.of();
        }
        var drafts = new ArrayList<Draft>();
        for (var row : rows.subList(1, rows.size())) {
            if (row.getFieldCount() != header.size()) {
                problem(
                        (int) row.getStartingLineNumber(),
                        "line",
                        "The row has %d cells, the header %d."
                                .formatted(row.getFieldCount(), header.size()),
                        "Quote cells that hold a comma.");
            } else {
                drafts.add(draft(row, header));
            }
        }
        return drafts;
    }

    private static Draft draft(CsvRecord row, List<String> header) {
        int line = (int) row.getStartingLineNumber();
        var draft = new Draft(line);
        for (int at = 0; at < header.size(); at++) {
            var cell = row.getField(at).strip();
            switch (header.get(at)) {
                case "title" -> draft.title(cell, line);
                case "authors" -> {
                    for (var name : cell.split(";", -1)) {
                        draft.author(name.strip());
                    }
                }
                case "year" -> draft.year(cell, line);
                case "journal" -> draft.journal(cell, line);
                case "doi" -> draft.doi(cell, line);
                case "pmid" -> draft.pmid(cell, line);
                case "abstract" -> draft.summary(cell, line);
                default -> {}
            }
        }
        return draft;
    }

    private void problem(int line, String field, String what, String cure) {
        problems.add("%s:line %d:%s".formatted(file, line, field), "HT-2036", what, cure);
    }
}
