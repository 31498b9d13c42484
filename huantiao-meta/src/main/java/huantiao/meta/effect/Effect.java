package huantiao.meta.effect;

/** An effect and its sampling variance. */
record Effect(double value, double variance) {
    static final Effect UNDEFINED = new Effect(Double.NaN, Double.NaN);

    /** Fisher's z of a correlation, variance by the delta method. */
    Effect fisherZ() {
        double rest = 1 - value * value;
        return new Effect(EffectSize.fisherZ(value), variance / (rest * rest));
    }

    Effect times(double factor) {
        return new Effect(value * factor, variance * factor * factor);
    }
}
