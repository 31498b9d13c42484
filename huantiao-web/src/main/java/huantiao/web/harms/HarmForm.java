package huantiao.web.harms;

import huantiao.base.Problem;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.web.care.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One unwanted effect as it was typed, in a row of a visit or on a page of its own.
 *
 * @param at the raw value of a field
 * @param where what a problem calls the field
 */
public record HarmForm(UnaryOperator<String> at, UnaryOperator<String> where) {

    public static final String KIND = "harm_kind";
    static final String SEVERITY = "harm_severity";
    static final String RELATION = "harm_relation";
    static final String SERIOUS = "harm_serious";
    static final String FOUND = "harm_found";
    static final String STORY = "harm_story";
    static final String DONE = "harm_done";

    /** In the order of the page. */
    public static final List<String> FIELDS =
            List.of(KIND, SEVERITY, RELATION, SERIOUS, FOUND, STORY, DONE);

    /** Longest text kept, in characters. */
    private static final int LONGEST = 4_000;

    /** The effect; empty if nothing was typed, or if something is wrong with it. */
    public Optional<AdverseEvent> read(CareLibrary.HarmsGuide kinds, List<Problem> problems) {
        if (FIELDS.stream().allMatch(name -> at.apply(name).isEmpty())) {
            return Optional.empty();
        }
        int before = problems.size();
        var kind = at.apply(KIND);
        if (kinds.taxonomy().stream().noneMatch(one -> one.id().equals(kind))) {
            problems.add(
                    problem(KIND, "HT-0793", "What happened is missing.", "Choose what it was."));
        }
        var severity = chosen(SEVERITY, AdverseEvent.Severity.values(), problems);
        var relation = chosen(RELATION, AdverseEvent.Relation.values(), problems);
        var found = chosen(FOUND, AdverseEvent.Found.values(), problems);
        if (!at.apply(SERIOUS).matches("yes|no")) {
            problems.add(
                    problem(
                            SERIOUS,
                            "HT-0795",
                            "Nobody said whether it was serious.",
                            "Answer yes or no."));
        } else if (at.apply(SERIOUS).equals("no") && kinds.isSerious(kind)) {
            problems.add(
                    problem(
                            SERIOUS,
                            "HT-2088",
                            "This kind is always noted as serious, so that its list is gone"
                                    + " through.",
                            "Answer yes; if it was only suspected, write that in words."));
        }
        for (var text : List.of(STORY, DONE)) {
            if (at.apply(text).length() > LONGEST) {
                problems.add(problem(text, "HT-0771", "This text is too long.", "Shorten it."));
            }
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(
                        new AdverseEvent(
                                kind,
                                severity.orElseThrow(),
                                relation.orElseThrow(),
                                at.apply(SERIOUS).equals("yes"),
                                found.orElseThrow(),
                                at.apply(STORY),
                                at.apply(DONE)));
    }

    private <E extends Enum<E>> Optional<E> chosen(
            String field, E[] values, List<Problem> problems) {
        var value =
                Arrays.stream(values)
                        .filter(one -> Rows.code(one).equals(at.apply(field)))
                        .findFirst();
        if (value.isEmpty()) {
            problems.add(problem(field, "HT-0794", "This is not answered.", "Choose one of them."));
        }
        return value;
    }

    private Problem problem(String field, String code, String what, String cure) {
        return new Problem(where.apply(field), code, what, cure);
    }
}
