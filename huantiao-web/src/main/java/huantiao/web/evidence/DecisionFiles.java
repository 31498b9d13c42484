package huantiao.web.evidence;

/**
 * The files that ship in which somebody decided about rows, byte for byte as every answer names
 * their digests.
 *
 * @param corrections cells read otherwise than their source prints them, CSV in UTF-8
 * @param riskOfBias judgements of risk of bias taken over from their sources, CSV in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record DecisionFiles(byte[] corrections, byte[] riskOfBias) {}
