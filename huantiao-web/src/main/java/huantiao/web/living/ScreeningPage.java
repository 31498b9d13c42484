package huantiao.web.living;

import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.living.Agreement;
import huantiao.living.MissRisk;
import huantiao.living.Records;
import huantiao.living.Records.Cast;
import huantiao.living.Records.Found;
import huantiao.living.Records.Stage;
import huantiao.web.evidence.Numerals;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.List;
import java.util.Optional;

/**
 * What one person has to screen, and how the two agree.
 *
 * @param reader who looks
 */
public record ScreeningPage(Records records, UserId reader, Form form) {

    private static final int DIGITS = 2;

    /** The record to read now; empty if this person has read all. */
    public Optional<Found> next() {
        return records.toScreen(reader).stream().findFirst();
    }

    public int left() {
        return records.toScreen(reader).size();
    }

    /** Records this person voted on where the other has not. */
    public List<Found> mine() {
        return records.at(Stage.TO_SCREEN).stream()
                .filter(found -> !records.votes(found.number(), reader).isEmpty())
                .toList();
    }

    public List<Found> conflicts() {
        return records.at(Stage.CONFLICT);
    }

    /** Both votes, each with its name; asked of records on which both have voted. */
    public String said(Found found) {
        return String.join(
                "; ",
                records.votes(found.number(), reader).stream()
                        .map(cast -> "%s: %s".formatted(cast.by().name(), word(cast)))
                        .toList());
    }

    private String word(Cast cast) {
        return form.words().say("workbench.vote." + cast.vote().name());
    }

    /** Whether a record in conflict goes on. */
    public Choices goesOn(Found found) {
        var words = form.words();
        boolean mine = isSettled(found);
        return new Choices(
                "goesOn",
                words.say("workbench.settle"),
                List.of(
                        Option.of("yes", words.say("workbench.settle.yes")),
                        Option.of("no", words.say("workbench.settle.no"))),
                mine ? form.sent().all("goesOn") : List.of(),
                mine ? form.problem("goesOn") : "",
                "",
                false,
                mine ? "goesOn" : "goesOn-" + found.number());
    }

    public Field reason(Found found) {
        boolean mine = isSettled(found);
        return new Field(
                "reason",
                form.words().say("workbench.reason"),
                mine ? form.sent().text("reason") : "",
                mine ? form.problem("reason") : "",
                "",
                false,
                mine ? "reason" : "reason-" + found.number());
    }

    private boolean isSettled(Found found) {
        return form.sent().text("settled").equals(String.valueOf(found.number()));
    }

    public List<Agreement> agreements() {
        return records.agreements();
    }

    /** Share of one hundred. */
    public String raw(Agreement pair) {
        return numerals().of(100 * pair.raw(), 0);
    }

    /** Kappa with its interval, or why there is none. */
    public String kappa(Agreement pair) {
        var words = form.words();
        return pair.kappa()
                .fold(
                        kappa ->
                                pair.interval()
                                        .fold(
                                                interval ->
                                                        words.say(
                                                                "workbench.kappa",
                                                                numerals().of(kappa, DIGITS),
                                                                numerals()
                                                                        .range(
                                                                                interval.low(),
                                                                                interval.high(),
                                                                                DIGITS)),
                                                _ ->
                                                        words.say(
                                                                "workbench.kappa.few",
                                                                numerals().of(kappa, DIGITS),
                                                                Agreement.FEWEST)),
                        _ -> words.say("workbench.kappa.none"));
    }

    /** How many both may have passed over, or why that is not said. */
    public String missed(Agreement pair) {
        var words = form.words();
        return switch (records.missRisk(pair)) {
            case Result.Ok<MissRisk, MissRisk.No>(var risk) ->
                    words.say(
                            "workbench.missed",
                            numerals().of(risk.missed(), 1),
                            numerals().of(risk.missedAtMost(), 1),
                            risk.first(),
                            risk.second(),
                            risk.both());
            case Result.Refused<MissRisk, MissRisk.No> _ ->
                    words.say("workbench.missed.few", MissRisk.FEWEST);
        };
    }

    private Numerals numerals() {
        return new Numerals(form.words().locale());
    }
}
