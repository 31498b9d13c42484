package huantiao.measures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All instruments the house knows, and the words of those whose words may be shown. Words of any
 * other instrument cannot get in.
 */
public final class Instruments {

    /** Id of the numeric rating scale of leg pain, 0 to 10. */
    public static final String LEG_PAIN = "nrs_leg";

    /** Id of the numeric rating scale of back pain, 0 to 10. */
    public static final String BACK_PAIN = "nrs_back";

    private final Map<String, Instrument> byId = new LinkedHashMap<>();
    private final Map<Edition, Wording> wordings = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two instruments share an id, or words are offered for an
     *     instrument that is not there, may not show them, or has another number of items
     */
    public Instruments(List<Instrument> instruments, List<Wording> wordings) {
        for (var instrument : instruments) {
            if (byId.put(instrument.id(), instrument) != null) {
                throw new IllegalArgumentException(
                        "instrument (%s) must stand here once".formatted(instrument.id()));
            }
        }
        for (var wording : wordings) {
            var instrument = byId.get(wording.edition().instrument());
            if (instrument == null
                    || !instrument.edition().equals(wording.edition())
                    || !instrument.licence().allowsText()
                    || instrument.items().size() != wording.items().size()) {
                throw new IllegalArgumentException(
                        "words of (%s) must belong to an instrument that may show them, one text for each item"
                                .formatted(wording.edition()));
            }
            this.wordings.put(wording.edition(), wording);
        }
    }

    public Optional<Instrument> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * @throws IllegalArgumentException if there is no such instrument
     */
    public Instrument get(String id) {
        return find(id).orElseThrow(() ->
                new IllegalArgumentException(
                        "instrument (%s) must be one of %s".formatted(id, byId.keySet())));
    }

    /** The words of an instrument, where they may be shown. */
    public Optional<Wording> wordingOf(Instrument instrument) {
        return Optional.ofNullable(wordings.get(instrument.edition()));
    }

    public List<Instrument> all() {
        return List.copyOf(byId.values());
    }
}
