package huantiao.triage;

import huantiao.base.UserId;
import java.time.LocalDate;

/**
 * The clinician referred to agrees that gentle care goes on meanwhile.
 *
 * @param agreedWith who agreed, as the clinic writes it in its letters
 * @param recordedBy the clinician of ours who answers for it
 */
public record ReferralAgreement(String agreedWith, UserId recordedBy, LocalDate on) {
    public ReferralAgreement {
        if (agreedWith.isBlank()) {
            throw new IllegalArgumentException("an agreement must say with whom");
        }
    }
}
