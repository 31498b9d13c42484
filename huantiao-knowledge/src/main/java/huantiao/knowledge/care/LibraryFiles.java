package huantiao.knowledge.care;

import huantiao.base.Backing;
import huantiao.base.Source;
import huantiao.care.CareLibrary;
import huantiao.care.Statement;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code techniques.yaml}, {@code therapies.yaml}, {@code self-care.yaml} and {@code stricta.yaml}.
 */
final class LibraryFiles {
    private static final Backing NONE = Backing.of(new Source("?", "?", "", "none"));

    private final Map<String, Source> sources;
    private final Ids ids;

    LibraryFiles(Map<String, Source> sources, Ids ids) {
        this.sources = sources;
        this.ids = ids;
    }

    CareLibrary read(
            Entry techniques,
            Entry therapies,
            Entry selfCare,
            Entry stricta,
            SymptomsFile symptoms) {
        for (Entry file : List.of(techniques, therapies, selfCare, stricta)) {
            file.node("version");
        }
        List<CareLibrary.Herb> herbs = each(therapies, "herbs", this::herb);
        Set<String> described = new LinkedHashSet<>();
        herbs.forEach(herb -> described.add(herb.herb()));
        CareLibrary library =
                new CareLibrary(
                        each(techniques, "techniques", this::technique),
                        each(techniques, "stricta_dose_in_trials", this::dose),
                        statements(techniques, "clean_needle"),
                        harms(techniques),
                        each(therapies, "guideline_positions", this::position),
                        statement(therapies, "guideline_conflict"),
                        each(therapies, "therapies", this::therapy),
                        each(therapies, "formulas", entry -> formula(entry, described)),
                        herbs,
                        each(therapies, "referral_triggers", this::trigger),
                        each(therapies, "review_points", this::review),
                        symptoms.patterns(),
                        symptoms.patternNotes(),
                        selfCare(selfCare),
                        each(stricta, "items", this::strictaItem),
                        statement(stricta, "session_record_minimum"),
                        harmsReporting(stricta));
        for (Entry file : List.of(techniques, therapies, selfCare, stricta)) {
            file.nothingElse();
        }
        return library;
    }

    private <T> List<T> each(Entry file, String field, Function<Entry, T> read) {
        List<T> all = new ArrayList<>();
        for (Entry entry : file.entries(field)) {
            ids.note(entry, file.file());
            all.add(read.apply(entry));
            entry.nothingElse();
        }
        return all;
    }

    private List<Statement> statements(Entry file, String field) {
        return Statements.read(file, field, file.file(), ids, sources);
    }

    private Statement statement(Entry file, String field) {
        return file.entry(field)
                .map(entry -> {
                    ids.note(entry, file.file());
                    Statement read =
                            new Statement(
                                    entry.id(),
                                    entry.text("text"),
                                    entry.textOrEmpty("title"),
                                    entry.backing(sources));
                    entry.nothingElse();
                    return read;
                })
                .orElseGet(() -> {
                    file.refuse(field, "HT-0404", "Must be given.", "");
                    return new Statement("?", "?", "", NONE);
                });
    }

    private CareLibrary.TechniqueGuide technique(Entry entry) {
        return new CareLibrary.TechniqueGuide(
                entry.id(),
                entry.text("name"),
                entry.textOrEmpty("what"),
                Parts.read(
                        entry,
                        "variants",
                        "response",
                        "manipulation",
                        "dose",
                        "parameters",
                        "trial_dose",
                        "effects",
                        "points",
                        "precautions",
                        "default",
                        "facts",
                        "note"),
                entry.backing(sources));
    }

    private CareLibrary.TrialDose dose(Entry entry) {
        return new CareLibrary.TrialDose(
                entry.id(),
                entry.text("study"),
                Parts.read(
                        entry,
                        "sessions",
                        "weeks",
                        "sessions_per_week",
                        "points",
                        "retention_min",
                        "stimulation",
                        "needle",
                        "depth",
                        "comparator",
                        "result",
                        "harms",
                        "reporting",
                        "consensus",
                        "note"),
                entry.backing(sources));
    }

    private CareLibrary.HarmsGuide harms(Entry file) {
        if (file.entry("adverse_events").isEmpty()) {
            file.refuse("adverse_events", "HT-0404", "Must be given.", "");
            return new CareLibrary.HarmsGuide(
                    List.of(), List.of(), List.of(), List.of(), List.of(), "?", NONE);
        }
        Entry entry = file.entry("adverse_events").orElseThrow();
        List<CareLibrary.Harm> taxonomy = new ArrayList<>();
        for (Entry harm : entry.entries("taxonomy")) {
            ids.note(harm, file.file());
            List<String> then = new ArrayList<>();
            for (String part : List.of("first_aid", "ask", "advice", "review")) {
                harm.maybeText(part).ifPresent(then::add);
            }
            taxonomy.add(
                    new CareLibrary.Harm(
                            harm.id(),
                            harm.text("text"),
                            harm.text("grade_default"),
                            harm.flag("reportable"),
                            String.join("; ", then)));
            harm.nothingElse();
        }
        List<CareLibrary.Grade> grades = new ArrayList<>();
        for (Entry grade : entry.entries("grades")) {
            grades.add(new CareLibrary.Grade(grade.id(), grade.text("text")));
            grade.nothingElse();
        }
        CareLibrary.HarmsGuide guide =
                new CareLibrary.HarmsGuide(
                        Statements.read(entry, "rates", file.file(), ids, sources),
                        taxonomy,
                        grades,
                        entry.texts("causality"),
                        entry.texts("expectedness"),
                        entry.text("ask_every_session"),
                        entry.backing(sources));
        entry.nothingElse();
        return guide;
    }

    private CareLibrary.GuidelinePosition position(Entry entry) {
        return new CareLibrary.GuidelinePosition(
                entry.id(),
                entry.text("body"),
                entry.text("about"),
                entry.text("position"),
                entry.textOrEmpty("strength"),
                entry.textOrEmpty("population"),
                entry.textOrEmpty("note"),
                entry.backing(sources));
    }

    private CareLibrary.Therapy therapy(Entry entry) {
        return new CareLibrary.Therapy(
                entry.id(),
                entry.text("name"),
                entry.text("role"),
                entry.texts("contraindications"),
                entry.textOrEmpty("default"),
                Parts.read(
                        entry,
                        "who",
                        "when",
                        "how",
                        "content",
                        "package",
                        "stop",
                        "evidence",
                        "harms"),
                entry.backing(sources));
    }

    private CareLibrary.Formula formula(Entry entry, Set<String> described) {
        Map<String, CareLibrary.Grams> herbs = new LinkedHashMap<>();
        entry.entry("herbs")
                .ifPresent(block -> {
                    for (String herb : block.names()) {
                        List<Double> grams = block.numbers(herb);
                        if (grams.size() != 2) {
                            block.refuse(herb, "HT-0405", "Must be two numbers.", "");
                        } else {
                            block.build(() -> new CareLibrary.Grams(grams.get(0), grams.get(1)))
                                    .ifPresent(dose -> herbs.put(herb, dose));
                        }
                    }
                });
        entry.textOrEmpty("unit");
        entry.maybeText("safety_study").ifPresent(id -> entry.known("safety_study", id, sources));
        Backing backing = entry.backing(sources);
        return new CareLibrary.Formula(
                entry.id(),
                entry.text("name"),
                entry.text("chinese"),
                entry.texts("pattern"),
                herbs,
                entry.texts("cautions"),
                entry.textOrEmpty("use"),
                described.containsAll(herbs.keySet()) && !backing.wholeUnverified(),
                backing);
    }

    private CareLibrary.Herb herb(Entry entry) {
        if (!entry.id().startsWith("HB-")) {
            entry.refuse("id", "HT-0407", "The id of a herb begins with HB-.", "");
        }
        return new CareLibrary.Herb(
                entry.id().replaceFirst("^HB-", ""),
                entry.text("dose_g"),
                entry.texts("cautions"),
                entry.backing(sources));
    }

    private CareLibrary.ReferralTrigger trigger(Entry entry) {
        return new CareLibrary.ReferralTrigger(
                entry.id(),
                entry.text("trigger"),
                entry.text("to"),
                entry.text("within"),
                entry.backing(sources));
    }

    private CareLibrary.ReviewPoint review(Entry entry) {
        return new CareLibrary.ReviewPoint(
                entry.id(),
                entry.text("when"),
                entry.text("what"),
                entry.textOrEmpty("note"),
                entry.backing(sources));
    }

    private CareLibrary.SelfCare selfCare(Entry file) {
        return new CareLibrary.SelfCare(
                statements(file, "common_stop_rules"),
                statement(file, "gates"),
                each(file, "exercises", this::exercise),
                statements(file, "posture_and_lifting"),
                each(file, "stress", this::habit),
                statements(file, "sleep"),
                statements(file, "comfort"),
                each(file, "progression", this::phase));
    }

    private CareLibrary.Exercise exercise(Entry entry) {
        return new CareLibrary.Exercise(
                entry.id(),
                entry.text("name"),
                entry.texts("phase"),
                entry.texts("how"),
                Parts.lines(entry, "dose"),
                entry.texts("stop"),
                entry.text("level"),
                entry.texts("contraindications"),
                Parts.read(
                        entry, "evidence", "progress", "prefer_if", "avoid_if", "avoid", "caution"),
                entry.backing(sources));
    }

    private CareLibrary.Habit habit(Entry entry) {
        return new CareLibrary.Habit(
                entry.id(),
                entry.text("name"),
                entry.texts("how"),
                entry.textOrEmpty("dose"),
                entry.textOrEmpty("stop"),
                entry.textOrEmpty("level"),
                entry.backing(sources));
    }

    private CareLibrary.Phase phase(Entry entry) {
        return new CareLibrary.Phase(
                entry.id(),
                entry.text("name"),
                entry.text("from"),
                legPain(entry),
                entry.text("goal"),
                entry.backing(sources));
    }

    private static Optional<CareLibrary.LegPain> legPain(Entry entry) {
        int days = entry.maybeWhole("days", 1, 365).orElse(0);
        List<Double> ends = entry.numbers("leg_pain");
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        if (ends.size() != 2) {
            entry.refuse("leg_pain", "HT-0405", "Must be two numbers.", "");
            return Optional.empty();
        }
        return entry.build(() ->
                new CareLibrary.LegPain(ends.get(0).intValue(), ends.get(1).intValue(), days));
    }

    private CareLibrary.StrictaItem strictaItem(Entry entry) {
        List<CareLibrary.RecordField> fields = new ArrayList<>();
        for (Entry field : entry.entries("record")) {
            fields.add(
                    new CareLibrary.RecordField(
                            field.text("field"),
                            field.text("type"),
                            field.text("per"),
                            field.flag("required"),
                            field.textOrEmpty("required_if")));
        }
        entry.textOrEmpty("aggregate");
        return new CareLibrary.StrictaItem(
                entry.id(),
                entry.text("item"),
                entry.text("title"),
                entry.text("needs"),
                fields,
                entry.textOrEmpty("completeness_in_trials"),
                entry.textOrEmpty("note"),
                entry.backing(sources));
    }

    private List<Statement> harmsReporting(Entry file) {
        List<Statement> all = new ArrayList<>(each(file, "harms", this::reporting));
        all.add(statement(file, "extra_item"));
        return all;
    }

    private Statement reporting(Entry entry) {
        return new Statement(
                entry.id(),
                entry.text("text"),
                String.join(", ", entry.texts("record")),
                entry.backing(sources));
    }
}
