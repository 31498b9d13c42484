package huantiao.app;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.living.Living;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.evidence.CurrentReview.Edition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At the start: the public pages show the version of the review that was published last. */
final class LatestVersion {

    private static final Logger LOG = LoggerFactory.getLogger(LatestVersion.class);

    private LatestVersion() {}

    static void show(CurrentReview current, Living living) {
        var anybody = Permit.ask(new Actor.Visitor(), Deed.READ_PUBLIC).orElseThrow();
        var published = living.published(anybody);
        published
                .version()
                .ifPresent(version ->
                        current.prepare(
                                        current.compute(
                                                published.before(version),
                                                new Edition(version.number(), version.at())))
                                .fold(
                                        prepared -> {
                                            prepared.show().run();
                                            return true;
                                        },
                                        problem -> {
                                            LOG.warn(
                                                    "version {} of the review is not shown: {}",
                                                    version.number(),
                                                    problem);
                                            return false;
                                        }));
    }
}
