package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Review.Against;
import huantiao.evidence.Review.Matter;
import huantiao.living.Extractions;
import huantiao.living.Extractions.Row;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that reviewers read, and a form for one more.
 *
 * @param reader who looks
 */
public record RowsPage(Extractions extractions, UserId reader, ShippedRows shipped, Form form) {

    /** Newest first. */
    public List<Row> rows() {
        return extractions.rows().reversed();
    }

    public String address(Row row) {
        return "/workbench/trials/" + row.id();
    }

    /** Where the row stands, for who looks. */
    public String stage(Row row) {
        return form.words().say("extraction.stage." + row.stage().name());
    }

    public boolean waits(Row row) {
        return row.waitsFor(reader) || row.stage() == Row.Stage.TO_SETTLE;
    }

    public Field field(Column column) {
        var field =
                form.field(column.code(), form.words().say("extraction.column." + column.code()));
        var hint = "extraction.column." + column.code() + ".hint";
        return form.words().knows(hint) ? field.withHint(form.words().say(hint)) : field;
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
