package huantiao.meta.reference;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of analysis that can be answered, and the answering. */
public final class ReferenceKinds {
    private static final Map<String, Kind> KINDS = kinds();

    private ReferenceKinds() {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        ModelKinds.addTo(kinds);
        CountKinds.addTo(kinds);
        EffectKinds.addTo(kinds);
        DiagnosticKinds.addTo(kinds);
        BiasKinds.addTo(kinds);
        SelectionKinds.addTo(kinds);
        MixedKinds.addTo(kinds);
        ConversionKinds.addTo(kinds);
        CovarianceKinds.addTo(kinds);
        MultilevelKinds.addTo(kinds);
        NetworkKinds.addTo(kinds);
        return kinds;
    }

    /** Names of the kinds that are answered. */
    public static Set<String> supported() {
        return new TreeSet<>(KINDS.keySet());
    }

    /**
     * What a request of a kind may say.
     *
     * @throws IllegalArgumentException when the kind is not supported
     */
    static Set<String> members(String kind) {
        Kind known = KINDS.get(kind);
        if (known == null) {
            throw new IllegalArgumentException("kind (%s) is not supported".formatted(kind));
        }
        return known.members();
    }

    /**
     * Answers a case. Input that must not be analysed gives an answer with {@code error: true} and
     * the reason.
     *
     * @throws MalformedCase when the case does not have the form its kind needs, or its kind is not
     *     supported
     */
    public static ReferenceAnswer answer(ReferenceCase asked) {
        Kind kind = KINDS.get(asked.kind());
        if (kind == null) {
            throw new MalformedCase(
                    "analysis.kind",
                    "kind %s is not supported; supported are %s"
                            .formatted(asked.kind(), String.join(", ", KINDS.keySet())));
        }
        try {
            Results results = kind.answer(asked).find(Doubts.about(asked));
            return new ReferenceAnswer(asked.id(), results.values(), results.findings(), "");
        } catch (MalformedCase malformed) {
            throw malformed;
        } catch (IllegalArgumentException refused) {
            String why = String.valueOf(refused.getMessage());
            return new ReferenceAnswer(asked.id(), Map.of("error", true), java.util.List.of(), why);
        }
    }
}
