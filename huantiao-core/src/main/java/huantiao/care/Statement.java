package huantiao.care;

import huantiao.base.Backing;

/**
 * A sentence of the reviewed knowledge that stands by itself.
 *
 * @param id as {@code CN-06}
 * @param note remark on how it was read; may be empty
 */
public record Statement(String id, String text, String note, Backing backing) {}
