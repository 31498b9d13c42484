package huantiao.web.people;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Entry;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.Patient;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import huantiao.web.form.Sent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Name, birthday, sex and contact as they were typed. */
record DetailsForm(String name, String born, String sex, String email, String phone) {

    static final String NAME = "name";
    static final String BORN = "born";
    static final String SEX = "sex";
    static final String EMAIL = "email";
    static final String PHONE = "phone";

    static DetailsForm of(Sent sent) {
        return new DetailsForm(
                sent.text(NAME),
                sent.text(BORN),
                sent.text(SEX),
                sent.text(EMAIL),
                sent.text(PHONE));
    }

    /** What is known of a patient, for a form that corrects it. */
    static Sent sent(Patient patient) {
        return Sent.nothing()
                .with(NAME, patient.name().text())
                .with(BORN, patient.born().day().toString())
                .with(SEX, patient.sex().name().toLowerCase(Locale.ROOT))
                .with(EMAIL, patient.contact().email())
                .with(PHONE, patient.contact().phone());
    }

    /**
     * The details, or everything that is wrong with them.
     *
     * @param today the clinic's day, against which a birthday is looked at
     */
    Result<Entry.Registered, List<Problem>> read(LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (name.isEmpty()) {
            problems.add(new Problem(NAME, "HT-0560", "The name is missing.", "Type the name."));
        } else if (!PersonName.isPossible(name)) {
            problems.add(
                    new Problem(
                            NAME,
                            "HT-0561",
                            "A name has at most 200 characters and no line breaks.",
                            "Type it on one line."));
        }
        var birthday = birthday(today, problems);
        var known = knownSex();
        if (known.isEmpty()) {
            problems.add(new Problem(SEX, "HT-0566", "Choose one of the answers.", ""));
        }
        if (!Contact.isPossibleEmail(email)) {
            problems.add(
                    new Problem(
                            EMAIL, "HT-0567", "This is no e-mail address.", "Type it as a@b.c."));
        }
        if (!Contact.isPossiblePhone(phone)) {
            problems.add(
                    new Problem(PHONE, "HT-0568", "This is no telephone number.", "Type digits."));
        }
        return problems.isEmpty() && birthday.isPresent() && known.isPresent()
                ? Result.ok(
                        new Entry.Registered(
                                new PersonName(name),
                                birthday.get(),
                                known.get(),
                                new Contact(email, phone)))
                : Result.refused(List.copyOf(problems));
    }

    private Optional<Birthday> birthday(LocalDate today, List<Problem> problems) {
        if (born.isEmpty()) {
            problems.add(new Problem(BORN, "HT-0562", "The birthday is missing.", ""));
            return Optional.empty();
        }
        LocalDate day;
        try {
            day = LocalDate.parse(born);
        } catch (DateTimeParseException _) {
            problems.add(
                    new Problem(
                            BORN,
                            "HT-0563",
                            "There is no such day.",
                            "Type year, month and day as 1984-03-09."));
            return Optional.empty();
        }
        if (day.isAfter(today)) {
            problems.add(new Problem(BORN, "HT-0564", "The birthday lies in the future.", ""));
            return Optional.empty();
        }
        var birthday = new Birthday(day);
        if (!birthday.isPossibleOn(today)) {
            problems.add(
                    new Problem(
                            BORN,
                            "HT-0565",
                            "Nobody is older than %d.".formatted(Birthday.MAX_AGE_YEARS),
                            "Check the year."));
            return Optional.empty();
        }
        return Optional.of(birthday);
    }

    private Optional<Sex> knownSex() {
        return Arrays.stream(Sex.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(sex))
                .findFirst();
    }
}
