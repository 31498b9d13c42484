package huantiao.web.access;

import huantiao.access.LinkPurpose;
import huantiao.base.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * Links for one patient.
 *
 * @param made the address just made, to be handed over now; it is shown once
 */
public record SendLinkPage(PatientId patient, Optional<Made> made) {

    /**
     * A link just made.
     *
     * @param days for how many days it works
     */
    public record Made(LinkPurpose purpose, String address, long days) {
        @Override
        public String toString() {
            return "Made[" + purpose + "]";
        }
    }

    public List<LinkPurpose> purposes() {
        return List.of(LinkPurpose.values());
    }

    /** Where the forms go. */
    public String path() {
        return "/people/%s/links".formatted(patient);
    }
}
