package huantiao.triage;

import java.util.Locale;
import java.util.Optional;

/** What may be planned for a session, as the rules name it. */
public enum TechniqueKind {
    MANUAL,
    EA,
    CUPPING_DRY,
    CUPPING_WET,
    CUPPING_MOVING,
    MOXA,
    WARM_NEEDLE,
    EAR_SEEDS,
    PRESS_NEEDLE,
    BEE_VENOM,
    ACUPRESSURE,
    TUINA,
    SMT_THRUST,
    MOBILISATION,
    TRACTION,
    NEURAL_MOBILISATION,
    EXERCISE,
    HERBS,
    SUPPLEMENTS;

    /** As written in data and answers: {@code cupping_dry}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TechniqueKind> of(String code) {
        for (TechniqueKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
