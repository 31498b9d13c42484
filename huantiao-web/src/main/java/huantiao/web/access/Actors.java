package huantiao.web.access;

import huantiao.access.Actor;
import jakarta.servlet.http.HttpServletRequest;

/** Who is at the door. The application's sign-in answers it. */
public interface Actors {
    Actor of(HttpServletRequest request);

    /**
     * What the guest's link is about, for a check-in the week it belongs to; empty for everybody
     * else.
     */
    default String about(HttpServletRequest request) {
        return "";
    }
}
