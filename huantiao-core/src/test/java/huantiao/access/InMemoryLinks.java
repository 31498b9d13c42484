package huantiao.access;

import huantiao.base.Result;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shelf of links, for tests. */
public final class InMemoryLinks implements Links {

    private final Map<String, Link> links = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    @Override
    public synchronized void make(Permit permit, Link link) {
        permit.mustBeFor(Deed.SEND_LINK, Deed.SEND_REMINDER);
        if (!permit.clinic().equals(link.whose().clinic())
                || !permit.patient().equals(link.whose().patient())) {
            throw new IllegalArgumentException("a link must be for the permit's patient");
        }
        if (links.putIfAbsent(link.tokenHash(), link) != null) {
            throw new IllegalStateException("a link's token must be new");
        }
    }

    @Override
    public synchronized Result<Link, Refusal> look(String tokenHash, Instant now) {
        var link = links.get(tokenHash);
        if (link == null) {
            return Result.refused(Refusal.UNKNOWN);
        }
        if (used.contains(tokenHash)) {
            return Result.refused(Refusal.USED);
        }
        return now.isBefore(link.expiresAt()) ? Result.ok(link) : Result.refused(Refusal.EXPIRED);
    }

    @Override
    public synchronized Result<Link, Refusal> use(String tokenHash, Instant now) {
        var answer = look(tokenHash, now);
        if (answer.isOk()) {
            used.add(tokenHash);
        }
        return answer;
    }

    @Override
    public synchronized Optional<Link> usedBefore(String tokenHash, Instant now) {
        return Optional.ofNullable(links.get(tokenHash))
                .filter(_ -> used.contains(tokenHash))
                .filter(link -> now.isBefore(link.expiresAt()));
    }
}
