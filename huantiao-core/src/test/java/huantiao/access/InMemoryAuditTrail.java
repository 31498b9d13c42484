package huantiao.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shelf of who came and who opened what, for tests. */
public final class InMemoryAuditTrail implements AuditTrail {

    private final Accounts accounts;
    private final List<Line> lines = new ArrayList<>();

    public InMemoryAuditTrail(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized void note(Line line) {
        lines.add(line);
    }

    /** Everything noted so far, oldest first. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized List<Opening> openings(Permit permit, int limit) {
        permit.mustBeFor(Deed.SEE_OPENINGS);
        return lines.reversed().stream()
                .filter(line -> line.event() == Event.OPENED || line.event() == Event.CHANGED)
                .filter(line -> line.clinic().equals(Optional.of(permit.clinic())))
                .filter(line -> line.patient().equals(Optional.of(permit.patient())))
                .filter(line -> line.who().isPresent())
                .limit(limit)
                .map(line ->
                        new Opening(
                                line.at(),
                                line.event(),
                                line.who().flatMap(accounts::byId).map(Account::name).orElse(""),
                                line.deed()))
                .toList();
    }
}
