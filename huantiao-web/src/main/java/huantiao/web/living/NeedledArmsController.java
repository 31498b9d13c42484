package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.ArmReading;
import huantiao.evidence.ArmReading.About;
import huantiao.evidence.ArmReading.Part;
import huantiao.evidence.ArmReading.Status;
import huantiao.evidence.ArmReading.Typed;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.State;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.Arms.Role;
import huantiao.living.DoubleReading;
import huantiao.living.LivingReview;
import huantiao.living.Reviewer;
import huantiao.living.Studies;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Needled arms by STRICTA: read by two people who do not see each other's, and settled. */
@Controller
class NeedledArmsController {

    private static final String LIST = "/workbench/arms";

    private final Desk desk;
    private final ShippedRows shipped;

    NeedledArmsController(Desk desk, ShippedRows shipped) {
        this.desk = desk;
        this.shipped = shipped;
    }

    @GetMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View arms(Permit permit, HttpServletRequest request) {
        return list(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View open(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.arms()
                                        .open(
                                                needled(review),
                                                desk.current().shipped().arms(),
                                                sent.text("arm"),
                                                sent.text("label"),
                                                Choice.read(Role.class, sent.text("role"))));
        return problems.isEmpty()
                ? Ways.seeOther(NeedledArmPage.address(desk.read(permit).arms().all().getLast()))
                : list(permit, request, sent, problems);
    }

    @GetMapping(LIST + "/{id}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View arm(@PathVariable String id, Permit permit, HttpServletRequest request) {
        return one(id, permit, request, Sent.nothing(), List.of());
    }

    @PostMapping(LIST + "/{id}/readings")
    @Needs(Deed.REVIEW_EVIDENCE)
    View read(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var reader = Reviewer.of(permit).user();
        var problems = desk.add(permit, review -> review.arms().read(id, reader, reading(sent)));
        return after(id, permit, request, sent, problems);
    }

    @PostMapping(LIST + "/{id}/settlement")
    @Needs(Deed.REVIEW_EVIDENCE)
    View settle(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review -> review.arms().settle(id, reading(sent), sent.text("reason")));
        return after(id, permit, request, sent, problems);
    }

    @PostMapping(LIST + "/{id}/withdrawal")
    @Needs(Deed.REVIEW_EVIDENCE)
    View withdraw(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems = desk.add(permit, review -> review.arms().withdraw(id, sent.text("reason")));
        return after(id, permit, request, sent, problems);
    }

    private Studies needled(LivingReview review) {
        return review.studies(shipped.rows()).needled(review.cells(shipped.rows()));
    }

    private View after(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        return problems.isEmpty()
                ? Ways.seeOther(LIST + "/" + id)
                : one(id, permit, request, sent, problems);
    }

    private static DoubleReading<ArmOpened, ArmReading> find(LivingReview review, String id) {
        return review.arms()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Result<ArmReading, List<Problem>> reading(Sent sent) {
        Map<Item, Typed> items = new EnumMap<>(Item.class);
        for (var item : Item.values()) {
            items.put(
                    item,
                    new Typed(
                            Choice.read(State.class, sent.text(ArmReading.stateField(item))),
                            sent.text(ArmReading.wordsField(item)),
                            sent.text(ArmReading.placeField(item))));
        }
        return ArmReading.read(
                items,
                new About(
                        Choice.read(Status.class, sent.text("status")),
                        sent.text("population"),
                        sent.text("people"),
                        sent.text("source"),
                        Choice.read(Part.class, sent.text("read_as")),
                        sent.text("notes")));
    }

    private View list(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        var review = desk.read(permit);
        return desk.show(
                "workbench/arms",
                new NeedledArmsPage(
                        review.arms(),
                        Reviewer.of(permit).user(),
                        needled(review),
                        review.arms().unread(desk.current().shipped().arms()),
                        form),
                form);
    }

    private View one(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        var found = find(desk.read(permit), id);
        var form =
                desk.form(
                        request,
                        sent.fields().isEmpty() ? NeedledArmPage.begun(found) : sent,
                        problems);
        return desk.show(
                "workbench/arm",
                new NeedledArmPage(
                        found, Reviewer.of(permit).user(), form, desk.shell(request).zone()),
                form);
    }
}
