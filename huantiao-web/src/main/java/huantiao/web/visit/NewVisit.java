package huantiao.web.visit;

import huantiao.body.Side;
import huantiao.care.Chart;
import huantiao.care.Needling;
import huantiao.care.Plan;
import huantiao.care.PointSkin;
import huantiao.care.Session;
import huantiao.care.SinceLast;
import huantiao.care.Stimulation;
import huantiao.care.Ways;
import huantiao.web.Words;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.PackForm;
import huantiao.web.needling.PairsForm;
import huantiao.web.needling.WaysForm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a visit that begins: needles as last time, or as planned. Pain, unwanted effects of
 * the visit, consent, what is felt under the leads, what the needles bring and what comes out are
 * asked anew and start empty; an answer that came with a plan of the same day is of today, and so
 * is the pain that the person told alone for this visit.
 */
final class NewVisit {

    private NewVisit() {}

    /**
     * @param chart with a course of care that is open
     * @param since what was answered right before this visit; unwanted effects of earlier treatment
     *     are among it
     */
    static SessionForm form(Chart chart, Optional<SinceLast> since, Instant started, ZoneId zone) {
        var episode = chart.openEpisode().orElseThrow();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        since.ifPresent(answers -> fields.putAll(VisitHarmsForm.fields(answers)));
        fields.put("day", List.of(started.atZone(zone).toLocalDate().toString()));
        fields.put("from", List.of(Words.time(started, zone)));
        NeedlesForm.FIELDS.forEach(name -> fields.put(name, new ArrayList<>()));
        episode.lastSession()
                .ifPresentOrElse(
                        last -> asLastTime(last, fields),
                        () -> {
                            asPlanned(episode.plan(), chart.ways(started, zone), fields);
                            PointSkin.toldClear(chart, LocalDate.ofInstant(started, zone), zone)
                                    .ifPresent(_ ->
                                            fields.put(
                                                    SessionForm.SKIN,
                                                    List.of(Rows.code(PointSkin.CLEAR))));
                        });
        var sent = new Sent(fields);
        return new SessionForm(
                PainTold.of(chart, started, zone).map(told -> told.into(sent)).orElse(sent));
    }

    private static void asLastTime(Session last, Map<String, List<String>> fields) {
        last.needlings().forEach(needling -> NeedlesForm.row(fields, needling));
        last.pairs().forEach(pair -> PairsForm.row(fields, pair.setAnew()));
        last.responseSought()
                .ifPresent(sought -> fields.put(WaysForm.SOUGHT, List.of(Rows.code(sought))));
        last.manipulation()
                .ifPresent(by -> fields.put(WaysForm.MANIPULATION, List.of(Rows.code(by))));
        last.needleType().ifPresent(type -> fields.putAll(PackForm.fields(type)));
        last.retentionMinutes()
                .ifPresent(minutes -> fields.put("retention", List.of("" + minutes)));
        fields.put("needles_in", List.of("" + last.needlesIn()));
    }

    private static void asPlanned(
            Plan plan, Optional<Ways> ways, Map<String, List<String>> fields) {
        for (var point : plan.points()) {
            var sides =
                    point.side() == Side.BOTH
                            ? List.of(Side.LEFT, Side.RIGHT)
                            : List.of(point.side());
            for (var side : sides) {
                NeedlesForm.row(
                        fields,
                        new Needling(
                                point.point(),
                                "",
                                side,
                                Optional.empty(),
                                stimulation(plan, point.point() + " " + side.code()),
                                Optional.empty()));
            }
        }
        ways.ifPresent(one ->
                fields.putAll(
                        WaysForm.fields(
                                new Ways(
                                        one.sought(),
                                        one.pairs(),
                                        List.of(),
                                        one.manipulation()))));
        fields.put("retention", List.of("" + plan.retentionMinutes()));
        fields.computeIfPresent(PairsForm.MINUTES, (_, each) -> orAsLong(each, plan));
        fields.put(
                "needles_in",
                List.of("" + fields.getOrDefault(NeedlesForm.POINT, List.of()).size()));
    }

    /** Minutes of each current as planned; where the plan names none, as long as needles stay. */
    private static List<String> orAsLong(List<String> each, Plan plan) {
        int stay = plan.retentionMinutes();
        return stay < 1 || stay > PairsForm.LONGEST_MINUTES
                ? each
                : each.stream().map(one -> one.isEmpty() ? "" + stay : one).toList();
    }

    /** By current if the needle is in a planned pair, or if no pair is planned. */
    private static Stimulation stimulation(Plan plan, String needle) {
        var pairs = plan.ways().map(Ways::pairs).orElse(List.of());
        boolean electrical =
                pairs.isEmpty()
                        ? plan.techniques().contains("ea")
                        : pairs.stream()
                                .anyMatch(pair ->
                                        pair.from().equalsIgnoreCase(needle)
                                                || pair.to().equalsIgnoreCase(needle));
        return electrical ? Stimulation.ELECTRICAL : Stimulation.MANUAL;
    }
}
