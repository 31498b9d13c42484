package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.evidence.Doubt;
import huantiao.evidence.Doubts;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.TwoReadings.Pick;
import huantiao.living.DoubleReading;
import huantiao.living.Extractions;
import huantiao.living.LivingReview;
import huantiao.living.Reviewer;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Rows of trials: opened, read by two people who do not see each other's, settled. */
@Controller
class RowsController {

    private static final String LIST = "/workbench/trials";

    private final Desk desk;
    private final ShippedRows shipped;

    RowsController(Desk desk, ShippedRows shipped) {
        this.desk = desk;
        this.shipped = shipped;
    }

    @GetMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View rows(Permit permit, HttpServletRequest request) {
        return list(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View open(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.extractions()
                                        .open(
                                                review.studies(shipped.rows()),
                                                sent.text(Column.TRIAL_ID.code()),
                                                sent.text(Column.COMPARATOR_CLASS.code()),
                                                sent.text(Column.OUTCOME.code())));
        return problems.isEmpty()
                ? Ways.seeOther(LIST + "/" + desk.read(permit).extractions().rows().getLast().id())
                : list(permit, request, sent, problems);
    }

    @GetMapping(LIST + "/{id}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View row(@PathVariable String id, Permit permit, HttpServletRequest request) {
        return one(id, permit, request, Sent.nothing(), List.of(), List.of());
    }

    /** Takes a reading; with doubts only after its reader has seen them. */
    @PostMapping(LIST + "/{id}/readings")
    @Needs(Deed.REVIEW_EVIDENCE)
    View read(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var review = desk.read(permit);
        var reading = Extractions.framed(row(review, id), cells(sent));
        var doubts = Doubts.about(reading, others(review, id));
        if (sent.text("do").equals("check")
                || !(doubts.isEmpty() || sent.text("asked").equals(asked(doubts)))) {
            return one(id, permit, request, sent, List.of(), doubts);
        }
        var problems =
                desk.add(
                        permit,
                        now -> now.extractions().read(id, Reviewer.of(permit).user(), reading));
        return problems.isEmpty()
                ? Ways.seeOther(LIST + "/" + id)
                : one(id, permit, request, sent, problems, doubts);
    }

    /** What does not fit in a reading as far as it was typed. */
    @PostMapping(LIST + "/{id}/doubts")
    @Needs(Deed.REVIEW_EVIDENCE)
    View doubts(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var review = desk.read(permit);
        var reading = Extractions.framed(row(review, id), cells(sent));
        var doubts = Doubts.about(reading, others(review, id));
        return show("workbench/doubts", review, id, permit, request, sent, List.of(), doubts);
    }

    @PostMapping(LIST + "/{id}/settlement")
    @Needs(Deed.REVIEW_EVIDENCE)
    View settle(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return after(
                id,
                permit,
                request,
                sent,
                desk.add(
                        permit,
                        review ->
                                review.extractions()
                                        .settle(
                                                id,
                                                picks(sent),
                                                sent.text("reason"),
                                                others(review, id))));
    }

    @PostMapping(LIST + "/{id}/withdrawal")
    @Needs(Deed.REVIEW_EVIDENCE)
    View withdraw(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return after(
                id,
                permit,
                request,
                sent,
                desk.add(permit, review -> review.extractions().withdraw(id, sent.text("reason"))));
    }

    private View after(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        return problems.isEmpty()
                ? Ways.seeOther(LIST + "/" + id)
                : one(id, permit, request, sent, problems, List.of());
    }

    private static DoubleReading<Extraction, Extraction> row(LivingReview review, String id) {
        return review.extractions()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Every row that a row is held against: those that ship and those settled here. */
    private List<Extraction> others(LivingReview review, String id) {
        var rows = new ArrayList<>(shipped.rows());
        review.extractions().settled().stream()
                .filter(row -> !row.at(Column.ROW_ID).equals(id))
                .forEach(rows::add);
        return rows;
    }

    static Extraction cells(Sent sent) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (var column : Column.values()) {
            var texts = sent.all(column.code());
            cells.put(column, String.join(column == Column.FLAG ? ";" : " ", texts));
        }
        return new Extraction(cells);
    }

    private static Map<Column, Pick> picks(Sent sent) {
        Map<Column, Pick> picks = new EnumMap<>(Column.class);
        for (var column : Column.values()) {
            switch (sent.text(column.code())) {
                case "first" -> picks.put(column, new Pick.First());
                case "second" -> picks.put(column, new Pick.Second());
                case "other" ->
                        picks.put(column, new Pick.Other(sent.text("other-" + column.code())));
                default -> {}
            }
        }
        return picks;
    }

    /** Tells whether what is asked now was asked before. */
    static String asked(List<Doubt> doubts) {
        return Integer.toHexString(
                doubts.stream()
                        .map(one -> one.column().code() + one.sentence())
                        .toList()
                        .hashCode());
    }

    private View list(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        return desk.show(
                "workbench/rows",
                new RowsPage(desk.read(permit), Reviewer.of(permit).user(), shipped, form),
                form);
    }

    private View one(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            List<Doubt> doubts) {
        var review = desk.read(permit);
        return show("workbench/row", review, id, permit, request, sent, problems, doubts);
    }

    private View show(
            String template,
            LivingReview review,
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            List<Doubt> doubts) {
        var row = row(review, id);
        var form = desk.form(request, sent, problems);
        var asked =
                doubts.isEmpty()
                        ? row.settled()
                                .map(one -> Doubts.about(one.what(), others(review, id)))
                                .orElse(List.of())
                        : doubts;
        return desk.show(
                template,
                new RowPage(
                        row,
                        RowOrigin.of(row, review, shipped),
                        Reviewer.of(permit).user(),
                        form,
                        asked,
                        desk.shell(request).zone()),
                form);
    }
}
