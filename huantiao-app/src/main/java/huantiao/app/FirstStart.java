package huantiao.app;

import huantiao.access.Accounts;
import huantiao.app.demo.Demo;
import huantiao.app.demo.DemoClinic;
import huantiao.app.demo.DemoShelves;
import huantiao.app.door.FirstOwner;
import huantiao.base.ClinicId;
import huantiao.base.UserId;
import huantiao.care.CareRules;
import huantiao.care.Charts;
import huantiao.care.ConsentVersions;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.measures.Instruments;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.access.Passwords;
import huantiao.web.aid.AidPage;
import huantiao.web.evidence.CurrentReview;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * What an empty database is filled with when the clinic starts for the first time: the demo clinic,
 * or a clinic with its first administrator.
 *
 * @param what said before the sign-ins
 * @param signIns told once and kept nowhere
 */
record FirstStart(String what, List<DemoClinic.SignIn> signIns) {

    /** Fills it; empty if somebody can sign in already. */
    static Optional<FirstStart> of(ApplicationContext context) {
        var accounts = context.getBean(Accounts.class);
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        var passwords = context.getBean(Passwords.class);
        return context.getBean(ClinicSettings.class).demo()
                ? Optional.of(demo(context, accounts, passwords))
                : empty(accounts, passwords);
    }

    private static FirstStart demo(
            ApplicationContext context, Accounts accounts, Passwords passwords) {
        var aid =
                AidPage.of(
                        context.getBean(CurrentReview.class).asShipped(),
                        context.getBean(SafetyNet.class).text());
        var shelves =
                new DemoShelves(
                        accounts,
                        context.getBean(Charts.class),
                        context.getBean(CareRules.class),
                        context.getBean(CareKnowledge.class).points(),
                        context.getBean(Instruments.class),
                        context.getBean(ConsentVersions.class),
                        aid.knowledge(),
                        aid.editionCode());
        var clock = context.getBean(Clock.class).withZone(ZoneId.systemDefault());
        var demo = Demo.fill(shelves, Demo.SEED, clock, passwords);
        context.getBean(ClinicCardFile.class).writeDemo();
        return new FirstStart(
                "A demo clinic was made: %s, %d invented people, %d chart entries."
                        .formatted(demo.clinic().name(), demo.people(), demo.entries()),
                demo.signIns());
    }

    private static Optional<FirstStart> empty(Accounts accounts, Passwords passwords) {
        var clinic =
                new huantiao.people.Clinic(
                        new ClinicId(UUID.randomUUID()), "My clinic", ZoneId.systemDefault());
        return FirstOwner.found(accounts, passwords, clinic, new UserId(UUID.randomUUID()), "owner")
                .map(owner ->
                        new FirstStart(
                                "An empty clinic was made.",
                                List.of(
                                        new DemoClinic.SignIn(
                                                "administrator",
                                                owner.handle(),
                                                owner.password()))));
    }

    void tell(PrintStream out) {
        out.println(what);
        out.println("Sign in with (each password works once, then you choose your own):");
        signIns.forEach(
                one -> out.printf("  %-34s %-12s %s%n", one.what(), one.handle(), one.password()));
    }
}
