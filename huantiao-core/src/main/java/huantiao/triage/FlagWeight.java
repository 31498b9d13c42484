package huantiao.triage;

import huantiao.base.Backing;

/**
 * How much a sign alone moves the probability of something serious.
 *
 * @param flag the sign, in words
 * @param weight strong, moderate, weak or none at all, as the data writes it
 * @param note remark; may be empty
 */
public record FlagWeight(String id, String flag, String weight, String note, Backing backing) {}
