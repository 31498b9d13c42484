package huantiao.registry;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.HarmFigure;
import java.util.List;
import java.util.Optional;

/**
 * What was seen elsewhere of events so rare that a clinic hardly sees any: none among a few hundred
 * people is no sign that there are none.
 *
 * @param needingTreatment people with an unwanted effect that needed treatment (Witt 2009)
 * @param collapsedLung people with a collapsed lung, of the same
 * @param serious people with a serious event, pooled from prospective studies (Baeumler 2021)
 */
public record HarmsYardstick(
        HarmFigure needingTreatment, HarmFigure collapsedLung, HarmFigure serious) {

    public HarmsYardstick {
        if (needingTreatment.value().isEmpty()
                || needingTreatment.denominator().isEmpty()
                || collapsedLung.numerator().isEmpty()
                || serious.value().isEmpty()
                || serious.low().isEmpty()
                || serious.high().isEmpty()) {
            throw new IllegalArgumentException("the figures on harms must hold their numbers");
        }
    }

    /** The figures of this evidence; empty where one of them was taken back. */
    public static Optional<HarmsYardstick> of(EvidenceBase base) {
        return base.harm("E02")
                .flatMap(treated ->
                        base.harm("E06")
                                .flatMap(lung ->
                                        base.harm("E10")
                                                .map(serious ->
                                                        new HarmsYardstick(
                                                                treated, lung, serious))));
    }

    /** Where they were read, each once. */
    public List<String> sources() {
        return List.of(needingTreatment.source(), serious.source());
    }
}
