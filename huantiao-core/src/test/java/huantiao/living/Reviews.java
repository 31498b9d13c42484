package huantiao.living;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Two reviewers of one clinic, one of another, and what they write. */
public final class Reviews {

    public static final Instant MORNING = Instant.parse("2026-11-26T09:00:00Z");

    public static final Permit RAE = permit(Staff.rae().member());
    public static final Permit SAM = permit(Staff.sam().member());
    public static final Permit HUGO = permit(Staff.hugo().member());
    public static final Permit ANYBODY =
            Permit.ask(new Actor.Visitor(), Deed.READ_PUBLIC).orElseThrow();

    private static final List<String> WORDS =
            List.of(
                    "trial",
                    "sham",
                    "needle",
                    "pain",
                    "leg",
                    "random",
                    "months",
                    "warm",
                    "cupping",
                    "traction",
                    "relief",
                    "herniation",
                    "lumbar",
                    "electro",
                    "moxa",
                    "outcome");

    private Reviews() {}

    public static Protocol protocol() {
        return new Protocol(
                "Adults with sciatica.",
                "Needle acupuncture.",
                "Sham, drugs, usual care.",
                "Leg pain, disability and harms to 12 weeks and beyond.",
                "Randomised trials in any language.",
                "Two people extract; random effects.");
    }

    public static Protocol amended() {
        return new Protocol(
                "Adults with sciatica, of any length.",
                protocol().intervention(),
                protocol().comparators(),
                protocol().outcomes(),
                protocol().eligibility(),
                protocol().plan());
    }

    /** An invented sham-controlled trial of leg pain; nothing here was ever measured. */
    public static Extraction frame() {
        return Extraction.blank()
                .with(Column.TRIAL_ID, "INVENTED2026")
                .with(Column.STUDY, "Invented et al.")
                .with(Column.YEAR, "2026")
                .with(Column.SOURCE, "doi:10.0000/invented")
                .with(Column.COMPARATOR_CLASS, "sham")
                .with(Column.OUTCOME, "leg_pain_vas_change");
    }

    /** What the report of that trial says. */
    public static Extraction reading() {
        return frame().with(Column.ROW_ID, "L001")
                .with(Column.COUNTRY, "Nowhere")
                .with(Column.POPULATION, "chronic sciatica")
                .with(Column.RANDOMISED_N, "120 (60 + 60)")
                .with(Column.ARM_EXP, "acupuncture, 10 sessions in 4 weeks")
                .with(Column.EXP_CLASS, "manual_acupuncture")
                .with(Column.ARM_CTL, "sham acupuncture, 10 sessions")
                .with(Column.OUTCOME_DEFINITION, "fall in leg-pain VAS 0-100 mm")
                .with(Column.BETTER, "larger_fall")
                .with(Column.TIMEPOINT, "week 4")
                .with(Column.DATA_TYPE, "effect_with_ci")
                .with(Column.N_EXP, "60")
                .with(Column.MEAN_EXP, "-24.0")
                .with(Column.N_CTL, "60")
                .with(Column.MEAN_CTL, "-15.0")
                .with(Column.EFFECT_MEASURE, "MD")
                .with(Column.EFFECT, "-9.0")
                .with(Column.CILOW, "-16.0")
                .with(Column.CIHIGH, "-2.0")
                .with(Column.P_VALUE, "0.012")
                .with(Column.READ_AS, "full-text table");
    }

    /** A record; each number has its own title, author, DOI and PMID. */
    public static Reference reference(int number) {
        var title = new StringBuilder("Acupuncture and sciatica:");
        new Random(number)
                .ints(12, 0, WORDS.size())
                .forEach(word -> title.append(' ').append(WORDS.get(word)));
        return new Reference(
                title.toString(),
                List.of("Author%s, A".formatted((char) ('a' + number % 26)), "Second, B"),
                "20%02d".formatted(number % 25),
                "A journal",
                "10.1000/example.%d".formatted(number),
                String.valueOf(30_000_000 + number),
                "What was done and found.");
    }

    /** A file of so many records, from that number on. */
    public static RecordFile.Read file(int from, int count) {
        return new RecordFile.Read(
                "ris",
                "%064x".formatted(1_000_000L * from + count),
                IntStream.range(from, from + count).mapToObj(Reviews::reference).toList());
    }

    private static Permit permit(Actor.Member member) {
        return Permit.ask(member, Deed.REVIEW_EVIDENCE).orElseThrow();
    }
}
