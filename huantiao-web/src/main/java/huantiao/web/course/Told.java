package huantiao.web.course;

import huantiao.course.ReviewProposal;
import huantiao.course.Sentence;
import huantiao.measures.Instrument;
import huantiao.web.Words;
import java.time.LocalDate;
import java.util.List;

/** Sentences of the core in the reader's language. */
public final class Told {
    private Told() {}

    public static List<String> in(Words words, List<Sentence> sentences) {
        return sentences.stream().map(sentence -> in(words, sentence)).toList();
    }

    public static String in(Words words, Sentence sentence) {
        return words.say(
                key(words, sentence),
                sentence.parameters().stream()
                        .map(parameter ->
                                switch (parameter) {
                                    case LocalDate day -> words.day(day);
                                    case Instrument instrument -> thing(words, instrument);
                                    default -> parameter;
                                })
                        .toArray());
    }

    /** Some measures are not said as the others: a count of statements is no pain. */
    private static String key(Words words, Sentence sentence) {
        return sentence.parameters().stream()
                .filter(Instrument.class::isInstance)
                .map(Instrument.class::cast)
                .map(instrument -> sentence.key() + "." + instrument.id())
                .filter(words::knows)
                .findFirst()
                .orElseGet(sentence::key);
    }

    private static String thing(Words words, Instrument instrument) {
        var key = "outcomes.thing." + instrument.id();
        return words.say(words.knows(key) ? key : "outcomes.thing");
    }

    /** What is proposed at a review. */
    public static String in(Words words, ReviewProposal proposal) {
        return switch (proposal) {
            case ReviewProposal.NotYet(var by, var session) ->
                    words.say(proposal.key(), words.day(by), session);
            case ReviewProposal.SomeMore(_, var atMost) -> words.say(proposal.key(), atMost);
            case ReviewProposal.RedFlagsFirst _,
                    ReviewProposal.ExamineAndRefer _,
                    ReviewProposal.AnswerFirst _,
                    ReviewProposal.TaperOrStop _,
                    ReviewProposal.StopOrChange _ ->
                    words.say(proposal.key());
        };
    }

    /** What a measure is called on the page. */
    public static String name(Words words, Instrument instrument) {
        var key = "outcomes.measure." + instrument.id();
        return words.knows(key) ? words.say(key) : instrument.name();
    }

    /** What a measure is called by those who treat. */
    static String nameForClinic(Words words, Instrument instrument) {
        var key = "outcomes.clinic.measure." + instrument.id();
        return words.knows(key) ? words.say(key) : name(words, instrument);
    }
}
