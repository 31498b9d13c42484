package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Review.Against;
import huantiao.evidence.Review.Matter;
import huantiao.living.DoubleReading;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.LivingReview;
import huantiao.living.Studies.Study;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.Arrays;
import java.util.List;

/**
 * The trials with their records and rows, the rows that reviewers read, and a form for one more.
 *
 * @param reader who looks
 */
public record RowsPage(LivingReview review, UserId reader, ShippedRows shipped, Form form) {

    /**
     * A trial with its rows.
     *
     * @param came how many rows came with the program
     * @param read rows that were opened here
     */
    public record Line(Study study, long came, List<DoubleReading<Extraction, Extraction>> read) {
        public boolean hasNoRow() {
            return came == 0 && read.stream().noneMatch(row -> row.stage() == Stage.SETTLED);
        }
    }

    /** Trials whose report was let in. */
    public List<Line> letIn() {
        return trials().stream().filter(line -> line.study().hasRecord()).toList();
    }

    /** Trials of which this journal holds no record. */
    public List<Line> came() {
        return trials().stream().filter(line -> !line.study().hasRecord()).toList();
    }

    private List<Line> trials() {
        var extractions = review.extractions();
        return studies().stream()
                .map(study ->
                        new Line(
                                study,
                                shipped.rows().stream()
                                        .filter(row ->
                                                row.at(Column.TRIAL_ID).equals(study.trialId()))
                                        .count(),
                                extractions.of(study.trialId())))
                .toList();
    }

    private List<Study> studies() {
        return review.studies(shipped.rows()).all();
    }

    /** Newest first. */
    public List<DoubleReading<Extraction, Extraction>> rows() {
        return review.extractions().rows().reversed();
    }

    public String address(DoubleReading<Extraction, Extraction> row) {
        return "/workbench/trials/" + row.id();
    }

    /** Where the row stands, for who looks. */
    public String stage(DoubleReading<Extraction, Extraction> row) {
        return form.words().say("extraction.stage." + row.stage().name());
    }

    public boolean waits(DoubleReading<Extraction, Extraction> row) {
        return row.waitsFor(reader) || row.stage() == Stage.TO_SETTLE;
    }

    /** Only a trial that is in the review can have rows. */
    public Choices choice() {
        var words = form.words();
        return form.choices(
                        Column.TRIAL_ID.code(),
                        words.say("extraction.column.trial_id"),
                        studies().stream()
                                .map(one ->
                                        Option.of(
                                                one.trialId(),
                                                "%s · %s %s"
                                                        .formatted(
                                                                one.trialId(),
                                                                one.name(),
                                                                one.year())
                                                        .strip()))
                                .toList())
                .withHint(words.say("extraction.column.trial_id.hint"));
    }

    /** What the second arm gets, by the codes that questions are asked with. */
    public Choices comparators() {
        return choices(
                Column.COMPARATOR_CLASS,
                Arrays.stream(Against.values()).map(Against::code).toList(),
                "extraction.against.");
    }

    /** The outcomes that questions are asked about. */
    public Choices outcomes() {
        return choices(
                Column.OUTCOME,
                Arrays.stream(Matter.values()).flatMap(one -> one.outcomes().stream()).toList(),
                "extraction.outcome.");
    }

    private Choices choices(Column column, List<String> codes, String key) {
        return form.choices(
                column.code(),
                form.words().say("extraction.column." + column.code()),
                codes.stream().map(code -> Option.of(code, form.words().say(key + code))).toList());
    }
}
