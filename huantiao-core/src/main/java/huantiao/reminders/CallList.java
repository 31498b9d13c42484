package huantiao.reminders;

import huantiao.care.Roster;
import huantiao.course.Schedule;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whom to call: those who stayed silent after every reminder, and those whom none reached. */
public final class CallList {

    private CallList() {}

    /** Why somebody is called. */
    public enum Reason {
        SILENT,
        CAME_BACK
    }

    /** Somebody to call, and about which follow-up. */
    public record Call(Roster.Line line, Schedule.Due due, Reason reason) {}

    /** Everybody once, the one who has waited longest first. */
    public static List<Call> of(
            List<Roster.Line> lines,
            List<Outbox.Unreached> unreached,
            LocalDate today,
            ZoneId zone) {
        var calls = new ArrayList<Call>();
        for (var line : lines) {
            var answered = line.lastCheckIn().map(at -> LocalDate.ofInstant(at, zone));
            var start = line.firstVisit().map(at -> LocalDate.ofInstant(at, zone));
            if (start.isEmpty()) {
                continue;
            }
            var silent = new Schedule(start.get()).toCall(today, answered);
            Optional<Call> call =
                    silent.map(due -> new Call(line, due, reason(line, due, unreached)))
                            .or(() -> notReached(line, start.get(), answered, unreached, today));
            call.ifPresent(calls::add);
        }
        calls.sort(
                Comparator.comparing((Call call) -> call.due().on())
                        .thenComparing(call -> call.line().patient().id().toString()));
        return List.copyOf(calls);
    }

    private static Reason reason(
            Roster.Line line, Schedule.Due due, List<Outbox.Unreached> unreached) {
        return unreached.stream()
                        .anyMatch(one ->
                                one.patient().equals(line.patient().id())
                                        && one.occasion().week() == due.week())
                ? Reason.CAME_BACK
                : Reason.SILENT;
    }

    private static Optional<Call> notReached(
            Roster.Line line,
            LocalDate start,
            Optional<LocalDate> answered,
            List<Outbox.Unreached> unreached,
            LocalDate today) {
        return unreached.stream()
                .filter(one -> one.patient().equals(line.patient().id()))
                .map(Outbox.Unreached::occasion)
                .filter(occasion -> !occasion.isOfSecondStart())
                .filter(occasion -> occasion.start().equals(start))
                .map(occasion -> Occasion.due(start, occasion.week()))
                .filter(due -> !due.on().isAfter(today) && today.isBefore(due.callFrom()))
                .filter(due -> !due.isAnswered(answered))
                .findFirst()
                .map(due -> new Call(line, due, Reason.CAME_BACK));
    }
}
