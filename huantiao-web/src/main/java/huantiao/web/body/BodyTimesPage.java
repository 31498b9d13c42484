package huantiao.web.body;

import huantiao.body.Mark;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.web.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The body chart as it was marked each time: all beside each other, or one to step through.
 *
 * @param frames oldest first; the last twelve times
 * @param shown which of them is shown alone; all of them if empty
 * @param layers what can be laid over all of them
 */
public record BodyTimesPage(
        Chart chart, List<Frame> frames, OptionalInt shown, BodyLayers layers, Words words) {

    private static final int MOST = 12;

    /**
     * One time somebody marked.
     *
     * @param sequence the entry in the chart
     * @param who the person, or who marked it with them
     * @param byClinician true if a clinician marked what they found, not what is felt
     * @param told what the person had marked until then
     * @param found what the clinician had found until then
     * @param foundOn the day on which they found it; empty while they had not
     * @param came what the same hand had not marked the time before, in words; empty for the first
     *     time
     * @param went what the same hand had marked the time before and did not any more, in words
     */
    public record Frame(
            long sequence,
            String day,
            String who,
            boolean byClinician,
            List<Mark> told,
            List<Mark> found,
            String foundOn,
            List<String> came,
            List<String> went) {
        public Frame {
            told = List.copyOf(told);
            found = List.copyOf(found);
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
     * @param at sequence of the time to be shown alone; all are shown if there is none of it
     */
    static BodyTimesPage of(Chart chart, long at, BodyLayers layers, Words words, ZoneId zone) {
        var frames = new ArrayList<Frame>();
        Optional<List<Mark>> told = Optional.empty();
        Optional<List<Mark>> found = Optional.empty();
        var foundOn = "";
        for (var noted : chart.inForce()) {
            boolean byClinician = noted.entry() instanceof Entry.BodyMarked;
            var marked =
                    noted.entry() instanceof Entry.BodyMarked(var drawn)
                            ? Optional.of(drawn)
                            : Chart.marked(noted.entry());
            if (marked.isEmpty()) {
                continue;
            }
            var before = byClinician ? found : told;
            var marks = marked.get();
            var day = words.day(LocalDate.ofInstant(noted.occurredAt(), zone));
            if (byClinician) {
                found = Optional.of(marks);
                foundOn = day;
            } else {
                told = Optional.of(marks);
            }
            frames.add(
                    new Frame(
                            noted.sequence(),
                            day,
                            noted.author().isPatient()
                                    ? words.say("person.author.patient")
                                    : noted.author().name(),
                            byClinician,
                            told.orElse(List.of()),
                            found.orElse(List.of()),
                            foundOn,
                            before.map(last -> said(without(marks, last), words)).orElse(List.of()),
                            before.map(last -> said(without(last, marks), words))
                                    .orElse(List.of())));
        }
        var shown = frames.subList(Math.max(0, frames.size() - MOST), frames.size());
        var index =
                IntStream.range(0, shown.size())
                        .filter(i -> shown.get(i).sequence() == at)
                        .findFirst();
        return new BodyTimesPage(chart, shown, index, layers, words);
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String name() {
        return chart.patient().name().text();
    }

    /** Year of birth. */
    public int born() {
        return chart.patient().born().day().getYear();
    }

    public String address(Frame frame) {
        return "%s/body?at=%d".formatted(person(), frame.sequence());
    }

    /** All times. */
    public String address() {
        return person() + "/body";
    }

    /** True where one time is shown alone: the one at this index. */
    public boolean isAlone(int index) {
        return shown.isPresent() && shown.getAsInt() == index;
    }

    /** Last index, for a slider. */
    public int last() {
        return frames.size() - 1;
    }

    private static List<Mark> without(List<Mark> marks, List<Mark> others) {
        return marks.stream().filter(mark -> !others.contains(mark)).toList();
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
}
