package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.web.care.Rows;
import huantiao.web.harms.HarmForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Unwanted effects as a visit asks for them: those of earlier treatment at its start, its own at
 * its end, each with an answer and a row for what happened.
 */
record VisitHarmsForm(Rows rows) {

    /** Of earlier treatment. */
    static final String EARLIER = "harms_asked";

    /** Of this visit. */
    static final String TODAY = "harms_today";

    /** Fields of one effect of the visit itself. */
    static final List<String> ROW_OF_TODAY =
            HarmForm.FIELDS.stream().map(VisitHarmsForm::ofToday).toList();

    private static String ofToday(String field) {
        return "today_" + field;
    }

    /** What fills these fields after the questions before the visit. */
    static Map<String, List<String>> fields(SinceLast since) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (since.isYes(News.UNWANTED)) {
            fields.put(EARLIER, List.of("some"));
            HarmForm.FIELDS.forEach(name -> fields.put(name, List.of("")));
        } else if (since.isNo(News.UNWANTED)) {
            fields.put(EARLIER, List.of("none"));
        }
        return fields;
    }

    List<AdverseEvent> earlier(CareLibrary.HarmsGuide kinds, List<Problem> problems) {
        return read(kinds, UnaryOperator.identity(), problems);
    }

    List<AdverseEvent> today(CareLibrary.HarmsGuide kinds, List<Problem> problems) {
        return read(kinds, VisitHarmsForm::ofToday, problems);
    }

    private List<AdverseEvent> read(
            CareLibrary.HarmsGuide kinds, UnaryOperator<String> named, List<Problem> problems) {
        var harms = new ArrayList<AdverseEvent>();
        for (int row = 0; row < rows.count(named.apply(HarmForm.KIND)); row++) {
            int here = row;
            new HarmForm(
                            name -> rows.at(named.apply(name), here),
                            name -> named.apply(name) + "-" + here)
                    .read(kinds, problems)
                    .ifPresent(harms::add);
        }
        return harms;
    }

    /** True if it was asked what earlier treatment did. */
    boolean isEarlierAsked() {
        return isAnswered(EARLIER);
    }

    /** How many are of the visit itself; empty if that was not asked. */
    OptionalInt ofToday(List<AdverseEvent> today) {
        return isAnswered(TODAY) ? OptionalInt.of(today.size()) : OptionalInt.empty();
    }

    private boolean isAnswered(String asked) {
        return rows.sent().text(asked).matches("none|some");
    }

    /** The answers and the lists must say the same. */
    void agree(List<AdverseEvent> earlier, List<AdverseEvent> today, List<Problem> problems) {
        agrees(EARLIER, earlier, problems);
        agrees(TODAY, today, problems);
    }

    private void agrees(String asked, List<AdverseEvent> listed, List<Problem> problems) {
        var answer = rows.sent().text(asked);
        if (answer.equals("none") && !listed.isEmpty()) {
            problems.add(
                    new Problem(
                            asked,
                            "HT-0752",
                            "It says that nothing unwanted happened, and lists something that did.",
                            "Correct one of the two."));
        }
        boolean unread = problems.stream().anyMatch(one -> isOf(asked, one.where()));
        if (answer.equals("some") && listed.isEmpty() && !unread) {
            problems.add(
                    new Problem(
                            asked,
                            "HT-0753",
                            "Something unwanted happened, and nothing is listed.",
                            "Add what happened below."));
        }
    }

    /** True if a problem belongs to a row of what was asked. */
    private static boolean isOf(String asked, String where) {
        return where.startsWith(asked.equals(TODAY) ? ofToday("harm_") : "harm_")
                && where.matches(".*-\\d+");
    }
}
