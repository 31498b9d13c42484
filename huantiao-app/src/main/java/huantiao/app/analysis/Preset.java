package huantiao.app.analysis;

import huantiao.meta.Convention;
import huantiao.meta.Inference;
import huantiao.meta.Prediction;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;

/** The conventions of a program, to get its numbers from the same data. */
public enum Preset {
    /** Our own defaults. */
    HUANTIAO(RandomEffects.withDefaults().convention()),
    /** {@code rma()} of the R package metafor. */
    METAFOR(Convention.asMetafor()),
    /**
     * {@code metagen()}, {@code metabin()} and {@code metacont()} of the R package meta, inverse
     * variance: also its zero-cell rules and its variance of Hedges' g.
     */
    META(Convention.asMeta()),
    /** Review Manager 5, inverse variance: also its variance of Hedges' g. */
    REVMAN(Convention.asRevMan());

    private final Convention convention;

    Preset(Convention convention) {
        this.convention = convention;
    }

    public TauSquared tauSquared() {
        return convention.tauSquared();
    }

    public Inference inference() {
        return convention.inference();
    }

    public Prediction prediction() {
        return convention.prediction();
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
