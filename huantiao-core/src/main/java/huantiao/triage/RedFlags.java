package huantiao.triage;

import huantiao.base.Backing;
import huantiao.base.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All red flags, and what each level of action means. */
public final class RedFlags {
    /** The group asked before every session and never carried forward. */
    public static final String CAUDA_EQUINA = "cauda_equina";

    /** Derived fact: the level reached. */
    public static final String TRIAGE = "triage";

    /** Derived fact: ids of the questions that must be answered first and are not. */
    public static final String OPEN_QUESTIONS = "open_questions";

    private final List<RedFlag> flags;
    private final Map<String, RedFlag> byId;
    private final Map<Level, Holding> holdings;
    private final SafetyNet safetyNet;
    private final List<RedFlag> askFirst;
    private final Set<String> factsToAskFirst;

    public RedFlags(List<RedFlag> flags, List<Holding> holdings, SafetyNet safetyNet) {
        this.flags = List.copyOf(flags);
        Map<String, RedFlag> ids = new LinkedHashMap<>();
        for (RedFlag flag : flags) {
            if (ids.putIfAbsent(flag.id(), flag) != null) {
                throw new IllegalArgumentException(
                        "red flag (%s) must be given once".formatted(flag.id()));
            }
        }
        this.byId = ids;
        this.holdings = new EnumMap<>(Level.class);
        holdings.forEach(holding -> this.holdings.put(holding.level(), holding));
        if (this.holdings.size() != Level.values().length) {
            throw new IllegalArgumentException(
                    "every level must say what it holds, but only %s do"
                            .formatted(this.holdings.keySet()));
        }
        this.safetyNet = safetyNet;
        this.askFirst = this.flags.stream().filter(RedFlag::askFirst).toList();
        Set<String> facts = new LinkedHashSet<>();
        askFirst.forEach(flag -> facts.addAll(flag.when().facts()));
        this.factsToAskFirst = Collections.unmodifiableSet(facts);
    }

    /**
     * What everybody is told in writing: when to seek care at once.
     *
     * @param text in words for the person
     */
    public record SafetyNet(String id, String text, Backing backing) {}

    public List<RedFlag> all() {
        return flags;
    }

    public Optional<RedFlag> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public SafetyNet safetyNet() {
        return safetyNet;
    }

    public Holding holding(Level level) {
        Holding holding = holdings.get(level);
        if (holding == null) {
            throw new IllegalStateException("level (%s) must have a holding".formatted(level));
        }
        return holding;
    }

    /** Questions that must be answered before any treatment. */
    public List<RedFlag> askFirst() {
        return askFirst;
    }

    /** The cauda equina block: asked before every session and never carried forward. */
    public List<RedFlag> caudaEquinaBlock() {
        return askFirst.stream().filter(flag -> flag.group().equals(CAUDA_EQUINA)).toList();
    }

    /** Names of the facts behind the questions that must be answered first. */
    public Set<String> factsToAskFirst() {
        return factsToAskFirst;
    }

    /**
     * What may be carried from one session to the next: everything but the answers that must be
     * given anew. Assessed as they are, these facts clear nobody.
     */
    public Facts forNextSession(Facts facts) {
        return facts.without(factsToAskFirst());
    }

    /** Lays every flag over what is known. The highest action wins. */
    public Assessment assess(Facts given) {
        List<RedFlag> positive = new ArrayList<>();
        List<RedFlag> open = new ArrayList<>();
        List<RedFlag> toAsk = new ArrayList<>();
        Level level = Level.PROCEED;
        for (RedFlag flag : flags) {
            Known so = flag.when().holds(given);
            if (so.isYes()) {
                positive.add(flag);
                if (flag.action().isHigherThan(level)) {
                    level = flag.action();
                }
            } else if (so.isUnknown()) {
                (flag.askFirst() ? open : toAsk).add(flag);
            }
        }
        List<RedFlag> because = new ArrayList<>(positive);
        because.sort(Comparator.comparing(RedFlag::action).reversed());
        return new Assessment(
                withDerived(given, level, open),
                positive,
                open,
                toAsk,
                Disposition.of(holding(level), because));
    }

    /**
     * While questions are open and no flag is positive the level is not known to be {@code
     * proceed}, so rules that ask for it stay unknown.
     */
    private static Facts withDerived(Facts given, Level level, List<RedFlag> open) {
        Set<String> ids = new LinkedHashSet<>();
        open.forEach(flag -> ids.add(flag.id()));
        Map<String, Value> derived = new LinkedHashMap<>();
        derived.put(OPEN_QUESTIONS, new Value.Many(ids));
        if (level != Level.PROCEED || open.isEmpty()) {
            derived.put(TRIAGE, new Value.Choice(level.code()));
        }
        return given.withDerived(derived);
    }
}
