package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Doubt;
import huantiao.evidence.Doubts;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.TwoReadings.Pick;
import huantiao.living.Extractions;
import huantiao.living.Extractions.Row;
import huantiao.living.Living;
import huantiao.living.LivingReview;
import huantiao.living.Reviewer;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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

    private final Pages pages;
    private final Living living;
    private final ShippedRows shipped;
    private final Clock clock;

    RowsController(Pages pages, Living living, ShippedRows shipped, Clock clock) {
        this.pages = pages;
        this.living = living;
        this.shipped = shipped;
        this.clock = clock;
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
        var added =
                living.add(
                        permit, clock.instant(), review -> review.extractions().open(cells(sent)));
        return switch (added) {
            case Result.Refused<LivingReview, List<Problem>>(var problems) ->
                    list(permit, request, sent, problems);
            case Result.Ok<LivingReview, List<Problem>>(var review) ->
                    Ways.seeOther(LIST + "/" + review.extractions().rows().getLast().id());
        };
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
        var row = row(living.read(permit), id);
        var reading = Extractions.framed(row, cells(sent));
        var doubts = Doubts.about(reading, others(living.read(permit), id));
        if (sent.text("do").equals("check")
                || !(doubts.isEmpty() || sent.text("asked").equals(asked(doubts)))) {
            return one(id, permit, request, sent, List.of(), doubts);
        }
        var added =
                living.add(
                        permit,
                        clock.instant(),
                        review ->
                                review.extractions().read(id, Reviewer.of(permit).user(), reading));
        return switch (added) {
            case Result.Refused<LivingReview, List<Problem>>(var problems) ->
                    one(id, permit, request, sent, problems, doubts);
            case Result.Ok<LivingReview, List<Problem>> _ -> Ways.seeOther(LIST + "/" + id);
        };
    }

    /** What does not fit in a reading as far as it was typed. */
    @PostMapping(LIST + "/{id}/doubts")
    @Needs(Deed.REVIEW_EVIDENCE)
    View doubts(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var review = living.read(permit);
        var reading = Extractions.framed(row(review, id), cells(sent));
        return pages.show(
                "workbench/doubts",
                page(
                        review,
                        id,
                        permit,
                        request,
                        sent,
                        List.of(),
                        Doubts.about(reading, others(review, id))));
    }

    @PostMapping(LIST + "/{id}/settlement")
    @Needs(Deed.REVIEW_EVIDENCE)
    View settle(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var added =
                living.add(
                        permit,
                        clock.instant(),
                        review ->
                                review.extractions()
                                        .settle(
                                                id,
                                                picks(sent),
                                                sent.text("reason"),
                                                others(review, id)));
        return after(id, permit, request, sent, added);
    }

    @PostMapping(LIST + "/{id}/withdrawal")
    @Needs(Deed.REVIEW_EVIDENCE)
    View withdraw(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var added =
                living.add(
                        permit,
                        clock.instant(),
                        review -> review.extractions().withdraw(id, sent.text("reason")));
        return after(id, permit, request, sent, added);
    }

    private View after(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            Result<LivingReview, List<Problem>> added) {
        return switch (added) {
            case Result.Refused<LivingReview, List<Problem>>(var problems) ->
                    one(id, permit, request, sent, problems, List.of());
            case Result.Ok<LivingReview, List<Problem>> _ -> Ways.seeOther(LIST + "/" + id);
        };
    }

    private static Row row(LivingReview review, String id) {
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
        var shell = pages.shell(request);
        return pages.show(
                "workbench/rows",
                new RowsPage(
                        living.read(permit).extractions(),
                        Reviewer.of(permit).user(),
                        shipped,
                        new Form(sent, problems, shell.words())),
                status(problems));
    }

    private View one(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            List<Doubt> doubts) {
        return pages.show(
                "workbench/row",
                page(living.read(permit), id, permit, request, sent, problems, doubts),
                status(problems));
    }

    private RowPage page(
            LivingReview review,
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            List<Doubt> doubts) {
        var shell = pages.shell(request);
        var row = row(review, id);
        return new RowPage(
                row,
                Reviewer.of(permit).user(),
                new Form(sent, problems, shell.words()),
                doubts.isEmpty()
                        ? row.settled()
                                .map(one -> Doubts.about(one.extraction(), others(review, id)))
                                .orElse(List.of())
                        : doubts,
                shell.zone());
    }

    private static HttpStatus status(List<Problem> problems) {
        return problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
