package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import java.util.Optional;

/**
 * The key to one deed: who, what, and whose. Only {@link #ask} makes one, so a shelf that takes a
 * permit cannot be opened without a rule that allowed it.
 */
public final class Permit {

    private final Actor actor;
    private final Deed deed;
    private final Optional<ClinicId> clinic;
    private final Optional<PatientId> patient;

    private Permit(Actor actor, Deed deed, Optional<ClinicId> clinic, Optional<PatientId> patient) {
        this.actor = actor;
        this.deed = deed;
        this.clinic = clinic;
        this.patient = patient;
    }

    /** For a deed that touches nobody or what one clinic shares. */
    public static Result<Permit, Denial> ask(Actor actor, Deed deed) {
        return switch (deed.reach()) {
            case ANYONE -> Result.ok(new Permit(actor, deed, Optional.empty(), Optional.empty()));
            case CLINIC ->
                    switch (actor) {
                        case Actor.Visitor _ -> Result.refused(Denial.SIGN_IN_FIRST);
                        case Actor.Guest _ -> Result.refused(Denial.NOT_YOURS);
                        case Actor.Rounds(var clinic) ->
                                deed.isOnRounds()
                                        ? Result.ok(
                                                new Permit(
                                                        actor,
                                                        deed,
                                                        Optional.of(clinic),
                                                        Optional.empty()))
                                        : Result.refused(Denial.NOT_YOURS);
                        case Actor.Partner(var clinic, _) ->
                                deed.isOfPartners()
                                        ? Result.ok(
                                                new Permit(
                                                        actor,
                                                        deed,
                                                        Optional.of(clinic),
                                                        Optional.empty()))
                                        : Result.refused(Denial.NOT_YOURS);
                        case Actor.Member member ->
                                mayAsMember(member, deed)
                                        ? Result.ok(
                                                new Permit(
                                                        actor,
                                                        deed,
                                                        Optional.of(member.clinic()),
                                                        Optional.empty()))
                                        : Result.refused(Denial.NOT_YOUR_ROLE);
                    };
            case PATIENT ->
                    throw new IllegalArgumentException(
                            "deed (%s) touches a patient: say whose".formatted(deed));
        };
    }

    /** For a deed that touches one patient. A foreign clinic's patient is as absent as none. */
    public static Result<Permit, Denial> ask(Actor actor, Deed deed, Whose whose) {
        if (deed.reach() != Deed.Reach.PATIENT) {
            throw new IllegalArgumentException("deed (%s) touches no patient".formatted(deed));
        }
        return switch (actor) {
            case Actor.Visitor _ -> Result.refused(Denial.SIGN_IN_FIRST);
            case Actor.Partner _ -> Result.refused(Denial.NOT_YOURS);
            case Actor.Member member -> {
                if (!member.clinic().equals(whose.clinic())) {
                    yield Result.refused(Denial.NOT_YOURS);
                }
                yield mayAsMember(member, deed)
                        ? Result.ok(forPatient(actor, deed, whose))
                        : Result.refused(Denial.NOT_YOUR_ROLE);
            }
            case Actor.Rounds(var clinic) ->
                    deed.isOnRounds() && clinic.equals(whose.clinic())
                            ? Result.ok(forPatient(actor, deed, whose))
                            : Result.refused(Denial.NOT_YOURS);
            case Actor.Guest guest -> {
                boolean own =
                        guest.clinic().equals(whose.clinic())
                                && guest.patient().equals(whose.patient());
                yield own && deed.links().contains(guest.purpose())
                        ? Result.ok(forPatient(actor, deed, whose))
                        : Result.refused(Denial.NOT_YOURS);
            }
        };
    }

    private static boolean mayAsMember(Actor.Member member, Deed deed) {
        return member.roles().stream().anyMatch(deed.roles()::contains);
    }

    private static Permit forPatient(Actor actor, Deed deed, Whose whose) {
        return new Permit(actor, deed, Optional.of(whose.clinic()), Optional.of(whose.patient()));
    }

    public Actor actor() {
        return actor;
    }

    public Deed deed() {
        return deed;
    }

    /**
     * The clinic it holds for.
     *
     * @throws IllegalStateException if the deed touches nobody
     */
    public ClinicId clinic() {
        return clinic.orElseThrow(
                () -> new IllegalStateException("permit (%s) holds for no clinic".formatted(deed)));
    }

    /**
     * The patient it holds for.
     *
     * @throws IllegalStateException if the deed touches no patient
     */
    public PatientId patient() {
        return patient.orElseThrow(() ->
                new IllegalStateException("permit (%s) holds for no patient".formatted(deed)));
    }

    /**
     * Stays quiet if this permit is for one of these deeds.
     *
     * @throws IllegalArgumentException if it is not: the wrong key was brought to the door
     */
    public void mustBeFor(Deed... deeds) {
        for (var allowed : deeds) {
            if (allowed == deed) {
                return;
            }
        }
        throw new IllegalArgumentException("permit (%s) does not open this".formatted(deed));
    }

    @Override
    public String toString() {
        return "Permit[" + deed + "]";
    }
}
