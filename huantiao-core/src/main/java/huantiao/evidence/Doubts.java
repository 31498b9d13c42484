package huantiao.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What does not fit in a row as it is typed: number against number within the row, against the
 * words beside them, against the other rows of the trial and against the other trials.
 *
 * <p>The checks say nothing where nothing can be held against a number. A bare effect with a turned
 * sign looks like any other; only a second reading of the report sees it.
 */
public final class Doubts {

    private Doubts() {}

    /**
     * Doubts about one row, in the order of the columns.
     *
     * @param row as far as it was typed; it need not be readable
     * @param others every other row of the review; one with the same id is passed over
     */
    public static List<Doubt> about(Extraction row, List<Extraction> others) {
        ReadRow here = new ReadRow(row);
        List<ReadRow> neighbours =
                others.stream()
                        .filter(one ->
                                !one.at(Extraction.Column.ROW_ID)
                                        .equals(row.at(Extraction.Column.ROW_ID)))
                        .map(ReadRow::new)
                        .toList();
        List<Doubt> found = new ArrayList<>();
        new PeopleDoubts(here, found).look();
        new ProbabilityDoubts(here, found).look();
        new MeanDoubts(here, found).look();
        new NeighbourDoubts(here, neighbours, found).look();
        return found.stream().distinct().sorted(Comparator.comparing(Doubt::column)).toList();
    }
}
