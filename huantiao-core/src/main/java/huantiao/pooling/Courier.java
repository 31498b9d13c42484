package huantiao.pooling;

/** Carries a signed request to a partner and brings back what was said. */
public interface Courier {

    /**
     * What was said.
     *
     * @param code why not; empty unless it was refused
     */
    record Answer(Exchanges.Went went, String code) {}

    Answer hand(PartnerCard to, SignedRequest request);
}
