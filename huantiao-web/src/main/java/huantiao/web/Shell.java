package huantiao.web;

import huantiao.access.Actor;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What every page has around it: who is looking, in which language, and the token that its forms
 * carry.
 *
 * @param csrfName name of the form field of the token
 * @param csrfToken the token; empty where no session is needed
 * @param path the address looked at, without its query
 * @param zone the clinic's zone, in which days and times are shown
 * @param assets styles and scripts
 * @param room who is in the treatment room as far as the reader may see it; looked up only by a
 *     page that shows it
 * @param clinic the name of the reader's clinic, empty for whoever belongs to none; looked up only
 *     by a page that prints it
 */
public record Shell(
        Words words,
        Actor actor,
        String csrfName,
        String csrfToken,
        String path,
        ZoneId zone,
        Assets assets,
        Supplier<List<InRoom>> room,
        Supplier<String> clinic) {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    public Locale locale() {
        return words.locale();
    }

    /** The links of the header. */
    public List<Navigation.Item> navigation() {
        return Navigation.of(actor, path);
    }

    /** Left to right, or right to left. */
    public String direction() {
        return RIGHT_TO_LEFT.contains(locale().getLanguage()) ? "rtl" : "ltr";
    }

    /** The person whose page this is, as the beginning of its address; empty on any other page. */
    public String person() {
        var parts = path.split("/", 4);
        return parts.length > 2 && parts[1].equals("people") ? "/people/" + parts[2] : "";
    }

    /** The clinic's zone, as a browser knows it. */
    public String zoneName() {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    /** What stands at the foot of each printed sheet of a page: whose it is, and the clinic. */
    public String onSheets(String sheet) {
        var name = clinic.get();
        return name.isEmpty() ? sheet : "%s · %s".formatted(sheet, name);
    }

    /** True for somebody who has not signed in. */
    public boolean isVisitor() {
        return actor instanceof Actor.Visitor;
    }

    /** Name of the member; empty for everybody else. */
    public String memberName() {
        return actor instanceof Actor.Member member ? member.name() : "";
    }

    /** True for somebody who works here. */
    public boolean isMember() {
        return actor instanceof Actor.Member;
    }
}
