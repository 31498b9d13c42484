package huantiao.web.living;

import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.living.DoubleReading;
import huantiao.living.LivingReview;
import huantiao.living.Records.Read;
import huantiao.living.Reviewer;
import java.time.Instant;
import java.util.List;

/** How the trial of a row came into the review. */
public sealed interface RowOrigin {

    /** By reports that were let in. */
    record ByReports(List<Report> reports) implements RowOrigin {
        public ByReports {
            reports = List.copyOf(reports);
        }
    }

    /** With the program: the journal holds nothing of its search and screening. */
    record WithTheProgram() implements RowOrigin {}

    /** By a report that was let in once and stays out now: the row cannot be published. */
    record NotAnyMore() implements RowOrigin {}

    /**
     * A report that was let in.
     *
     * @param number of its record
     */
    record Report(int number, Reviewer by, Instant at) {
        public String address() {
            return "/workbench/reports/" + number;
        }
    }

    static RowOrigin of(
            DoubleReading<Extraction, Extraction> row, LivingReview review, ShippedRows shipped) {
        var study = review.studies(shipped.rows()).find(row.frame().at(Column.TRIAL_ID));
        if (study.isEmpty()) {
            return new NotAnyMore();
        }
        return study.get().hasRecord()
                ? new ByReports(
                        study.get().reports().stream()
                                .map(number -> report(number, review))
                                .toList())
                : new WithTheProgram();
    }

    private static Report report(int number, LivingReview review) {
        Read read = review.records().read(number).orElseThrow();
        return new Report(number, read.by(), read.at());
    }
}
