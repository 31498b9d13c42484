package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import huantiao.people.Credential;
import huantiao.people.Profession;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The fictional people who work in two clinics of the tests. */
public final class Staff {

    public static final Clinic RIVERSIDE =
            new Clinic(
                    new ClinicId(id(1, 1)), "Riverside Example Clinic", ZoneId.of("Europe/Berlin"));
    public static final Clinic HILLTOP =
            new Clinic(
                    new ClinicId(id(1, 2)), "Hilltop Example Clinic", ZoneId.of("America/Chicago"));

    /** A patient of Riverside. */
    public static final Whose MEI = new Whose(RIVERSIDE.id(), new PatientId(id(2, 1)));

    /** Another patient of Riverside. */
    public static final Whose TOMAS = new Whose(RIVERSIDE.id(), new PatientId(id(2, 2)));

    /** A patient of Hilltop. */
    public static final Whose NOOR = new Whose(HILLTOP.id(), new PatientId(id(2, 3)));

    private Staff() {}

    /** The account of Riverside's owner. */
    public static Account olive() {
        return account(1, RIVERSIDE, "olive", "Olive Ownfield", Profession.NONE, Role.OWNER);
    }

    /** The account of a practitioner of Riverside. */
    public static Account pia() {
        return account(
                2,
                RIVERSIDE,
                "pia",
                "Dr. Pia Needham",
                Profession.ACUPUNCTURIST,
                Role.PRACTITIONER);
    }

    /** The account of Riverside's front desk. */
    public static Account frank() {
        return account(3, RIVERSIDE, "frank", "Frank Deskin", Profession.NONE, Role.FRONT_DESK);
    }

    /** The account of Riverside's reviewer. */
    public static Account rae() {
        return account(4, RIVERSIDE, "rae", "Rae Reader", Profession.NONE, Role.REVIEWER);
    }

    /** The account of Riverside's second reviewer. */
    public static Account sam() {
        return account(6, RIVERSIDE, "sam", "Sam Second", Profession.NONE, Role.REVIEWER);
    }

    /** The account of Hilltop's owner, who is everything there. */
    public static Account hugo() {
        return account(5, HILLTOP, "hugo", "Hugo Hillman", Profession.PHYSICIAN, Role.values());
    }

    /** The account with another password hash. */
    public static Account withPassword(Account account, String hash) {
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                account.roles(),
                hash,
                account.active());
    }

    /** The account with other roles. */
    public static Account withRoles(Account account, Role... roles) {
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                Set.of(roles),
                account.passwordHash(),
                account.active());
    }

    /** The account of somebody who has left. */
    public static Account left(Account account) {
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                account.roles(),
                account.passwordHash(),
                false);
    }

    /** The permit of this account for a deed that touches no patient. */
    public static Permit permit(Account account, Deed deed) {
        return Permit.ask(account.member(), deed).orElseThrow();
    }

    /** The permit of this account for a deed that touches one patient. */
    public static Permit permit(Account account, Deed deed, Whose whose) {
        return Permit.ask(account.member(), deed, whose).orElseThrow();
    }

    private static Account account(
            int number,
            Clinic clinic,
            String handle,
            String name,
            Profession profession,
            Role... roles) {
        return new Account(
                new UserId(id(3, number)),
                clinic.id(),
                handle,
                name,
                profession,
                profession == Profession.NONE
                        ? List.of()
                        : List.of(new Credential("Licence of example", "Board of examples", "E-1")),
                EnumSet.copyOf(List.of(roles)),
                "{none}",
                true);
    }

    private static UUID id(int kind, int number) {
        return new UUID(0x7000L, (long) kind << 32 | number);
    }
}
