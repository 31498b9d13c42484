package huantiao.web.living;

import huantiao.living.LivingReview;
import huantiao.living.Protocol.Part;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The protocol in a form, with what it said before. */
public record ProtocolPage(LivingReview review, Form form, ZoneId zone) {

    /** One field for each part. */
    public Field field(Part part) {
        var words = form.words();
        return form.field(part.field(), words.say("workbench.protocol." + part.field()))
                .withHint(words.say("workbench.protocol." + part.field() + ".hint"));
    }

    /** Which protocol the form was filled from. */
    public String seen() {
        return ProtocolController.seen(review);
    }

    /** All but the one in force, newest first. */
    public List<LivingReview.ProtocolVersion> earlier() {
        return review.protocols().reversed().stream().skip(1).toList();
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }
}
