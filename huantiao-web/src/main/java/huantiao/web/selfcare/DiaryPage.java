package huantiao.web.selfcare;

import huantiao.care.CareLibrary;
import huantiao.care.Diary;
import huantiao.care.Entry;
import huantiao.web.alarm.OwnAlarm;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The diary, to be kept in ten seconds: one tap for each thing done, one number if wanted.
 *
 * @param alarm where the person is to go now, before anything else; empty where nothing stands
 * @param day the day that is noted
 * @param programme what may be ticked
 * @param kept true if something was just kept
 * @param meanwhile true if the day was kept elsewhere since this form was opened, so that what it
 *     says is not kept yet
 */
public record DiaryPage(
        Form form,
        Optional<OwnAlarm> alarm,
        LocalDate day,
        LocalDate today,
        HomeProgramme programme,
        Diary diary,
        CareLibrary.SelfCare names,
        boolean kept,
        boolean meanwhile) {

    static final String DAY = "day";
    static final String DONE = "done";
    static final String PAIN = "pain";
    static final String SEEN = "seen";

    private static final int SHOWN = 28;

    public Choices done() {
        return form.choices(
                        DONE,
                        form.words().say("diary.done"),
                        programme.items().stream()
                                .map(item -> Option.of(item.id(), item.name()))
                                .toList())
                .asOptional();
    }

    public Field pain() {
        return form.field(PAIN, form.words().say("diary.pain")).asOptional();
    }

    /** How often the day was kept by now. */
    public int seen() {
        return diary.on(day).map(Diary.Day::times).orElse(0);
    }

    /** What stands there by now, in words. */
    public String stands() {
        return diary.on(day)
                .map(one -> said(one.done(), one.legPain()))
                .orElseGet(() -> form.words().say("diary.nothing"));
    }

    /** A day that can be noted. */
    public record Choice(String address, String label, boolean current) {}

    public List<Choice> choices() {
        return IntStream.rangeClosed(0, Diary.DAYS_BACK)
                .mapToObj(back -> {
                    var one = today.minusDays(back);
                    return new Choice(
                            "/me/diary?day=" + one,
                            back < 2
                                    ? form.words().say("diary.day." + back)
                                    : form.words().day(one),
                            one.equals(day));
                })
                .toList();
    }

    public boolean isToday() {
        return day.equals(today);
    }

    public String dayInWords() {
        return form.words().day(day);
    }

    /** A day in a line. */
    public record Line(String day, String said, List<String> before) {
        public Line {
            before = List.copyOf(before);
        }
    }

    /** The last four weeks, latest first. */
    public List<Line> lines() {
        return diary.days().stream()
                .filter(one -> one.day().isAfter(today.minusDays(SHOWN)))
                .map(one ->
                        new Line(
                                form.words().day(one.day()),
                                said(one.done(), one.legPain()),
                                one.before().stream()
                                        .map((Entry.DiaryKept before) ->
                                                said(before.done(), before.legPain()))
                                        .toList()))
                .toList();
    }

    private String said(Collection<String> done, OptionalInt pain) {
        var things =
                done.isEmpty()
                        ? form.words().say("diary.nothing")
                        : String.join(", ", done.stream().map(names::name).toList());
        return pain.isPresent()
                ? form.words().say("diary.with-pain", things, pain.getAsInt())
                : things;
    }
}
