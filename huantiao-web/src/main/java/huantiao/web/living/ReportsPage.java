package huantiao.web.living;

import huantiao.living.RecordEntry;
import huantiao.living.RecordEntry.ReportExcluded;
import huantiao.living.RecordEntry.ReportIncluded;
import huantiao.living.RecordEntry.ReportNotRetrieved;
import huantiao.living.Records;
import huantiao.living.Records.Found;
import huantiao.living.Records.Stage;
import huantiao.web.form.Form;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Reports to be read, and what became of those that were. */
public record ReportsPage(Records records, Form form, ZoneId zone) {

    public List<Found> toRead() {
        return records.at(Stage.TO_READ);
    }

    /** Those somebody decided about. */
    public List<Found> decided() {
        return Stream.of(Stage.INCLUDED, Stage.READ_OUT, Stage.NOT_RETRIEVED)
                .flatMap(stage -> records.at(stage).stream())
                .toList();
    }

    /** What became of it, with who said so. */
    public String said(Found found) {
        var read = records.read(found.number()).orElseThrow();
        var words = form.words();
        var what =
                switch (read.what()) {
                    case ReportIncluded(_, var trial) -> words.say("workbench.report.in", trial);
                    case ReportExcluded(_, var why, var note) ->
                            words.say(
                                            "workbench.report.out",
                                            words.say("workbench.why." + why.name()))
                                    + (note.isEmpty() ? "" : " (" + note + ")");
                    case ReportNotRetrieved(_, var note) ->
                            words.say("workbench.report.lost", note);
                    case RecordEntry _ ->
                            throw new IllegalStateException("no decision about a report");
                };
        return "%s · %s · %s".formatted(what, Days.say(read.at(), zone, words), read.by().name());
    }
}
