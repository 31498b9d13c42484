package huantiao.web.care;

import huantiao.access.Permit;
import huantiao.care.Drafts;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Keeps a whole form while it is typed. */
final class Kept {

    private Kept() {}

    static ResponseEntity<Void> keep(
            Drafts drafts, Permit permit, String draft, HttpServletRequest request) {
        var fields =
                new LinkedHashMap<String, List<String>>(
                        Sent.of(request.getParameterMap()).fields());
        fields.remove("_csrf");
        long length =
                fields.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
        if (length > Drafts.MOST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        drafts.keep(permit, draft, fields);
        return ResponseEntity.noContent().build();
    }
}
