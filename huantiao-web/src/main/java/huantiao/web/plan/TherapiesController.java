package huantiao.web.plan;

import huantiao.access.Deed;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/**
 * What is known of care beside the points: doses of trials, other therapies, herbs, what guidelines
 * say, when somebody else is asked. For those who treat or review; not a page for patients.
 */
@Controller
class TherapiesController {

    private final Pages pages;
    private final CareLibrary library;
    private final CareRules rules;

    TherapiesController(Pages pages, CareLibrary library, CareRules rules) {
        this.pages = pages;
        this.library = library;
        this.rules = rules;
    }

    @GetMapping("/therapies")
    @Needs(Deed.READ_KNOWLEDGE)
    View therapies() {
        return pages.show("care/therapies", new TherapiesPage(library, rules));
    }
}
