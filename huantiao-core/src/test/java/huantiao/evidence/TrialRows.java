package huantiao.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Invented rows for tests; nothing here was ever measured. */
public final class TrialRows {

    /** Evidence without any row. */
    public static final EvidenceBase NOTHING =
            new EvidenceBase(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new DataVersion(Map.of()));

    private TrialRows() {}

    static Trial row(String id, Report report, Flag... flags) {
        return new Trial(
                id,
                "T-" + id,
                "Invented",
                "2020",
                "Nowhere",
                "sciatica",
                "",
                Trial.Intervention.of("needles", "manual_acupuncture"),
                Trial.Intervention.of("blunt needles", ""),
                "sham",
                "leg_pain",
                "",
                Better.LOWER,
                Followup.read("week 4"),
                report,
                "",
                "",
                "invented",
                "abstract",
                Set.of(flags),
                "");
    }

    static Trial ofTrial(Trial row, String trialId, String followup) {
        return new Trial(
                row.rowId(),
                trialId,
                row.study(),
                row.year(),
                row.country(),
                row.population(),
                row.randomised(),
                row.first(),
                row.second(),
                row.comparator(),
                row.outcome(),
                row.outcomeDefinition(),
                row.better(),
                Followup.read(followup),
                row.report(),
                row.printedP(),
                row.derived(),
                row.source(),
                row.readAs(),
                row.flags(),
                row.notes());
    }

    static Report effect(double effect) {
        return new Report.EffectWithVariance(Scale.MD, effect, 4);
    }

    static EvidenceBase base(List<Trial> trials) {
        return NOTHING.withTrials(trials, new DataVersion(Map.of("invented.csv", "0".repeat(64))));
    }

    /** Two to twelve rows with counts, some arms empty or full. */
    static List<Trial> randomCounts(long seed) {
        Random random = new Random(seed);
        List<Trial> rows = new ArrayList<>();
        int k = 2 + random.nextInt(11);
        for (int at = 0; at < k; at++) {
            int first = 5 + random.nextInt(60);
            int second = 5 + random.nextInt(60);
            rows.add(
                    row(
                            "R%03d".formatted(at),
                            new Report.Counts(
                                    random.nextInt(first + 1),
                                    first,
                                    1 + random.nextInt(second),
                                    second)));
        }
        return rows;
    }

    /** Two to twelve rows with effects. */
    static List<Trial> randomEffects(long seed) {
        Random random = new Random(seed);
        List<Trial> rows = new ArrayList<>();
        int k = 2 + random.nextInt(11);
        for (int at = 0; at < k; at++) {
            rows.add(
                    row(
                            "R%03d".formatted(at),
                            new Report.EffectWithVariance(
                                    Scale.MD,
                                    random.nextGaussian() * 10,
                                    0.5 + random.nextDouble() * 9)));
        }
        return rows;
    }
}
