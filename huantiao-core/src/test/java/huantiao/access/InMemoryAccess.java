package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts, links and the audit trail in memory, bound by the same contract as the kept ones. */
public final class InMemoryAccess implements Accounts, Links, AuditTrail {

    private final Map<ClinicId, Clinic> clinics = new HashMap<>();
    private final Map<UserId, Account> accounts = new HashMap<>();
    private final Map<String, Link> links = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    @Override
    public synchronized boolean isEmpty() {
        return clinics.isEmpty();
    }

    @Override
    public synchronized Result<Clinic, Accounts.Refusal> found(Clinic clinic, Account owner) {
        if (clinics.containsKey(clinic.id()) || byHandle(owner.handle()).isPresent()) {
            return Result.refused(Accounts.Refusal.HANDLE_TAKEN);
        }
        clinics.put(clinic.id(), clinic);
        accounts.put(owner.user(), owner);
        return Result.ok(clinic);
    }

    @Override
    public synchronized Optional<Clinic> clinic(ClinicId id) {
        return Optional.ofNullable(clinics.get(id));
    }

    @Override
    public synchronized Optional<Account> byHandle(String handle) {
        return accounts.values().stream().filter(one -> one.handle().equals(handle)).findFirst();
    }

    @Override
    public synchronized Optional<Account> byId(UserId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized List<Account> members(Permit permit) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        return accounts.values().stream()
                .filter(one -> one.clinic().equals(permit.clinic()))
                .sorted(Comparator.comparing(Account::handle))
                .toList();
    }

    @Override
    public synchronized Result<Account, Accounts.Refusal> add(Permit permit, Account account) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        mustBeOf(permit, account);
        if (byHandle(account.handle()).isPresent() || accounts.containsKey(account.user())) {
            return Result.refused(Accounts.Refusal.HANDLE_TAKEN);
        }
        accounts.put(account.user(), account);
        return Result.ok(account);
    }

    @Override
    public synchronized Result<Account, Accounts.Refusal> change(Permit permit, Account account) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        mustBeOf(permit, account);
        var known = accounts.get(account.user());
        if (known == null
                || !known.clinic().equals(account.clinic())
                || !known.handle().equals(account.handle())) {
            return Result.refused(Accounts.Refusal.UNKNOWN_ACCOUNT);
        }
        if (!isOwner(account) && ownersBeside(account) == 0) {
            return Result.refused(Accounts.Refusal.LAST_OWNER);
        }
        accounts.put(account.user(), account);
        return Result.ok(account);
    }

    @Override
    public synchronized void changeOwnPassword(Permit permit, String newPasswordHash) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        if (!(permit.actor() instanceof Actor.Member member)) {
            throw new IllegalArgumentException("only a member has a password");
        }
        accounts.computeIfPresent(
                member.user(),
                (_, one) ->
                        new Account(
                                one.user(),
                                one.clinic(),
                                one.handle(),
                                one.name(),
                                one.profession(),
                                one.credentials(),
                                one.roles(),
                                newPasswordHash,
                                one.active()));
    }

    @Override
    public synchronized void make(Permit permit, Link link) {
        permit.mustBeFor(Deed.SEND_LINK);
        if (!link.whose().equals(new Whose(permit.clinic(), permit.patient()))) {
            throw new IllegalArgumentException("a link must be for the permit's patient");
        }
        links.put(link.tokenHash(), link);
    }

    @Override
    public synchronized Result<Link, Links.Refusal> look(String tokenHash, Instant now) {
        var link = links.get(tokenHash);
        if (link == null) {
            return Result.refused(Links.Refusal.UNKNOWN);
        }
        if (used.contains(tokenHash)) {
            return Result.refused(Links.Refusal.USED);
        }
        return now.isBefore(link.expiresAt())
                ? Result.ok(link)
                : Result.refused(Links.Refusal.EXPIRED);
    }

    @Override
    public synchronized Result<Link, Links.Refusal> use(String tokenHash, Instant now) {
        var answer = look(tokenHash, now);
        if (answer.isOk()) {
            used.add(tokenHash);
        }
        return answer;
    }

    @Override
    public synchronized void note(Line line) {
        lines.add(line);
    }

    @Override
    public synchronized List<Opening> openings(Permit permit, int limit) {
        permit.mustBeFor(Deed.SEE_OPENINGS);
        return lines.reversed().stream()
                .filter(line -> line.clinic().equals(Optional.of(permit.clinic())))
                .filter(line -> line.patient().equals(Optional.of(permit.patient())))
                .filter(line -> line.event() == Event.OPENED || line.event() == Event.CHANGED)
                .limit(limit)
                .map(line ->
                        new Opening(
                                line.at(),
                                line.event(),
                                line.who().flatMap(this::byId).map(Account::name).orElse(""),
                                line.deed()))
                .toList();
    }

    /** Every line noted so far, for tests that ask what was noted. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    private static void mustBeOf(Permit permit, Account account) {
        if (!account.clinic().equals(permit.clinic())) {
            throw new IllegalArgumentException(
                    "account (%s) is not of the permit's clinic".formatted(account.user()));
        }
    }

    private static boolean isOwner(Account account) {
        return account.active() && account.roles().contains(Role.OWNER);
    }

    private long ownersBeside(Account account) {
        return accounts.values().stream()
                .filter(one -> one.clinic().equals(account.clinic()))
                .filter(one -> !one.user().equals(account.user()))
                .filter(InMemoryAccess::isOwner)
                .count();
    }
}
