package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.UserId;
import huantiao.people.Credential;
import huantiao.people.Profession;
import java.util.List;
import java.util.Set;

/**
 * Somebody who can sign in to one clinic.
 *
 * @param handle what they type to sign in, lower case, unique over all clinics
 * @param passwordHash as the door's encoder wrote it; never shown, never logged
 * @param active false once they have left: what they charted stays under their name
 */
public record Account(
        UserId user,
        ClinicId clinic,
        String handle,
        String name,
        Profession profession,
        List<Credential> credentials,
        Set<Role> roles,
        String passwordHash,
        boolean active) {

    public Account {
        if (!handle.matches("[a-z0-9._@+-]{2,100}")) {
            throw new IllegalArgumentException(
                    "a sign-in name must have 2 to 100 of a-z 0-9 . _ @ + -");
        }
        credentials = List.copyOf(credentials);
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account must have at least one role");
        }
    }

    public Actor.Member member() {
        return new Actor.Member(user, clinic, name, profession, roles);
    }

    @Override
    public String toString() {
        return "Account[" + user + "]";
    }
}
