package huantiao.web.checkin;

import huantiao.care.PaperCode;
import huantiao.care.PaperSteps;
import huantiao.care.PaperSteps.Difference;
import huantiao.care.PaperSteps.Waiting;
import huantiao.measures.Wording;
import huantiao.triage.Level;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A paper form being keyed in.
 *
 * @param brief the short questions, as they are asked online
 * @param more the sentences
 * @param waiting papers of this person that have not become a check-in yet
 * @param seen the last entry of the chart, so that the same form sent twice is one keying
 * @param help how soon somebody must be seen after what was just keyed in
 * @param once the day of a paper that was just keyed in for the first time
 * @param done the day of a paper that just became a check-in
 */
public record PaperPage(
        String address,
        String who,
        CheckInPage brief,
        CheckInPage.More more,
        List<Waiting> waiting,
        long seen,
        Level help,
        Optional<LocalDate> once,
        Optional<LocalDate> done) {

    public PaperPage {
        waiting = List.copyOf(waiting);
    }

    public Form form() {
        return brief.form();
    }

    public boolean getsHelp() {
        return help.stopsEverything();
    }

    public String day(LocalDate day) {
        return form().words().inFull(day);
    }

    /** Where it was filled in; who is looked on may answer kindly. */
    public Choices place() {
        return form().choices(PaperSteps.PLACE, form().words().say("paper.place"), places(form()));
    }

    private static List<Option> places(Form form) {
        return PaperKeying.PLACES.stream()
                .map(place -> Option.of(place, form.words().say("paper.place." + place)))
                .toList();
    }

    /** The box under the sentences. */
    public Choices finished() {
        return form().choices(
                        CheckInLongForm.FINISHED,
                        form().words().say("paper.finished.label"),
                        List.of(Option.of("yes", form().words().say("paper.finished"))));
    }

    /** What is printed. */
    public record Printed(PaperCode code, CheckInPage brief, Wording sentences) {

        public List<Option> places() {
            return PaperPage.places(brief.form());
        }

        /** The question about change, without the day: it would say when care began. */
        public String change() {
            return brief.changeWording()
                    .items()
                    .getFirst()
                    .replace("{start_date}", brief.form().words().say("paper.start"));
        }
    }

    /** Two keyings side by side. */
    public record Differences(
            String address, String who, Waiting paper, CheckInPage brief, Wording sentences) {

        public Form form() {
            return brief.form();
        }

        private Words words() {
            return form().words();
        }

        public String day() {
            return words().inFull(paper.answeredOn());
        }

        public String first() {
            return paper.first().noted().author().name();
        }

        public String second() {
            return paper.second().orElseThrow().noted().author().name();
        }

        /** One question for each difference. */
        public List<Choices> questions() {
            return PaperSteps.differences(
                            paper.first().entry(), paper.second().orElseThrow().entry())
                    .stream()
                    .map(one ->
                            form().choices(
                                            "which-" + one.field(),
                                            label(one),
                                            List.of(
                                                    new Option(
                                                            "first",
                                                            said(one, one.first()),
                                                            first()),
                                                    new Option(
                                                            "second",
                                                            said(one, one.second()),
                                                            second()))))
                    .toList();
        }

        private String label(Difference one) {
            if (one.field().startsWith("item-")) {
                return sentences.items().get(Integer.parseInt(one.field().substring(5)) - 1);
            }
            return switch (one.field()) {
                case PaperSteps.PLACE -> words().say("paper.place");
                case CheckInForm.LEG -> brief.leg().label();
                case CheckInForm.BACK -> brief.back().label();
                case CheckInForm.CHANGE -> words().say("paper.change");
                case CheckInForm.ENOUGH -> brief.enoughWording().items().getFirst();
                case CheckInLongForm.FINISHED -> words().say("paper.finished.label");
                default -> words().say("checkin." + one.field());
            };
        }

        private String said(Difference one, String value) {
            if (value.isEmpty()) {
                return words().say("paper.blank");
            }
            if (one.field().startsWith("item-") || one.field().equals(CheckInLongForm.FINISHED)) {
                return words().say("paper.ticked");
            }
            return switch (one.field()) {
                case PaperSteps.PLACE -> words().say("paper.place." + value);
                case CheckInForm.LEG, CheckInForm.BACK -> value;
                case CheckInForm.CHANGE -> option(brief.changeWording(), value);
                case CheckInForm.ENOUGH -> option(brief.enoughWording(), value);
                case CheckInForm.WEAKNESS -> words().say("checkin.weakness." + value);
                default -> words().say("form." + value);
            };
        }

        private static String option(Wording wording, String value) {
            return wording.options().stream()
                    .filter(option -> String.valueOf(option.value()).equals(value))
                    .findFirst()
                    .map(Wording.Option::text)
                    .orElse(value);
        }
    }
}
