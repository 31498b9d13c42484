package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.evidence.ArmReading;
import huantiao.evidence.ArmReading.Part;
import huantiao.evidence.ArmReading.Status;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.evidence.NeedledArm.State;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.Arms;
import huantiao.living.DoubleReading;
import huantiao.living.DoubleReading.Stage;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One needled arm, as it stands for who looks: to be read, waiting, to be settled, or settled. */
public record NeedledArmPage(
        DoubleReading<ArmOpened, ArmReading> arm, UserId reader, Form form, ZoneId zone) {

    /** A part of STRICTA with its items. */
    public record Section(String key, List<Item> items) {}

    /**
     * What was read, in one column of the table.
     *
     * @param heading who read it, or that it is settled
     */
    public record Column(String heading, ArmReading reading) {}

    private static final List<Section> SECTIONS =
            List.of(
                    section("1", Item.STYLE, Item.REASONING, Item.VARIATION),
                    section(
                            "2",
                            Item.INSERTIONS,
                            Item.POINTS,
                            Item.DEPTH,
                            Item.RESPONSE,
                            Item.STIMULATION,
                            Item.RETENTION,
                            Item.NEEDLE),
                    section("3", Item.SESSIONS, Item.FREQUENCY),
                    section("4", Item.OTHER_CARE, Item.SETTING),
                    section("5", Item.PRACTITIONER),
                    section("6", Item.CONTROL_REASON, Item.COMPARATOR));

    private static Section section(String number, Item... items) {
        return new Section("stricta.section." + number, List.of(items));
    }

    static String address(DoubleReading<ArmOpened, ArmReading> one) {
        return "/workbench/arms/" + one.id();
    }

    static String name(ArmOpened frame, Words words) {
        return words.say("stricta.name", frame.study(), frame.year(), frame.label());
    }

    public String address() {
        return address(arm);
    }

    public String name() {
        return name(arm.frame(), form.words());
    }

    public boolean canRead() {
        return arm.waitsFor(reader);
    }

    public boolean isToSettle() {
        return arm.stage() == Stage.TO_SETTLE;
    }

    public boolean differ() {
        return Arms.differ(arm);
    }

    public List<Section> sections() {
        return SECTIONS;
    }

    public String say(Item item) {
        return form.words()
                .say("stricta.item", item.code(), form.words().say("stricta.item." + item.name()));
    }

    /** What the report says of an item; with what two readers wrote where they differ. */
    public Field words(Item item) {
        return form.field(ArmReading.wordsField(item), say(item))
                .withHint(
                        hint(
                                form.words().say("stricta.item." + item.name() + ".hint"),
                                both(item)));
    }

    /** Why there are no words; words alone say that it is given. */
    public Choices state(Item item) {
        return form.choices(
                ArmReading.stateField(item),
                form.words().say("stricta.state", item.code()),
                Stream.of(State.NOT_REPORTED, State.NOT_READ)
                        .map(state ->
                                Option.of(
                                        state.name(),
                                        form.words().say("evidence.arms.state." + state.name())))
                        .toList());
    }

    public Field place(Item item) {
        return form.field(
                ArmReading.placeField(item), form.words().say("stricta.place", item.code()));
    }

    private static String hint(String first, String second) {
        return Stream.of(first, second)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String both(Item item) {
        return isToSettle() && first().differences(second()).contains(item)
                ? both(reading -> cell(reading.at(item)))
                : "";
    }

    private String both(Function<ArmReading, String> told) {
        return form.words()
                .say(
                        "bias.differ",
                        arm.readings().getFirst().by().name(),
                        told.apply(first()),
                        arm.readings().getLast().by().name(),
                        told.apply(second()));
    }

    private ArmReading first() {
        return arm.readings().getFirst().what();
    }

    private ArmReading second() {
        return arm.readings().getLast().what();
    }

    /** An item in words, or why there are none. */
    public String cell(Reported known) {
        return known.state() == State.GIVEN
                ? known.words()
                : form.words().say("evidence.arms.state." + known.state().name());
    }

    public Choices status() {
        return about(
                form.choices(
                        "status",
                        form.words().say("stricta.status"),
                        Choice.options(Status.class, "stricta.status", form.words())),
                reading -> form.words().say("stricta.status." + reading.status().name()));
    }

    public Choices readAs() {
        return about(
                form.choices(
                        "read_as",
                        form.words().say("stricta.read-as"),
                        Choice.options(Part.class, "stricta.read-as", form.words())),
                reading -> form.words().say("stricta.read-as." + reading.readAs().name()));
    }

    private Choices about(Choices choices, Function<ArmReading, String> told) {
        return isToSettle() && !told.apply(first()).equals(told.apply(second()))
                ? choices.withHint(both(told))
                : choices;
    }

    public Field people() {
        var field =
                form.field("people", form.words().say("stricta.people"))
                        .withHint(form.words().say("stricta.people.hint"))
                        .asOptional();
        return isToSettle() && !first().people().equals(second().people())
                ? field.withHint(both(reading -> people(reading)))
                : field;
    }

    public String people(ArmReading reading) {
        return reading.people().isEmpty()
                ? form.words().say("evidence.arms.state.NOT_READ")
                : reading.people();
    }

    public Field population() {
        return form.field("population", form.words().say("stricta.population")).asOptional();
    }

    public Field source() {
        return form.field("source", form.words().say("stricta.source"))
                .withHint(form.words().say("stricta.source.hint"));
    }

    public Field notes() {
        return form.field("notes", form.words().say("stricta.notes")).asOptional();
    }

    /** What this person may see: their own reading, or all once two have read. */
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        arm.settled()
                .ifPresent(one ->
                        columns.add(
                                new Column(form.words().say("bias.settled.column"), one.what())));
        var seen = arm.readings().size() == 2 ? arm.readings() : arm.by(reader).stream().toList();
        for (var one : seen) {
            columns.add(new Column(one.by().name(), one.what()));
        }
        return columns;
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }

    /**
     * The form before anybody fills it in: where the report is found, and what both readers say.
     */
    static Sent begun(DoubleReading<ArmOpened, ArmReading> arm) {
        return arm.stage() == Stage.TO_SETTLE
                ? agreed(arm.readings().getFirst().what(), arm.readings().getLast().what())
                : Sent.nothing().with("source", arm.frame().source());
    }

    private static Sent agreed(ArmReading first, ArmReading second) {
        var sent = Sent.nothing().with("source", first.source());
        for (var item : Item.values()) {
            var one = first.at(item);
            if (!first.differences(second).contains(item)) {
                sent =
                        sent.with(
                                        ArmReading.stateField(item),
                                        one.state() == State.GIVEN ? "" : one.state().name())
                                .with(ArmReading.wordsField(item), one.words())
                                .with(ArmReading.placeField(item), one.place());
            }
        }
        if (first.status() == second.status()) {
            sent = sent.with("status", first.status().name());
        }
        if (first.readAs() == second.readAs()) {
            sent = sent.with("read_as", first.readAs().name());
        }
        if (first.people().equals(second.people())) {
            sent = sent.with("people", first.people());
        }
        return sent.with("population", either(first.population(), second.population()))
                .with("notes", either(first.notes(), second.notes()));
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
