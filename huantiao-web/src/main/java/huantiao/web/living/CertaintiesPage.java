package huantiao.web.living;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Rating;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Synthesis;
import huantiao.living.Certainties;
import huantiao.web.Words;
import huantiao.web.evidence.CurrentReview.State;
import huantiao.web.evidence.Numerals;
import huantiao.web.evidence.QuestionPage;
import java.util.List;

/**
 * Every question that has an answer, with how sure somebody is of it.
 *
 * @param now the review with what was not published yet
 */
public record CertaintiesPage(State now, Certainties certainties, Words words) {

    /** A question with its answer. */
    public record Line(Asked asked, Synthesis pooled) {}

    public List<Line> lines() {
        return now.review().asked().stream()
                .flatMap(asked ->
                        asked
                                .answer()
                                .fold(
                                        pooled -> List.of(new Line(asked, pooled)),
                                        _ -> List.<Line>of())
                                .stream())
                .toList();
    }

    public String title(Line line) {
        return QuestionPage.brief(line.asked()).title(words);
    }

    public String numbers(Line line) {
        return QuestionPage.numbers(line.pooled(), new Numerals(words.locale()));
    }

    static String address(String questionId) {
        return "/workbench/certainty/" + questionId;
    }

    public String address(Line line) {
        return address(line.asked().id());
    }

    /** The level, that it must be rated again, or that nobody has rated it. */
    public String stands(Line line) {
        return certainties
                .rating(line.asked().id())
                .map(rating -> stands(rating, line.pooled(), now.base(), words))
                .orElse(words.say("certainty.none"));
    }

    static String stands(Rating rating, Synthesis pooled, EvidenceBase base, Words words) {
        var level = words.say("certainty.level." + rating.grade().level().name());
        return rating.isOf(pooled, base) ? level : words.say("certainty.stale.short", level);
    }

    public String kind(Line line) {
        return certainties
                .rating(line.asked().id())
                .map(rating -> rating.isOf(line.pooled(), now.base()) ? "better" : "caution")
                .orElse("plain");
    }
}
