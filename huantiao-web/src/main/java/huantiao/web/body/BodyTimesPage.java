package huantiao.web.body;

import huantiao.body.Mark;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.web.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The body chart as it was marked each time, to be stepped through.
 *
 * @param frames oldest first; the last twelve times
 * @param shown which of them is shown
 */
public record BodyTimesPage(Chart chart, List<Frame> frames, int shown, Words words) {

    private static final int MOST = 12;

    /**
     * One time.
     *
     * @param sequence the entry in the chart
     * @param who the person, or who marked it with them
     * @param came what was not marked the time before, in words; empty for the first time
     * @param went what was marked the time before and is not any more, in words
     */
    public record Frame(
            long sequence,
            String day,
            String who,
            List<Mark> marks,
            List<String> came,
            List<String> went) {
        public Frame {
            marks = List.copyOf(marks);
            came = List.copyOf(came);
            went = List.copyOf(went);
        }
    }

    public BodyTimesPage {
        frames = List.copyOf(frames);
    }

    /**
     * The page.
     *
     * @param at sequence of the time to be shown; the latest if there is none of it
     */
    static BodyTimesPage of(Chart chart, long at, Words words, ZoneId zone) {
        var told = chart.all(Entry.SymptomsTold.class);
        var frames = new ArrayList<Frame>();
        List<Mark> before = List.of();
        for (int i = 0; i < told.size(); i++) {
            var one = told.get(i);
            var marks = one.entry().marks();
            var last = before;
            frames.add(
                    new Frame(
                            one.noted().sequence(),
                            day(LocalDate.ofInstant(one.noted().occurredAt(), zone), words),
                            one.noted().author().isPatient()
                                    ? words.say("person.author.patient")
                                    : one.noted().author().name(),
                            marks,
                            i == 0
                                    ? List.of()
                                    : said(
                                            marks.stream()
                                                    .filter(mark -> !last.contains(mark))
                                                    .toList(),
                                            words),
                            said(
                                    last.stream().filter(mark -> !marks.contains(mark)).toList(),
                                    words)));
            before = marks;
        }
        var shown = frames.subList(Math.max(0, frames.size() - MOST), frames.size());
        int index =
                IntStream.range(0, shown.size())
                        .filter(i -> shown.get(i).sequence() == at)
                        .findFirst()
                        .orElse(shown.size() - 1);
        return new BodyTimesPage(chart, shown, index, words);
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String name() {
        return chart.patient().name().text();
    }

    public String address(Frame frame) {
        return "%s/body?at=%d".formatted(person(), frame.sequence());
    }

    /** Last index, for a slider. */
    public int last() {
        return frames.size() - 1;
    }

    private static List<String> said(List<Mark> marks, Words words) {
        return marks.stream()
                .map(mark ->
                        words.say(
                                "body.mark",
                                words.say("body.region." + mark.region().code()),
                                words.say("body.side." + mark.side().code()),
                                words.say("body.feeling." + mark.feeling().code())))
                .toList();
    }

    private static String day(LocalDate day, Words words) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(words.locale())
                .format(day);
    }
}
