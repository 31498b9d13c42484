package huantiao.meta;

/**
 * By which choices a number was computed. Programs that differ in one of these print different
 * numbers from the same data, so the record stands beside every result.
 *
 * @param tauSquared estimator of the between-study variance
 * @param inference test and interval of the coefficients
 * @param level probability of the intervals, such as 0.95
 * @param weighting weights of the studies in the pooled estimate
 * @param prediction convention of the prediction interval
 */
public record Convention(
        TauSquared tauSquared,
        Inference inference,
        double level,
        Weighting weighting,
        Prediction prediction) {

    /** Which weights pool the estimates. */
    public enum Weighting {
        /** 1 / (sampling variance + between-study variance). */
        INVERSE_VARIANCE,
        /** Every study the same. */
        EQUAL,
        /** Given by the user. */
        GIVEN
    }

    public Convention {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1; maybe a percentage was given"
                            .formatted(level));
        }
    }

    /**
     * Ours: REML, Hartung-Knapp, 95 %, prediction interval with the Hartung-Knapp standard error
     * and t with k-1 degrees of freedom.
     */
    public static Convention withDefaults() {
        return new Convention(
                TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD,
                Inference.HARTUNG_KNAPP,
                0.95,
                Weighting.INVERSE_VARIANCE,
                Prediction.HARTUNG_KNAPP);
    }

    /** What {@code rma} of program metafor does when nothing is chosen: REML, normal quantiles. */
    public static Convention asMetafor() {
        return new Convention(
                TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD,
                Inference.WALD,
                0.95,
                Weighting.INVERSE_VARIANCE,
                Prediction.AS_TESTED);
    }

    /**
     * What program meta does since its version 8 when nothing is chosen: as metafor, but prediction
     * intervals by t with k-1 degrees of freedom.
     */
    public static Convention asMeta() {
        return new Convention(
                TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD,
                Inference.WALD,
                0.95,
                Weighting.INVERSE_VARIANCE,
                Prediction.CLASSIC_T);
    }

    /**
     * What the Cochrane software did by inverse variance until 2024, and so most Cochrane reviews:
     * DerSimonian-Laird, normal quantiles. Beside Mantel-Haenszel see {@link RevManRandomEffects}.
     */
    public static Convention asRevMan() {
        return new Convention(
                TauSquared.DERSIMONIAN_LAIRD,
                Inference.WALD,
                0.95,
                Weighting.INVERSE_VARIANCE,
                Prediction.HIGGINS);
    }

    public Convention with(TauSquared other) {
        return new Convention(other, inference, level, weighting, prediction);
    }

    public Convention with(Inference other) {
        return new Convention(tauSquared, other, level, weighting, prediction);
    }

    public Convention with(Weighting other) {
        return new Convention(tauSquared, inference, level, other, prediction);
    }

    public Convention with(Prediction other) {
        return new Convention(tauSquared, inference, level, weighting, other);
    }

    /**
     * @param other between 0 and 1, such as 0.95
     */
    public Convention withLevel(double other) {
        return new Convention(tauSquared, inference, other, weighting, prediction);
    }

    /** One line for a caption, such as {@code REML, knha, 95%, prediction HK}. */
    public String caption() {
        return "%s, %s, %s%%, prediction %s%s"
                .formatted(
                        tauSquared.code(),
                        inference.code(),
                        trimmed(level * 100),
                        prediction.code(),
                        switch (weighting) {
                            case INVERSE_VARIANCE -> "";
                            case EQUAL -> ", equal weights";
                            case GIVEN -> ", given weights";
                        });
    }

    private static String trimmed(double value) {
        double rounded = Math.round(value * 1e6) / 1e6;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
