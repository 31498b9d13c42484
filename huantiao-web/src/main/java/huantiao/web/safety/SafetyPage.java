package huantiao.web.safety;

import huantiao.care.Author;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Medicines;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.care.StandingStop;
import huantiao.care.StillNo;
import huantiao.triage.NextQuestions;
import huantiao.triage.RedFlags;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.care.AskedBefore;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.people.EntryWords;
import huantiao.web.triage.DrawnWeakness;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import huantiao.web.triage.FlagWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The questions before a visit, to be asked aloud: in the few words of whoever asks, with the
 * person's own words behind one switch (decision 0310).
 *
 * @param needlesIn true while needles of a begun visit are in
 * @param standing an alarm of earlier, with what is asked again because of it
 * @param still what may be confirmed together, as it was answered earlier in this sitting
 * @param ahead what the person answered alone for this visit
 * @param questions those that come first and are asked one by one, with one answer each
 * @param never what has no answer until now and is asked beside
 * @param nothing what may be answered together, as nothing since the consultation; empty where each
 *     is asked by itself
 * @param waiting questions that are in sight only where another is not answered no, with what shows
 *     them, as {@code choices.js} reads it
 * @param net what to tell the person of when not to wait; empty where that is noted for this course
 * @param lacksStart true if there is no score yet that later ones could be compared with
 * @param onlyStart the day of the one starting score, where a second could be asked now
 * @param scoreDue the day on which a score of the schedule is due, in few words; empty where none
 *     is, and where an alarm comes first
 */
public record SafetyPage(
        Chart chart,
        WhoThisIs who,
        Form form,
        boolean needlesIn,
        Optional<Standing> standing,
        Optional<Still> still,
        Optional<Ahead> ahead,
        List<FactQuestion> questions,
        List<Since> since,
        Never never,
        Optional<Nothing> nothing,
        Map<String, String> waiting,
        Optional<RedFlags.SafetyNet> net,
        boolean lacksStart,
        Optional<LocalDate> onlyStart,
        Optional<String> scoreDue) {

    public SafetyPage {
        questions = List.copyOf(questions);
        since = List.copyOf(since);
        waiting = Map.copyOf(waiting);
    }

    /** What shows a question, by the fact that it waits for. */
    static Map<String, String> waiting(CareRules rules) {
        return SafetyForm.waiting(rules).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one -> "%s=yes|%s".formatted(one.getValue(), FactForm.UNKNOWN)));
    }

    /**
     * An alarm of earlier that stands. Until it was noted to whom the person was sent, nothing of
     * it is asked again.
     *
     * @param level code of its level
     * @param signs what was asked for
     * @param told the day on which it was told
     * @param sent to whom the person was sent since, and when
     * @param again questions that settle it, or raise it once more
     * @param examine true if only a new examination can settle it
     */
    public record Standing(
            String level,
            List<String> signs,
            String told,
            Optional<String> sent,
            List<FactQuestion> again,
            boolean examine) {

        public Standing {
            signs = List.copyOf(signs);
            again = List.copyOf(again);
        }

        public static Standing of(
                StandingStop stop, Chart chart, Form form, CareRules rules, ZoneId zone) {
            return new Standing(
                    stop.flags().getFirst().action().code(),
                    stop.flags().stream()
                            .map(flag -> FlagWords.question(flag, chart, form.words()))
                            .toList(),
                    form.words().inFull(LocalDate.ofInstant(stop.told(), zone)),
                    stop.sent()
                            .map(sent ->
                                    form.words()
                                            .say(
                                                    "safety.standing.sent",
                                                    sent.entry().toWhom(),
                                                    form.words()
                                                            .inFull(
                                                                    LocalDate.ofInstant(
                                                                            sent.noted()
                                                                                    .occurredAt(),
                                                                            zone)))),
                    stop.sent().isPresent()
                            ? FactQuestions.of(form, stop.facts(), rules)
                            : List.of(),
                    !stop.findings().isEmpty());
        }

        /** The same where somebody examines the person, and need not be led there. */
        public Standing whereExamined() {
            return new Standing(level, signs, told, sent, again, false);
        }
    }

    /**
     * Questions that were answered no earlier in this sitting: to be asked again and confirmed
     * together by one act, or answered one by one in the fold beside it.
     *
     * @param tick never chosen before somebody chooses it
     * @param of the facts that it would confirm
     * @param at when they were answered, and by whom where that was somebody else
     * @param questions in the fold: the same, and what matters only if one of them is not a no
     * @param waiting questions of the fold that are in sight only where another is not answered no,
     *     with what shows them
     * @param open true if something was answered there, or has to be looked at
     */
    public record Still(
            Choices tick,
            List<String> of,
            Earlier at,
            List<FactQuestion> questions,
            Map<String, String> waiting,
            boolean open) {

        public Still {
            of = List.copyOf(of);
            questions = List.copyOf(questions);
            waiting = Map.copyOf(waiting);
        }

        public static Optional<Still> of(
                Form form, Chart chart, StillNo may, Author reader, CareRules rules, ZoneId zone) {
            var asked = SafetyForm.asked(rules);
            var waiting = SafetyForm.waiting(rules).keySet();
            var earlier = may.only(asked.stream().filter(fact -> !waiting.contains(fact)).toList());
            if (earlier.isEmpty()) {
                return Optional.empty();
            }
            var known = rules.vocabulary().nothingKnown();
            for (var fact : earlier.facts()) {
                known = known.with(fact, false);
            }
            var stays = NextQuestions.of(rules.flags().askFirst(), known);
            var questions =
                    FactQuestions.of(
                            form,
                            asked.stream().filter(one -> !stays.contains(one)).toList(),
                            chart,
                            rules);
            var words = form.words();
            var entries =
                    earlier.as().stream()
                            .map(one -> chart.entries().get(Math.toIntExact(one.sequence() - 1)))
                            .toList();
            var at = AskedBefore.times(earlier, chart, zone);
            var others =
                    entries.stream()
                            .map(Noted::author)
                            .filter(one -> !one.equals(reader) && !one.isPatient())
                            .map(Author::name)
                            .distinct()
                            .collect(Collectors.joining(", "));
            var brief =
                    earlier.facts().stream()
                            .map(fact -> words.say("safety.brief." + fact))
                            .collect(Collectors.joining(", "));
            var tick =
                    form.choices(
                            SafetyForm.STILL,
                            words.say("safety.still.legend"),
                            List.of(
                                    new Option(
                                            "no",
                                            words.say("safety.still", earlier.facts().size(), at),
                                            others.isEmpty()
                                                    ? brief
                                                    : words.say(
                                                            "safety.still.by", brief, others))));
            return Optional.of(
                    new Still(
                            tick,
                            earlier.facts(),
                            new Earlier(at, others),
                            questions,
                            SafetyPage.waiting(rules),
                            questions.stream()
                                    .anyMatch(one ->
                                            form.sent().has(one.fact())
                                                    || !form.problem(one.fact()).isEmpty())));
        }

        /** The same with the questions of the fold in short words. */
        public Still inShort(Chart chart, Words words) {
            return new Still(
                    tick, of, at, FactQuestions.inShort(questions, chart, words), waiting, open);
        }

        /** What it speaks of, in the fewest words that name each of them. */
        String named(Words words) {
            return of.stream()
                    .map(fact -> words.say("safety.once." + fact))
                    .distinct()
                    .collect(Collectors.joining("; "));
        }

        /** Every fact of the fold. */
        public List<String> folded() {
            return questions.stream().map(FactQuestion::fact).toList();
        }
    }

    /**
     * What the person answered alone before this visit.
     *
     * @param at time of day
     * @param news what is new, by name; empty if nothing is
     * @param words in which they told it; may be empty
     */
    public record Ahead(String at, String news, String words) {

        static Ahead of(Chart.Placed<Entry.ToldBeforeVisit> told, Words words, ZoneId zone) {
            var since = told.entry().since();
            return new Ahead(
                    Words.time(told.noted().occurredAt(), zone),
                    EntryWords.news(since, words),
                    since.words());
        }
    }

    /**
     * When questions were answered before.
     *
     * @param at times of day
     * @param by who asked then, where that was not who reads it; empty otherwise
     */
    public record Earlier(String at, String by) {}

    /**
     * A question about what is new since the last visit, and what a yes leads to.
     *
     * @param field its name
     * @param aloud the words to read out; empty where the label is these
     * @param follow facts that a yes opens again
     */
    public record Since(
            News news, String field, Choices choices, String aloud, List<FactQuestion> follow) {

        /**
         * The question for the person alone, in their own words and with a third answer; what a yes
         * leads to is the clinic's to ask. Nothing in its words is of the record.
         */
        static Since alone(News news, Form form, Chart chart) {
            var field = SafetyForm.field(news);
            return new Since(
                    news,
                    field,
                    form.choices(
                            field,
                            form.words().say(asking(news, chart)),
                            Stream.of("yes", "no", FactForm.UNKNOWN)
                                    .map(one -> Option.of(one, form.words().say("form." + one)))
                                    .toList()),
                    "",
                    List.of());
        }

        /** True if a yes leads to more. */
        public boolean leadsOn() {
            return !follow.isEmpty() || news.wantsWords();
        }

        /** The answer that a question waits for, as {@code choices.js} reads it; null if none. */
        public @Nullable String waitsFor(FactQuestion question) {
            return Medicines.isOfWarfarin(question.fact())
                    ? Medicines.ANTICOAGULANT + "=warfarin"
                    : null;
        }

        /** True where a blood thinner is asked for, with what it is taken for. */
        public boolean asksForThinner() {
            return news == News.MEDICINES;
        }

        /** What it is taken for. */
        public Field thinnerFor(Form form) {
            return form.field(SafetyForm.THINNER_FOR, form.words().say("safety.thinner-for"))
                    .withHint(form.words().say("safety.thinner-for.hint"));
        }

        /** The field in which a yes is told in words. */
        public Field words(Form form) {
            return form.field(
                    SafetyForm.words(news),
                    form.words().say("safety.news.%s.what".formatted(SafetyForm.code(news))));
        }
    }

    /**
     * "Nothing new or changed since the consultation", minutes after it, or "it is as you answered
     * alone": one act for what {@link Still} would confirm and for the questions of what is new
     * that it names. All of them lie in the fold beside it. Where the questions that come first are
     * asked one by one, these are too.
     *
     * @param alone true if the person answered all of it alone before this visit
     * @param still what it confirms
     * @param tick what the button sends
     * @param of what it answers besides
     * @param open true if something was answered in the fold, or has to be looked at
     */
    public record Nothing(boolean alone, Still still, Choices tick, List<News> of, boolean open) {

        public Nothing {
            of = List.copyOf(of);
        }

        static Nothing of(
                Form form, boolean alone, Still still, Instant told, List<News> of, ZoneId zone) {
            var words = form.words();
            var news =
                    of.stream()
                            .map(one -> words.say("safety.nothing." + SafetyForm.code(one)))
                            .collect(Collectors.joining("; "));
            return new Nothing(
                    alone,
                    still,
                    form.choices(
                            SafetyForm.NOTHING,
                            words.say(alone ? "safety.ahead.legend" : "safety.nothing.legend"),
                            List.of(
                                    new Option(
                                            "no",
                                            words.say(
                                                    alone ? "safety.ahead" : "safety.nothing",
                                                    Words.time(told, zone)),
                                            news))),
                    of,
                    still.open()
                            || of.stream()
                                    .map(SafetyForm::field)
                                    .anyMatch(field ->
                                            form.sent().has(field)
                                                    || !form.problem(field).isEmpty()));
        }

        /** Whether any of this changed, it asks. */
        public String changed(Words words) {
            var by = still.at().by();
            var named = still.named(words) + ".";
            return by.isEmpty() ? named : named + " " + words.say("safety.nothing.by", by);
        }

        /** Whether any of this is new, it asks. */
        public String news() {
            return tick.options().getFirst().hint() + ".";
        }

        /** What the button says. */
        public String said() {
            return tick.options().getFirst().label();
        }

        /** What it answers, as the form sends it. */
        public List<String> codes() {
            return of.stream().map(SafetyForm::code).toList();
        }
    }

    /**
     * Questions without an answer until now.
     *
     * @param questions those that may be answered no together first
     * @param together how many those are
     */
    public record Never(List<FactQuestion> questions, int together) {

        public Never {
            questions = List.copyOf(questions);
        }

        static Never of(Form form, NeverAnswered never, Chart chart, CareRules rules) {
            var facts =
                    never.facts().stream()
                            .sorted(Comparator.comparing(fact -> !never.together().contains(fact)))
                            .toList();
            return new Never(
                    DrawnWeakness.beside(
                            FactQuestions.ofFound(
                                    FactQuestions.inShort(form, facts, chart, rules),
                                    chart,
                                    rules,
                                    form.words()),
                            chart,
                            form.words()),
                    never.together().size());
        }

        public boolean isNothing() {
            return questions.isEmpty();
        }

        /** How many want an answer of their own. */
        public int alone() {
            return questions.size() - together;
        }
    }

    /** What is asked of the time since, by itself and in sight. */
    public List<Since> inSight() {
        return since.stream().filter(one -> !isBundled(one)).toList();
    }

    /** True if a question is asked by itself outside every fold, or a fold is that of a tick. */
    public boolean asksInSight() {
        return nothing.isEmpty()
                || !questions.isEmpty()
                || !never.isNothing()
                || !inSight().isEmpty();
    }

    /** True where the person, who was here before, could answer alone and did not. */
    public boolean mayBeAnsweredAlone() {
        return !isFirst() && ahead.isEmpty() && still.isEmpty() && standing.isEmpty();
    }

    /** False where all of what is new was answered alone, and is asked with the rest. */
    public boolean asksOfTheTimeSince() {
        return !inSight().isEmpty() || nothing.filter(Nothing::alone).isEmpty();
    }

    /** What lies in the fold beside "nothing since". */
    public List<Since> bundled() {
        return since.stream().filter(this::isBundled).toList();
    }

    private boolean isBundled(Since one) {
        return nothing.filter(all -> all.of().contains(one.news())).isPresent();
    }

    /**
     * What is asked about the time since the last visit.
     *
     * @param elsewhere facts that the page asks for in another place already
     */
    static List<Since> since(Form form, Chart chart, CareRules rules, List<String> elsewhere) {
        var since = new ArrayList<Since>();
        for (var news : SinceLast.toAsk(chart)) {
            var field = SafetyForm.field(news);
            var asking = asking(news, chart, rules);
            boolean hasBrief = form.words().knows(asking + ".short");
            since.add(
                    new Since(
                            news,
                            field,
                            form.choices(
                                    field,
                                    form.words().say(hasBrief ? asking + ".short" : asking),
                                    List.of(
                                            Option.of("yes", form.words().say("form.yes")),
                                            Option.of("no", form.words().say("form.no")))),
                            hasBrief ? form.words().say(asking) : "",
                            FactQuestions.of(
                                            form,
                                            SafetyForm.follow(news, chart).stream()
                                                    .filter(fact -> !elsewhere.contains(fact))
                                                    .toList(),
                                            rules)
                                    .stream()
                                    .map(question -> inTime(question, form))
                                    .toList()));
        }
        return since;
    }

    /** A pregnancy that is known is not asked for as if it were none. */
    private static String asking(News news, Chart chart, CareRules rules) {
        boolean known =
                news == News.PREGNANCY
                        && Picture.read(chart.facts(), rules.vocabulary())
                                .find("pregnant")
                                .filter(told -> !told.equals(new Value.Choice("no")))
                                .isPresent();
        return asking(news, chart) + (known ? ".known" : "");
    }

    /** Before the first visit nothing was treated here. */
    private static String asking(News news, Chart chart) {
        return news == News.UNWANTED && chart.latest(Entry.SessionSigned.class).isEmpty()
                ? "safety.news.unwanted.first"
                : "safety.news." + SafetyForm.code(news);
    }

    /** The question in words that speak of what is new, where its own speak of how it all began. */
    private static FactQuestion inTime(FactQuestion question, Form form) {
        var key = "safety.fact." + question.fact();
        return question instanceof FactQuestion.One(var fact, var choices, var _)
                        && form.words().knows(key)
                ? new FactQuestion.One(
                        fact,
                        new Choices(
                                choices.name(),
                                form.words().say(key),
                                choices.options().stream()
                                        .map(Option::value)
                                        .filter(value -> !value.equals("none"))
                                        .map(value ->
                                                Option.of(
                                                        value,
                                                        form.words().say("fact.value." + value)))
                                        .toList(),
                                choices.chosen(),
                                choices.problem(),
                                choices.hint(),
                                choices.optional(),
                                choices.where()))
                : question;
    }

    /** What each field is called, for the list of what has to be looked at. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        still.ifPresent(one -> {
            if (nothing.isEmpty()) {
                names.put(SafetyForm.STILL, one.tick().label());
            }
            one.questions().forEach(question -> names.put(question.fact(), question.label()));
        });
        questions.forEach(question -> names.put(question.fact(), question.label()));
        never.questions().forEach(question -> names.put(question.fact(), question.label()));
        nothing.ifPresent(one -> names.put(SafetyForm.NOTHING, one.tick().label()));
        standing.stream()
                .flatMap(one -> one.again().stream())
                .forEach(question -> names.put(question.fact(), question.label()));
        for (var one : since) {
            names.put(one.field(), one.choices().label());
            if (one.news().wantsWords()) {
                names.put(SafetyForm.words(one.news()), one.words(form).label());
            }
            one.follow().forEach(question -> names.put(question.fact(), question.label()));
            if (one.asksForThinner()) {
                names.put(SafetyForm.THINNER_FOR, one.thinnerFor(form).label());
            }
        }
        return names;
    }

    /** True if it was ticked that the person was told when not to wait. */
    public boolean isNetTold() {
        return form.sent().has(SafetyForm.NET);
    }

    /** True if the plan was agreed last of all, and nothing came since. */
    public boolean isPlanJustAgreed() {
        return chart.entries().getLast().entry() instanceof Entry.PlanAgreed;
    }

    /** True before the first visit of all. */
    public boolean isFirst() {
        return chart.latest(Entry.SessionSigned.class).isEmpty();
    }

    /** How many questions "each answered no" answers, each by its name. */
    public int count() {
        return Math.toIntExact(
                        questions.stream().filter(one -> !waiting.containsKey(one.fact())).count())
                + inSight().size()
                + (nothing.isEmpty() ? never.together() : 0);
    }

    /** True if another button answers what is open and goes on. */
    public boolean goesOnElsewhere() {
        return nothing.isPresent() || count() > 1;
    }

    /** That day in words. */
    public String day(LocalDate day) {
        return form.words().inFull(day);
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }
}
