package huantiao.app.post;

import huantiao.access.LinkPurpose;
import huantiao.reminders.Message;
import huantiao.reminders.Way;
import huantiao.web.Words;
import java.util.UUID;

/**
 * What a reminder says: that somebody asks, where, how long it opens, and how to stop it. Not a
 * word about health, and not the person's name.
 *
 * @param name who writes
 */
record MessageWords(Words words, String name) {

    Message write(UUID id, Way.By way, String link) {
        long days = LinkPurpose.CHECK_IN.life().toDays();
        return switch (way.channel()) {
            case EMAIL ->
                    new Message.Mail(
                            id,
                            way.address(),
                            words.say("reminders.mail.subject", name),
                            words.say("reminders.mail.body", name, link, days));
            case TEXT ->
                    new Message.Text(
                            id, way.address(), words.say("reminders.text.body", name, link, days));
        };
    }
}
