package huantiao.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An address of our own to go back to after the sign-in; never anybody else's. */
public final class OwnPath {

    private static final Pattern OURS =
            Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%-]*(\\?[A-Za-z0-9/_.~%=&+-]*)?");

    private static final int MOST = 500;

    private OwnPath() {}

    /** The address if it is a path of ours, or the other one. */
    public static String or(String asked, String otherwise) {
        return asked.length() <= MOST && OURS.matcher(asked).matches() && !asked.contains("//")
                ? asked
                : otherwise;
    }

    /** The address that was asked for, to be put into a query. */
    public static String encoded(HttpServletRequest request) {
        var query = request.getQueryString();
        return URLEncoder.encode(
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                StandardCharsets.UTF_8);
    }
}
