package huantiao.outcomes;

import huantiao.base.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a clinic may publish about its results, complete: who, coverage and what became of the rest,
 * the measure and its threshold, the number with interval and bounds, the share that got worse,
 * harms, visits, and the sentence that there was no comparison group.
 *
 * <p>It cannot be made without that sentence, and it has no place for a practitioner, another
 * clinic, or a part of the people chosen by its result.
 */
public final class Publication {

    /** Why there is nothing to publish. */
    public enum Refusal {
        /** Fewer than {@link ClinicSum#FEWEST_STARTED} people are counted. */
        TOO_FEW_STARTED,
        /** Some windows are still open: who answers early is not everybody. */
        NOT_OVER
    }

    private final String clinic;
    private final Registry registry;
    private final NoComparisonGroup noComparison;

    private Publication(String clinic, Registry registry, NoComparisonGroup noComparison) {
        this.clinic = clinic;
        this.registry = registry;
        this.noComparison = noComparison;
    }

    public static Result<Publication, Refusal> of(
            String clinic, Registry registry, NoComparisonGroup noComparison) {
        if (registry.sum() instanceof ClinicSum.TooFew) {
            return Result.refused(Refusal.TOO_FEW_STARTED);
        }
        return registry.isOver()
                ? Result.ok(new Publication(clinic, registry, noComparison))
                : Result.refused(Refusal.NOT_OVER);
    }

    public String clinic() {
        return clinic;
    }

    public RegistryQuestion question() {
        return registry.question();
    }

    public LocalDate asOf() {
        return registry.question().asOf();
    }

    public Registry.People people() {
        return registry.people();
    }

    /** Bounds only, or the number with its interval and its bounds. */
    public ClinicSum sum() {
        return registry.sum();
    }

    /** By how long it had lasted, for the split into acute and long-lasting. */
    public List<Registry.Part> byPhase() {
        return registry.byPhase();
    }

    public HarmsCount harms() {
        return registry.harms();
    }

    public SessionsUsed sessions() {
        return registry.sessions().orElseThrow();
    }

    public Optional<TippingPoint> tipping() {
        return registry.tipping();
    }

    public BeforeNeedles before() {
        return registry.before();
    }

    public NoComparisonGroup noComparison() {
        return noComparison;
    }

    public String dataVersion() {
        return registry.dataVersion();
    }

    public String rules() {
        return registry.question().rules();
    }
}
