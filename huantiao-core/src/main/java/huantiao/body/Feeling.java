package huantiao.body;

import java.util.Locale;
import java.util.Optional;

/** What is felt at a place: the five complaints of sciatica. */
public enum Feeling {
    PAIN,
    WEAKNESS,
    NUMBNESS,
    TINGLING,
    BURNING;

    /** As written in data and forms: {@code numbness}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Feeling> of(String code) {
        for (var feeling : values()) {
            if (feeling.code().equals(code)) {
                return Optional.of(feeling);
            }
        }
        return Optional.empty();
    }
}
