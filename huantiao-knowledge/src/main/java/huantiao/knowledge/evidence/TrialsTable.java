package huantiao.knowledge.evidence;

import huantiao.evidence.Better;
import huantiao.evidence.Flag;
import huantiao.evidence.Followup;
import huantiao.evidence.Report;
import huantiao.evidence.Scale;
import huantiao.evidence.Trial;
import huantiao.evidence.Trial.Intervention;
import huantiao.knowledge.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the rows of a trials file into {@link Trial}s. */
final class TrialsTable {

    private static final List<String> COLUMNS =
            List.of(
                    "row_id",
                    "trial_id",
                    "study",
                    "year",
                    "country",
                    "population",
                    "randomised_n",
                    "arm_exp",
                    "exp_class",
                    "arm_ctl",
                    "comparator_class",
                    "outcome",
                    "outcome_definition",
                    "better",
                    "timepoint",
                    "data_type",
                    "n_exp",
                    "events_exp",
                    "mean_exp",
                    "sd_exp",
                    "cilow_exp",
                    "cihigh_exp",
                    "n_ctl",
                    "events_ctl",
                    "mean_ctl",
                    "sd_ctl",
                    "cilow_ctl",
                    "cihigh_ctl",
                    "effect_measure",
                    "effect",
                    "cilow",
                    "cihigh",
                    "variance",
                    "p_value",
                    "derived",
                    "source",
                    "read_as",
                    "flag",
                    "notes");

    private static final Report NOTHING = new Report.TotalOnly();

    /** A label that the source itself contradicts, and the right one. */
    record Correction(String trialId, String column, String inSource, String corrected) {}

    private TrialsTable() {}

    static List<Trial> read(
            String file, byte[] bytes, List<Correction> corrections, Problems problems) {
        return Table.read(file, bytes, "row_id", COLUMNS, Table.Ids.UNIQUE, problems)
                .rows()
                .stream()
                .map(row -> row.build(() -> trial(row, corrections)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Trial trial(Row row, List<Correction> corrections) {
        String trialId = row.required("trial_id");
        String label = row.required("arm_exp");
        Set<Flag> flags = flags(row);
        return new Trial(
                row.id(),
                trialId.isEmpty() ? "?" : trialId,
                row.required("study"),
                row.text("year"),
                row.text("country"),
                row.text("population"),
                row.text("randomised_n"),
                new Intervention(
                        label,
                        trueLabel(trialId, label, flags, corrections),
                        row.text("exp_class")),
                Intervention.of(row.text("arm_ctl"), ""),
                row.required("comparator_class"),
                row.required("outcome"),
                row.text("outcome_definition"),
                row.code("better", Better::of, Better.MORE),
                Followup.read(row.text("timepoint")),
                report(row),
                row.text("p_value"),
                row.text("derived"),
                orStandIn(row.required("source")),
                orStandIn(row.required("read_as")),
                flags,
                row.text("notes"));
    }

    private static String orStandIn(String cell) {
        return cell.isEmpty() ? "?" : cell;
    }

    private static String trueLabel(
            String trialId, String label, Set<Flag> flags, List<Correction> corrections) {
        if (!flags.contains(Flag.DRUG_LABEL_WRONG_IN_SOURCE)) {
            return label;
        }
        return corrections.stream()
                .filter(one ->
                        one.trialId().equals(trialId)
                                && one.column().equals("arm_exp")
                                && one.inSource().equals(label))
                .map(Correction::corrected)
                .findFirst()
                .orElse(label);
    }

    private static Set<Flag> flags(Row row) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (String code : row.text("flag").split(";")) {
            if (!code.isBlank()) {
                Flag.of(code.strip())
                        .ifPresentOrElse(
                                flags::add,
                                () ->
                                        row.refuse(
                                                "flag",
                                                "HT-0606",
                                                "Nobody knows what to do about the flag \"%s\"."
                                                        .formatted(Table.shortened(code.strip())),
                                                "Use a flag of the list in docs/evidence-files.md."));
            }
        }
        return flags;
    }

    private static Report report(Row row) {
        return switch (row.required("data_type")) {
            case "" -> NOTHING;
            case "binary" -> counts(row);
            case "continuous" -> new Report.Means(group(row, "exp"), group(row, "ctl"));
            case "continuous_change_ci" -> changes(row);
            case "continuous_change_mean_only" ->
                    new Report.ChangesOnly(
                            row.requiredNumber("mean_exp"),
                            row.requiredWhole("n_exp"),
                            row.requiredNumber("mean_ctl"),
                            row.requiredWhole("n_ctl"));
            case "effect_with_ci" -> effectWithInterval(row);
            case "smd_variance" -> effectWithVariance(row);
            case "percent_only" -> new Report.PercentOnly();
            case "binary_total_only" -> new Report.TotalOnly();
            case "within_group" -> new Report.WithinGroup(row.requiredNumber("mean_exp"));
            default -> {
                row.refuse(
                        "data_type",
                        "HT-0606",
                        "\"%s\" is no type of data that can be read."
                                .formatted(Table.shortened(row.text("data_type"))),
                        "See the list of types in docs/evidence-files.md.");
                yield NOTHING;
            }
        };
    }

    private static Report counts(Row row) {
        int eventsFirst = row.requiredWhole("events_exp");
        int peopleFirst = row.requiredWhole("n_exp");
        int eventsSecond = row.requiredWhole("events_ctl");
        int peopleSecond = row.requiredWhole("n_ctl");
        String column = eventsFirst > peopleFirst ? "events_exp" : "events_ctl";
        return row.guarded(
                peopleFirst == 0 ? "n_exp" : peopleSecond == 0 ? "n_ctl" : column,
                () -> new Report.Counts(eventsFirst, peopleFirst, eventsSecond, peopleSecond),
                NOTHING);
    }

    private static Report.Group group(Row row, String arm) {
        double mean = row.requiredNumber("mean_" + arm);
        double sd = row.requiredNumber("sd_" + arm);
        int people = row.requiredWhole("n_" + arm);
        return row.guarded(
                "sd_" + arm, () -> new Report.Group(mean, sd, people), new Report.Group(0, 1, 2));
    }

    private static Report changes(Row row) {
        return new Report.ChangesWithInterval(change(row, "exp"), change(row, "ctl"));
    }

    private static Report.Change change(Row row, String arm) {
        double mean = row.requiredNumber("mean_" + arm);
        double low = row.requiredNumber("cilow_" + arm);
        double high = row.requiredNumber("cihigh_" + arm);
        int people = row.requiredWhole("n_" + arm);
        return row.guarded(
                "mean_" + arm,
                () -> new Report.Change(mean, low, high, people),
                new Report.Change(0, -1, 1, 2));
    }

    private static Report effectWithInterval(Row row) {
        Scale scale = row.code("effect_measure", Scale::of, Scale.MD);
        double effect = row.requiredNumber("effect");
        double low = row.requiredNumber("cilow");
        double high = row.requiredNumber("cihigh");
        return row.guarded(
                "effect", () -> new Report.EffectWithInterval(scale, effect, low, high), NOTHING);
    }

    private static Report effectWithVariance(Row row) {
        Scale scale =
                row.text("effect_measure").isEmpty()
                        ? Scale.SMD
                        : row.code("effect_measure", Scale::of, Scale.SMD);
        double effect = row.requiredNumber("effect");
        double variance = row.requiredNumber("variance");
        return row.guarded(
                "variance", () -> new Report.EffectWithVariance(scale, effect, variance), NOTHING);
    }
}
