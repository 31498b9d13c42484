package huantiao.living;

import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trials of which rows may be read: those whose report was let in, and those that came with the
 * program.
 *
 * @param all those let in first, in the order of their records; then those that came
 */
public record Studies(List<Study> all) {

    private static final int LONGEST_NAME = 120;
    private static final String DRUG = "drug";
    private static final String PLACEBO = "placebo";

    /**
     * A trial.
     *
     * @param name who reported it
     * @param year in which, or empty
     * @param source where the report is found
     * @param reports numbers of the records that were let in as its reports; empty where it came
     *     with the program and this journal holds nothing of how it was found
     */
    public record Study(
            String trialId, String name, String year, String source, List<Integer> reports) {
        public Study {
            reports = List.copyOf(reports);
        }

        /** True if the journal holds how it was found and let in. */
        public boolean hasRecord() {
            return !reports.isEmpty();
        }

        private Study with(List<Integer> records) {
            return new Study(trialId, name, year, source, records);
        }
    }

    public Studies {
        all = List.copyOf(all);
    }

    /**
     * As the review stands.
     *
     * @param shipped the rows that came with the program
     */
    public static Studies of(Records records, List<Extraction> shipped) {
        Map<String, Study> came = new LinkedHashMap<>();
        for (var row : shipped) {
            came.putIfAbsent(
                    row.at(Column.TRIAL_ID),
                    new Study(
                            row.at(Column.TRIAL_ID),
                            row.at(Column.STUDY),
                            row.at(Column.YEAR),
                            row.at(Column.SOURCE),
                            List.of()));
        }
        var all = new ArrayList<Study>();
        records.included()
                .forEach((trialId, reports) -> {
                    var known = Optional.ofNullable(came.remove(trialId));
                    all.add(
                            known.orElseGet(() -> letIn(trialId, records, reports.getFirst()))
                                    .with(reports));
                });
        all.addAll(came.values());
        return new Studies(all);
    }

    private static Study letIn(String trialId, Records records, int record) {
        var reference = records.find(record).orElseThrow().reference();
        return new Study(
                trialId,
                reference.firstAuthor().isEmpty()
                        ? cut(reference.title())
                        : reference.firstAuthor()
                                + (reference.authors().size() > 1 ? " et al." : ""),
                reference.year(),
                source(reference),
                List.of());
    }

    /** Where a report is found: by its numbers, else by title and journal. */
    private static String source(Reference reference) {
        if (!reference.doi().isEmpty()) {
            return "doi:"
                    + reference.doi()
                    + (reference.pmid().isEmpty() ? "" : " (PMID " + reference.pmid() + ")");
        }
        return reference.pmid().isEmpty()
                ? cut(reference.title())
                        + (reference.journal().isEmpty() ? "" : ", " + cut(reference.journal()))
                : "PMID " + reference.pmid();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
    }

    /**
     * Those in which somebody may have been needled: all but trials whose rows compare a drug with
     * a placebo and nothing else. Of a trial without rows nobody knows yet.
     *
     * @param rows every row that is known, typed here or shipped
     */
    public Studies needled(List<Extraction> rows) {
        Map<String, Boolean> onlyDrugs = new HashMap<>();
        rows.forEach(row ->
                onlyDrugs.merge(row.at(Column.TRIAL_ID), isOfDrugs(row), Boolean::logicalAnd));
        return new Studies(
                all.stream().filter(one -> !onlyDrugs.getOrDefault(one.trialId(), false)).toList());
    }

    private static boolean isOfDrugs(Extraction row) {
        return row.at(Column.EXP_CLASS).equals(DRUG)
                && row.at(Column.COMPARATOR_CLASS).startsWith(PLACEBO);
    }

    public Optional<Study> find(String trialId) {
        return all.stream().filter(one -> one.trialId().equals(trialId)).findFirst();
    }
}
