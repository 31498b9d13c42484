package huantiao.web.access;

import huantiao.access.Link;
import huantiao.access.Links;
import huantiao.base.Result;

/** What a link opens, or that it opens nothing. */
public record LinkPage(Result<Link, Links.Refusal> link) {

    public boolean opens() {
        return link.isOk();
    }

    /** The purpose or the refusal, as the messages name it. */
    public String state() {
        return link.fold(found -> found.purpose().name(), Links.Refusal::name);
    }
}
