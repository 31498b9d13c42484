package huantiao.reminders;

import huantiao.access.Permit;
import huantiao.base.PatientId;
import huantiao.people.Clinic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The shelf of reminders. It holds neither an address nor a link: both are looked up or made when a
 * reminder goes; of the address a mark stays. A reminder is begun by one caller only, and one that
 * was begun and never settled is not sent again.
 */
public interface Outbox {

    /** A reminder that may go. */
    record Waiting(UUID id, PatientId patient, Occasion occasion, int tries) {}

    /** What became of a reminder, for those who look after it. */
    record Past(Occasion occasion, State state, Optional<Channel> channel, Instant at) {}

    /** A follow-up for which every address of the person takes nothing. */
    record Unreached(PatientId patient, Occasion occasion) {}

    /** Where a reminder stands. */
    enum State {
        WAITING,
        SENDING,
        SENT,
        UNSURE,
        CAME_BACK,
        DROPPED
    }

    /** The clinics that a round visits. */
    List<Clinic> clinics();

    /**
     * Puts a reminder in, once: it is known by its follow-up and its number.
     *
     * @return true if it was not there before
     */
    boolean put(Permit sendReminder, UUID id, Occasion occasion, Instant notBefore);

    /** Reminders whose time has come, the oldest first. */
    List<Waiting> waiting(Permit seeDue, Instant now, int limit);

    /** Begins to send: true for one caller, once, until it is settled as to be tried again. */
    boolean begin(Permit sendReminder, UUID id, Instant now);

    /** Says what became of it. One that is sent, perhaps sent or dropped stays so. */
    void settle(Permit sendReminder, UUID id, Outcome outcome, Instant now);

    /** Notes of every reminder begun before a moment and never settled that it was perhaps sent. */
    int forsake(Permit seeDue, Instant begunBefore, Instant now);

    /** Remembers that an address of the person takes nothing. */
    void refuse(Permit sendReminder, AddressMark address, Delivery.Why why, Instant now);

    /** Addresses of the person that take nothing. */
    Set<AddressMark> refused(Permit sendReminder);

    /** Whose reminder it is; empty if the clinic has none of this id. */
    Optional<PatientId> whose(Permit seeDue, UUID id);

    /**
     * A reminder that was sent came back: the address it went to takes nothing, and the person is
     * called. False if no such reminder was sent.
     */
    boolean cameBack(Permit sendReminder, UUID id, Instant now);

    /** What became of the person's reminders, the latest first. */
    List<Past> past(Permit chooseReminders, int limit);

    /** Whom no reminder reached. */
    List<Unreached> unreached(Permit seeToday);
}
