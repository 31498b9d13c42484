package huantiao.app.demo;

import huantiao.web.access.Passwords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Fills an empty database with the demo clinic. */
public final class Demo {

    /** The one shipped; another seed gives other people by chance around the same stories. */
    public static final long SEED = 20_260_101;

    /** People played side by side: while one waits for the disk, others go on. */
    private static final int AT_ONCE = 4;

    private Demo() {}

    /**
     * Founds the clinic with its members and plays a year of care that ends now. The same seed at
     * the same moment gives the same charts; only the passwords differ.
     *
     * @param clock the clinic's, with its zone
     * @param passwords of the door
     * @throws IllegalStateException if somebody can sign in already
     * @throws java.util.concurrent.CompletionException if a story is refused, which is a bug
     */
    public static DemoClinic fill(
            DemoShelves shelves, long seed, Clock clock, Passwords passwords) {
        if (!shelves.accounts().isEmpty()) {
            throw new IllegalStateException("a clinic is there already");
        }
        var chance = new SplittableRandom(seed);
        var now = clock.instant();
        var team = Team.found(shelves.accounts(), passwords, clock.getZone(), chance.split());
        var parts = Cast.of(chance.split());
        var players = new ArrayList<Player>();
        for (int i = 0; i < parts.size(); i++) {
            players.add(new Player(parts.get(i), shelves, team, i, now, chance.split()));
        }
        long entries;
        try (var stage = Executors.newFixedThreadPool(AT_ONCE)) {
            var playing =
                    players.stream()
                            .map(player -> CompletableFuture.supplyAsync(player::play, stage))
                            .toList();
            entries = playing.stream().mapToLong(played -> played.join().seen()).sum();
        }
        return new DemoClinic(team.clinic(), team.signIns(), parts.size(), entries);
    }
}
