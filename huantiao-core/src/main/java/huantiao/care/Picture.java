package huantiao.care;

import huantiao.people.Sex;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.triage.Vocabulary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known about a person on a day, in the words of the rules. Answers to the questions that
 * come first count on the day they were given and are unknown the day after, except that a yes that
 * raised an alarm, or that is of the history, stays until it is answered anew; everything else
 * holds until then. Weeks of a pregnancy are counted on to the day, and unknown once it must be
 * over. A loss of power that an examination found is a weakness, whatever was told of it, and a no
 * that a finding of a clinician speaks against is unknown until it is given again.
 */
public final class Picture {

    private static final String AGE = "age";
    private static final String SEX = "sex";
    private static final String CONSENT = "consent";
    private static final String FIRST_SESSION = "first_session";
    private static final String PREGNANT = "pregnant";
    private static final String OPERATION = "surgery_planned";
    private static final String OPERATION_DAYS = "surgery_in_days";

    private Picture() {}

    /** The chart as facts, on this day in this zone. */
    public static Facts of(Chart chart, CareRules rules, LocalDate today, ZoneId zone) {
        return with(
                chart, rules.vocabulary().nothingKnown(), new CareSteps.Now(today, zone, rules));
    }

    /** The same with answers that are not noted yet. */
    public static Facts with(Chart chart, Facts answered, CareSteps.Now now) {
        return with(chart, Examination.NOTHING, answered, now);
    }

    /** The same with an examination that is not noted yet. */
    public static Facts with(Chart chart, Examination examined, Facts answered, CareSteps.Now now) {
        var told =
                Doubted.without(
                        told(chart, now.rules(), now.today(), now.zone()).overlaidWith(answered),
                        Doubted.by(examined));
        return Weakness.followed(
                Weakness.joined(agreed(told), chart, examined, answered, now.rules()));
    }

    /**
     * The same while a consultation is put right: what is answered there as before counts from when
     * it was answered.
     *
     * @param answered every answer that stands in its place
     */
    public static Facts puttingRight(
            Chart chart,
            Chart.Placed<Entry.Consulted> consulted,
            Examination examined,
            Facts answered,
            CareSteps.Now now) {
        return with(
                chart.puttingRight(consulted, told(answered)),
                examined,
                changed(consulted.entry(), answered),
                now);
    }

    /** Those of the answers that a consultation did not have in the same way. */
    static Facts changed(Entry.Consulted consulted, Facts answered) {
        var told = told(answered);
        var same = new TreeSet<>(told.plain().keySet());
        same.removeAll(InForce.changed(told, consulted.facts()).plain().keySet());
        return answered.without(same);
    }

    private static Facts told(Chart chart, CareRules rules, LocalDate today, ZoneId zone) {
        var ever = chart.facts();
        var first = new LinkedHashSet<>(rules.flags().factsToAskFirst());
        first.removeAll(alarmed(ever, rules));
        first.removeAll(Lasting.yes(chart));
        var begins = today.atStartOfDay(zone).toInstant();
        var ends = today.plusDays(1).atStartOfDay(zone).toInstant();
        var ofToday = FactsTold.NOTHING;
        for (var noted : chart.inForce()) {
            if (!noted.occurredAt().isBefore(begins) && noted.occurredAt().isBefore(ends)) {
                ofToday = Doubted.without(ofToday, Doubted.by(noted.entry()));
                ofToday = FactsTold.all(List.of(ofToday, Chart.told(noted.entry()).only(first)));
            }
        }
        var facts = read(FactsTold.all(List.of(ever.without(first), ofToday)), rules.vocabulary());
        return withChart(chart, countedOn(facts, chart, today, zone), today);
    }

    private static Facts countedOn(Facts facts, Chart chart, LocalDate today, ZoneId zone) {
        return Gestation.told(chart, zone)
                .filter(_ -> facts.knows(Gestation.FACT))
                .map(told ->
                        told.isOver(today)
                                ? facts.without(List.of(Gestation.FACT))
                                : facts.with(Gestation.FACT, told.on(today)))
                .orElse(facts);
    }

    /**
     * What was told with age, sex, consent and whether a visit was charted as the chart has them,
     * and with what follows from it.
     */
    public static Facts person(Chart chart, Facts told, LocalDate today) {
        return Weakness.followed(withChart(chart, told, today));
    }

    private static Facts withChart(Chart chart, Facts told, LocalDate today) {
        var born = chart.patient().born();
        var facts = agreed(born.isPossibleOn(today) ? told.with(AGE, born.ageOn(today)) : told);
        facts =
                switch (chart.patient().sex()) {
                    case FEMALE -> facts.with(SEX, "female");
                    case MALE -> facts.with(SEX, "male").with(PREGNANT, "no");
                    case OTHER -> facts.with(SEX, "other");
                    case UNSAID -> facts;
                };
        return facts.with(CONSENT, chart.consent(ConsentKind.CARE).isPresent())
                .with(FIRST_SESSION, chart.latest(Entry.SessionSigned.class).isEmpty());
    }

    /** A day of an operation outweighs that none is planned. */
    private static Facts agreed(Facts told) {
        return told.knows(OPERATION_DAYS) ? told.without(Set.of(OPERATION)) : told;
    }

    /** True if the question makes sense for this person: nobody asks a man about pregnancy. */
    public static boolean concerns(String fact, Chart chart) {
        var carrying = Set.of(PREGNANT, "gestation_weeks", "breastfeeding").contains(fact);
        return !(carrying && chart.patient().sex() == Sex.MALE);
    }

    /**
     * True if the question makes sense after these answers: how long until an operation is asked
     * once somebody said that one is planned.
     */
    public static boolean concerns(String fact, Facts known) {
        return !fact.equals(OPERATION_DAYS)
                || known.knows(OPERATION_DAYS)
                || known.find(OPERATION).filter(new Value.Truth(true)::equals).isPresent();
    }

    /** Names of the facts that the chart tells by itself and nobody needs to be asked. */
    public static Set<String> fromTheChart() {
        return Set.of(AGE, SEX, CONSENT, FIRST_SESSION);
    }

    /** Told facts in today's words; one that today's words do not know is unknown. */
    public static Facts read(FactsTold told, Vocabulary vocabulary) {
        return vocabulary.readWhatFits(told.plain());
    }

    /** Facts as they are kept, without what the chart tells by itself. */
    public static FactsTold told(Facts facts) {
        var plain = new TreeMap<String, Object>(facts.plain());
        plain.keySet().removeAll(List.copyOf(fromTheChart()));
        return new FactsTold(plain);
    }

    /** A yes of an earlier day stays until somebody answers anew: silence lowers no alarm. */
    private static Set<String> alarmed(FactsTold ever, CareRules rules) {
        var facts = read(ever, rules.vocabulary());
        var alarmed = new LinkedHashSet<String>();
        for (var flag : rules.flags().askFirst()) {
            if (flag.when().holds(facts).isYes()) {
                alarmed.addAll(flag.when().facts());
            }
        }
        return alarmed;
    }
}
