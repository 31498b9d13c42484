package huantiao.knowledge.evidence;

import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Extraction.TrueLabels;
import huantiao.evidence.Trial;
import huantiao.knowledge.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The trials of a file; what a row must hold is said by {@link Extraction}. */
final class TrialsTable {

    /** A file need not say in which reviews a trial is. */
    private static final List<String> COLUMNS =
            Arrays.stream(Column.values())
                    .filter(column -> column != Column.IN_REVIEWS)
                    .map(Column::code)
                    .toList();

    /** A label that the source itself contradicts, and the right one. */
    record Correction(String trialId, String column, String inSource, String corrected) {}

    private TrialsTable() {}

    static List<Trial> read(
            String file, byte[] bytes, List<Correction> corrections, Problems problems) {
        return Table.read(file, bytes, "row_id", COLUMNS, Table.Ids.UNIQUE, problems)
                .rows()
                .stream()
                .map(row -> Extraction.read(row, labels(corrections)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same rows as they stand, before anything is made of them. */
    static List<Extraction> extractions(String file, byte[] bytes, Problems problems) {
        return Table.read(file, bytes, "row_id", COLUMNS, Table.Ids.UNIQUE, problems)
                .rows()
                .stream()
                .map(Extraction::of)
                .toList();
    }

    static TrueLabels labels(List<Correction> corrections) {
        return (trialId, label) ->
                corrections.stream()
                        .filter(one ->
                                one.trialId().equals(trialId)
                                        && one.column().equals("arm_exp")
                                        && one.inSource().equals(label))
                        .map(Correction::corrected)
                        .findFirst()
                        .orElse(label);
    }
}
