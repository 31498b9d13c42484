package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.evidence.Better;
import huantiao.evidence.Doubt;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Flag;
import huantiao.evidence.Scale;
import huantiao.evidence.TwoReadings.Difference;
import huantiao.living.DoubleReading;
import huantiao.living.Extractions;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row, as it stands for who looks: to be read, waiting, to be settled, or settled.
 *
 * @param origin how its trial came into the review
 * @param doubts what does not fit in what was typed, or in the settled row
 */
public record RowPage(
        DoubleReading<Extraction, Extraction> row,
        RowOrigin origin,
        UserId reader,
        Form form,
        List<Doubt> doubts,
        ZoneId zone) {

    /** Forms in which a report prints an outcome, in the order in which they are met. */
    private static final List<String> TYPES =
            List.of(
                    "binary",
                    "continuous",
                    "continuous_change_ci",
                    "effect_with_ci",
                    "smd_variance",
                    "continuous_change_mean_only",
                    "percent_only",
                    "binary_total_only",
                    "within_group");

    public static final List<Column> TRIAL =
            List.of(Column.COUNTRY, Column.POPULATION, Column.RANDOMISED_N);
    public static final List<Column> ARMS =
            List.of(Column.ARM_EXP, Column.EXP_CLASS, Column.ARM_CTL);
    public static final List<Column> OUTCOME = List.of(Column.OUTCOME_DEFINITION, Column.TIMEPOINT);
    public static final List<Column> FIRST =
            List.of(
                    Column.N_EXP,
                    Column.EVENTS_EXP,
                    Column.MEAN_EXP,
                    Column.SD_EXP,
                    Column.CILOW_EXP,
                    Column.CIHIGH_EXP);
    public static final List<Column> SECOND =
            List.of(
                    Column.N_CTL,
                    Column.EVENTS_CTL,
                    Column.MEAN_CTL,
                    Column.SD_CTL,
                    Column.CILOW_CTL,
                    Column.CIHIGH_CTL);
    public static final List<Column> EFFECT =
            List.of(Column.EFFECT, Column.CILOW, Column.CIHIGH, Column.VARIANCE, Column.P_VALUE);
    public static final List<Column> READ =
            List.of(Column.READ_AS, Column.DERIVED, Column.IN_REVIEWS, Column.NOTES);

    public String address() {
        return "/workbench/trials/" + row.id();
    }

    public boolean canRead() {
        return row.waitsFor(reader);
    }

    public String label(Column column) {
        return form.words().say("extraction.column." + column.code());
    }

    /** A column as a field; nothing but the first arm and how it was read is always needed. */
    public Field field(Column column) {
        var field = form.field(column.code(), label(column)).withHint(hint(column));
        return column == Column.ARM_EXP || column == Column.READ_AS ? field : field.asOptional();
    }

    /** Help, and what does not fit: beside the field, and read out with it. */
    private String hint(Column column) {
        var words = form.words();
        var key = "extraction.column." + column.code() + ".hint";
        return Stream.concat(
                        words.knows(key) ? Stream.of(words.say(key)) : Stream.of(),
                        doubts.stream()
                                .filter(one -> one.column() == column)
                                .map(one -> words.say("extraction.doubt", one.sentence())))
                .collect(Collectors.joining(" "));
    }

    public Choices types() {
        return choices(Column.DATA_TYPE, TYPES, "extraction.type.");
    }

    public Choices betters() {
        return choices(
                Column.BETTER,
                Arrays.stream(Better.values()).map(Better::code).toList(),
                "extraction.better.");
    }

    public Choices scales() {
        return form.choices(
                        Column.EFFECT_MEASURE.code(),
                        label(Column.EFFECT_MEASURE),
                        Arrays.stream(Scale.values())
                                .map(one ->
                                        Option.of(
                                                one.name(),
                                                form.words().say("evidence.scale." + one.name())))
                                .toList())
                .asOptional();
    }

    /** What reviewers warn of; several may be true. */
    public Choices flags() {
        return form.choices(
                        Column.FLAG.code(),
                        label(Column.FLAG),
                        Arrays.stream(Flag.values())
                                .map(one ->
                                        Option.of(
                                                one.code(),
                                                form.words().say("evidence.flag." + one.name())))
                                .toList())
                .asOptional();
    }

    private Choices choices(Column column, List<String> codes, String key) {
        return form.choices(
                        column.code(),
                        label(column),
                        codes.stream()
                                .map(code -> Option.of(code, form.words().say(key + code)))
                                .toList())
                .withHint(hint(column));
    }

    /** Sent along with the form, so that what was asked once is not asked again. */
    public String asked() {
        return doubts.isEmpty() ? "" : RowsController.asked(doubts);
    }

    public List<Difference> differences() {
        return Extractions.both(row).map(both -> both.differences()).orElse(List.of());
    }

    /** Which reading is right, or what the report says instead. */
    public Choices pick(Difference one) {
        var words = form.words();
        return form.choices(
                one.column().code(),
                label(one.column()),
                List.of(
                        new Option("first", shown(one.column(), one.first()), reader(0)),
                        new Option("second", shown(one.column(), one.second()), reader(1)),
                        Option.of("other", words.say("extraction.neither"))));
    }

    public Field other(Difference one) {
        return form.field(
                        "other-" + one.column().code(),
                        form.words().say("extraction.other", label(one.column())))
                .asOptional();
    }

    private String shown(Column column, String cell) {
        return cell.isEmpty() ? form.words().say("extraction.empty") : say(column, cell);
    }

    /** What stands in a cell, in words where it is a code of a list. */
    public String say(Column column, String cell) {
        return switch (column) {
            case BETTER -> words("extraction.better." + cell, cell);
            case DATA_TYPE -> words("extraction.type." + cell, cell);
            case EFFECT_MEASURE -> words("evidence.scale." + cell, cell);
            case FLAG ->
                    Arrays.stream(cell.split(";", -1))
                            .map(code -> flag(code.strip()))
                            .collect(Collectors.joining("; "));
            default -> cell;
        };
    }

    private String flag(String code) {
        return Arrays.stream(Flag.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> form.words().say("evidence.flag." + one.name()))
                .orElse(code);
    }

    private String words(String key, String cell) {
        return form.words().knows(key) ? form.words().say(key) : cell;
    }

    private String reader(int at) {
        return row.readings().get(at).by().name();
    }

    /** The row with what stands in it: the settled one, or the reader's own. */
    public List<Column> filled(Extraction cells) {
        return Arrays.stream(Column.values())
                .filter(column -> !cells.at(column).isEmpty())
                .filter(column -> !Extractions.FRAME.contains(column))
                .toList();
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }
}
