package huantiao.pooling;

import huantiao.registry.HalfYear;
import huantiao.registry.LeavingSums;

/**
 * What is pooled: one measure, one week, one half-year. Its sums are released once.
 *
 * @param measure id of the instrument
 */
public record PoolQuestion(String measure, int week, HalfYear period) {

    public static PoolQuestion of(LeavingSums sums) {
        return new PoolQuestion(sums.edition().instrument(), sums.week(), sums.period());
    }
}
