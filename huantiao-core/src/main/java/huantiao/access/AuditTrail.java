package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The shelf of who came in, who was refused and who opened whose record. Nothing on it changes. */
public interface AuditTrail {

    /** What happened. */
    enum Event {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SIGN_IN_BLOCKED,
        SIGNED_OUT,
        LINK_MADE,
        LINK_USED,
        LINK_REFUSED,
        REFUSED,
        OPENED,
        CHANGED
    }

    /**
     * One line. It names ids of ours and a deed, never what was read or written.
     *
     * @param clinic empty where nobody can say (a failed sign-in of an unknown user)
     * @param who the member, or empty for a patient or visitor
     * @param guest true if a patient came by a link
     * @param detail a route or a reason code; never free text of a person
     */
    record Line(
            Instant at,
            Event event,
            Optional<ClinicId> clinic,
            Optional<UserId> who,
            boolean guest,
            Optional<PatientId> patient,
            Optional<Deed> deed,
            String detail) {}

    /** One line of the answer to "who opened my record?": the member's name beside it. */
    record Opening(Instant at, Event event, String whoName, Optional<Deed> deed) {}

    void note(Line line);

    /** Who opened or changed this patient's record, newest first, at most {@code limit}. */
    List<Opening> openings(Permit seeOpenings, int limit);
}
