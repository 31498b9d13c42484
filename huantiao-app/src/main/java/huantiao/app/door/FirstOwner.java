package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Role;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import huantiao.people.Profession;
import huantiao.web.access.Passwords;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first one who can sign in to an empty clinic, with a password that works once.
 *
 * @param password to be printed once and kept nowhere
 */
public record FirstOwner(String handle, String password) {

    /**
     * Founds the clinic with its first owner, who is everything there until somebody else is.
     *
     * @return empty if a clinic is there already
     */
    public static Optional<FirstOwner> found(
            Accounts accounts, Passwords passwords, Clinic clinic, UserId user, String handle) {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        var once = passwords.oneTime();
        var owner =
                new Account(
                        user,
                        clinic.id(),
                        handle,
                        "Owner",
                        Profession.NONE,
                        List.of(),
                        Set.of(Role.values()),
                        once.hash(),
                        true);
        return accounts.found(clinic, owner)
                .fold(
                        _ -> Optional.of(new FirstOwner(handle, once.password())),
                        _ -> Optional.empty());
    }

    @Override
    public String toString() {
        return "FirstOwner[" + handle + "]";
    }
}
