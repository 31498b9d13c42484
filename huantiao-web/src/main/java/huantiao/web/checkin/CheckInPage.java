package huantiao.web.checkin;

import huantiao.access.LinkPurpose;
import huantiao.care.ShortSafety;
import huantiao.measures.Instruments;
import huantiao.measures.Wording;
import huantiao.people.Patient;
import huantiao.triage.Level;
import huantiao.web.Words;
import huantiao.web.alarm.OwnAlarm;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The short part of a check-in. By a link it shows nothing of the record but the day that care
 * began, which the question about change needs.
 *
 * @param address where it is sent
 * @param alarm where the person is to go now, before anything else; empty where nothing stands, and
 *     by a link that shows nothing of the record
 * @param since the day care began; empty before
 * @param who the patient's name, for a practitioner who asks in the room; empty by a link
 * @param keep the name under which the answers stay in the patient's own tab until they are sent;
 *     empty in the clinic, where nothing of a person stays in a browser
 * @param help how soon somebody must be seen after what was just sent
 * @param asked the safety questions that were asked in this sitting; empty where none was
 * @param left the safety questions that were just sent without an answer, which are named once
 * @param reminded true by a link, for somebody who agreed to be reminded and may take that back
 * @param consulted where the consultation is read that was noted last of all; empty if something
 *     came since, and by a link
 * @param without where it goes on in the room where no starting score is noted; empty where one is
 */
public record CheckInPage(
        String address,
        Optional<OwnAlarm> alarm,
        Form form,
        Instruments instruments,
        Optional<LocalDate> since,
        Optional<Who> who,
        String keep,
        Level help,
        Optional<Asked> asked,
        Set<String> left,
        boolean reminded,
        Optional<String> consulted,
        Optional<Onward> without) {

    public CheckInPage {
        left = Set.copyOf(left);
    }

    /** Who is asked in the room: by a link nobody is named. */
    public record Who(String name, int birthYear) {
        static Who of(Patient patient) {
            return new Who(patient.name().text(), patient.born().day().getYear());
        }
    }

    /**
     * Safety questions that were asked in this sitting.
     *
     * @param at time of day
     * @param fields which of the four
     * @param sequence place in the chart of the symptom check whose answers stand for them; empty
     *     where they are only not asked again here
     */
    public record Asked(String at, Set<String> fields, String sequence) {
        public Asked {
            fields = Set.copyOf(fields);
        }

        /**
         * The cauda equina block, which somebody of the clinic asked.
         *
         * @param weakness true if weakness was asked for as well: before a visit, or beside a test
         *     of power
         */
        static Asked inTheClinic(String at, boolean weakness) {
            return new Asked(
                    at,
                    weakness
                            ? Set.copyOf(CheckInForm.SAFETY)
                            : ShortSafety.BLOCK.stream()
                                    .map(ShortSafety::field)
                                    .collect(Collectors.toSet()),
                    "");
        }

        /** True if answers stand for them. */
        public boolean stands() {
            return !sequence.isEmpty();
        }
    }

    public Field leg() {
        return asked(
                rating(CheckInForm.LEG, Instruments.LEG_PAIN)
                        .withHint(form.words().say("checkin.leg.hint")),
                "checkin.asked.leg");
    }

    public Field back() {
        return asked(
                rating(CheckInForm.BACK, Instruments.BACK_PAIN).asOptional(), "checkin.asked.back");
    }

    /** Whoever asks reads in short what it is about, then the words to say as they are. */
    private Field asked(Field rating, String key) {
        return who.isEmpty()
                ? rating
                : rating.withLabel(form.words().say(key))
                        .withHint(
                                form.words()
                                        .say("checkin.asked.say", rating.label(), rating.hint())
                                        .strip());
    }

    /** True where both scales have their ends said by the first: whoever asks knows them then. */
    public boolean saysEndsOnce() {
        return who.isPresent();
    }

    /** Words at the low end of the pain scale. */
    public String least() {
        return wording(Instruments.LEG_PAIN).leastLabel();
    }

    /** Words at the high end. */
    public String most() {
        return wording(Instruments.LEG_PAIN).mostLabel();
    }

    /** How things have changed overall; not asked before care began. */
    public Optional<Choices> change() {
        return since.map(day -> {
            var wording = wording(CheckInForm.GLOBAL_CHANGE);
            return form.choices(
                            CheckInForm.CHANGE,
                            wording.items()
                                    .getFirst()
                                    .replace("{start_date}", form.words().inFull(day)),
                            wording.options().stream()
                                    .map(one -> Option.of(String.valueOf(one.value()), one.text()))
                                    .toList())
                    .asOptional();
        });
    }

    /** Whether the way it is now is good enough; not asked before care began. */
    public Optional<Choices> enough() {
        return since.map(_ ->
                form.choices(
                                CheckInForm.ENOUGH,
                                enoughWording().items().getFirst(),
                                enoughWording().options().stream()
                                        .map(one ->
                                                Option.of(String.valueOf(one.value()), one.text()))
                                        .toList())
                        .asOptional());
    }

    /** The words of that question. */
    public Wording enoughWording() {
        return wording(CheckInForm.GOOD_ENOUGH);
    }

    /** The four safety questions. */
    public List<Choices> safety() {
        var words = form.words();
        return Stream.concat(
                        Stream.of(
                                form.choices(
                                        CheckInForm.WEAKNESS,
                                        words.say("checkin.weakness"),
                                        CheckInForm.WEAKNESSES.stream()
                                                .map(code ->
                                                        Option.of(
                                                                code,
                                                                words.say(
                                                                        "checkin.weakness."
                                                                                + code)))
                                                .toList())),
                        ShortSafety.BLOCK.stream()
                                .map(question ->
                                        form.yesNoUnknown(
                                                        question.field(),
                                                        words.say("checkin." + question.field()))
                                                .withHint(
                                                        words.say(
                                                                "checkin.%s.hint"
                                                                        .formatted(
                                                                                question
                                                                                        .field())))))
                .toList();
    }

    /** Those that were just sent without an answer. */
    public List<Choices> leftOpen() {
        return safety().stream().filter(one -> left.contains(one.name())).toList();
    }

    /** Those that stand in sight. */
    public List<Choices> inSight() {
        return safety().stream().filter(one -> !wasAsked(one)).toList();
    }

    /** Those that were asked in this sitting: not again with the score, unless something is new. */
    public List<Choices> askedAlready() {
        return safety().stream().filter(this::wasAsked).toList();
    }

    private boolean wasAsked(Choices question) {
        return asked.filter(one -> one.fields().contains(question.name())).isPresent();
    }

    /** True if all four stand in sight. */
    public boolean asksAll() {
        return askedAlready().isEmpty();
    }

    /** What is said of those asked already. */
    public String askedWords() {
        return asked.map(one ->
                        form.words()
                                .say(
                                        one.stands()
                                                ? who.isEmpty()
                                                        ? "checkin.before.alone"
                                                        : "checkin.before"
                                                : one.fields().contains(CheckInForm.WEAKNESS)
                                                        ? "checkin.asked.before.weakness"
                                                        : "checkin.asked.before",
                                        one.at()))
                .orElse("");
    }

    /** Why they are not asked again. */
    public String askedWhy() {
        return form.words()
                .say(
                        asked.filter(Asked::stands).isPresent()
                                ? "checkin.before.why"
                                : "checkin.asked.before.why");
    }

    /** True if one of these was answered here, or has to be looked at. */
    public boolean opensAsked() {
        return askedAlready().stream().anyMatch(one -> !one.chosen().isEmpty() || one.hasProblem());
    }

    /** True if what was just sent must not wait. */
    public boolean getsHelp() {
        return help.stopsEverything();
    }

    /** The words of the question about change. */
    public Wording changeWording() {
        return wording(CheckInForm.GLOBAL_CHANGE);
    }

    private Field rating(String field, String measure) {
        return form.field(field, wording(measure).items().getFirst());
    }

    private Wording wording(String measure) {
        return words(instruments, measure);
    }

    /** The words of a measure that ships with them. */
    static Wording words(Instruments instruments, String measure) {
        return instruments
                .wordingOf(instruments.get(measure))
                .orElseThrow(() ->
                        new IllegalStateException("measure (%s) has no words".formatted(measure)));
    }

    /**
     * The long part.
     *
     * @param wording its words, unchanged
     * @param keep as for the short part
     */
    public record More(String address, Form form, Wording wording, Optional<Who> who, String keep) {

        public Choices items() {
            var options = new ArrayList<Option>();
            for (int i = 0; i < wording.items().size(); i++) {
                options.add(Option.of(String.valueOf(i + 1), wording.items().get(i)));
            }
            return form.choices(CheckInLongForm.ITEM, wording.instruction(), options);
        }
    }

    /**
     * What is said afterwards. Nothing of the record.
     *
     * @param more where the long part is asked
     * @param who who answered, in the room; empty by a link
     * @param help how soon somebody must be seen, by today's safety answers alone
     * @param alarm an alarm that stands and is higher than that; empty where none is, and by a link
     *     that shows nothing of the record
     * @param phone of the clinic; empty where it is not known
     * @param net when to seek care at once
     * @param asksMore true if the long part was not answered today
     * @param further measures by licence that were not answered today
     * @param again when the second starting score is asked; empty once treatment has begun, in the
     *     room, and where somebody must be seen first
     * @param person the person's page, for a practitioner; empty by a link
     * @param isBefore true by the link of the first questions: what happens next is said, and the
     *     choices are offered to read
     * @param onward where the link leads besides: to the patient's own pages; empty where it opens
     *     nothing else
     */
    public record Thanks(
            String more,
            Optional<Who> who,
            Level help,
            Optional<OwnAlarm> alarm,
            Optional<String> phone,
            String net,
            boolean asksMore,
            List<Further> further,
            Optional<Again> again,
            Optional<String> person,
            boolean isBefore,
            Optional<Onward> onward) {

        /** How long the choices take to read, in minutes, at 200 words a minute; a test counts. */
        public static final int CHOICES_MINUTES = 13;

        public Thanks {
            further = List.copyOf(further);
        }

        public boolean getsHelp() {
            return help.stopsEverything();
        }

        /** Key of the heading. */
        public String title() {
            if (getsHelp()) {
                return "checkin.help." + help.code();
            }
            return person().isPresent() ? "checkin.asked.noted" : "checkin.thanks.title";
        }
    }

    /**
     * The same questions once more before treatment begins.
     *
     * @param on the day from which they are asked
     * @param reminded true if the person agreed to be reminded
     */
    public record Again(LocalDate on, boolean reminded) {

        /** The day in words. */
        public String day(Words words) {
            return words.inFull(on);
        }
    }

    /**
     * A way on.
     *
     * @param label key of its words
     */
    public record Onward(String address, String label) {

        /** Where a link of this purpose leads after a check-in. */
        static Optional<Onward> of(LinkPurpose purpose) {
            return switch (purpose) {
                case OWN_PAGES -> Optional.of(new Onward("/me", "checkin.to-own"));
                case INTAKE, CHECK_IN, BEFORE_VISIT -> Optional.empty();
            };
        }
    }

    /**
     * A measure by licence that is offered after the check-in.
     *
     * @param measure id
     * @param questions how many there are
     */
    public record Further(String measure, String name, int questions) {}
}
