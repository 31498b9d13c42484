package huantiao.web.plan;

import huantiao.access.Accounts;
import huantiao.access.Permit;
import huantiao.care.Chart;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Habits;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.care.Ways;
import huantiao.people.Clinic;
import huantiao.web.Words;
import huantiao.web.care.Paper;
import huantiao.web.form.Sent;
import huantiao.web.needling.WaysForm;
import huantiao.web.people.CombinedWords;
import huantiao.web.people.PlanAgainst;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is begun from: what the consultation found, the plan in force, the last one, or a
 * blank page; with this clinic as the place, and what whoever writes agreed last.
 */
record PlanBeginning(Paper paper, Habits habits, Accounts accounts, Clock clock) {

    /** What a plan is begun from. */
    static final String FROM = "from";

    static final String BLANK = "blank";
    static final String LAST = "last";

    /** Takes back what was put aside for another beginning. */
    static final String ASIDE = "aside";

    /** A new plan begins with what the consultation found; a change with the plan in force. */
    Sent of(Chart chart, Permit permit, ZoneId zone) {
        return here(begun(chart, zone), permit);
    }

    private Sent begun(Chart chart, ZoneId zone) {
        return chart.openEpisode()
                .map(episode -> sent(episode.plan(), chart.ways(clock.instant(), zone)))
                .orElseGet(() -> consulted(chart));
    }

    /** What the consultation knows of a plan. */
    private static Sent consulted(Chart chart) {
        return chart.latest(Entry.Consulted.class)
                .map(consulted -> consulted.entry().consultation())
                .map(consultation ->
                        Sent.nothing()
                                .with(PlanForm.GOAL, consultation.goal())
                                .with(PlanForm.REVIEW, consultation.reviewOn().toString()))
                .orElseGet(Sent::nothing);
    }

    /**
     * The same with this clinic as the place, and of the last plan of whoever writes the school and
     * how points go from visit to visit, where none stands.
     */
    private Sent here(Sent plan, Permit permit) {
        var placed =
                plan.has(PlanForm.SETTING) ? plan : plan.with(PlanForm.SETTING, clinic(permit));
        var schooled =
                placed.has(PlanForm.STYLE)
                        ? placed
                        : habits.school(permit)
                                .map(last ->
                                        placed.with(PlanForm.STYLE, last.what())
                                                .with(PlanForm.LAST_STYLE, last.what()))
                                .orElse(placed);
        return schooled.has(PlanForm.VARIATION)
                ? schooled
                : habits.variation(permit)
                        .map(last -> code(last.what()))
                        .map(last ->
                                schooled.with(PlanForm.VARIATION, last)
                                        .with(PlanForm.LAST_VARIATION, last))
                        .orElse(schooled);
    }

    private static String code(Plan.Variation variation) {
        return variation.name().toLowerCase(Locale.ROOT);
    }

    /** The name of the clinic, proposed as the place. */
    String clinic(Permit permit) {
        return accounts.clinic(permit.clinic()).map(Clinic::name).orElse("");
    }

    private static Sent sent(Plan plan, Optional<Ways> ways) {
        var sent =
                Sent.nothing()
                        .with(PlanForm.STYLE, plan.style())
                        .with(PlanForm.RATIONALE, plan.rationale())
                        .with(PlanForm.VARIATION, code(plan.variation()))
                        .with(PlanForm.TECHNIQUES, plan.techniques().toArray(String[]::new))
                        .with(PlanForm.PARAMETERS, plan.parameters())
                        .with(PlanForm.SESSIONS, String.valueOf(plan.sessions()))
                        .with(PlanForm.PER_WEEK, String.valueOf(plan.perWeek()))
                        .with(PlanForm.RETENTION, String.valueOf(plan.retentionMinutes()))
                        .with(
                                PlanForm.THERAPIES,
                                plan.combined().stream()
                                        .filter(one -> !CombinedWords.areOfHerbs(one))
                                        .map(Plan.CombinedTherapy::therapy)
                                        .toArray(String[]::new))
                        .with(PlanForm.SELF_CARE, plan.selfCare().toArray(String[]::new))
                        .with(PlanForm.HERBS, PlanAgainst.herbs(plan.herbs()))
                        .with(
                                PlanForm.SUPPLEMENTS,
                                plan.supplements().stream()
                                        .flatMap(named -> named.listed().stream())
                                        .toArray(String[]::new))
                        .with(
                                PlanForm.OTHER_SUPPLEMENTS,
                                plan.supplements()
                                        .map(named -> String.join(", ", named.others()))
                                        .orElse(""))
                        .with(PlanForm.GOAL, plan.goal())
                        .with(PlanForm.REVIEW, plan.reviewOn().toString())
                        .with(PlanForm.STOP_IF, plan.stopIf())
                        .with(PlanForm.SETTING, plan.setting());
        for (var combined : plan.combined()) {
            sent =
                    sent.with(PlanForm.byWhom(combined.therapy()), combined.byWhom())
                            .with(PlanForm.when(combined.therapy()), combined.note());
            for (boolean thrust : combined.thrust().stream().toList()) {
                sent = sent.with(PlanForm.THRUST, thrust ? "yes" : "no");
            }
        }
        for (var field : ways.map(WaysForm::fields).orElse(Map.of()).entrySet()) {
            sent = sent.with(field.getKey(), field.getValue().toArray(String[]::new));
        }
        for (PlannedPoint point : plan.points()) {
            sent = sent.with(PlanForm.side(point.point()), point.side().code());
        }
        return sent;
    }

    /**
     * A plan from a blank page or from the last one, instead of what would stand there; not while
     * something unsent does.
     */
    Paper.Sheet anew(Paper.Sheet sheet) {
        return unsent(sheet).isPresent()
                ? sheet
                : other(sheet, sheet.request().getParameter(FROM)).map(sheet::with).orElse(sheet);
    }

    private Optional<Sent> other(Paper.Sheet sheet, @Nullable String from) {
        var chart = sheet.chart();
        if (BLANK.equals(from)) {
            return Optional.of(here(consulted(chart), sheet.permit()));
        }
        if (LAST.equals(from) && chart.episode().isPresent()) {
            var ways = chart.ways(clock.instant(), paper.zone(sheet.request()));
            var sent = here(sent(chart.episode().get().plan(), ways), sheet.permit());
            var told = consulted(chart);
            return Optional.of(
                    chart.openEpisode().isPresent() || !told.has(PlanForm.REVIEW)
                            ? sent
                            : sent.with(PlanForm.GOAL, told.text(PlanForm.GOAL))
                                    .with(PlanForm.REVIEW, told.text(PlanForm.REVIEW)));
        }
        return Optional.empty();
    }

    /**
     * What was written and never agreed, where the page was asked for another beginning and that
     * would replace it; empty where nothing would be lost.
     */
    Optional<UnsentPlan> unsent(Paper.Sheet sheet) {
        var from = sheet.request().getParameter(FROM);
        if (other(sheet, from).isEmpty()) {
            return Optional.empty();
        }
        return paper.drafts()
                .find(sheet.permit(), paper.name())
                .flatMap(draft -> {
                    var as = of(sheet.chart(), sheet.permit(), paper.zone(sheet.request()));
                    boolean isOfAnother =
                            Stream.of(BLANK, LAST)
                                    .flatMap(one -> other(sheet, one).stream())
                                    .anyMatch(one -> UnsentPlan.differing(draft, one).isEmpty());
                    return isOfAnother
                            ? Optional.empty()
                            : UnsentPlan.of(draft, as, from, kept(sheet, draft));
                });
    }

    /**
     * A plan that was put aside for another beginning: when it was kept; empty if there is none.
     */
    Optional<String> aside(Paper.Sheet sheet) {
        return UnsentPlan.aside(paper, sheet.permit()).map(draft -> kept(sheet, draft));
    }

    private String kept(Paper.Sheet sheet, Drafts.Draft draft) {
        var zone = paper.zone(sheet.request());
        var words = paper.form(sheet).words();
        var day = LocalDate.ofInstant(draft.keptAt(), zone);
        var time = Words.time(draft.keptAt(), zone);
        return day.equals(paper.now(sheet.request()).today())
                ? time
                : words.say("plan.unsent.kept", words.day(day), time);
    }

    /** The day of the last plan, where the page begins from it. */
    Optional<String> day(Paper.Sheet sheet) {
        if (!LAST.equals(sheet.request().getParameter(FROM)) || unsent(sheet).isPresent()) {
            return Optional.empty();
        }
        var zone = paper.zone(sheet.request());
        return sheet.chart()
                .latest(Entry.PlanAgreed.class)
                .map(agreed -> agreed.noted().occurredAt().atZone(zone).toLocalDate())
                .map(paper.form(sheet).words()::inFull);
    }
}
