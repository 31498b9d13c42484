package huantiao.access;

import static huantiao.access.LinkPurpose.BEFORE_VISIT;
import static huantiao.access.LinkPurpose.CHECK_IN;
import static huantiao.access.LinkPurpose.INTAKE;
import static huantiao.access.LinkPurpose.OWN_PAGES;
import static huantiao.access.Role.FRONT_DESK;
import static huantiao.access.Role.OWNER;
import static huantiao.access.Role.PRACTITIONER;
import static huantiao.access.Role.REVIEWER;

import java.util.Set;

/**
 * Everything that can be done, and who may do it. There is no other list: the routes, the table in
 * {@code docs/access.md} and the permits are made from this one.
 */
public enum Deed {
    READ_PUBLIC(Reach.ANYONE, Set.of(), Set.of()),
    SIGN_IN(Reach.ANYONE, Set.of(), Set.of()),

    /** The page every member starts from; what it shows follows from the roles. */
    SEE_TODAY(Reach.CLINIC, Set.of(FRONT_DESK, PRACTITIONER, OWNER, REVIEWER), Set.of()),
    FIND_PATIENT(Reach.CLINIC, Set.of(FRONT_DESK, PRACTITIONER), Set.of()),
    REGISTER_PATIENT(Reach.CLINIC, Set.of(FRONT_DESK, PRACTITIONER), Set.of()),
    MANAGE_MEMBERS(Reach.CLINIC, Set.of(OWNER), Set.of()),
    MANAGE_OWN_KEYS(Reach.CLINIC, Set.of(FRONT_DESK, PRACTITIONER, OWNER, REVIEWER), Set.of()),
    SEE_REGISTRY(Reach.CLINIC, Set.of(PRACTITIONER, OWNER), Set.of()),
    /** How the people of each practitioner did, by name. */
    SEE_PRACTITIONERS(Reach.CLINIC, Set.of(OWNER), Set.of()),

    /** Who sits where in the treatment room, and for how long the needles stay. */
    SEE_ROOM(Reach.CLINIC, Set.of(PRACTITIONER), Set.of()),

    /** Points, depths and rules as the program knows them; nobody's data, and not for patients. */
    READ_KNOWLEDGE(Reach.CLINIC, Set.of(PRACTITIONER, OWNER, REVIEWER), Set.of()),
    REVIEW_EVIDENCE(Reach.CLINIC, Set.of(REVIEWER), Set.of()),

    /** Name, birthday, contact and when the next answers are due; nothing clinical. */
    SEE_DETAILS(Reach.PATIENT, Set.of(FRONT_DESK, PRACTITIONER), Set.of()),
    CORRECT_DETAILS(Reach.PATIENT, Set.of(FRONT_DESK, PRACTITIONER), Set.of()),
    SEND_LINK(Reach.PATIENT, Set.of(FRONT_DESK, PRACTITIONER), Set.of()),

    READ_CHART(Reach.PATIENT, Set.of(PRACTITIONER), Set.of()),
    RECORD_CARE(Reach.PATIENT, Set.of(PRACTITIONER), Set.of()),
    SEE_OPENINGS(Reach.PATIENT, Set.of(PRACTITIONER, OWNER), Set.of(OWN_PAGES)),

    ANSWER_INTAKE(Reach.PATIENT, Set.of(PRACTITIONER), Set.of(INTAKE)),
    /** Weighs the choices before or during care; shows what was weighed and nothing else. */
    WEIGH_CHOICES(Reach.PATIENT, Set.of(PRACTITIONER), Set.of(INTAKE, OWN_PAGES)),
    ANSWER_CHECK_IN(Reach.PATIENT, Set.of(PRACTITIONER), Set.of(INTAKE, CHECK_IN, OWN_PAGES)),
    /** Answers the questions before a visit alone; shows nothing of the record. */
    ANSWER_BEFORE_VISIT(Reach.PATIENT, Set.of(), Set.of(BEFORE_VISIT, OWN_PAGES)),
    /** Prints the form of a check-in and keys in what comes back; shows what was keyed in. */
    KEY_IN_PAPER(Reach.PATIENT, Set.of(FRONT_DESK, PRACTITIONER), Set.of()),
    /** Notes what was done at home; shows the diary and nothing else. */
    KEEP_DIARY(Reach.PATIENT, Set.of(), Set.of(OWN_PAGES)),
    READ_OWN_CHART(Reach.PATIENT, Set.of(), Set.of(OWN_PAGES)),

    /** Whether the person is reminded, and what was sent; the person may say no at any time. */
    CHOOSE_REMINDERS(Reach.PATIENT, Set.of(FRONT_DESK, PRACTITIONER), Set.of(CHECK_IN, OWN_PAGES)),

    /** Words of measures that a clinic shows by a licence of its own. */
    MANAGE_LICENCES(Reach.CLINIC, Set.of(OWNER), Set.of()),

    /** Which sums leave the building, to whom they go, and what is pooled. */
    POOL_SUMS(Reach.CLINIC, Set.of(OWNER), Set.of()),
    /** Knocks with a signature; whether it is believed is looked at then. */
    KNOCK_AS_PARTNER(Reach.ANYONE, Set.of(), Set.of()),
    /** Sums of a partner come in: for a partner whose signature was believed. */
    HAND_IN_SUMS(Reach.CLINIC, Set.of(), Set.of()),

    /** Whose answers are due: for the program's own rounds. */
    SEE_DUE(Reach.CLINIC, Set.of(), Set.of()),
    /** A reminder with a link to a check-in: for the program's own rounds. */
    SEND_REMINDER(Reach.PATIENT, Set.of(), Set.of()),
    /** Counts the registry before somebody asks, and shows it to nobody: for the same rounds. */
    COUNT_AHEAD(Reach.CLINIC, Set.of(), Set.of());

    /** How far a deed reaches. */
    public enum Reach {
        /** Touches nobody. */
        ANYONE,
        /** Touches what one clinic shares. */
        CLINIC,
        /** Touches one patient of one clinic. */
        PATIENT
    }

    private final Reach reach;
    private final Set<Role> roles;
    private final Set<LinkPurpose> links;

    Deed(Reach reach, Set<Role> roles, Set<LinkPurpose> links) {
        this.reach = reach;
        this.roles = roles;
        this.links = links;
    }

    public Reach reach() {
        return reach;
    }

    /** Members who may, in their own clinic. */
    public Set<Role> roles() {
        return roles;
    }

    /** True if the program does it by itself, on its rounds. */
    public boolean isOnRounds() {
        return this == SEE_DUE || this == SEND_REMINDER || this == COUNT_AHEAD;
    }

    /** True if another clinic's program does it, known by its signature. */
    public boolean isOfPartners() {
        return this == HAND_IN_SUMS;
    }

    /** Links that open it, for the patient they were made for. */
    public Set<LinkPurpose> links() {
        return links;
    }
}
