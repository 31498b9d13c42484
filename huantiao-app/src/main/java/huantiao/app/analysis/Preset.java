package huantiao.app.analysis;

import huantiao.meta.Inference;
import huantiao.meta.Prediction;
import huantiao.meta.TauSquared;

/** The conventions of a program, to get its numbers from the same data. */
public enum Preset {
    /** Our own defaults. */
    HUANTIAO(
            TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD,
            Inference.HARTUNG_KNAPP,
            Prediction.HARTUNG_KNAPP),
    /** {@code rma()} of the R package metafor. */
    METAFOR(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, Inference.WALD, Prediction.AS_TESTED),
    /**
     * {@code metagen()}, {@code metabin()} and {@code metacont()} of the R package meta, inverse
     * variance: also its zero-cell rules and its variance of Hedges' g.
     */
    META(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, Inference.WALD, Prediction.CLASSIC_T),
    /** Review Manager 5, inverse variance: also its variance of Hedges' g. */
    REVMAN(TauSquared.DERSIMONIAN_LAIRD, Inference.WALD, Prediction.HIGGINS);

    private final TauSquared tauSquared;
    private final Inference inference;
    private final Prediction prediction;

    Preset(TauSquared tauSquared, Inference inference, Prediction prediction) {
        this.tauSquared = tauSquared;
        this.inference = inference;
        this.prediction = prediction;
    }

    public TauSquared tauSquared() {
        return tauSquared;
    }

    public Inference inference() {
        return inference;
    }

    public Prediction prediction() {
        return prediction;
    }

    /**
     * @throws IllegalArgumentException when no program has this name
     */
    public static Preset of(String name) {
        for (Preset each : values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "program (%s) must be huantiao, metafor, meta or revman".formatted(name));
    }
}
