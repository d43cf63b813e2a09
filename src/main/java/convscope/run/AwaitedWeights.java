package convscope.run;

import convscope.graph.Graph;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Weights for a thread that has more to do than to wait for a file: they are read on another one.
 * Whoever is needed elsewhere leaves, and finds them when they are asked for again; what nobody
 * asks for any more is closed when it comes. One thread's own.
 */
final class AwaitedWeights implements WeightsSource, AutoCloseable {

    /** A file that takes no longer is always waited for. */
    private static final long PATIENCE = 1_000_000_000L;

    private static final long LOOKING = 10;

    private final WeightsSource source;
    private final BooleanSupplier needed;
    private @Nullable Reading reading;

    private record Reading(
            WeightsChoice choice,
            Map<String, List<Integer>> shapes,
            Thread thread,
            CompletableFuture<Reply<Weights>> reply) {

        boolean suits(WeightsChoice wanted, Graph graph) {
            return choice.equals(wanted) && shapes.equals(graph.tensors());
        }

        void leave() {
            thread.interrupt();
            CompletableFuture<Void> _ = reply.thenAccept(Reads::close);
        }
    }

    /**
     * @param needed whether the thread that waits is needed elsewhere
     */
    AwaitedWeights(WeightsSource source, BooleanSupplier needed) {
        this.source = source;
        this.needed = needed;
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if the thread is needed elsewhere
     */
    @Override
    public Weights weights(WeightsChoice choice, Graph graph) throws IOException {
        if (choice instanceof WeightsChoice.Seed) {
            close();
            return source.weights(choice, graph);
        }
        Reading mine = reading;
        if (mine == null || !mine.suits(choice, graph)) {
            close();
            mine = start(choice, graph);
            reading = mine;
        }
        Reply<Weights> reply = await(mine.reply);
        reading = null;
        return switch (reply) {
            case Reply.Done(Weights weights) -> weights;
            case Reply.Failed(IOException e) -> throw e;
            case Reply.Failed(RuntimeException e) -> throw e;
            case Reply.Failed(Error e) -> throw e;
            case Reply.Failed(Throwable e) -> throw new IllegalStateException(e);
        };
    }

    private Reading start(WeightsChoice choice, Graph graph) {
        CompletableFuture<Reply<Weights>> reply = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("weights")
                        .start(() -> reply.complete(Reply.of(() -> source.weights(choice, graph))));
        return new Reading(choice, graph.tensors(), thread, reply);
    }

    private Reply<Weights> await(CompletableFuture<Reply<Weights>> reply) {
        long start = System.nanoTime();
        while (!(needed.getAsBoolean() && System.nanoTime() - start > PATIENCE)) {
            try {
                return reply.get(LOOKING, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // It is worth another look.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new CancellationException();
    }

    /** Nobody waits any more. */
    @Override
    public void close() {
        if (reading != null) {
            reading.leave();
            reading = null;
        }
    }
}
