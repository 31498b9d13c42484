package huantiao.app.door;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as far as tries are counted. */
final class Addresses {

    private Addresses() {}

    /** The address; of IPv6 the first four groups, because one customer has all the rest. */
    static String of(HttpServletRequest request) {
        var address = String.valueOf(request.getRemoteAddr());
        var groups = address.split(":", -1);
        return groups.length < 5
                ? address
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
