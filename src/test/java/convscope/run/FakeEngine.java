package convscope.run;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Node;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gives every node its index as value, and remembers what it handed out. */
final class FakeEngine implements ForwardEngine {

    final List<INDArray> handedOut = Collections.synchronizedList(new ArrayList<>());
    final List<Weights> forgotten = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger passes = new AtomicInteger();
    final AtomicInteger operations = new AtomicInteger();

    /** A permit for each operation that is done. */
    final Semaphore worked = new Semaphore(0);

    volatile boolean closed;
    volatile long nap;
    volatile String failure = "";
    volatile @Nullable Error thrown;
    volatile boolean keeps;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String name;
    private final String device;
    private final float error;

    FakeEngine() {
        this("fake", "nowhere", 0);
    }

    /**
     * @param error what every value is off
     */
    FakeEngine(String name, String device, float error) {
        this.name = name;
        this.device = device;
        this.error = error;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public Activations run(Pass pass, Watch watch) throws EngineException {
        passes.incrementAndGet();
        Error error = thrown;
        if (error != null) {
            throw error;
        }
        if (failure.equals("memory")) {
            throw new OutOfMemoryError("fake");
        }
        if (!failure.isEmpty()) {
            throw new EngineException(failure);
        }
        Map<Integer, INDArray> values = new HashMap<>();
        int size = pass.graph().nodes().size();
        for (Node node : pass.graph().nodes()) {
            if (watch.cancelled()) {
                values.values().forEach(INDArray::close);
                throw new CancellationException();
            }
            operations.incrementAndGet();
            sleep();
            worked.release();
            if (pass.keep().contains(node.index()) || node.index() == pass.graph().result()) {
                values.put(node.index(), value(node));
            }
            watch.progress(node.index() + 1, size);
        }
        return new Activations(values, pass.graph().result(), 5_000_000, Map.of(0, 7L));
    }

    private INDArray value(Node node) {
        INDArray value =
                Nd4j.valueArrayOf(
                        new long[] {
                            1,
                            node.output().channels(),
                            node.output().height(),
                            node.output().width()
                        },
                        node.index() + error);
        handedOut.add(value);
        return value;
    }

    private void sleep() {
        try {
            Thread.sleep(nap);
        } catch (InterruptedException e) {
            throw new CancellationException(e.getMessage());
        }
    }

    @Override
    public void forget(Weights weights) {
        if (keeps) {
            throw new OutOfMemoryError("fake");
        }
        forgotten.add(weights);
    }

    /** {@return whether it is closed by now, or soon} */
    boolean closes() throws InterruptedException {
        return closing.await(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closed = true;
        closing.countDown();
    }
}
