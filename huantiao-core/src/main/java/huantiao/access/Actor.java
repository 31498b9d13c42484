package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.people.Profession;
import java.util.Set;
import java.util.UUID;

/** Who asks. */
public sealed interface Actor {

    /** Somebody from the web who has not signed in. */
    record Visitor() implements Actor {}

    /**
     * Somebody who works in a clinic and has signed in.
     *
     * @param name shown beside what they charted
     */
    record Member(UserId user, ClinicId clinic, String name, Profession profession, Set<Role> roles)
            implements Actor {
        public Member {
            roles = Set.copyOf(roles);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a member must have at least one role");
            }
        }
    }

    /** A patient, come in by a link that was made for this one purpose. */
    record Guest(ClinicId clinic, PatientId patient, LinkPurpose purpose) implements Actor {}

    /**
     * The program itself, on its rounds through one clinic to send what is due. Nobody can sign in
     * as it, and no address answers it.
     */
    record Rounds(ClinicId clinic) implements Actor {}

    /**
     * The program of another clinic, known by the signature on its request, at the door of this
     * one.
     *
     * @param partner id of ours
     */
    record Partner(ClinicId clinic, UUID partner) implements Actor {}
}
