package huantiao.measures;

/**
 * A code of a public terminology, for exchange.
 *
 * @param system {@code loinc} or {@code snomed}
 */
public record Code(String system, String code, String display) {}
