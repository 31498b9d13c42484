package huantiao.web.evidence;

import huantiao.evidence.CourseFigure;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.Trial;
import huantiao.web.SourcePiece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbered list of sources of a page: each report once, and which of our records rest on it.
 */
public final class Citations {

    /**
     * A source with its number on the page.
     *
     * @param id the record it was first cited for
     */
    public record Cited(int number, String id, String what, String source, String readAs) {}

    private final List<Cited> all;
    private final Map<String, Integer> numberOf;

    private Citations(List<Cited> all, Map<String, Integer> numberOf) {
        this.all = List.copyOf(all);
        this.numberOf = Map.copyOf(numberOf);
    }

    /** In the order of their numbers. */
    public List<Cited> all() {
        return all;
    }

    /** The number under which a record is cited; empty for one that is cited elsewhere. */
    public Optional<Integer> number(String id) {
        return Optional.ofNullable(numberOf.get(id));
    }

    /** An empty list. */
    public static Builder list() {
        return new Builder();
    }

    /** Gathers records in the order in which a page speaks of them. */
    public static final class Builder {
        private final List<Cited> all = new ArrayList<>();
        private final Map<String, Integer> numberOf = new HashMap<>();
        private final Map<String, Integer> numberOfSource = new HashMap<>();

        private Builder() {}

        public Builder cite(Trial row) {
            return cite(row.rowId(), row.shortName(), row.source(), row.readAs());
        }

        /** Cites a row for a synthesis that rests on it. */
        public Builder citeAs(String id, Trial row) {
            return cite(id, row.shortName(), row.source(), row.readAs());
        }

        public Builder cite(HarmFigure figure) {
            return cite(
                    figure.id(),
                    figure.study() + " " + figure.year(),
                    figure.source(),
                    figure.readAs());
        }

        public Builder cite(CourseFigure figure) {
            String study =
                    figure.study().contains(figure.year())
                            ? figure.study()
                            : figure.study() + " " + figure.year();
            return cite(figure.id(), study, figure.source(), figure.readAs());
        }

        public Builder cite(PublishedResult result) {
            return cite(
                    result.id(),
                    result.review() + " " + result.year(),
                    result.doi().isEmpty() ? result.source() : "doi:" + result.doi(),
                    result.readAs());
        }

        private Builder cite(String id, String what, String source, String readAs) {
            String report =
                    SourcePiece.of(source).stream()
                            .map(SourcePiece::address)
                            .filter(address -> !address.isEmpty())
                            .findFirst()
                            .orElse(source);
            int number =
                    numberOfSource.computeIfAbsent(
                            report,
                            _ -> {
                                all.add(new Cited(all.size() + 1, id, what, source, readAs));
                                return all.size();
                            });
            numberOf.put(id, number);
            return this;
        }

        /** The list, numbered. */
        public Citations done() {
            return new Citations(all, numberOf);
        }
    }
}
