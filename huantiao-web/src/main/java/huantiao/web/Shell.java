package huantiao.web;

import huantiao.access.Actor;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What every page has around it: who is looking, in which language, and the token that its forms
 * carry.
 *
 * @param csrfName name of the form field of the token
 * @param csrfToken the token; empty where no session is needed
 * @param path the address looked at, without its query
 * @param zone the clinic's zone, in which days and times are shown
 */
public record Shell(
        Words words, Actor actor, String csrfName, String csrfToken, String path, ZoneId zone) {

    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public Locale locale() {
        return words.locale();
    }

    /** True for somebody who works here. */
    public boolean isMember() {
        return actor instanceof Actor.Member;
    }
}
