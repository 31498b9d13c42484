package huantiao.web.care;

import huantiao.body.ChannelPattern;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.triage.Differential;
import java.util.List;

/**
 * What consultation and plan look up: roots and tests, points, channels, other explanations,
 * exercises and therapies.
 */
public record BodyBook(
        NerveRoots roots,
        Points points,
        List<ChannelPattern> channels,
        List<Differential> differentials,
        List<Remedy> remedies) {
    public BodyBook {
        channels = List.copyOf(channels);
        differentials = List.copyOf(differentials);
        remedies = List.copyOf(remedies);
    }
}
