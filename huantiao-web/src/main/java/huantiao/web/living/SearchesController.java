package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.RecordFile;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The log of searches, and the files of records that came from them. */
@Controller
class SearchesController {

    private static final int LONGEST_NAME = 100;

    private final Desk desk;
    private final RecordFile files;

    SearchesController(Desk desk, RecordFile files) {
        this.desk = desk;
        this.files = files;
    }

    @GetMapping("/workbench/searches")
    @Needs(Deed.REVIEW_EVIDENCE)
    View searches(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping("/workbench/searches")
    @Needs(Deed.REVIEW_EVIDENCE)
    View search(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.records()
                                        .search(
                                                sent.text("source"),
                                                day(sent.text("on")),
                                                sent.text("query"),
                                                Desk.whole(sent.text("found")),
                                                desk.today(request)));
        return problems.isEmpty()
                ? Ways.seeOther("/workbench/searches")
                : show(permit, request, sent, problems);
    }

    /** Takes in a file of records, whole or not at all. */
    @PostMapping("/workbench/imports")
    @Needs(Deed.REVIEW_EVIDENCE)
    View bringIn(Permit permit, HttpServletRequest request) throws IOException, ServletException {
        var sent = Sent.of(request.getParameterMap());
        var part =
                String.valueOf(request.getContentType()).startsWith("multipart/form-data")
                        ? request.getPart("file")
                        : null;
        if (part == null || part.getSize() == 0) {
            return show(
                    permit,
                    request,
                    sent,
                    List.of(
                            new Problem(
                                    "file",
                                    "HT-2030",
                                    "No file was chosen.",
                                    "Choose the file that the database exported.")));
        }
        var name = name(part.getSubmittedFileName());
        var problems =
                switch (files.read(name, part.getInputStream().readAllBytes())) {
                    case Result.Refused<RecordFile.Read, List<Problem>>(var wrong) ->
                            wrong.stream().map(SearchesController::ofFile).toList();
                    case Result.Ok<RecordFile.Read, List<Problem>>(var read) ->
                            desk.add(
                                    permit,
                                    review ->
                                            review.records()
                                                    .bringIn(
                                                            Desk.whole(sent.text("search")),
                                                            name,
                                                            read));
                };
        return problems.isEmpty()
                ? Ways.seeOther("/workbench/searches")
                : show(permit, request, sent, problems);
    }

    /** Where a file says it is wrong, told at the field it was chosen in. */
    private static Problem ofFile(Problem problem) {
        return new Problem(
                "file",
                problem.code(),
                "%s: %s".formatted(problem.where(), problem.what()),
                problem.cure());
    }

    /** The name without folders, as browsers of old send them, and without what steers a line. */
    private static String name(@Nullable String given) {
        var name =
                given == null
                        ? ""
                        : given.replaceFirst("^.*[/\\\\]", "").replaceAll("\\p{C}", "").strip();
        if (name.isEmpty()) {
            return "file";
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            // Said with the other problems.
            return Optional.empty();
        }
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        return desk.show(
                "workbench/searches",
                new SearchesPage(desk.read(permit).records(), form, desk.shell(request).zone()),
                form);
    }
}
