package huantiao.measures;

import java.math.BigDecimal;

/**
 * A number on the scale of one edition of one instrument. It cannot be made without all of them, so
 * no score travels as a bare number.
 *
 * @param value exact, within the scale
 */
public record Score(Exact value, Scale scale, Edition edition) {
    public Score {
        if (!scale.holds(value)) {
            throw new IllegalArgumentException(
                    "score (%s) must be a value of %s, %s..%s"
                            .formatted(value, edition, scale.least(), scale.most()));
        }
    }

    /** True if the two may stand in one line and be subtracted. */
    public boolean comparesWith(Score other) {
        return edition.equals(other.edition) && scale.equals(other.scale);
    }

    /** The value for people, rounded as the instrument says. */
    public BigDecimal shown() {
        return value.rounded(scale.decimals());
    }
}
