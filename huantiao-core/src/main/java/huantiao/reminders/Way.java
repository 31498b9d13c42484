package huantiao.reminders;

import huantiao.people.Contact;
import java.util.Set;

/** How somebody can be reached now. */
public sealed interface Way {

    /** By this address. */
    record By(Channel channel, String address) implements Way {
        @Override
        public String toString() {
            return "By[" + channel + "]";
        }
    }

    /** They gave no address for a way that is set up. */
    record NoAddress() implements Way {}

    /** Every address they gave takes nothing. */
    record AllCameBack() implements Way {}

    /**
     * By e-mail where that goes, else by text message.
     *
     * @param open the ways that are set up
     * @param refused addresses of this person that take nothing
     */
    static Way to(Contact contact, Set<Channel> open, Set<AddressMark> refused) {
        boolean gave = false;
        for (var channel : Channel.values()) {
            var address =
                    switch (channel) {
                        case EMAIL -> contact.email();
                        case TEXT -> contact.phone();
                    };
            if (open.contains(channel) && !address.isEmpty()) {
                gave = true;
                if (!refused.contains(AddressMark.of(channel, address))) {
                    return new By(channel, address);
                }
            }
        }
        return gave ? new AllCameBack() : new NoAddress();
    }
}
