package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Risks of both arms of every study, and the risk of the treated that the pooled effect predicts.
 *
 * @param measure log risk ratio, log odds ratio or risk difference
 * @param pooled effect of that measure
 * @param tables counts, complete ones only
 * @param controlRisks one per table, without any correction
 * @param treatedRisks one per table
 * @see <a href="https://doi.org/10.7326/0003-4819-107-2-224">L'Abbe, Detsky and O'Rourke 1987</a>
 */
public record LAbbe(
        CountEffects.Measure measure,
        Pooled pooled,
        List<TwoByTwo> tables,
        Doubles controlRisks,
        Doubles treatedRisks) {

    public LAbbe {
        tables = List.copyOf(tables);
    }

    public static LAbbe of(CountEffects.Measure measure, Pooled pooled, List<TwoByTwo> given) {
        List<TwoByTwo> tables = new ArrayList<>();
        for (TwoByTwo table : given) {
            if (table.complete() && table.treated() > 0 && table.controls() > 0) {
                tables.add(table);
            }
        }
        double[] control = new double[tables.size()];
        double[] treated = new double[tables.size()];
        for (int i = 0; i < control.length; i++) {
            control[i] = tables.get(i).c() / tables.get(i).controls();
            treated[i] = tables.get(i).a() / tables.get(i).treated();
        }
        return new LAbbe(measure, pooled, tables, Doubles.owning(control), Doubles.owning(treated));
    }

    /** Risk of the treated where controls have this risk; may leave 0 to 1 for RR and RD. */
    public double treatedRisk(double controlRisk) {
        return switch (measure) {
            case LOG_RISK_RATIO -> controlRisk * Math.exp(pooled.estimate());
            case RISK_DIFFERENCE -> controlRisk + pooled.estimate();
            case LOG_ODDS_RATIO -> {
                double odds = controlRisk / (1 - controlRisk) * Math.exp(pooled.estimate());
                yield controlRisk >= 1 ? 1 : odds / (1 + odds);
            }
        };
    }
}
