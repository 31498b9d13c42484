package huantiao.meta;

/**
 * Pools effects by inverse variance under the assumption that all studies estimate one effect.
 * Interval and test are normal.
 */
public final class CommonEffect {
    private static final CommonEffect DEFAULT =
            new CommonEffect(
                    RandomEffects.withDefaults()
                            .with(TauSquared.COMMON_EFFECT)
                            .with(Inference.WALD)
                            .with(Prediction.CLASSIC_NORMAL));

    private final RandomEffects method;

    private CommonEffect(RandomEffects method) {
        this.method = method;
    }

    public static CommonEffect withDefaults() {
        return DEFAULT;
    }

    public CommonEffect withLevel(double level) {
        return new CommonEffect(method.withLevel(level));
    }

    public CommonEffect with(Inference inference) {
        return new CommonEffect(method.with(inference));
    }

    /**
     * @throws IllegalArgumentException when no study has an effect and a variance
     */
    public Fit fit(Estimates estimates) {
        return method.fit(estimates);
    }
}
