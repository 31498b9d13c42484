package huantiao.pooling;

import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The shelf of what clinics exchange: keys, partners, what was released, to whom it was handed, and
 * what came in. Nothing on it is changed or taken away; it is the ledger that says what anybody
 * outside can know.
 */
public interface Exchanges {

    /**
     * Sums that were released.
     *
     * @param text the very bytes that leave
     * @param by the member's name as it was that day
     * @param dataVersion of the registry they were counted in
     */
    record Released(
            PoolQuestion question, String text, String dataVersion, Instant at, String by) {}

    /** How a handing over went. */
    enum Went {
        ACCEPTED,
        /** The partner said no; the code says why. */
        REFUSED,
        /** Nobody answered, or not in a way that can be read. It may have arrived. */
        UNSURE
    }

    /**
     * One try to hand released sums to a partner.
     *
     * @param code why not, such as {@code HT-1902}; empty where it went well or nobody answered
     */
    record Handing(PoolQuestion question, UUID partner, Instant at, Went went, String code) {}

    /** Sums of a partner. */
    record Received(UUID partner, PoolQuestion question, String text, Instant at) {}

    /** What became of sums that came in. */
    enum Arrival {
        NEW,
        /** The same bytes came before. */
        KNOWN,
        /** Others came before; those stay. */
        DIFFERENT
    }

    /** The clinic's own key: the one made last. */
    Optional<ClinicKey> key(Permit poolSums);

    /** Keeps a new key; from now on requests are signed with it. */
    void keep(Permit poolSums, ClinicKey fresh, Instant at);

    List<Partner> partners(Permit poolSums);

    /**
     * @return false if an open partner has this key already
     */
    boolean add(Permit poolSums, Partner partner);

    void end(Permit poolSums, UUID partner, Instant at);

    /** The ledger, newest first. */
    List<Released> released(Permit poolSums);

    /**
     * Writes sums into the ledger.
     *
     * @return what stands there: this one, or refused with the earlier one of the same question
     */
    Result<Released, Released> release(Permit poolSums, Released sums);

    /** Newest first. */
    List<Handing> handings(Permit poolSums);

    void note(Permit poolSums, Handing handing);

    List<Received> received(Permit poolSums);

    /** The open partner of this clinic that has this key; asked before anybody is let in. */
    Optional<Partner> whose(ClinicId clinic, String keyId);

    /**
     * Remembers a word that may be used once, and forgets those that are too old to be believed.
     *
     * @return false if it was used before
     */
    boolean isFirst(Permit handInSums, String nonce, Instant at, Instant forgetBefore);

    Arrival receive(Permit handInSums, Received sums);
}
