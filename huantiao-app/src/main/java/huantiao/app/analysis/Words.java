package huantiao.app.analysis;

import huantiao.meta.effect.Measure;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.Scale;

/** How a question's numbers are named and printed, in pictures and in text alike. */
final class Words {
    private Words() {}

    static Caption of(Question question, String id, String title) {
        Caption caption =
                question.measure()
                        .map(Caption::of)
                        .orElseGet(() ->
                                question.logs()
                                        ? Caption.of("Ratio").with(Scale.LOG_RATIO)
                                        : Caption.of("Effect"));
        if (question.pooling() == Pooling.PETO) {
            caption = Caption.of(Measure.PETO);
        }
        return caption.withId(id)
                .titled(title)
                .withDecimals(question.decimals())
                .favouring(question.favoursLow(), question.favoursHigh());
    }
}
