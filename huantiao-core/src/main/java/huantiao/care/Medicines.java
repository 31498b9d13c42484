package huantiao.care;

import huantiao.base.Known;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the answers about medicines say of each other. Blood thinners have questions of their own,
 * so the list of medicines does not ask for them again; and only who takes warfarin has an INR.
 */
public final class Medicines {

    public static final String ANTICOAGULANT = "anticoagulant";
    public static final String ANTIPLATELET = "antiplatelet";
    public static final String LIST = "medicines";

    private static final Set<String> OF_WARFARIN = Set.of("inr", "inr_stable");
    private static final Value NONE = new Value.Choice("none");

    /** Nothing but a no, in whatever letters and with or without a stop. */
    private static final Pattern NO_MORE =
            Pattern.compile("(?:none|no|nothing|nil)[.!]?", Pattern.CASE_INSENSITIVE);

    private Medicines() {}

    /**
     * What the person takes, in words.
     *
     * @param noted the entry that it stands in
     */
    public record Written(String text, Noted noted) {

        /** True if it says in one word that nothing is taken. */
        public boolean isNone() {
            return sayNone(text);
        }
    }

    /** True if these words say nothing but that nothing is taken. */
    public static boolean sayNone(String words) {
        return NO_MORE.matcher(words).matches();
    }

    /**
     * What was written of medicines: in the last symptom check, and in each consultation since.
     * Neither takes the other's place.
     */
    public static List<Written> written(Chart chart) {
        var written = new ArrayList<Written>();
        for (var noted : chart.inForce()) {
            if (noted.entry() instanceof Entry.SymptomsTold told) {
                written.clear();
                if (!told.story().medicines().isBlank()) {
                    written.add(new Written(told.story().medicines().strip(), noted));
                }
            } else if (noted.entry() instanceof Entry.Consulted consulted) {
                consulted
                        .consultation()
                        .medicines()
                        .ifPresent(text -> written.add(new Written(text, noted)));
            }
        }
        return List.copyOf(written);
    }

    /** True if the question makes sense after these answers: INR is measured for warfarin. */
    public static boolean concern(String fact, Facts facts) {
        return !isOfWarfarin(fact)
                || facts.find(ANTICOAGULANT)
                        .filter(new Value.Choice("warfarin")::equals)
                        .isPresent();
    }

    /** True if only who takes warfarin can answer it. */
    public static boolean isOfWarfarin(String fact) {
        return OF_WARFARIN.contains(fact);
    }

    /** Entries of the list that these questions ask for by themselves. */
    public static Set<String> askedBy(Set<String> facts) {
        Set<String> asked = new LinkedHashSet<>();
        if (facts.contains(ANTICOAGULANT)) {
            asked.addAll(Set.of("warfarin", "doac", "heparin"));
        }
        if (facts.contains(ANTIPLATELET)) {
            asked.addAll(Set.of("aspirin", "clopidogrel"));
        }
        return asked;
    }

    /**
     * Entries of the list that something of the program judges: a rule or a red flag looks for
     * them, they are a reason to ask for more, or they have a question of their own. A rule of
     * herbs or supplements that are not planned judges nothing.
     *
     * @param plan the plan in force; empty while there is none
     */
    public static Set<String> judged(CareRules of, Optional<Plan> plan) {
        var planned = remedies(of, plan);
        Set<String> judged = new LinkedHashSet<>(askedBy(Set.of(ANTICOAGULANT, ANTIPLATELET)));
        Stream.of(
                        of.rules().all().stream()
                                .map(Rule::when)
                                .filter(when -> when.holds(planned) != Known.NO),
                        of.flags().all().stream().map(RedFlag::when),
                        RarelyAsked.reasons().values().stream().flatMap(List::stream))
                .flatMap(conditions -> conditions)
                .forEach(condition -> judged.addAll(Rule.entriesNamed(condition, LIST)));
        return Collections.unmodifiableSet(judged);
    }

    /** Herbs and supplements of a plan; unknown where they are planned without a name. */
    private static Facts remedies(CareRules of, Optional<Plan> plan) {
        var nothing = of.vocabulary().nothingKnown();
        return plan.map(agreed ->
                        PlanFacts.remedies(
                                nothing, agreed, PlanFacts.techniques(agreed), of.herbs()))
                .orElseGet(() ->
                        nothing.with(Rules.HERBS, List.of()).with(Rules.SUPPLEMENTS, List.of()));
    }

    /** The list with the blood thinner that was named beside it; nothing is taken off it. */
    public static Facts agreed(Facts facts) {
        return facts.knows(LIST)
                        && facts.find(ANTICOAGULANT).orElse(NONE)
                                instanceof Value.Choice(var thinner)
                        && !thinner.equals("none")
                ? facts.with(LIST, with(facts.entries(LIST), thinner))
                : facts;
    }

    /** True if a blood thinner is named that was not known to be taken before. */
    public static boolean isNewThinner(Facts before, Facts told) {
        var named = told.find(ANTICOAGULANT).filter(value -> !value.equals(NONE));
        return named.isPresent() && !before.find(ANTICOAGULANT).equals(named);
    }

    private static Set<String> with(Set<String> entries, String more) {
        Set<String> all = new LinkedHashSet<>(entries);
        all.add(more);
        return all;
    }
}
