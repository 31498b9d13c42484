package huantiao.reminders;

import java.util.UUID;

/** What leaves the building: words and a link, nothing about anybody's health. */
public sealed interface Message {

    /** The reminder it carries: a carrier that is handed the same one twice can tell. */
    UUID id();

    String to();

    Channel channel();

    record Mail(UUID id, String to, String subject, String body) implements Message {
        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public String toString() {
            return "Mail[" + id + "]";
        }
    }

    record Text(UUID id, String to, String body) implements Message {
        @Override
        public Channel channel() {
            return Channel.TEXT;
        }

        @Override
        public String toString() {
            return "Text[" + id + "]";
        }
    }
}
