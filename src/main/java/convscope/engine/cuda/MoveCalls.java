package convscope.engine.cuda;

import convscope.engine.plan.Task;
import java.util.ArrayList;
import java.util.List;

/** Operations that move numbers and change none. */
final class MoveCalls {

    private final Values values;

    MoveCalls(Values values) {
        this.values = values;
    }

    List<Call> concat(Task task) {
        DeviceTensor to = values.of(task.result());
        List<Call> copies = new ArrayList<>();
        int from = 0;
        for (int input : task.inputs()) {
            DeviceTensor part = values.of(input);
            copies.add(TaskCalls.move(part, to.channels(from, part.size(1))));
            from += part.size(1);
        }
        return copies;
    }

    /** Channels as a matrix [groups, C / groups], turned over. */
    static Call shuffle(int groups, DeviceTensor from, DeviceTensor to) {
        int each = from.size(1) / groups;
        int area = from.size(2) * from.size(3);
        DeviceTensor read =
                new DeviceTensor(
                        from.place(),
                        from.first(),
                        List.of(from.batch(), each, groups, area),
                        List.of(from.stride(0), area, each * area, 1));
        return TaskCalls.move(read, to.as(from.batch(), each, groups, area));
    }

    /**
     * {@return the maps inside larger ones that hold a number everywhere else}
     *
     * @param calls gets what makes them
     */
    DeviceTensor surrounded(
            DeviceTensor from,
            int top,
            int left,
            int height,
            int width,
            float fill,
            List<Call> calls) {
        DeviceTensor larger = values.scratch(from.batch(), from.size(1), height, width);
        calls.add(new Call.Fill(fill, larger));
        calls.add(TaskCalls.move(from, larger.part(top, left, from.size(2), from.size(3))));
        return larger;
    }
}
