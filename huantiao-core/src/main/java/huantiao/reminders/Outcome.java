package huantiao.reminders;

import java.time.Instant;

/** What became of a reminder. */
public sealed interface Outcome {

    /** A carrier has it. */
    record Sent(AddressMark to) implements Outcome {}

    /** Surely not sent; tried again. */
    record Again(Instant notBefore, Delivery.Why why) implements Outcome {}

    /** Perhaps sent: not tried again, the next reminder comes on its own day. */
    record Unsure(AddressMark to, Delivery.Why why) implements Outcome {}

    /** Every address takes nothing: the person is called. */
    record CameBack(Delivery.Why why) implements Outcome {}

    /** Not sent, for a reason that needs nobody's doing. */
    record Dropped(Reason reason) implements Outcome {}

    /** Why a reminder was not sent. */
    enum Reason {
        /** The person never agreed, or said no. */
        NOT_WANTED,
        ANSWERED,
        NO_ADDRESS,
        /** Its day passed. */
        LATE,
        GONE
    }
}
