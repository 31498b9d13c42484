package huantiao.web.people;

import huantiao.care.Roster;
import huantiao.people.Sex;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The form of a person's details, new or corrected.
 *
 * @param address where it is sent
 * @param id the new patient's id, made with the form, so that sending it twice registers once
 * @param seen sequence of the chart the form was made from; 0 for a new patient
 * @param alike people of the same name and birthday; registering goes on once that was said
 */
public record DetailsPage(
        Form form, String address, String id, long seen, List<Roster.Line> alike, boolean moved) {
    public DetailsPage {
        alike = List.copyOf(alike);
    }

    public boolean isNew() {
        return seen == 0;
    }

    /** The person's pages, once there are any. */
    public String person() {
        return "/people/" + id;
    }

    public Field name() {
        return form.field(DetailsForm.NAME, say("name"));
    }

    public Field born() {
        return form.field(DetailsForm.BORN, say("born"));
    }

    public Choices sex() {
        return form.choices(
                        DetailsForm.SEX,
                        say("sex"),
                        Arrays.stream(Sex.values())
                                .map(sex -> sex.name().toLowerCase(Locale.ROOT))
                                .map(code -> Option.of(code, say("sex." + code)))
                                .toList())
                .withHint(say("sex.hint"));
    }

    public Field email() {
        return form.field(DetailsForm.EMAIL, say("email")).asOptional();
    }

    public Field phone() {
        return form.field(DetailsForm.PHONE, say("phone")).asOptional();
    }

    private String say(String key) {
        return form.words().say("people." + key);
    }
}
