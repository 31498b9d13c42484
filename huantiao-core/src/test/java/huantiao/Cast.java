package huantiao;

import huantiao.access.Actor;
import huantiao.access.LinkPurpose;
import huantiao.access.Role;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.care.Entry;
import huantiao.people.Birthday;
import huantiao.people.Clinic;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Profession;
import huantiao.people.Sex;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.UUID;

/**
 * The people who appear in tests. All are invented; their stories are told where they appear.
 *
 * <p>Of the clinic "Ring and Reed": Ada (practitioner), Bruno (front desk), Olive (owner and
 * practitioner), Rene (reviewer); Mei and Tomás are patients. "Elsewhere" is another clinic.
 */
public final class Cast {

    public static final ClinicId RING_AND_REED = new ClinicId(new UUID(0xC11C, 1));
    public static final ClinicId ELSEWHERE = new ClinicId(new UUID(0xC11C, 2));
    public static final PatientId MEI = new PatientId(new UUID(0xABCD, 1));
    public static final PatientId TOMAS = new PatientId(new UUID(0xABCD, 2));

    private Cast() {}

    public static Clinic ringAndReed() {
        return new Clinic(RING_AND_REED, "Ring and Reed", ZoneId.of("Europe/Lisbon"));
    }

    public static Clinic elsewhere() {
        return new Clinic(ELSEWHERE, "Elsewhere", ZoneId.of("Asia/Taipei"));
    }

    public static Actor.Member ada() {
        return member(RING_AND_REED, 1, "Ada Quill", Profession.ACUPUNCTURIST, Role.PRACTITIONER);
    }

    public static Actor.Member bruno() {
        return member(RING_AND_REED, 2, "Bruno Bell", Profession.NONE, Role.FRONT_DESK);
    }

    public static Actor.Member olive() {
        return member(
                RING_AND_REED,
                3,
                "Olive Stone",
                Profession.PHYSICAL_THERAPIST,
                Role.OWNER,
                Role.PRACTITIONER);
    }

    public static Actor.Member rene() {
        return member(RING_AND_REED, 4, "Rene Page", Profession.NONE, Role.REVIEWER);
    }

    /** A practitioner of the other clinic. */
    public static Actor.Member otto() {
        return member(ELSEWHERE, 5, "Otto Away", Profession.CHIROPRACTOR, Role.PRACTITIONER);
    }

    /** Mei herself, come in by a link. */
    public static Actor.Guest meiByLink(LinkPurpose purpose) {
        return new Actor.Guest(RING_AND_REED, MEI, purpose);
    }

    /** Mei, born 1984, right leg pain past the knee for six weeks after lifting. */
    public static Entry.Registered mei() {
        return registered("陈 美 (Chen Mei)", LocalDate.of(1984, 3, 9), Sex.FEMALE);
    }

    /** Tomás, born 1952, ten years of slow stream that was looked into; takes warfarin. */
    public static Entry.Registered tomas() {
        return registered("Tomás Ibarra", LocalDate.of(1952, 11, 30), Sex.MALE);
    }

    private static Entry.Registered registered(String name, LocalDate born, Sex sex) {
        return new Entry.Registered(new PersonName(name), new Birthday(born), sex, Contact.NONE);
    }

    private static Actor.Member member(
            ClinicId clinic,
            int number,
            String name,
            Profession profession,
            Role first,
            Role... more) {
        return new Actor.Member(
                new UserId(new UUID(0xB0B, number)),
                clinic,
                name,
                profession,
                EnumSet.of(first, more));
    }
}
