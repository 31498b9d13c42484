package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.body.Points;
import huantiao.web.form.Sent;
import huantiao.web.needling.NeedlesForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;

/**
 * One depth, filled in at the needles of a visit that have none, as deep as the cautious cap of
 * each point allows.
 *
 * @param form every other row, and every depth that was typed, as it was
 * @param unread why the depth cannot be read; empty if it can
 * @param depthMm that was filled in, millimetres; empty if it cannot be read
 * @param left rows that stay empty
 */
public record OneDepth(
        SessionForm form, List<Problem> unread, OptionalInt depthMm, List<Left> left) {

    /** The field in which it is typed; it is not kept. */
    static final String FIELD = "depth_all";

    /**
     * A row that stays empty, as its point has a lower cautious cap, or none that we know.
     *
     * @param capMm the cap, millimetres
     */
    public record Left(int row, String point, OptionalInt capMm) {}

    static OneDepth in(SessionForm form, Points points) {
        var sent = form.sent();
        var unread = new ArrayList<Problem>();
        var typed = NeedlesForm.millimetres(FIELD, -1, sent.text(FIELD), unread);
        if (typed.isEmpty()) {
            if (unread.isEmpty()) {
                unread.add(NeedlesForm.notMillimetres(FIELD, -1, false));
            }
            return new OneDepth(form, List.copyOf(unread), OptionalInt.empty(), List.of());
        }
        int mm = typed.get().mm();
        var left = new ArrayList<Left>();
        var depths = new ArrayList<>(sent.fields().getOrDefault(NeedlesForm.DEPTH, List.of()));
        for (int row = 0; row < form.rows(NeedlesForm.POINT); row++) {
            var point = form.at(NeedlesForm.POINT, row);
            if (point.isEmpty() || !form.at(NeedlesForm.DEPTH, row).isEmpty()) {
                continue;
            }
            var cap = capMm(point, points);
            if (cap.isPresent() && mm <= cap.getAsInt()) {
                while (depths.size() <= row) {
                    depths.add("");
                }
                depths.set(row, "" + mm);
            } else {
                left.add(new Left(row, point, cap));
            }
        }
        var fields = new LinkedHashMap<>(sent.fields());
        fields.put(NeedlesForm.DEPTH, depths);
        fields.remove(FIELD);
        return new OneDepth(
                new SessionForm(new Sent(fields)),
                List.of(),
                OptionalInt.of(mm),
                List.copyOf(left));
    }

    /** Our cautious cap of the depth at a point, millimetres; empty where none is. */
    static OptionalInt capMm(String point, Points points) {
        return points.find(point).map(one -> one.needling().capMm()).orElse(OptionalInt.empty());
    }
}
