package huantiao.reminders;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The ways out of the building that are set up; a clinic that set up none sends nothing. */
public record Posts(Optional<Post<Message.Mail>> mail, Optional<Post<Message.Text>> text) {

    public static final Posts NONE = new Posts(Optional.empty(), Optional.empty());

    public Set<Channel> channels() {
        var open = EnumSet.noneOf(Channel.class);
        mail.ifPresent(_ -> open.add(Channel.EMAIL));
        text.ifPresent(_ -> open.add(Channel.TEXT));
        return open;
    }

    /**
     * @throws IllegalStateException if the way of this message is not set up
     */
    public Delivery send(Message message) {
        return switch (message) {
            case Message.Mail one -> mail.orElseThrow(Posts::closed).send(one);
            case Message.Text one -> text.orElseThrow(Posts::closed).send(one);
        };
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("no way is set up for this message");
    }
}
