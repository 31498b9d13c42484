package huantiao.evidence;

import huantiao.evidence.Trial.Intervention;
import java.util.EnumSet;
import java.util.Set;

/** Turns the cells of one row of trials into a {@link Trial}; files and forms share these rules. */
final class TrialCells {

    private static final Report NOTHING = new Report.TotalOnly();

    private TrialCells() {}

    static Trial trial(Cells row, Extraction.TrueLabels labels) {
        row.required("row_id");
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
                        flags.contains(Flag.DRUG_LABEL_WRONG_IN_SOURCE)
                                ? labels.of(trialId, label)
                                : label,
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

    private static Set<Flag> flags(Cells row) {
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
                                                        .formatted(Cells.shortened(code.strip())),
                                                "Use a flag of the list in docs/evidence-files.md."));
            }
        }
        return flags;
    }

    private static Report report(Cells row) {
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
                                .formatted(Cells.shortened(row.text("data_type"))),
                        "See the list of types in docs/evidence-files.md.");
                yield NOTHING;
            }
        };
    }

    private static Report counts(Cells row) {
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

    private static Report.Group group(Cells row, String arm) {
        double mean = row.requiredNumber("mean_" + arm);
        double sd = row.requiredNumber("sd_" + arm);
        int people = row.requiredWhole("n_" + arm);
        return row.guarded(
                "sd_" + arm, () -> new Report.Group(mean, sd, people), new Report.Group(0, 1, 2));
    }

    private static Report changes(Cells row) {
        return new Report.ChangesWithInterval(change(row, "exp"), change(row, "ctl"));
    }

    private static Report.Change change(Cells row, String arm) {
        double mean = row.requiredNumber("mean_" + arm);
        double low = row.requiredNumber("cilow_" + arm);
        double high = row.requiredNumber("cihigh_" + arm);
        int people = row.requiredWhole("n_" + arm);
        return row.guarded(
                "mean_" + arm,
                () -> new Report.Change(mean, low, high, people),
                new Report.Change(0, -1, 1, 2));
    }

    private static Report effectWithInterval(Cells row) {
        Scale scale = row.code("effect_measure", Scale::of, Scale.MD);
        double effect = row.requiredNumber("effect");
        double low = row.requiredNumber("cilow");
        double high = row.requiredNumber("cihigh");
        return row.guarded(
                "effect", () -> new Report.EffectWithInterval(scale, effect, low, high), NOTHING);
    }

    private static Report effectWithVariance(Cells row) {
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
