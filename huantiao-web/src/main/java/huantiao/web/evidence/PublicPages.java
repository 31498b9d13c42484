package huantiao.web.evidence;

import huantiao.access.Deed;
import huantiao.base.Source;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The pages anyone may read. Their data change only with the program, so they are made once. */
@Controller
class PublicPages {

    private final Pages pages;
    private final AnswerPage answer;
    private final EvidencePage evidence;
    private final ClinicCards cards;

    PublicPages(
            Pages pages, EvidenceBase base, Review review, SafetyNet safetyNet, ClinicCards cards) {
        this.pages = pages;
        this.cards = cards;
        this.evidence = EvidencePage.of(base, review);
        this.answer =
                AnswerPage.of(
                        base,
                        evidence,
                        safetyNet.text(),
                        safetyNet.backing().sources().stream().map(Source::citation).toList());
    }

    @GetMapping("/")
    @Needs(Deed.READ_PUBLIC)
    View answer() {
        return pages.show("evidence/answer", answer.with(cards.card()));
    }

    @GetMapping("/evidence")
    @Needs(Deed.READ_PUBLIC)
    View evidence() {
        return pages.show("evidence/evidence", evidence);
    }
}
