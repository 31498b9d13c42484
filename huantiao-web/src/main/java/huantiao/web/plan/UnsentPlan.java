package huantiao.web.plan;

import huantiao.access.Permit;
import huantiao.care.Drafts;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.Paper;
import huantiao.web.form.Sent;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.PairsForm;
import huantiao.web.triage.FactQuestions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan that was written and never agreed, while another beginning is asked for. It is put aside
 * rather than replaced, and can be taken back until a plan is agreed or another one is put aside.
 *
 * @param from the beginning that is asked for
 * @param at when it was last kept, in words
 * @param written names of the fields in which it differs from what its page began with
 */
public record UnsentPlan(String from, String at, Set<String> written) {

    /** The name under which it is kept aside. */
    private static final String ASIDE = "plan-aside";

    /** Fields by which the page remembers what it showed; nobody wrote them. */
    private static final Set<String> REMEMBERED =
            Set.of(
                    Paper.COPY,
                    PlanForm.LAST_STYLE,
                    PlanForm.LAST_VARIATION,
                    PairsForm.PROPOSED,
                    PointChoice.LEVELS_OF,
                    SetPut.PUT,
                    SetPut.PUT_WAS,
                    SetPut.PUT_IS,
                    FeltNeedles.OFFERED,
                    AskedTogether.SHOWN,
                    FactQuestions.ALOUD,
                    FactQuestions.ALOUD_ASKED,
                    PlanQuestions.RARE);

    public UnsentPlan {
        written = Set.copyOf(written);
    }

    /** What differs from the page as it began; empty where nothing does. */
    static Optional<UnsentPlan> of(Drafts.Draft draft, Sent began, String from, String at) {
        var written = differing(draft, began);
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnsentPlan(from, at, written));
    }

    /** Names of the fields in which a draft differs from a beginning. */
    static Set<String> differing(Drafts.Draft draft, Sent began) {
        var kept = new Sent(draft.fields());
        return Stream.concat(kept.fields().keySet().stream(), began.fields().keySet().stream())
                .filter(name -> !REMEMBERED.contains(name))
                .filter(name -> !values(kept, name).equals(values(began, name)))
                .collect(Collectors.toSet());
    }

    /** Boxes come in the order of the page; rows in their own. */
    private static Object values(Sent sent, String name) {
        List<String> values =
                sent.all(name).stream().map(value -> value.replace("\r\n", "\n")).toList();
        return PairsForm.FIELDS.contains(name) ? values : new HashSet<>(values);
    }

    /** The plan that was put aside. */
    static Optional<Drafts.Draft> aside(Paper paper, Permit permit) {
        return paper.drafts().find(permit, ASIDE);
    }

    /** Puts what is being written aside. */
    static void putAside(Paper paper, Permit permit) {
        var drafts = paper.drafts();
        drafts.find(permit, paper.name())
                .ifPresent(draft -> {
                    drafts.keep(permit, ASIDE, draft.fields());
                    drafts.drop(permit, paper.name());
                });
    }

    /** Takes it back; what was written instead is aside then. */
    static void takeBack(Paper paper, Permit permit) {
        var drafts = paper.drafts();
        aside(paper, permit)
                .ifPresent(old -> {
                    var instead = drafts.find(permit, paper.name());
                    drafts.keep(permit, paper.name(), old.fields());
                    instead.ifPresentOrElse(
                            draft -> drafts.keep(permit, ASIDE, draft.fields()),
                            () -> drafts.drop(permit, ASIDE));
                });
    }

    /** A plan is agreed: what was aside goes. */
    static void agreed(Paper paper, Permit permit) {
        paper.drafts().drop(permit, ASIDE);
    }
}
