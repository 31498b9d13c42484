package huantiao.web.pooling;

import huantiao.measures.Instrument;
import huantiao.meta.Fit;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.ForestPlot;
import huantiao.pooling.Exchanges.Handing;
import huantiao.pooling.Exchanges.Released;
import huantiao.pooling.Exchanges.Went;
import huantiao.pooling.Partner;
import huantiao.pooling.Pool;
import huantiao.pooling.PoolQuestion;
import huantiao.registry.HalfYear;
import huantiao.registry.KeptCount;
import huantiao.web.Words;
import huantiao.web.course.CourseMeasures;
import huantiao.web.course.Told;
import huantiao.web.evidence.Numerals;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.registry.MeasureAtWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One question: what would leave, what has left, and what came of it pooled.
 *
 * @param periods that can be chosen
 * @param leaving where our own sums stand
 * @param released the ledger of all questions
 */
public record PoolingPage(
        PoolQuestion question,
        Instrument instrument,
        Form form,
        List<HalfYear> periods,
        Leaving leaving,
        List<Released> released,
        List<Handing> handings,
        List<Partner> partners,
        Pooled pooled,
        ZoneId zone) {

    /**
     * What came of it.
     *
     * @param ours false where our own sums have not left yet: then nothing is pooled
     * @param clinics whose sums are there
     * @param unreadable sums that were made by another version of the program
     */
    public record Pooled(boolean ours, int clinics, int unreadable, Optional<Pool> pool) {}

    public PoolingPage {
        periods = List.copyOf(periods);
        released = List.copyOf(released);
        handings = List.copyOf(handings);
        partners = List.copyOf(partners);
    }

    private Words words() {
        return form.words();
    }

    public Choices measures() {
        return form.choices(
                        "measure",
                        words().say("registry.ask.measure"),
                        CourseMeasures.USUAL.stream()
                                .map(measure ->
                                        Option.of(
                                                measure,
                                                words().say("outcomes.measure." + measure)))
                                .toList())
                .withChosen(question.measure());
    }

    public Choices weeks() {
        return form.choices(
                        "week",
                        words().say("registry.ask.week"),
                        MeasureAtWeek.WEEKS.stream()
                                .map(week ->
                                        Option.of(week, words().say("registry.ask.week.n", week)))
                                .toList())
                .withChosen(String.valueOf(question.week()));
    }

    public Choices halves() {
        return form.choices(
                        "period",
                        words().say("pooling.period"),
                        periods.stream()
                                .map(period -> Option.of(period.code(), period(period)))
                                .toList())
                .withChosen(question.period().code());
    }

    /** The partners that sums could be handed to. */
    public Choices receivers() {
        return form.choices(
                "partner",
                words().say("pooling.receivers"),
                partners.stream()
                        .filter(Partner::isOpen)
                        .map(partner ->
                                new Option(
                                        partner.id().toString(),
                                        partner.name(),
                                        String.valueOf(partner.card().address().getHost())))
                        .toList());
    }

    public String period(HalfYear period) {
        return words().say("pooling.half", period.year(), period.half());
    }

    public String title(PoolQuestion one) {
        return words().say(
                        "pooling.question",
                        words().say("outcomes.measure." + one.measure()),
                        one.week(),
                        period(one.period()));
    }

    public String day(Instant moment) {
        return PartnersPage.day(words(), moment, zone);
    }

    /** The question as it stands in an address. */
    public static String query(PoolQuestion question) {
        return "measure=%s&week=%d&period=%s"
                .formatted(question.measure(), question.week(), question.period().code());
    }

    /** The tries to hand over these sums, newest first, one for each partner. */
    public List<Handing> lastHandings(PoolQuestion one) {
        return partners.stream()
                .flatMap(partner ->
                        handings.stream()
                                .filter(handing ->
                                        handing.partner().equals(partner.id())
                                                && handing.question().equals(one))
                                .limit(1))
                .toList();
    }

    /** Open partners who do not have these sums yet. */
    public List<Partner> without(PoolQuestion one) {
        return partners.stream()
                .filter(Partner::isOpen)
                .filter(partner ->
                        handings.stream()
                                .noneMatch(handing ->
                                        handing.partner().equals(partner.id())
                                                && handing.question().equals(one)
                                                && handing.went() == Went.ACCEPTED))
                .toList();
    }

    public String partner(Handing handing) {
        return partners.stream()
                .filter(partner -> partner.id().equals(handing.partner()))
                .findFirst()
                .map(Partner::name)
                .orElse("");
    }

    public String went(Handing handing) {
        var key = "pooling.went." + handing.went().name().toLowerCase(Locale.ROOT);
        return words().say(
                        key,
                        day(handing.at()),
                        handing.code().isEmpty()
                                ? ""
                                : words().knows("pooling.code." + handing.code())
                                        ? words().say("pooling.code." + handing.code())
                                        : handing.code());
    }

    /** The forest plot, drawn from the fit that the sentences are made of. */
    public String plot(Pool pool) {
        return ForestPlot.of(pool.whole())
                .with(
                        Caption.of(words().say("pooling.plot.measure"))
                                .withId("plot-pool")
                                .titled(words().say("pooling.plot.title"))
                                .favouring(
                                        words().say("pooling.plot.worse"),
                                        words().say("pooling.plot.better"))
                                .withDecimals(1))
                .toSvg();
    }

    public String sentence(Pool pool) {
        var fit = pool.whole();
        return words().say(
                        fit.estimate() >= 0 ? "pooling.sentence" : "pooling.sentence.worse",
                        pool.answered(),
                        pool.clinics().size(),
                        number(Math.abs(fit.estimate())),
                        Told.name(words(), instrument));
    }

    /** True if no change at all lies within the interval. */
    public boolean saysNothing(Pool pool) {
        var interval = pool.whole().interval();
        return interval.lower() <= 0 && interval.upper() >= 0;
    }

    public String interval(Fit fit) {
        return words().say(
                        "pooling.interval",
                        number(fit.interval().lower()),
                        number(fit.interval().upper()));
    }

    public String number(double value) {
        return new Numerals(words().locale()).of(value, 1);
    }

    public String count(KeptCount count, int among) {
        return switch (count) {
            case KeptCount.Told(var people) -> words().say("registry.cell.of", people, among);
            case KeptCount.KeptBack _ -> words().say("pooling.kept-back");
        };
    }

    /** How many were silent: told from eleven on. */
    public String silent(KeptCount count) {
        return switch (count) {
            case KeptCount.Told(var people) -> new Numerals(words().locale()).of(people, 0);
            case KeptCount.KeptBack _ -> words().say("pooling.silent.few", KeptCount.FEWEST - 1);
        };
    }
}
