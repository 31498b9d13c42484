package huantiao.triage;

import java.util.Optional;

record Clearance(Facts facts, Disposition disposition, Optional<ReferralAgreement> agreement)
        implements Cleared {}
