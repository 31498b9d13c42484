package huantiao.triage;

import java.util.Optional;

/**
 * The key to an episode of care: only an assessment can mint it, and none does while the person
 * must be seen by somebody else first or a question that must be asked first is open.
 */
public sealed interface Cleared permits Clearance {
    /** What was known when it was minted. */
    Facts facts();

    /** Where the flags led: with limits for {@code SeeDoctorSoon} and {@code UrgentReferral}. */
    Disposition disposition();

    /** The agreement that let care go on beside an urgent referral. */
    Optional<ReferralAgreement> agreement();

    /** What waits until somebody else has seen the person. */
    default Holding limits() {
        return disposition().holding();
    }
}
