package huantiao.web.evidence;

/**
 * Words of a reviewed record, shown as they stand there; they may hold digits.
 *
 * @param words as in the record
 * @param from id of the record
 */
public record Quoted(String words, String from) {}
