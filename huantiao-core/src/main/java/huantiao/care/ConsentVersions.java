package huantiao.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Each version of what people are told before they agree, oldest first; none is ever taken out, so
 * that what somebody agreed to can be read again.
 */
public record ConsentVersions(List<Version> all) {

    /**
     * One version.
     *
     * @param since first day on which it was read; empty for the text this began with
     * @param formerly how records of an older program name it
     */
    public record Version(Optional<LocalDate> since, List<String> formerly, ConsentTexts texts) {
        public Version {
            formerly = List.copyOf(formerly);
        }

        private boolean isNamed(String version) {
            return texts.version().equals(version) || formerly.contains(version);
        }

        private boolean isReadOn(LocalDate day) {
            return since.map(first -> !first.isAfter(day)).orElse(true);
        }
    }

    public ConsentVersions {
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).since().isEmpty() != (i == 0)) {
                throw new IllegalArgumentException(
                        "consent text %s: every version but the first must say since when it is read"
                                .formatted(all.get(i).texts().version()));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("consent texts (0) must have at least one version");
        }
        var days = all.stream().flatMap(one -> one.since().stream()).toList();
        if (!days.equals(days.stream().sorted().toList())) {
            throw new IllegalArgumentException(
                    "days of the consent texts %s must not go back".formatted(days));
        }
    }

    /** What is read now. */
    public ConsentTexts current() {
        return all.getLast().texts();
    }

    /** What was read on a day. */
    public ConsentTexts on(LocalDate day) {
        return all.reversed().stream()
                .filter(one -> one.isReadOn(day))
                .findFirst()
                .orElseThrow()
                .texts();
    }

    /** The words of the version that an agreement names; empty if they are not kept here. */
    public Optional<ConsentTexts> named(String version) {
        return all.stream().filter(one -> one.isNamed(version)).map(Version::texts).findFirst();
    }
}
