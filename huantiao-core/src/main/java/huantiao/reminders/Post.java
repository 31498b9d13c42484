package huantiao.reminders;

/**
 * A way out of the building, for one kind of message.
 *
 * @param <M> what it carries
 */
@FunctionalInterface
public interface Post<M extends Message> {

    /** Hands it over, and says what came of it; never throws for what the other side does. */
    Delivery send(M message);
}
