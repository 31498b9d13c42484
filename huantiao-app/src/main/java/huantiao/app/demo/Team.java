package huantiao.app.demo;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.base.ClinicId;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import huantiao.people.Credential;
import huantiao.people.Profession;
import huantiao.web.access.Passwords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Those who work in the demo clinic, each with a password that works once.
 *
 * @param practitioners the two who treat
 */
record Team(
        Clinic clinic,
        Actor.Member desk,
        List<Actor.Member> practitioners,
        List<DemoClinic.SignIn> signIns) {

    private static final String CLINIC = "Lantern Reed Clinic (demo, all invented)";

    Team {
        practitioners = List.copyOf(practitioners);
        signIns = List.copyOf(signIns);
    }

    /** Founds the clinic and adds its members, as their owner would. */
    static Team found(Accounts accounts, Passwords passwords, ZoneId zone, RandomGenerator chance) {
        var clinic = new Clinic(new ClinicId(id(chance)), CLINIC, zone);
        var hiring = new Hiring(clinic, passwords, chance);
        var owner =
                hiring.account(
                        "owner",
                        "owner",
                        "Octavia Lanternlight",
                        Profession.NONE,
                        List.of(),
                        Role.OWNER);
        accounts.found(clinic, owner).orElseThrow();
        var manage = Permit.ask(owner.member(), Deed.MANAGE_MEMBERS).orElseThrow();
        var juniper =
                hiring.account(
                        "practitioner, acupuncturist",
                        "juniper",
                        "Juniper Quillfeather",
                        Profession.ACUPUNCTURIST,
                        List.of(invented("Licensed acupuncturist", "DEMO-0001")),
                        Role.PRACTITIONER);
        var bastian =
                hiring.account(
                        "practitioner, physician",
                        "bastian",
                        "Bastian Oakhollow",
                        Profession.PHYSICIAN,
                        List.of(invented("Physician, medical acupuncture", "DEMO-0002")),
                        Role.PRACTITIONER);
        var desk =
                hiring.account(
                        "front desk",
                        "desk",
                        "Tansy Doorbell",
                        Profession.NONE,
                        List.of(),
                        Role.FRONT_DESK);
        var reviewer =
                hiring.account(
                        "reviewer of the evidence",
                        "reviewer",
                        "Quentin Footnote",
                        Profession.NONE,
                        List.of(),
                        Role.REVIEWER);
        for (var account : List.of(juniper, bastian, desk, reviewer)) {
            accounts.add(manage, account).orElseThrow();
        }
        return new Team(
                clinic, desk.member(), List.of(juniper.member(), bastian.member()), hiring.signIns);
    }

    static UUID id(RandomGenerator chance) {
        return new UUID(chance.nextLong(), chance.nextLong());
    }

    private static Credential invented(String title, String number) {
        return new Credential(title, "Board of Invented Registers", number);
    }

    private static final class Hiring {
        private final Clinic clinic;
        private final Passwords passwords;
        private final RandomGenerator chance;
        private final List<DemoClinic.SignIn> signIns = new ArrayList<>();

        Hiring(Clinic clinic, Passwords passwords, RandomGenerator chance) {
            this.clinic = clinic;
            this.passwords = passwords;
            this.chance = chance;
        }

        Account account(
                String what,
                String handle,
                String name,
                Profession profession,
                List<Credential> credentials,
                Role role) {
            var once = passwords.oneTime();
            signIns.add(new DemoClinic.SignIn(what, handle, once.password()));
            return new Account(
                    new UserId(id(chance)),
                    clinic.id(),
                    handle,
                    name,
                    profession,
                    credentials,
                    Set.of(role),
                    once.hash(),
                    true);
        }
    }
}
