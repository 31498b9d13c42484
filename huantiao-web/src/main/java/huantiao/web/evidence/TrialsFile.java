package huantiao.web.evidence;

/**
 * The trials as they ship, for whoever wants to compute for themselves.
 *
 * @param bytes CSV, UTF-8
 * @param sha256 their digest, as in every answer
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record TrialsFile(byte[] bytes, String sha256) {}
