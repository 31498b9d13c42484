package huantiao.web.access;

import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.base.Result;
import java.util.Optional;

/**
 * What a link opens, or that it opens nothing.
 *
 * @param clinic its name, for whoever must know who asks; empty where it opens nothing
 * @param again true if it was opened before, and opens only where nothing was answered by it
 */
public record LinkPage(Result<Link, Links.Refusal> link, Optional<String> clinic, boolean again) {

    /** A link that opens. */
    public static LinkPage of(Link link, Optional<String> clinic, boolean again) {
        return new LinkPage(Result.ok(link), clinic, again);
    }

    public boolean opens() {
        return link.isOk();
    }

    /** The purpose or the refusal, as the messages name it. */
    public String state() {
        return link.fold(found -> found.purpose().name(), Links.Refusal::name);
    }

    /** Key of what is said of opening it in another browser. */
    public String once() {
        if (again) {
            return "link.again";
        }
        return state().equals(LinkPurpose.INTAKE.name()) ? "link.once.INTAKE" : "link.once";
    }
}
