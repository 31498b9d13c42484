package huantiao.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.evidence.NeedledArm.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody read of one needled arm, by the seventeen items of STRICTA 2010. Each item is
 * given, with where it stands; or not reported, with what was read through for it; or not read.
 *
 * @param items all of them
 * @param population who was treated; may be empty
 * @param people how many were in the arm; empty if nobody read it
 * @param source where the report is found
 * @param notes a remark that is shown beside the arm; may be empty
 */
public record ArmReading(
        Map<Item, Reported> items,
        Status status,
        String population,
        String people,
        String source,
        Part readAs,
        String notes) {

    /** Longest words of one item, in characters. */
    public static final int LONGEST_WORDS = 600;

    /** Longest of every other text, in characters. */
    public static final int LONGEST = 200;

    private static final String OTHERWISE_MEANT = "not (reported|read|in the table read).*";

    /** What kind of report it is. */
    public enum Status {
        PUBLISHED("published"),
        THESIS("thesis"),
        PROTOCOL("protocol");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What of the report was read. */
    public enum Part {
        FULL_TEXT("full text"),
        TABLE("full-text table"),
        ABSTRACT("abstract");

        private final String code;

        Part(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * An item as it was typed.
     *
     * @param state empty if nothing was chosen: words alone mean that it is given
     */
    public record Typed(Optional<State> state, String words, String place) {}

    /** The other texts as they were typed. */
    public record About(
            Optional<Status> status,
            String population,
            String people,
            String source,
            Optional<Part> readAs,
            String notes) {}

    public ArmReading {
        var copy = new EnumMap<Item, Reported>(Item.class);
        copy.putAll(items);
        if (copy.size() != Item.values().length) {
            throw new IllegalArgumentException(
                    "a reading must say something of all items, not of %d".formatted(copy.size()));
        }
        items = Collections.unmodifiableMap(copy);
    }

    /** The form's name of the state of an item. */
    public static String stateField(Item item) {
        return "state-" + item.code();
    }

    /** The form's name of the words of an item. */
    public static String wordsField(Item item) {
        return "words-" + item.code();
    }

    /** The form's name of where an item stands. */
    public static String placeField(Item item) {
        return "place-" + item.code();
    }

    /** Reads what was typed, or says everything that stands against it. */
    public static Result<ArmReading, List<Problem>> read(Map<Item, Typed> typed, About about) {
        List<Problem> problems = new ArrayList<>();
        Map<Item, Reported> items = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            Typed one = typed.getOrDefault(item, new Typed(Optional.empty(), "", ""));
            item(item, one, about.readAs(), problems).ifPresent(known -> items.put(item, known));
        }
        if (about.readAs().isEmpty()) {
            problems.add(
                    new Problem(
                            "read_as",
                            "HT-2069",
                            "Nothing says what you read of the report.",
                            "Choose one of the list."));
        }
        if (about.status().isEmpty()) {
            problems.add(
                    new Problem(
                            "status",
                            "HT-2079",
                            "Nothing says what kind of report it is.",
                            "Choose one of the list."));
        }
        if (about.source().isBlank()) {
            problems.add(
                    new Problem(
                            "source",
                            "HT-2061",
                            "Nothing says where the report is found.",
                            "Write its DOI or its title."));
        }
        if (!about.people().matches("([1-9]\\d{0,5})?")) {
            problems.add(
                    new Problem(
                            "people",
                            "HT-2062",
                            "This is no number of people.",
                            "Write a whole number, or nothing if it was not read."));
        }
        Map.of(
                        "population", about.population(),
                        "source", about.source(),
                        "notes", about.notes())
                .forEach((field, text) -> notLonger(text, LONGEST, field, problems));
        return problems.isEmpty()
                ? Result.ok(
                        new ArmReading(
                                items,
                                about.status().orElseThrow(),
                                about.population(),
                                about.people(),
                                about.source(),
                                about.readAs().orElseThrow(),
                                about.notes()))
                : Result.refused(List.copyOf(problems));
    }

    /** Empty where something stands against it. */
    private static Optional<Reported> item(
            Item item, Typed typed, Optional<Part> readAs, List<Problem> problems) {
        int before = problems.size();
        String words = oneLine(typed.words());
        String place = oneLine(typed.place());
        State state = typed.state().orElse(words.isEmpty() ? State.NOT_READ : State.GIVEN);
        if (typed.state().isEmpty() && words.isEmpty()) {
            problems.add(
                    new Problem(
                            stateField(item),
                            "HT-2063",
                            "Nothing is said of item %s.".formatted(item.code()),
                            "Write what the report says, or choose why there is nothing."));
        } else if (state == State.GIVEN && words.isEmpty()) {
            problems.add(
                    new Problem(
                            wordsField(item),
                            "HT-2064",
                            "Item %s is given, and its words are missing.".formatted(item.code()),
                            "Write what the report says."));
        } else if (state != State.GIVEN && !words.isEmpty()) {
            problems.add(
                    new Problem(
                            wordsField(item),
                            "HT-2065",
                            "Item %s is not given, and there are words.".formatted(item.code()),
                            "Choose that it is given, or take the words away."));
        }
        if (state == State.GIVEN && words.toLowerCase(Locale.ROOT).matches(OTHERWISE_MEANT)) {
            problems.add(
                    new Problem(
                            wordsField(item),
                            "HT-2066",
                            "The words of item %s say that it is not given.".formatted(item.code()),
                            "Choose that instead of writing it."));
        }
        if (state == State.NOT_REPORTED && readAs.filter(Part.ABSTRACT::equals).isPresent()) {
            problems.add(
                    new Problem(
                            stateField(item),
                            "HT-2067",
                            "Only the abstract was read, so nobody knows if the report gives item %s."
                                    .formatted(item.code()),
                            "Choose that it was not read."));
        }
        if (state != State.NOT_READ && place.isEmpty()) {
            problems.add(
                    new Problem(
                            placeField(item),
                            "HT-2068",
                            "Nothing says where that stands of item %s.".formatted(item.code()),
                            "Write the page or table; if it is not reported, what you read through."));
        }
        notLonger(words, LONGEST_WORDS, wordsField(item), problems);
        notLonger(place, LONGEST, placeField(item), problems);
        return problems.size() == before
                ? Optional.of(new Reported(state, words, state == State.NOT_READ ? "" : place))
                : Optional.empty();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static void notLonger(String text, int longest, String field, List<Problem> problems) {
        if (text.length() > longest) {
            problems.add(
                    new Problem(
                            field,
                            "HT-2070",
                            "The text is longer than %d characters.".formatted(longest),
                            "Shorten it."));
        }
    }

    public Reported at(Item item) {
        return items.getOrDefault(item, Reported.UNREAD);
    }

    /** Items of which the two say another thing; where they found it may differ. */
    public Set<Item> differences(ArmReading other) {
        return Arrays.stream(Item.values())
                .filter(item ->
                        at(item).state() != other.at(item).state()
                                || !at(item).words().equals(other.at(item).words()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True where the two say the same of the people and of what was read. */
    public boolean isAbout(ArmReading other) {
        return status == other.status && people.equals(other.people) && readAs == other.readAs;
    }
}
