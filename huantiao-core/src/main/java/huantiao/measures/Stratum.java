package huantiao.measures;

import huantiao.base.Source;

/**
 * A group a screening form sorts people into.
 *
 * @param totalFrom lowest total
 * @param subtotalFrom lowest total of the first subscale
 */
public record Stratum(String label, int totalFrom, int subtotalFrom, Source source) {
    boolean holds(Exact total, int subtotal) {
        return total.isAtLeast(Exact.of(totalFrom)) && subtotal >= subtotalFrom;
    }
}
