package huantiao.app.analysis;

import huantiao.meta.Inference;
import huantiao.meta.Prediction;
import huantiao.meta.RandomEffects;
import huantiao.meta.SelectionModel;
import huantiao.meta.TauSquared;
import huantiao.meta.effect.Measure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is asked of a table of trials.
 *
 * @param measure effect measure; empty when effects stand in the table
 * @param logs whether effects and limits in the table are ratios of which the logarithm is pooled
 * @param pooling by which family of methods
 * @param preset whose conventions, also for effect sizes
 * @param tauSquared estimator of the between-study variance
 * @param level such as 0.95
 * @param risk of the event without treatment, for absolute effects; empty when not asked for
 * @param wholeScores whether every person's score is a whole number, so that means can be checked
 * @param smallStudies whether everything about small studies is asked for
 * @param favoured results that selection models favour; empty for the side of the pooled effect
 * @param moderators terms such as {@code year}, {@code factor(year)} or {@code year:dose}
 * @param subgroup column, empty for none
 * @param label columns that name the studies, empty for the usual ones
 * @param order column that orders a cumulative analysis, empty for {@code year} where it is there
 * @param bias columns of judgments
 * @param columns shown in the forest plot
 * @param favoursLow words for small effects, empty for none
 * @param decimals printed
 */
public record Question(
        Optional<Measure> measure,
        boolean logs,
        Pooling pooling,
        Preset preset,
        TauSquared tauSquared,
        Inference inference,
        Prediction prediction,
        double level,
        OptionalDouble risk,
        boolean wholeScores,
        boolean smallStudies,
        Optional<SelectionModel.Alternative> favoured,
        List<String> moderators,
        String subgroup,
        List<String> label,
        String order,
        List<String> bias,
        List<String> columns,
        String favoursLow,
        String favoursHigh,
        int decimals) {

    public Question {
        moderators = List.copyOf(moderators);
        label = List.copyOf(label);
        bias = List.copyOf(bias);
        columns = List.copyOf(columns);
    }

    /** The configured method for one mean. */
    RandomEffects method() {
        return RandomEffects.withDefaults()
                .with(tauSquared)
                .with(inference)
                .with(prediction)
                .withLevel(level);
    }
}
