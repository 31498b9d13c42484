package huantiao.web.care;

import huantiao.body.Mark;
import huantiao.web.form.Sent;
import java.util.List;

/** What is marked on a body chart, as a form sends it. */
public final class BodyMarks {

    /** The field of each mark. */
    public static final String MARK = "mark";

    private BodyMarks() {}

    /** The marks, each once; what is none is left out. */
    public static List<Mark> read(Sent sent) {
        return sent.all(MARK).stream()
                .flatMap(code -> Mark.read(code).stream())
                .distinct()
                .toList();
    }
}
