package huantiao.measures;

/**
 * A score and what it was worked out from.
 *
 * @param sum of the answers that counted
 * @param denominator the most those answers allowed (percent), how many there were (mean), or the
 *     top of the scale (sum)
 * @param answered how many items held a number
 */
public record Scored(Score score, Exact sum, Exact denominator, int answered) {}
