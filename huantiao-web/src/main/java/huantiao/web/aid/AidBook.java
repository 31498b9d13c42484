package huantiao.web.aid;

import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.evidence.ClinicCards;
import huantiao.web.evidence.CurrentReview;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The decision aid at hand: made once for each version of the review, with the clinic's card as it
 * stands now.
 */
@Component
final class AidBook {

    private final Supplier<AidPage> aid;
    private final ClinicCards cards;

    AidBook(CurrentReview current, SafetyNet safetyNet, ClinicCards cards) {
        this.aid = current.each(state -> AidPage.of(state, safetyNet.text()));
        this.cards = cards;
    }

    AidPage aid() {
        return aid.get().with(cards.card());
    }
}
