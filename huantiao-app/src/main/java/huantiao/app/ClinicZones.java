package huantiao.app;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.base.ClinicId;
import huantiao.people.Clinic;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The zone and the name of the clinic that somebody belongs to; a visitor belongs to none and sees
 * UTC.
 */
final class ClinicZones implements Function<Actor, ZoneId> {

    private final Accounts accounts;
    private final Map<ClinicId, ZoneId> known = new ConcurrentHashMap<>();

    ClinicZones(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public ZoneId apply(Actor actor) {
        return clinic(actor).map(this::of).orElse(ZoneOffset.UTC);
    }

    /** The name of that clinic; empty for a visitor. */
    String name(Actor actor) {
        return clinic(actor).flatMap(accounts::clinic).map(Clinic::name).orElse("");
    }

    private static Optional<ClinicId> clinic(Actor actor) {
        return switch (actor) {
            case Actor.Visitor _ -> Optional.empty();
            case Actor.Member member -> Optional.of(member.clinic());
            case Actor.Guest guest -> Optional.of(guest.clinic());
            case Actor.Rounds rounds -> Optional.of(rounds.clinic());
            case Actor.Partner partner -> Optional.of(partner.clinic());
        };
    }

    private ZoneId of(ClinicId clinic) {
        return known.computeIfAbsent(
                clinic, id -> accounts.clinic(id).map(Clinic::zone).orElse(ZoneOffset.UTC));
    }
}
