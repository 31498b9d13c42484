package huantiao.knowledge.records;

import huantiao.knowledge.Problems;
import huantiao.living.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A record while its fields are gathered, each with the line on which it stands. */
final class Draft {

    private static final int LONGEST_TITLE = 2_000;
    private static final int LONGEST_SUMMARY = 30_000;
    private static final int MOST_AUTHORS = 2_000;

    private final int line;
    private final List<String> authors = new ArrayList<>();
    private Cell title = Cell.EMPTY;
    private Cell year = Cell.EMPTY;
    private Cell journal = Cell.EMPTY;
    private Cell doi = Cell.EMPTY;
    private Cell pmid = Cell.EMPTY;
    private Cell summary = Cell.EMPTY;

    private record Cell(String text, int line) {
        static final Cell EMPTY = new Cell("", 0);
    }

    /**
     * @param line on which the record begins
     */
    Draft(int line) {
        this.line = line;
    }

    void title(String text, int at) {
        title = first(title, text, at);
    }

    void author(String name) {
        if (!name.isBlank()) {
            authors.add(name);
        }
    }

    /** Of a date as {@code 2020/03/14} or {@code 2020 Mar} the year. */
    void year(String text, int at) {
        year = first(year, text.replaceFirst("^(\\d{4})(?:[^\\d].*)?$", "$1"), at);
    }

    void journal(String text, int at) {
        journal = first(journal, text, at);
    }

    /** With or without the address before it. */
    void doi(String text, int at) {
        doi =
                first(
                        doi,
                        text.replaceFirst("(?i)^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)", ""),
                        at);
    }

    void pmid(String text, int at) {
        pmid = first(pmid, text, at);
    }

    void summary(String text, int at) {
        summary = first(summary, text, at);
    }

    private static Cell first(Cell there, String text, int at) {
        return there.text().isEmpty() ? new Cell(text.strip(), at) : there;
    }

    /** The record, or nothing where something is wrong with it. */
    Optional<Reference> check(String file, Problems problems) {
        int before = problems.count();
        if (title.text().isEmpty()) {
            problem(
                    file,
                    line,
                    "title",
                    "The record has no title.",
                    "Add it, or take the record out.",
                    problems);
        }
        bound(file, title, "title", LONGEST_TITLE, problems);
        bound(file, summary, "abstract", LONGEST_SUMMARY, problems);
        if (authors.size() > MOST_AUTHORS) {
            problem(file, line, "authors", "The record has too many authors.", "", problems);
        }
        form(file, year, "year", "\\d{4}", "four digits, as 2024", problems);
        form(file, doi, "doi", "10\\.\\d{4,9}/\\S+", "a DOI, as 10.1000/182", problems);
        form(file, pmid, "pmid", "\\d{1,9}", "digits", problems);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(
                        new Reference(
                                title.text(),
                                authors,
                                year.text(),
                                journal.text(),
                                doi.text().toLowerCase(Locale.ROOT),
                                pmid.text(),
                                summary.text()));
    }

    private static void form(
            String file, Cell cell, String field, String form, String said, Problems problems) {
        if (!cell.text().isEmpty() && !cell.text().matches(form)) {
            problem(
                    file,
                    cell.line(),
                    field,
                    "This is not %s.".formatted(said),
                    "Correct it, or leave it empty.",
                    problems);
        }
    }

    private static void bound(
            String file, Cell cell, String field, int longest, Problems problems) {
        if (cell.text().length() > longest) {
            problem(
                    file,
                    cell.line(),
                    field,
                    "It is longer than %d characters.".formatted(longest),
                    "Shorten it.",
                    problems);
        }
    }

    private static void problem(
            String file, int line, String field, String what, String cure, Problems problems) {
        problems.add("%s:line %d:%s".formatted(file, line, field), "HT-2035", what, cure);
    }
}
