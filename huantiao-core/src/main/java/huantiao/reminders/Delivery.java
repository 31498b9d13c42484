package huantiao.reminders;

/** What the carrier said when it was handed a message. */
public sealed interface Delivery {

    /** It has it. */
    record Accepted() implements Delivery {}

    /** It surely has not, and may take it later. */
    record Later(Why why) implements Delivery {}

    /** It never will: this address takes nothing. */
    record Refused(Why why) implements Delivery {}

    /** The connection broke after it may have been taken. It is not sent again. */
    record Unsure(Why why) implements Delivery {}

    /** Why not, in a word that says nothing about anybody. */
    enum Why {
        NO_CONNECTION,
        BUSY,
        /** Our own name or password was not taken. */
        NOT_LET_IN,
        ADDRESS_REFUSED,
        /** Not taken for another reason than the address. */
        MESSAGE_REFUSED,
        /** Taken at first, and then sent back. */
        CAME_BACK,
        NO_ANSWER,
        STRANGE_ANSWER
    }
}
