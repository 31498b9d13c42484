package huantiao.measures;

import huantiao.base.Source;

/**
 * A named stretch of a scale.
 *
 * @param upTo the band ends here, this value included; the band before it ends where this one
 *     begins
 */
public record Band(Exact upTo, String label, Source source) {}
