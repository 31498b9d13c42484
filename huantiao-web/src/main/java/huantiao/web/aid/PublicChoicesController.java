package huantiao.web.aid;

import huantiao.access.Deed;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Preference;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The decision aid for anyone. What they mark is put on a sheet and kept nowhere. */
@Controller
class PublicChoicesController {

    private static final String HOME = "/choices";

    private final Pages pages;
    private final AidBook book;

    PublicChoicesController(Pages pages, AidBook book) {
        this.pages = pages;
        this.book = book;
    }

    @GetMapping(HOME)
    @Needs(Deed.READ_PUBLIC)
    View choices(HttpServletRequest request) {
        return page(request, Sent.nothing(), List.of(), HttpStatus.OK);
    }

    @GetMapping(HOME + "/sheet")
    @Needs(Deed.READ_PUBLIC)
    View sheet(HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return switch (new ChoicesForm(sent).read()) {
            case Result.Ok<Preference, List<Problem>>(var preference) ->
                    pages.show(
                            "aid/sheet",
                            new ChoicesPage.Sheet(
                                    book.aid(), preference, List.of(), HOME, Optional.empty()));
            case Result.Refused<Preference, List<Problem>>(var problems) ->
                    page(request, sent, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private View page(
            HttpServletRequest request, Sent sent, List<Problem> problems, HttpStatus status) {
        var form = new Form(sent, problems, pages.shell(request).words());
        return pages.show(
                "aid/choices",
                new ChoicesPage(
                        book.aid(),
                        new ChoicesForm.Fields(form),
                        HOME + "/sheet",
                        Optional.empty()),
                status);
    }
}
