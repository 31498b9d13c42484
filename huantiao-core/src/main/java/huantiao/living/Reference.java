package huantiao.living;

import java.util.List;
import java.util.Locale;

/**
 * A record as a literature database exported it: what is known of a report before it is read.
 *
 * @param authors family name first, as {@code Zhang, Y}; the first author first
 * @param year four digits, or empty
 * @param doi in lower case without address, as {@code 10.1000/x}; may be empty
 * @param pmid digits; may be empty
 * @param summary the abstract; may be empty
 */
public record Reference(
        String title,
        List<String> authors,
        String year,
        String journal,
        String doi,
        String pmid,
        String summary) {

    public Reference {
        if (title.isBlank()
                || !year.matches("(\\d{4})?")
                || !doi.matches("(10\\.\\d{4,9}/\\S+)?")
                || !pmid.matches("\\d{0,9}")) {
            throw new IllegalArgumentException(
                    "a record must have a title; year, DOI and PMID as they are written, or none");
        }
        authors = List.copyOf(authors);
        doi = doi.toLowerCase(Locale.ROOT);
    }

    /** Family name of the first author; empty if there is none. */
    public String firstAuthor() {
        return authors.isEmpty() ? "" : authors.getFirst().replaceFirst("[,\\s].*", "");
    }
}
