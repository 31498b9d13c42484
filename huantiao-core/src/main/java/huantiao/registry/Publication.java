package huantiao.registry;

import huantiao.base.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a clinic may publish about its results, complete: who, coverage and what became of the rest,
 * the measure and its threshold, the number with interval and bounds, the share that got worse,
 * every other measure and week, harms, visits, and the sentence that there was no comparison group.
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
        NOT_OVER,
        /** The ends of the period were chosen freely, so they could be chosen by the result. */
        CHOSEN_PERIOD
    }

    /**
     * Who publishes.
     *
     * @param clinic its name
     * @param invented true for a demo clinic: none of the people counted exists, and page and file
     *     say so
     */
    public record Publisher(String clinic, boolean invented) {}

    private final Publisher publisher;
    private final Registry registry;
    private final List<Besides> besides;
    private final NoComparisonGroup noComparison;
    private final Optional<HarmsYardstick> yardstick;

    private Publication(
            Publisher publisher,
            Registry registry,
            List<Besides> besides,
            NoComparisonGroup noComparison,
            Optional<HarmsYardstick> yardstick) {
        this.publisher = publisher;
        this.registry = registry;
        this.besides = List.copyOf(besides);
        this.noComparison = noComparison;
        this.yardstick = yardstick;
    }

    /**
     * What may be published, or why nothing may.
     *
     * @param besides gives every other measure and week of the same people; asked only where there
     *     is something to publish
     * @param yardstick how often serious events were seen elsewhere; empty where those figures were
     *     taken back
     */
    public static Result<Publication, Refusal> of(
            Publisher publisher,
            Registry registry,
            Supplier<List<Besides>> besides,
            NoComparisonGroup noComparison,
            Optional<HarmsYardstick> yardstick) {
        return refusal(registry)
                .<Result<Publication, Refusal>>map(Result::refused)
                .orElseGet(() ->
                        Result.ok(
                                new Publication(
                                        publisher,
                                        registry,
                                        besides.get(),
                                        noComparison,
                                        yardstick)));
    }

    /** Why these figures may not be published; empty where they may. */
    public static Optional<Refusal> refusal(Registry registry) {
        if (!registry.question().isWholeHalfYears()) {
            return Optional.of(Refusal.CHOSEN_PERIOD);
        }
        if (registry.sum() instanceof ClinicSum.TooFew) {
            return Optional.of(Refusal.TOO_FEW_STARTED);
        }
        return registry.isOver() ? Optional.empty() : Optional.of(Refusal.NOT_OVER);
    }

    public Publisher publisher() {
        return publisher;
    }

    public RegistryQuestion question() {
        return registry.question();
    }

    public LocalDate asOf() {
        return registry.question().asOf();
    }

    /** With what those counted came; to be told only if it {@link Complaints#isTold() may be}. */
    public Complaints complaints() {
        return registry.complaints();
    }

    /** Who answered and who did not, before treatment. */
    public StartingPoint start() {
        return registry.start();
    }

    /** Every measure at every week, of the same people. */
    public List<Besides> besides() {
        return besides;
    }

    /** Responders whose change is larger than the measurement error; none if that is not known. */
    public int beyondNoise() {
        return registry.beyondNoise();
    }

    public Registry.People people() {
        return registry.people();
    }

    /** Bounds only, or the number with its interval and its bounds. */
    public ClinicSum sum() {
        return registry.sum();
    }

    /**
     * By how long it had lasted, for the split into acute and long-lasting; empty where a part is
     * too small to be shown, because what is shown of the others would give it away.
     */
    public List<Registry.Part> byPhase() {
        return Registry.Part.unlessGivenAway(registry.byPhase());
    }

    /** By where the complaint was; empty as {@link #byPhase}. */
    public List<Registry.Part> byComplaint() {
        return Registry.Part.unlessGivenAway(registry.byComplaint());
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

    /**
     * The same of everybody who came, those who are not counted for want of consent as silent;
     * empty where there is no headline, or everybody agreed.
     */
    public Optional<TippingPoint> tippingOfAll() {
        return registry.tippingOfAll();
    }

    /** How many of those counted had it for 12 weeks or less before the first visit. */
    public int shortLasting() {
        return registry.shortLasting();
    }

    /**
     * Those behind the lower figure of {@link Worsened#better}, and how their courses ended.
     *
     * @param people who got better by the score and are known not to have stopped because it got
     *     worse, 1 or more
     * @param reached of these, who are noted to have reached the goal
     */
    public record LowerFigure(int people, int reached) {}

    /** Empty where it is of nobody, or where there is no headline and so no ending is told. */
    public Optional<LowerFigure> lowerFigure() {
        var better = worsened().strictlyBetter();
        return better == 0 || definitions().isEmpty()
                ? Optional.empty()
                : Optional.of(new LowerFigure(better, signs().endings().reached()));
    }

    /** Getting worse by score or by how a course ended. */
    public Worsened worsened() {
        return registry.worsened().orElseThrow();
    }

    /** By each way to say what better is; empty where there is no headline. */
    public Optional<Definitions> definitions() {
        return registry.definitions();
    }

    /**
     * From the lowest bound to the highest of every other measure and week that is shown; empty
     * where none is.
     */
    public Optional<Share.Range> otherwise() {
        var bounds =
                besides.stream()
                        .filter(one ->
                                one.week() != question().week()
                                        || !one.instrument().equals(question().instrument()))
                        .filter(Besides::isShown)
                        .flatMap(one -> one.sum().bounds().stream())
                        .toList();
        return bounds.isEmpty() ? Optional.empty() : Optional.of(Definitions.spanned(bounds));
    }

    /** The same measure at every week that is shown. */
    public List<Besides> sameMeasure() {
        return besides.stream()
                .filter(one -> one.instrument().equals(question().instrument()))
                .filter(Besides::isShown)
                .toList();
    }

    /** The other measures at the same week, as far as they are shown. */
    public List<Besides> sameWeek() {
        return besides.stream()
                .filter(one -> one.week() == question().week())
                .filter(one -> !one.instrument().equals(question().instrument()))
                .filter(Besides::isShown)
                .toList();
    }

    /**
     * The same measure at every week of which an average is told, to see how fast it went when;
     * empty where there is only that of the question.
     */
    public List<Besides> paces() {
        var told = sameMeasure().stream().filter(one -> one.mean().isPresent()).toList();
        return told.size() < 2 ? List.of() : told;
    }

    /** When those counted began, and by how many they were treated. */
    public Recruited recruited() {
        return registry.recruited().orElseThrow();
    }

    /** How those who got better stand by other signs. */
    public OtherSigns signs() {
        return registry.signs().orElseThrow();
    }

    /** What was given at least once, and to how many. */
    public List<Registry.Part> byGiven() {
        return registry.byGiven();
    }

    /** What scores did before the first needle and after it. */
    public BeforeAndAfter beforeAndAfter() {
        return registry.beforeAndAfter();
    }

    public NoComparisonGroup noComparison() {
        return noComparison;
    }

    /** How often serious events were seen elsewhere; empty where that was taken back. */
    public Optional<HarmsYardstick> yardstick() {
        return yardstick;
    }

    /** For the file of its figures, which stands beside in this room. */
    Registry registry() {
        return registry;
    }

    public String dataVersion() {
        return registry.dataVersion();
    }

    public String rules() {
        return registry.question().rules();
    }
}
