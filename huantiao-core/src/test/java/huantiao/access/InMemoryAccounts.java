package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shelf of clinics and accounts, for tests. */
public final class InMemoryAccounts implements Accounts {

    private final Map<ClinicId, Clinic> clinics = new LinkedHashMap<>();
    private final Map<UserId, Account> accounts = new LinkedHashMap<>();

    @Override
    public synchronized boolean isEmpty() {
        return clinics.isEmpty();
    }

    @Override
    public synchronized Result<Clinic, Refusal> found(Clinic clinic, Account owner) {
        if (!owner.clinic().equals(clinic.id()) || !owner.roles().contains(Role.OWNER)) {
            throw new IllegalArgumentException("a clinic must be founded by an owner of its own");
        }
        if (clinics.containsKey(clinic.id()) || byHandle(owner.handle()).isPresent()) {
            return Result.refused(Refusal.HANDLE_TAKEN);
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
        return accounts.values().stream().filter(a -> a.handle().equals(handle)).findFirst();
    }

    @Override
    public synchronized Optional<Account> byId(UserId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized List<Account> members(Permit permit) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        return accounts.values().stream()
                .filter(account -> account.clinic().equals(permit.clinic()))
                .sorted(Comparator.comparing(Account::handle))
                .toList();
    }

    @Override
    public synchronized Result<Account, Refusal> add(Permit permit, Account account) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        mustBeOfItsClinic(permit, account);
        if (byHandle(account.handle()).isPresent()) {
            return Result.refused(Refusal.HANDLE_TAKEN);
        }
        accounts.put(account.user(), account);
        return Result.ok(account);
    }

    @Override
    public synchronized Result<Account, Refusal> change(Permit permit, Account account) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        mustBeOfItsClinic(permit, account);
        var before = accounts.get(account.user());
        if (before == null || !before.clinic().equals(permit.clinic())) {
            return Result.refused(Refusal.UNKNOWN_ACCOUNT);
        }
        boolean anotherOwner =
                members(permit).stream()
                        .filter(other -> !other.user().equals(account.user()))
                        .anyMatch(InMemoryAccounts::owns);
        if (owns(before) && !owns(account) && !anotherOwner) {
            return Result.refused(Refusal.LAST_OWNER);
        }
        var after =
                new Account(
                        before.user(),
                        before.clinic(),
                        before.handle(),
                        account.name(),
                        account.profession(),
                        account.credentials(),
                        account.roles(),
                        account.passwordHash(),
                        account.active());
        accounts.put(after.user(), after);
        return Result.ok(after);
    }

    @Override
    public synchronized void changeOwnPassword(Permit permit, String newPasswordHash) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        var before = byId(holder(permit)).orElseThrow();
        accounts.put(
                before.user(),
                new Account(
                        before.user(),
                        before.clinic(),
                        before.handle(),
                        before.name(),
                        before.profession(),
                        before.credentials(),
                        before.roles(),
                        newPasswordHash,
                        before.active()));
    }

    static UserId holder(Permit permit) {
        return switch (permit.actor()) {
            case Actor.Member member -> member.user();
            case Actor.Guest _, Actor.Rounds _, Actor.Partner _, Actor.Visitor _ ->
                    throw new IllegalArgumentException("only a member has keys of their own");
        };
    }

    private static boolean owns(Account account) {
        return account.active() && account.roles().contains(Role.OWNER);
    }

    private static void mustBeOfItsClinic(Permit permit, Account account) {
        if (!account.clinic().equals(permit.clinic())) {
            throw new IllegalArgumentException("an account must be of the permit's clinic");
        }
    }
}
