package huantiao.store;

import huantiao.base.Known;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.AdverseEvent;
import huantiao.care.AidAnswer;
import huantiao.care.ConsentKind;
import huantiao.care.Consultation;
import huantiao.care.Depth;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.care.Letter;
import huantiao.care.Manipulation;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.OwnNeedle;
import huantiao.care.Pain;
import huantiao.care.PainScore;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.care.PointSkin;
import huantiao.care.Preference;
import huantiao.care.Response;
import huantiao.care.Ruling;
import huantiao.care.Session;
import huantiao.care.SetAside;
import huantiao.care.SinceLast;
import huantiao.care.StillNo;
import huantiao.care.Stimulation;
import huantiao.care.Story;
import huantiao.care.Taken;
import huantiao.care.Technique;
import huantiao.care.TogetherNo;
import huantiao.care.VisitTimes;
import huantiao.care.Waveform;
import huantiao.care.Ways;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import huantiao.triage.TechniqueKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Entries of every kind, with everything filled in and with everything left out. */
final class Samples {

    /**
     * Text that has broken programs: quotes, scripts, directions, signs beyond 16 bits, control.
     */
    static final String AWKWARD =
            "\"it's\" \\ 环跳 حداد 🌿 line\nnext\ttab \u0000 \u001f </script> e\u0301 \uFEFF end";

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456789Z");

    private Samples() {}

    static List<Entry> entries() {
        return List.of(
                registered(),
                new Entry.Registered(
                        new PersonName("Amira 🌿 حداد"),
                        new Birthday(LocalDate.of(1899, 12, 31)),
                        Sex.UNSAID,
                        new Contact("amira@example.org", "+351 (21) 000-0000")),
                new Entry.DetailsCorrected(
                        new PersonName("陈 美"),
                        new Birthday(LocalDate.of(1980, 2, 29)),
                        Sex.OTHER,
                        Contact.NONE),
                new Entry.ConsentGiven(ConsentKind.CARE, "2026-05"),
                new Entry.ConsentWithdrawn(ConsentKind.REGISTRY),
                new Entry.ConsentDeclined(ConsentKind.REMINDERS, "1"),
                new Entry.SymptomsTold(
                        facts(),
                        List.of(
                                new Mark(Region.BUTTOCK, Side.LEFT, Feeling.PAIN),
                                new Mark(Region.CALF, Side.RIGHT, Feeling.NUMBNESS)),
                        new Story(AWKWARD, "", "warfarin", "walk to the sea", ""),
                        ruling()),
                new Entry.SymptomsTold(
                        FactsTold.NOTHING,
                        List.of(),
                        new Story("", "", "", "", ""),
                        new Ruling("proceed", List.of(), List.of(), "r1")),
                new Entry.Consulted(
                        new Consultation(
                                List.of(
                                        new Consultation.Finding(
                                                "SLR",
                                                Side.RIGHT,
                                                Consultation.Shown.POSITIVE,
                                                "45 degrees"),
                                        new Consultation.Finding(
                                                "ANKLE",
                                                Side.LEFT,
                                                Consultation.Shown.NOT_DONE,
                                                "")),
                                List.of("bladder"),
                                List.of("cold-damp"),
                                "pale",
                                AWKWARD,
                                List.of(
                                        new Consultation.Considered(
                                                "hip", Consultation.Standing.UNLIKELY, "free")),
                                "stairs",
                                LocalDate.of(2026, 6, 15),
                                "",
                                Optional.of("Apixaban"),
                                Optional.of("4")),
                        facts(),
                        ruling(),
                        Optional.of(
                                new StillNo(
                                        List.of(
                                                new StillNo.Earlier(
                                                        2, List.of("saddle_numbness")))))),
                new Entry.ChoicesWeighed(
                        new Preference(
                                List.of(
                                        new Preference.Weight("soon", Preference.Much.MUCH),
                                        new Preference.Weight("pills", Preference.Much.NOT)),
                                List.of("wait", "acupuncture"),
                                Optional.of(Preference.Sure.NO),
                                List.of("stop"),
                                AWKWARD),
                        "2026-11-26 0123456789ab"),
                new Entry.ChoicesWeighed(
                        new Preference(List.of(), List.of(), Optional.empty(), List.of(), "a word"),
                        "2026-11-26 0123456789ab"),
                new Entry.AidChecked(
                        List.of(
                                new AidAnswer("wait_year", "most", true),
                                new AidAnswer("acupuncture_year", "few", false)),
                        "2026-11-26 0123456789ab"),
                new Entry.BodyMarked(List.of(new Mark(Region.SHIN, Side.LEFT, Feeling.WEAKNESS))),
                new Entry.SafetyAsked(facts(), ruling()),
                new Entry.SafetyAsked(
                        facts(),
                        ruling(),
                        Optional.of(
                                SinceLast.of(
                                        EnumSet.allOf(SinceLast.News.class),
                                        EnumSet.of(SinceLast.News.MEDICINES),
                                        AWKWARD,
                                        Set.of("anticoagulant"))),
                        Optional.empty()),
                new Entry.SafetyAsked(
                        facts(),
                        ruling(),
                        Optional.of(
                                SinceLast.of(
                                        EnumSet.allOf(SinceLast.News.class),
                                        EnumSet.noneOf(SinceLast.News.class),
                                        "",
                                        Set.of())),
                        Optional.of(
                                new StillNo(
                                        List.of(
                                                new StillNo.Earlier(
                                                        4, List.of("saddle_numbness"))))),
                        Optional.of(new TogetherNo(List.of(), List.of(SinceLast.News.INJURY)))),
                new Entry.ToldBeforeVisit(
                        facts(),
                        SinceLast.of(
                                EnumSet.of(SinceLast.News.MEDICINES, SinceLast.News.INJURY),
                                EnumSet.of(SinceLast.News.MEDICINES),
                                AWKWARD,
                                Set.of()),
                        new Pain(OptionalInt.of(7), OptionalInt.empty()),
                        List.of(new Mark(Region.SHIN, Side.LEFT, Feeling.TINGLING))),
                new Entry.SafetyNetTold("RF-NET", "2026-11-26"),
                new Entry.AnsweredNotCounted(facts()),
                new Entry.SentOn("same_day", "hospital", AWKWARD),
                new Entry.DiaryKept(
                        LocalDate.of(2026, 11, 2),
                        List.of("EX-WALK", "ST-BREATH"),
                        OptionalInt.of(10)),
                new Entry.DiaryKept(LocalDate.of(2026, 11, 2), List.of(), OptionalInt.empty()),
                new Entry.LetterMade(
                        new Letter(
                                Letter.Reader.EMERGENCY,
                                "the emergency department",
                                "Ada, acupuncturist",
                                LocalDate.of(2026, 11, 2),
                                AWKWARD,
                                "born 1984",
                                AWKWARD,
                                Letter.Leave.CANNOT_BE_ASKED,
                                List.of(
                                        new Letter.Part(
                                                "Safety questions",
                                                List.of(new Letter.Line("Saddle", AWKWARD))),
                                        new Letter.Part("Nothing", List.of())))),
                new Entry.ReferralAgreed("the neurologist"),
                new Entry.ReferralDeclined("the neurologist"),
                new Entry.SentOn(
                        "urgent_2w",
                        "the neurologist",
                        "",
                        Optional.of(Entry.SentOn.How.TELEPHONE)),
                new Entry.PlanAgreed(
                        plan(), List.of(new SetAside("CI-PRG-02", "said yes")), ruling(), "v1"),
                new Entry.SessionSigned(fullSession()),
                new Entry.SessionSigned(
                        bareSession(),
                        Optional.of(List.of(new SetAside("CI-BLD-11", "Thin, shallow needles."))),
                        Optional.of(
                                new VisitTimes(
                                        Optional.of(Instant.parse("2026-05-03T09:05:00Z")),
                                        Optional.of(Instant.parse("2026-05-03T09:30:00Z")),
                                        Optional.of("Charted in the evening."),
                                        Optional.of("Asked on paper.")))),
                new Entry.SessionSigned(bareSession()),
                new Entry.AddendumAdded(7, AWKWARD),
                new Entry.PainCorrected(
                        7, PainScore.LEG_BEFORE, OptionalInt.of(10), "Read from the wrong row"),
                new Entry.PainCorrected(
                        7, PainScore.BACK_AFTER, OptionalInt.empty(), "Nobody asked"),
                new Entry.ScoreCorrected(7, "nrs_leg", Optional.of(2.5), AWKWARD),
                new Entry.ScoreCorrected(7, "rmdq24", Optional.empty(), "Another person's paper"),
                new Entry.HarmNoted(harm()),
                new Entry.HarmNoted(harm(), Optional.of(LocalDate.of(2026, 3, 1))),
                new Entry.HarmFollowed(9, List.of(HarmStep.SAFE, HarmStep.TOLD), AWKWARD),
                new Entry.HarmFollowed(9, List.of(), "gone"),
                new Entry.HarmFollowed(
                        9, List.of(), "", Optional.of(HarmOutcome.RECOVERED_WITH_SEQUELAE)),
                new Entry.CheckedIn(
                        6,
                        List.of(
                                new Taken(
                                        "nrs_leg",
                                        new TreeMap<>(Map.of("q1", "3")),
                                        Optional.of(3.0),
                                        ""),
                                new Taken("rmdq24", new TreeMap<>(), Optional.empty(), "too_few")),
                        facts(),
                        true),
                new Entry.CheckedIn(
                        6,
                        List.of(new Taken("rmdq24", new TreeMap<>(), Optional.empty(), "blank")),
                        facts(),
                        false,
                        Optional.of(new Entry.CheckedIn.Paper(LocalDate.of(2026, 6, 30), 7, 9)),
                        Optional.empty()),
                new Entry.CheckedIn(
                        0,
                        List.of(new Taken("rmdq24", new TreeMap<>(), Optional.empty(), "blank")),
                        FactsTold.NOTHING,
                        false,
                        Optional.empty(),
                        Optional.of(2L)),
                new Entry.PaperKeyed(
                        "23456789",
                        LocalDate.of(2026, 6, 30),
                        new TreeMap<>(Map.of("leg", "3", "item-07", "yes"))),
                new Entry.PaperKeyed("23456789", LocalDate.of(2026, 6, 30), new TreeMap<>()),
                new Entry.ReviewDecided("continue", "stop", "asked to"),
                new Entry.ReviewDecided("stop", "stop", "", Optional.of("It did not get better.")),
                new Entry.EpisodeClosed(
                        Entry.EpisodeClosed.Why.GOAL_REACHED, "", LocalDate.of(2026, 7, 1)));
    }

    static Entry.Registered registered() {
        return new Entry.Registered(
                new PersonName("陈 美 (Chen Mei)"),
                new Birthday(LocalDate.of(1984, 3, 9)),
                Sex.FEMALE,
                Contact.NONE);
    }

    static Plan plan() {
        return new Plan(
                "TCM",
                "leads along the channel",
                Plan.Variation.SEMI_FIXED,
                List.of(new PlannedPoint("GB30", Side.RIGHT), new PlannedPoint("BL40", Side.LEFT)),
                List.of("manual", "ea"),
                "2/100 Hz, 20 minutes",
                Optional.of(
                        new Ways(
                                Optional.of(Response.DE_QI),
                                List.of(
                                        new ElectroPair(
                                                "GB30 right",
                                                "GB34 right",
                                                "2/100",
                                                Waveform.DENSE_DISPERSE,
                                                OptionalDouble.empty(),
                                                OptionalInt.of(20))),
                                techniques(),
                                Optional.of(Manipulation.REDUCING))),
                10,
                2,
                25,
                List.of(
                        new Plan.CombinedTherapy("exercise", "Olive", ""),
                        new Plan.CombinedTherapy("TH-CHIRO", "Olive", "", Optional.of(false))),
                List.of("EX-SLIDER"),
                List.of("du_huo"),
                "walk to the sea",
                LocalDate.of(2026, 6, 15),
                "worse for two weeks",
                "clinic",
                Optional.of(new Plan.Supplements(List.of("garlic"), List.of("vitamin D"))));
    }

    /** A visit as charted in the middle of an ordinary day: eight needles, a pair of current. */
    static Session fullSession() {
        var needling =
                new Needling(
                        "GB30",
                        "",
                        Side.RIGHT,
                        Optional.of(new Depth(50)),
                        Stimulation.MANUAL,
                        Optional.of(Response.DE_QI));
        return new Session(
                NOON,
                NOON.plusSeconds(2400),
                Pain.of(7, 3),
                Pain.of(5, 3),
                List.of(
                        needling,
                        needling,
                        needling,
                        needling,
                        needling,
                        needling,
                        needling,
                        new Needling(
                                "ASHI",
                                "two fingers below the crest",
                                Side.RIGHT,
                                Optional.empty(),
                                Stimulation.ELECTRICAL,
                                Optional.empty(),
                                Optional.of(
                                        new OwnNeedle(
                                                OptionalDouble.of(0.25),
                                                OptionalInt.of(75),
                                                Optional.of("Example, lot 9"))))),
                List.of(
                        new ElectroPair(
                                "GB30 right",
                                "BL40 right",
                                "2/100",
                                Waveform.DENSE_DISPERSE,
                                OptionalDouble.of(1.5),
                                OptionalInt.of(20),
                                Optional.of("Felt only from 6 mA"),
                                Optional.of(new ElectroPair.Felt(Known.YES, Known.UNKNOWN)),
                                Optional.of(ElectroPair.Perceived.COMFORTABLE),
                                OptionalInt.of(12)),
                        new ElectroPair(
                                "BL54 right",
                                "BL57 right",
                                "",
                                Waveform.CONTINUOUS,
                                OptionalDouble.empty(),
                                OptionalInt.empty())),
                Optional.of(Response.DE_QI),
                Optional.of(new NeedleType(0.3, 75, "Maker, lot 7")),
                8,
                8,
                OptionalInt.of(25),
                techniques(),
                List.of(harm()),
                true,
                OptionalInt.of(1),
                true,
                6,
                AWKWARD,
                Optional.of(PointSkin.CLEAR),
                Optional.of(Manipulation.LIFT_THRUST),
                OptionalInt.of(3),
                Optional.of(AWKWARD),
                Optional.of("Asleep when the needles came out"),
                Optional.of(List.of(TechniqueKind.MANUAL, TechniqueKind.CUPPING_WET)));
    }

    static List<Technique> techniques() {
        return List.of(
                new Technique.Cupping(Technique.CuppingKind.DRY, "lower back", 8),
                new Technique.Acupressure(List.of("BL40"), 5),
                new Technique.Moxibustion("BL23", 10),
                new Technique.EarSeeds(List.of("shenmen")),
                new Technique.Massage("calf", 15),
                new Technique.Therapy("heat", "ten minutes"),
                new Technique.Therapy("TH-CHIRO", "L5", Optional.of(true)),
                new Technique.Advice("walk daily"));
    }

    static Session bareSession() {
        return new Session(
                NOON,
                NOON,
                Pain.NOT_ASKED,
                Pain.NOT_ASKED,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                OptionalInt.empty(),
                List.of(),
                List.of(),
                false,
                OptionalInt.empty(),
                false,
                0,
                "");
    }

    static AdverseEvent harm() {
        return new AdverseEvent(
                "AE-BRUISE",
                AdverseEvent.Severity.MILD,
                AdverseEvent.Relation.PROBABLE,
                false,
                AdverseEvent.Found.VOLUNTEERED,
                AWKWARD,
                "");
    }

    static Ruling ruling() {
        return new Ruling("same_day", List.of("RF-CES-01"), List.of("Q-SADDLE"), "2026-05");
    }

    static FactsTold facts() {
        return FactsTold.of(
                Map.of(
                        "age",
                        42,
                        "temperature",
                        37.0,
                        "saddle_numbness",
                        false,
                        "onset",
                        AWKWARD,
                        "medicines",
                        List.of("warfarin", "环")));
    }
}
