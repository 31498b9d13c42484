package huantiao.web.registry;

import huantiao.care.AdverseEvent.Relation;
import huantiao.care.AdverseEvent.Severity;
import huantiao.care.CareLibrary;
import huantiao.care.HarmStep;
import huantiao.registry.HarmsCount;
import huantiao.registry.HarmsYardstick;
import huantiao.registry.Registry;
import huantiao.registry.Share;
import huantiao.registry.Worsened;
import huantiao.web.Words;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.Numerals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Unwanted events of a registry as sentences, and what was seen of them elsewhere. */
public record HarmsWords(Words words, CareLibrary.HarmsGuide kinds) implements Rounded {

    /** The kind of event that a course which got worse would be noted as. */
    private static final String FLARE = "AE-AGGR";

    /** Kinds that are common elsewhere, so that none of them noted here is told. */
    private static final List<String> EXAMPLES = List.of("AE-PAIN", "AE-SYNC");

    @Override
    public Numerals numerals() {
        return new Numerals(words.locale());
    }

    /**
     * Harms of everybody who started and agreed.
     *
     * @param people of whom some are not counted by this measure, and some not at all
     * @param asOf up to which day
     */
    public List<String> all(HarmsCount harms, Registry.People people, LocalDate asOf) {
        var counted = people.counted();
        var notCounted = people.notAgreed();
        if (harms.people() == 0) {
            return List.of(words.say("registry.coverage.nobody"));
        }
        var told = new ArrayList<String>();
        told.add(
                words.say(
                        "registry.harms.any",
                        harms.anyone(),
                        harms.people(),
                        percent(new Share(harms.anyone(), harms.people()).percent()),
                        harms.sessions(),
                        harms.sessionsAsked(),
                        words.day(asOf),
                        low(harms.anyInterval().lowerPercent()),
                        high(harms.anyInterval().upperPercent()),
                        harms.sessions() == harms.sessionsAsked() ? 1 : 0));
        if (harms.people() > counted) {
            told.add(words.say("registry.harms.all", harms.people(), harms.people() - counted));
        }
        told.add(
                words.say(
                        "registry.harms.serious",
                        harms.serious(),
                        harms.people(),
                        upper(harms.seriousInterval().upperPercent()),
                        number(new Share(harms.serious(), harms.people()).percent()),
                        lower(harms.seriousInterval().lowerPercent())));
        if (!harms.kinds().isEmpty()) {
            told.add(
                    words.say(
                            "registry.harms.found",
                            harms.asked(),
                            harms.volunteered(),
                            harms.asked() + harms.volunteered(),
                            harms.bySeverity().getOrDefault(Severity.MILD, 0),
                            harms.bySeverity().getOrDefault(Severity.MODERATE, 0),
                            harms.bySeverity().getOrDefault(Severity.SEVERE, 0)));
        }
        if (EXAMPLES.stream().noneMatch(code -> isNoted(harms, code))) {
            told.add(
                    words.say(
                            "registry.harms.others",
                            EXAMPLES.stream()
                                    .map(code ->
                                            words.say("registry.harms.others.kind", harm(code)))
                                    .collect(Collectors.joining(words.say("registry.or")))));
        }
        if (notCounted > 0) {
            told.add(words.say("registry.harms.not-counted", notCounted));
        }
        return told;
    }

    /**
     * How many had something unwanted, beside the headline, with what was serious by its name; the
     * rest is told further below.
     */
    public String inShort(HarmsCount harms, Optional<HarmsYardstick> yardstick) {
        var told = new ArrayList<String>();
        told.add(
                words.say(
                        "registry.harms.short",
                        harms.anyone(),
                        harms.people(),
                        harms.serious(),
                        harms.seriousKinds().stream()
                                .map(kind ->
                                        words.say(
                                                "registry.harms.short.kind",
                                                harm(kind.category()),
                                                kind.serious()))
                                .collect(Collectors.joining("; "))));
        if (harms.seriousEvents() > 0) {
            told.add(
                    words.say(
                            "registry.harms.short.care",
                            harms.seriousBy().getOrDefault(Relation.CERTAIN, 0),
                            harms.seriousBy().getOrDefault(Relation.PROBABLE, 0),
                            harms.seriousEvents()));
        }
        var lungs = HarmsYardstick.collapsedLungs(harms);
        if (lungs > 0 && yardstick.isPresent()) {
            var limits = new Share(lungs, harms.people()).wilson95();
            told.add(
                    words.say(
                            "registry.harms.short.lungs",
                            oneIn(harms.people(), lungs),
                            whole(yardstick.get().lungOneIn()),
                            whole(Math.floor(100 / limits.upperPercent())),
                            whole(Math.ceil(100 / limits.lowerPercent()))));
        }
        told.add(words.say("registry.harms.short.below"));
        return String.join(" ", told);
    }

    /**
     * What happened in what was serious, as the clinic tells it on its card; else that it does not.
     */
    public String account(HarmsCount harms, Optional<ClinicCard> card) {
        return card.map(one -> one.figures().events())
                .filter(text -> !text.isEmpty())
                .map(text -> words.say("registry.harms.account", text))
                .orElseGet(() -> words.say("registry.harms.account.none", harms.seriousEvents()));
    }

    /** What was done about serious events, as far as it was noted; nothing where there was none. */
    public List<String> responses(HarmsCount harms) {
        return harms.responses().stream()
                .map(one ->
                        words.say(
                                "registry.harms.done",
                                harm(one.category()),
                                one.events(),
                                done(one)))
                .toList();
    }

    private String done(HarmsCount.Response one) {
        if (one.isNothing()) {
            return words.say("registry.harms.done.nothing");
        }
        var missing = EnumSet.allOf(HarmStep.class);
        missing.removeAll(one.steps());
        return words.say(
                "registry.harms.done.some",
                one.steps().isEmpty() ? 0 : 1,
                steps(one.steps()),
                one.inWords() ? 1 : 0,
                missing.isEmpty() ? 0 : 1,
                steps(missing));
    }

    /** Whether care brought what was serious, and how it ended; nothing where there was none. */
    public List<String> ended(HarmsCount harms) {
        if (harms.seriousEvents() == 0) {
            return List.of();
        }
        var told = new ArrayList<String>();
        told.add(
                words.say(
                        "registry.harms.ended",
                        harms.seriousEvents(),
                        harms.ended().stream()
                                .map(one ->
                                        words.say(
                                                "registry.harms.ended.kind",
                                                harm(one.category()),
                                                one.events(),
                                                words.say("registry.harms.outcome." + code(one))))
                                .collect(Collectors.joining("; "))));
        told.add(
                words.say(
                        "registry.harms.relation",
                        harms.seriousEvents(),
                        harms.seriousBy().getOrDefault(Relation.CERTAIN, 0),
                        harms.seriousBy().getOrDefault(Relation.PROBABLE, 0),
                        harms.seriousBy().getOrDefault(Relation.POSSIBLE, 0),
                        harms.seriousBy().getOrDefault(Relation.UNLIKELY, 0),
                        harms.asked() + harms.volunteered() - harms.seriousEvents(),
                        harms.othersBy().getOrDefault(Relation.CERTAIN, 0),
                        harms.othersBy().getOrDefault(Relation.PROBABLE, 0),
                        harms.othersBy().getOrDefault(Relation.POSSIBLE, 0),
                        harms.othersBy().getOrDefault(Relation.UNLIKELY, 0),
                        harms.seriousBy().getOrDefault(Relation.UNASSESSABLE, 0),
                        harms.othersBy().getOrDefault(Relation.UNASSESSABLE, 0)));
        return told;
    }

    private static String code(HarmsCount.Ended one) {
        return one.outcome().map(how -> how.name().toLowerCase(Locale.ROOT)).orElse("not_noted");
    }

    private String steps(Set<HarmStep> steps) {
        return steps.stream()
                .map(step ->
                        words.say("registry.harms.step." + step.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** That courses ended because it got worse while nobody has a flare of the complaint noted. */
    public Optional<String> flareNotNoted(HarmsCount harms, Worsened worsened) {
        return isNoted(harms, FLARE) || worsened.stopped() == 0
                ? Optional.empty()
                : Optional.of(
                        words.say("registry.harms.no-flare", worsened.stopped(), harm(FLARE)));
    }

    private static boolean isNoted(HarmsCount harms, String code) {
        return harms.kinds().stream().anyMatch(kind -> kind.category().equals(code));
    }

    /** How often serious events were seen elsewhere. */
    public String yardstick(Optional<HarmsYardstick> yardstick, HarmsCount harms) {
        return yardstick
                .map(one ->
                        words.say(
                                        "registry.harms.yardstick",
                                        one.needingTreatment().denominator().getAsInt(),
                                        number(one.any().value().getAsDouble()),
                                        number(one.needingTreatment().value().getAsDouble()),
                                        one.collapsedLung().numerator().getAsInt(),
                                        one.needingTreatment().source(),
                                        asPrinted(one.serious().value().getAsDouble()),
                                        asPrinted(one.serious().low().getAsDouble()),
                                        asPrinted(one.serious().high().getAsDouble()),
                                        one.serious().source(),
                                        harms.anyone(),
                                        HarmsYardstick.collapsedLungs(harms),
                                        harms.people(),
                                        percent(
                                                new Share(harms.anyone(), harms.people())
                                                        .percent()),
                                        harms.byCare(),
                                        harms.asked() + harms.volunteered())
                                + " "
                                + seen(one, harms))
                .orElseGet(() -> words.say("registry.harms.yardstick.taken-back"));
    }

    /** How what was seen here stands to that. */
    private String seen(HarmsYardstick yardstick, HarmsCount harms) {
        return switch (yardstick.seen(harms)) {
            case NONE -> words.say("registry.harms.yardstick.none", harms.people());
            case SOME ->
                    words.say("registry.harms.yardstick.some", harms.serious(), harms.people());
            case MORE ->
                    words.say(
                            "registry.harms.yardstick.more",
                            harms.serious(),
                            harms.people(),
                            oneIn(harms.people(), harms.serious()),
                            whole(yardstick.seriousOneIn().value()),
                            whole(Math.floor(yardstick.seriousOneIn().lower())),
                            whole(Math.ceil(yardstick.seriousOneIn().upper())));
        };
    }

    /** One in so many: whole, as nobody can picture a part of a person. */
    private String oneIn(int people, int who) {
        return whole((double) people / who);
    }

    private String whole(double value) {
        return numerals().of(value, 0);
    }

    public String harm(String category) {
        return kinds.text(category);
    }
}
