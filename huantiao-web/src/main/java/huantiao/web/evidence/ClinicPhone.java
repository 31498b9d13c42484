package huantiao.web.evidence;

import huantiao.access.Accounts;
import huantiao.base.ClinicId;
import huantiao.people.Clinic;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The number under which somebody reaches their own clinic. A card belongs to no clinic of the
 * database, so its number is shown to those only whose clinic has the name on the card.
 */
@Component
public final class ClinicPhone {
    private final ClinicCards cards;
    private final Accounts accounts;

    ClinicPhone(ClinicCards cards, Accounts accounts) {
        this.cards = cards;
        this.accounts = accounts;
    }

    /** Empty where the card names none, or names another clinic. */
    public Optional<String> of(ClinicId clinic) {
        return card(clinic).map(ClinicCard::phone).filter(phone -> !phone.isEmpty());
    }

    /** Where the clinic is; empty as above. */
    public Optional<String> place(ClinicId clinic) {
        return card(clinic).map(ClinicCard::place).filter(place -> !place.isEmpty());
    }

    private Optional<ClinicCard> card(ClinicId clinic) {
        return accounts.clinic(clinic).map(Clinic::name).flatMap(cards::of);
    }
}
