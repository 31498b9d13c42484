package huantiao.web.care;

import huantiao.access.Actor;
import huantiao.access.Permit;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What somebody who answers alone has not sent yet stays in the tab of their browser. */
public final class KeptInTab {

    private KeptInTab() {}

    /**
     * The name under which it stays there. Not the patient's id itself: a name that tells one
     * person's tab from another's; empty in the clinic, where nothing of a person stays in a
     * browser.
     */
    public static String under(Permit permit) {
        return permit.actor() instanceof Actor.Member
                ? ""
                : UUID.nameUUIDFromBytes(
                                permit.patient().toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
