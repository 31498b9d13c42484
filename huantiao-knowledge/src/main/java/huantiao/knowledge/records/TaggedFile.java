package huantiao.knowledge.records;

import huantiao.knowledge.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The two formats in which each line begins with a tag: RIS (two letters, two spaces, a dash) and
 * that of PubMed (up to four letters, a dash). A line without a tag goes on from the one before.
 *
 * @see <a href="https://en.wikipedia.org/wiki/RIS_(file_format)">RIS</a>
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format">PubMed format</a>
 */
final class TaggedFile {

    private static final Pattern RIS = Pattern.compile("([A-Z][A-Z0-9])  -(?: (.*))?");
    private static final Pattern NBIB = Pattern.compile("([A-Z]{2,4}) {0,2}- (.*)");
    private static final Pattern DOI_OF_PUBMED = Pattern.compile("(\\S+) \\[doi]");

    private final String file;
    private final Problems problems;

    TaggedFile(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    private record Tagged(String tag, String text, int line) {}

    /** Lines with a tag, each with what goes on from it. */
    private List<Tagged> lines(String text, Pattern pattern) {
        var tagged = new ArrayList<Tagged>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var match = pattern.matcher(line);
            if (match.matches()) {
                var value = match.group(2) == null ? "" : match.group(2).strip();
                tagged.add(new Tagged(match.group(1), value, number));
            } else if (line.isBlank()) {
                tagged.add(new Tagged("", "", number));
            } else if (tagged.isEmpty() || tagged.getLast().tag().isEmpty()) {
                problem(number, "line", "The line has no tag and follows none.");
            } else {
                var before = tagged.removeLast();
                tagged.add(
                        new Tagged(
                                before.tag(), before.text() + " " + line.strip(), before.line()));
            }
        }
        return tagged;
    }

    List<Draft> ris(String text) {
        var drafts = new ArrayList<Draft>();
        boolean open = false;
        for (var line : lines(text, RIS)) {
            switch (line.tag()) {
                case "" -> {}
                case "TY" -> {
                    if (open) {
                        problem(line.line(), "TY", "A record begins before the last one ended.");
                    }
                    drafts.add(new Draft(line.line()));
                    open = true;
                }
                case "ER" -> {
                    if (!open) {
                        problem(line.line(), "ER", "A record ends that did not begin.");
                    }
                    open = false;
                }
                default -> {
                    if (open) {
                        ris(drafts.getLast(), line);
                    } else {
                        problem(line.line(), line.tag(), "The line stands outside of a record.");
                    }
                }
            }
        }
        if (open) {
            problem(
                    (int) text.lines().count(),
                    "ER",
                    "The file ends in the middle of a record: it may have been cut off.");
        }
        return drafts;
    }

    private static void ris(Draft draft, Tagged line) {
        switch (line.tag()) {
            case "TI", "T1" -> draft.title(line.text(), line.line());
            case "AU", "A1" -> draft.author(line.text());
            case "PY", "Y1" -> draft.year(line.text(), line.line());
            case "JO", "JF", "T2", "JA" -> draft.journal(line.text(), line.line());
            case "DO" -> draft.doi(line.text(), line.line());
            case "AB", "N2" -> draft.summary(line.text(), line.line());
            case "AN" -> {
                // Of PubMed it is the number; other databases have numbers of their own there.
                if (line.text().matches("\\d{1,9}")) {
                    draft.pmid(line.text(), line.line());
                }
            }
            default -> {}
        }
    }

    List<Draft> nbib(String text) {
        var drafts = new ArrayList<Draft>();
        boolean open = false;
        for (var line : lines(text, NBIB)) {
            if (line.tag().isEmpty()) {
                open = false;
                continue;
            }
            if (line.tag().equals("PMID") || !open) {
                if (!line.tag().equals("PMID")) {
                    problem(line.line(), line.tag(), "The record does not begin with its PMID.");
                }
                drafts.add(new Draft(line.line()));
                open = true;
            }
            nbib(drafts.getLast(), line);
        }
        return drafts;
    }

    private static void nbib(Draft draft, Tagged line) {
        switch (line.tag()) {
            case "PMID" -> draft.pmid(line.text(), line.line());
            case "TI" -> draft.title(line.text(), line.line());
            case "AU" -> draft.author(line.text());
            case "DP" -> draft.year(line.text(), line.line());
            case "TA" -> draft.journal(line.text(), line.line());
            case "AB" -> draft.summary(line.text(), line.line());
            case "LID", "AID" -> {
                var doi = DOI_OF_PUBMED.matcher(line.text());
                if (doi.matches()) {
                    draft.doi(doi.group(1), line.line());
                }
            }
            default -> {}
        }
    }

    private void problem(int line, String field, String what) {
        problems.add(
                "%s:line %d:%s".formatted(file, line, field),
                "HT-2036",
                what,
                "Export the file again, or mend the line.");
    }
}
