package huantiao.triage;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, TechniqueKind> BY_CODE = new HashMap<>();

    static {
        for (TechniqueKind kind : values()) {
            BY_CODE.put(kind.code, kind);
        }
    }

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As written in data and answers: {@code cupping_dry}. */
    public String code() {
        return code;
    }

    public static Optional<TechniqueKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
