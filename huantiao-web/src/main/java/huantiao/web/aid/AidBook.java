package huantiao.web.aid;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.evidence.ClinicCards;
import org.springframework.stereotype.Component;

/** The decision aid at hand: made once from the data, with the clinic's card as it stands now. */
@Component
final class AidBook {

    private final AidPage aid;
    private final ClinicCards cards;

    AidBook(EvidenceBase base, Review review, SafetyNet safetyNet, ClinicCards cards) {
        this.aid = AidPage.of(base, review, safetyNet.text());
        this.cards = cards;
    }

    AidPage aid() {
        return aid.with(cards.card());
    }
}
