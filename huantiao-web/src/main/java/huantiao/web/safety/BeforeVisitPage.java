package huantiao.web.safety;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.SinceLast;
import huantiao.triage.Level;
import huantiao.web.alarm.OwnAlarm;
import huantiao.web.care.BodyMarks;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The questions before a visit, for the person alone with a phone: in their own words, one by one,
 * nothing chosen, and nothing shown of the record.
 *
 * @param alarm where the person is to go now, before anything else; empty where nothing stands, and
 *     by a link that shows nothing of the record
 * @param questions those that come first
 * @param waiting questions that are in sight only where another is not answered no, with what shows
 *     them
 * @param since what is asked of the time since the last visit
 * @param keep under which name the browser's tab keeps what was not sent
 */
public record BeforeVisitPage(
        Form form,
        Optional<OwnAlarm> alarm,
        List<FactQuestion> questions,
        Map<String, String> waiting,
        List<SafetyPage.Since> since,
        String keep) {

    public BeforeVisitPage {
        questions = List.copyOf(questions);
        waiting = Map.copyOf(waiting);
        since = List.copyOf(since);
    }

    static BeforeVisitPage of(
            Form form, Optional<OwnAlarm> alarm, Chart chart, CareRules rules, String keep) {
        return new BeforeVisitPage(
                form,
                alarm,
                FactQuestions.of(form, BeforeVisitForm.asked(chart, rules), chart, rules),
                SafetyPage.waiting(rules),
                SinceLast.toAsk(chart).stream()
                        .map(news -> SafetyPage.Since.alone(news, form, chart))
                        .toList(),
                keep);
    }

    public Field leg() {
        return form.field(BeforeVisitForm.LEG, form.words().say("ahead.leg"))
                .withHint(form.words().say("checkin.leg.hint"))
                .asOptional();
    }

    public Field back() {
        return form.field(BeforeVisitForm.BACK, form.words().say("ahead.back")).asOptional();
    }

    /** Codes of what is marked on the body chart. */
    public Set<String> marked() {
        return new LinkedHashSet<>(form.sent().all(BodyMarks.MARK));
    }

    /** True where a yes is told in words. */
    public boolean tells(SafetyPage.Since one) {
        return one.news().wantsWords() || one.news() == SinceLast.News.UNWANTED;
    }

    /** What each field is called, for the list of what has to be looked at. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        questions.forEach(question -> names.put(question.fact(), question.label()));
        for (var one : since) {
            names.put(one.field(), one.choices().label());
            if (tells(one)) {
                names.put(SafetyForm.words(one.news()), one.words(form).label());
            }
        }
        return names;
    }

    /**
     * What is said afterwards. Nothing of the record.
     *
     * @param help how soon somebody must be seen, by these answers alone
     * @param alarm an alarm that stands and is higher than that; empty where none is, and by a link
     *     that shows nothing of the record
     * @param net when to seek care at once
     * @param phone of the clinic; empty where it is not known
     * @param own true if the link opens the person's own pages too
     */
    public record Thanks(
            Level help, Optional<OwnAlarm> alarm, String net, Optional<String> phone, boolean own) {

        public boolean getsHelp() {
            return help.stopsEverything();
        }
    }
}
