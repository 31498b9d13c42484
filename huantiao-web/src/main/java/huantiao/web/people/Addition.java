package huantiao.web.people;

import huantiao.care.Chart;
import huantiao.care.Noted;
import huantiao.web.ScoreWords;
import huantiao.web.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that was added to an entry of a chart later, or a number in it that was put right.
 *
 * @param text what it says
 */
public record Addition(Noted noted, String text) {

    /** Everything that was added to the entry of this place, oldest first. */
    public static List<Addition> all(Chart chart, long sequence, Words words) {
        return Stream.concat(
                        chart.addenda(sequence).stream()
                                .map(one -> new Addition(one.noted(), one.entry().text())),
                        Stream.concat(
                                chart.painPutRight(sequence).stream()
                                        .map(one ->
                                                new Addition(
                                                        one.by().noted(),
                                                        PainWords.of(one, words))),
                                chart.scoresPutRight(sequence).stream()
                                        .map(one ->
                                                new Addition(
                                                        one.by().noted(),
                                                        ScoreWords.of(one, words)))))
                .sorted(Comparator.comparingLong(one -> one.noted().sequence()))
                .toList();
    }
}
