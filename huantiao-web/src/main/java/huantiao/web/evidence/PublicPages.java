package huantiao.web.evidence;

import huantiao.access.Deed;
import huantiao.base.Source;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The pages anyone may read. They are made once for each version of the review. */
@Controller
class PublicPages {

    private final Pages pages;
    private final Supplier<Both> made;
    private final ClinicCards cards;

    private record Both(AnswerPage answer, EvidencePage evidence) {}

    PublicPages(
            Pages pages,
            CurrentReview current,
            SafetyNet safetyNet,
            NoticedChanges noticed,
            ClinicCards cards) {
        this.pages = pages;
        this.cards = cards;
        this.made = current.each(state -> both(state, safetyNet, noticed));
    }

    private static Both both(
            CurrentReview.State state, SafetyNet safetyNet, NoticedChanges noticed) {
        var evidence = EvidencePage.of(state, noticed);
        return new Both(
                AnswerPage.of(
                        state,
                        evidence,
                        safetyNet.text(),
                        safetyNet.backing().sources().stream().map(Source::citation).toList()),
                evidence);
    }

    @GetMapping("/")
    @Needs(Deed.READ_PUBLIC)
    View answer() {
        return pages.show("evidence/answer", made.get().answer().with(cards.card()));
    }

    @GetMapping("/evidence")
    @Needs(Deed.READ_PUBLIC)
    View evidence() {
        return pages.show("evidence/evidence", made.get().evidence());
    }
}
