package huantiao.web.needling;

import huantiao.care.ElectroPair;
import huantiao.care.Manipulation;
import huantiao.care.Response;
import huantiao.care.Technique;
import huantiao.care.Waveform;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Fields that stand once in each row, and the choices of how something is done. */
public record RowFields(Rows rows, Form form) {

    /** How many rows there are of the field that every row has. */
    public int count(String field) {
        return rows.count(field);
    }

    public Field field(String name, int row, String label) {
        var where = name + "-" + row;
        return new Field(name, label, rows.at(name, row), form.problem(where), "", false, where);
    }

    public Choices choices(String name, int row, String label, List<Option> options) {
        var value = rows.at(name, row);
        var where = name + "-" + row;
        return new Choices(
                name,
                label,
                options,
                value.isEmpty() ? List.of() : List.of(value),
                form.problem(where),
                "",
                false,
                where);
    }

    /** The same with what stands there, where it is none of the options, as one of them. */
    public Choices choicesOrText(String name, int row, String label, List<Option> options) {
        var value = rows.at(name, row);
        var all = new ArrayList<>(options);
        if (!value.isEmpty() && options.stream().noneMatch(one -> one.value().equals(value))) {
            all.add(Option.of(value, form.words().say("session.pair.typed", value)));
        }
        return choices(name, row, label, all);
    }

    /** What of a pair of leads is above what is usual, with its unit. */
    public List<String> beyond(int row) {
        return new PairsForm(rows).beyond(row);
    }

    public List<Option> waves() {
        return options("wave", Waveform.values());
    }

    /** The waveform of a pair, in words. */
    public String wave(int row) {
        var code = rows.at("ea_wave", row);
        return code.isEmpty() ? "" : form.words().say("session.wave." + code);
    }

    /** True if something is wrong with one of these fields of a row. */
    public boolean isWrong(int row, String... fields) {
        return Arrays.stream(fields).anyMatch(name -> !form.problem(name + "-" + row).isEmpty());
    }

    /** As what a current is felt. */
    public Choices perceived(int row) {
        var choices =
                choices(
                        PairsForm.PERCEIVED,
                        row,
                        form.words().say("session.perceived"),
                        options("perceived", ElectroPair.Perceived.values()));
        return choices.withName(PairsForm.perceivedAt(row));
    }

    public List<Option> cups() {
        return options("cup", Technique.CuppingKind.values());
    }

    public List<Option> responses() {
        return options(
                "response",
                Stream.concat(
                                Arrays.stream(Response.values())
                                        .filter(one -> one != Response.NONE),
                                Stream.of(Response.NONE))
                        .toArray(Response[]::new));
    }

    /** How needles are worked by hand; said so where the word is general knowledge alone. */
    public List<Option> manipulations() {
        return Arrays.stream(Manipulation.values()).map(this::manipulation).toList();
    }

    private Option manipulation(Manipulation how) {
        var words = form.words().say("session.manipulation." + Rows.code(how));
        return Option.of(
                Rows.code(how),
                how.isGeneral() ? form.words().say("session.manipulation.general", words) : words);
    }

    /** Each value in the words of the visit. */
    public List<Option> options(String kind, Enum<?>... values) {
        return Rows.options("session.%s.".formatted(kind), form.words(), values);
    }
}
