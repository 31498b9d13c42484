package huantiao.web.access;

import huantiao.access.Actor;
import jakarta.servlet.http.HttpServletRequest;

/** Who is at the door. The application's sign-in answers it. */
public interface Actors {
    Actor of(HttpServletRequest request);
}
