package huantiao.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The living review, while the test runs. */
public final class InMemoryLiving implements Living {

    private LivingReview review = LivingReview.empty();

    @Override
    public synchronized LivingReview read(Permit permit) {
        permit.mustBeFor(Deed.REVIEW_EVIDENCE);
        return review;
    }

    @Override
    public synchronized LivingReview published(Permit permit) {
        permit.mustBeFor(Deed.READ_PUBLIC);
        return review.version()
                .map(version -> review.upTo(version.sequence()))
                .orElse(LivingReview.empty());
    }

    @Override
    public synchronized long lastPublication(Permit permit) {
        permit.mustBeFor(Deed.READ_PUBLIC);
        return review.version().map(LivingReview.Version::sequence).orElse(0L);
    }

    @Override
    public synchronized Result<Written, List<Written>> append(
            Permit permit, long seen, LivingEntry entry, Instant at) {
        permit.mustBeFor(Deed.REVIEW_EVIDENCE);
        if (seen != review.sequence()) {
            return Result.refused(
                    review.entries().subList(Math.toIntExact(seen), review.entries().size()));
        }
        var before = review.entries().isEmpty() ? "" : review.entries().getLast().seal();
        var written =
                new Written(
                        seen + 1,
                        entry,
                        Reviewer.of(permit),
                        at,
                        sha256(before + (seen + 1) + entry + at));
        review = review.with(List.of(written));
        return Result.ok(written);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
