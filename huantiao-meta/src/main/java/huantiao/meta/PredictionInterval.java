package huantiao.meta;

/**
 * Where the true effect of a new study like these is expected. Limits are {@code NaN} where the
 * convention has no degree of freedom left (two studies and t with k-2, for example).
 *
 * @param convention which standard error and quantile were used
 * @param interval the limits
 * @param se root of squared standard error plus between-study variance
 * @param df degrees of freedom of the quantile, infinite for the normal one
 * @param level probability, such as 0.95
 */
public record PredictionInterval(
        Prediction convention, Interval interval, double se, double df, double level) {}
