package huantiao.access;

import huantiao.base.Result;
import huantiao.base.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shelf of passkeys, for tests. */
public final class InMemoryPasskeys implements Passkeys {

    private final Map<String, Passkey> keys = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Passkey> byId(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public synchronized List<Passkey> of(UserId user) {
        return keys.values().stream()
                .filter(key -> key.user().equals(user))
                .sorted(Comparator.comparing(Passkey::addedAt).thenComparing(Passkey::id))
                .toList();
    }

    @Override
    public synchronized Result<Passkey, Refusal> add(Permit permit, Passkey passkey) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        if (!InMemoryAccounts.holder(permit).equals(passkey.user())) {
            throw new IllegalArgumentException("a passkey must be its holder's own");
        }
        if (keys.containsKey(passkey.id())) {
            return Result.refused(Refusal.KNOWN_ALREADY);
        }
        if (of(passkey.user()).size() >= MOST) {
            return Result.refused(Refusal.TOO_MANY);
        }
        keys.put(passkey.id(), passkey);
        return Result.ok(passkey);
    }

    @Override
    public synchronized void used(Passkey passkey) {
        keys.computeIfPresent(
                passkey.id(),
                (_, kept) ->
                        kept.usedAt(
                                passkey.usedAt(),
                                passkey.uses(),
                                passkey.verified(),
                                passkey.backedUp()));
    }

    @Override
    public synchronized boolean remove(Permit permit, String id) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        var key = keys.get(id);
        if (key == null || !key.user().equals(InMemoryAccounts.holder(permit))) {
            return false;
        }
        keys.remove(id);
        return true;
    }
}
