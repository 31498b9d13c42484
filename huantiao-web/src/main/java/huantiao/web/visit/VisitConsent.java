package huantiao.web.visit;

import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.Session;
import huantiao.care.VisitFacts;
import huantiao.triage.TechniqueKind;
import huantiao.web.care.ConsentWords;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.WaysForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The person's agreement to today's treatment: it names what is done, and what is not named was not
 * agreed to. What draws blood has a box of its own.
 *
 * @param today what is done by the form as it stands, or is planned for it
 * @param done what is done by the form as it stands
 */
public record VisitConsent(Form form, Set<TechniqueKind> today, Set<TechniqueKind> done) {

    /** That the person agrees. */
    static final String FIELD = "consent";

    /** What the page named beside that answer, each by its code. */
    static final String NAMED = "consent_of";

    /** What the person agreed to by itself, each by its code. */
    static final String BY_ITSELF = "consent_by_itself";

    /** What is named by a form that says nothing of it. */
    private static final Set<TechniqueKind> AT_FIRST =
            EnumSet.of(TechniqueKind.MANUAL, TechniqueKind.EA);

    static VisitConsent of(SessionForm typed, Session soFar, Plan plan, Form form) {
        var done = VisitFacts.toAgree(soFar);
        var today = EnumSet.noneOf(TechniqueKind.class);
        today.addAll(done);
        if (typed.rows(NeedlesForm.POINT) > 0) {
            today.add(TechniqueKind.MANUAL);
        }
        if (typed.rows("ea_from") > 0 || PlanFacts.techniques(plan).contains(TechniqueKind.EA)) {
            today.add(TechniqueKind.EA);
        }
        if (WaysForm.BESIDE.stream().noneMatch(typed.sent()::has)) {
            plan.ways().ifPresent(ways -> today.addAll(VisitFacts.toAgree(ways.beside())));
        }
        return new VisitConsent(form, today, done);
    }

    static boolean isGiven(Sent sent) {
        return sent.text(FIELD).equals("yes");
    }

    /** What the person agreed to, by the names beside the answer. */
    static List<TechniqueKind> agreedTo(Sent sent) {
        var byItself = kinds(sent.all(BY_ITSELF));
        byItself.retainAll(VisitFacts.AGREED_BY_ITSELF);
        return Stream.concat(
                        isGiven(sent) ? together(named(sent)).stream() : Stream.of(),
                        byItself.stream())
                .toList();
    }

    /** What stood beside the answer, or is asked by itself below it. */
    private static Set<TechniqueKind> named(Sent sent) {
        return sent.has(NAMED) ? kinds(sent.all(NAMED)) : AT_FIRST;
    }

    private static Set<TechniqueKind> kinds(List<String> codes) {
        return codes.stream()
                .flatMap(code -> TechniqueKind.of(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TechniqueKind.class)));
    }

    private static Set<TechniqueKind> together(Set<TechniqueKind> kinds) {
        return only(kinds, false);
    }

    private static Set<TechniqueKind> only(Set<TechniqueKind> kinds, boolean byItself) {
        return kinds.stream()
                .filter(kind -> VisitFacts.AGREED_BY_ITSELF.contains(kind) == byItself)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TechniqueKind.class)));
    }

    /** True where the person agreed to all that is done; what is agreed to by itself apart. */
    private boolean isOfAll() {
        return isGiven(form.sent()) && named(form.sent()).containsAll(together(done));
    }

    /** What the answer names: what was agreed to, as long as it covers what is done. */
    private Set<TechniqueKind> shown() {
        return together(isOfAll() ? named(form.sent()) : today);
    }

    /** What the page names, with what it asks by itself, each by its code. */
    public List<String> codes() {
        return asked().stream().map(TechniqueKind::code).toList();
    }

    private Set<TechniqueKind> asked() {
        var asked = EnumSet.noneOf(TechniqueKind.class);
        asked.addAll(shown());
        asked.addAll(only(today, true));
        return asked;
    }

    /** True where the page that was sent names something else than what is done now. */
    public boolean isOutdated() {
        return !named(form.sent()).equals(asked()) || (isGiven(form.sent()) && !isOfAll());
    }

    /** The agreement; an answer that named less than is done is none any more. */
    public Choices together() {
        var words = form.words();
        var names = ConsentWords.names(shown(), words);
        var choices =
                form.choices(
                        FIELD,
                        words.say("session.field.consent"),
                        List.of(
                                Option.of(
                                        "yes",
                                        names.isEmpty()
                                                ? words.say("session.consent.yes")
                                                : words.say("session.consent.yes.to", names))));
        return isGiven(form.sent()) && !isOfAll()
                ? choices.withChosen()
                        .withHint(
                                words.say(
                                        "session.consent.less",
                                        ConsentWords.names(together(named(form.sent())), words)))
                : choices;
    }

    /** What is agreed to by itself, a box each; mostly none. */
    public Choices byItself() {
        var words = form.words();
        return form.choices(
                BY_ITSELF,
                words.say("session.field.consent_by_itself"),
                only(today, true).stream()
                        .map(kind ->
                                Option.of(
                                        kind.code(),
                                        words.say("session.consent.by-itself." + kind.code())))
                        .toList());
    }
}
