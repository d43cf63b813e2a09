package convscope.rewrite;

import convscope.rewrite.Computed.Reshaped;
import convscope.rewrite.Move.Region;
import convscope.rewrite.Tensor.Assembled;
import convscope.rewrite.Tensor.Filled;
import convscope.rewrite.Tensor.Given;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the weights of one design go in another.
 *
 * @param tensors how each tensor of the new design follows from those of the old, in its graph's
 *     order
 * @param always whether the function stays for all weights; else only for those that the way back
 *     gives again
 */
public record Transport(Map<String, Tensor> tensors, boolean always) {

    public Transport {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /**
     * {@return the new design's weights, in the old ones' element type; the old ones stay as they
     * are, nothing is shared, and the caller closes both}
     */
    public Weights carried(Weights old) {
        return carried(old, type(old));
    }

    static DataType type(Weights weights) {
        return weights.names().stream()
                .findFirst()
                .map(name -> weights.get(name).dataType())
                .orElse(DataType.FLOAT);
    }

    /**
     * As {@link #carried(Weights)}, in that element type, which is the old ones' if there are any.
     */
    public Weights carried(Weights old, DataType type) {
        Map<String, INDArray> carried = new LinkedHashMap<>();
        Arithmetic arithmetic = new Arithmetic(old, type);
        try {
            tensors.forEach((name, tensor) -> carried.put(name, arithmetic.compute(tensor)));
        } catch (RuntimeException | OutOfMemoryError fault) {
            carried.values().forEach(INDArray::close);
            throw fault;
        }
        return new Weights(carried);
    }

    /** {@return every block of an old tensor that is found again in a new one} */
    public List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        tensors.forEach((name, tensor) -> moves(name, tensor, moves));
        return moves;
    }

    private static void moves(String name, Tensor tensor, List<Move> moves) {
        switch (tensor) {
            case Given given -> moves.add(move(name, Tensor.Block.whole(given, 0, 0), given));
            case Assembled assembled -> {
                for (Tensor.Block block : assembled.blocks()) {
                    if (block.source() instanceof Given given) {
                        moves.add(move(name, block, given));
                    }
                }
            }
            case Filled filled -> {}
            case Computed computed ->
                    computed.bearers().forEach(bearer -> bears(name, computed, bearer, moves));
        }
    }

    /**
     * Where the shape stays so do the blocks; else the whole of one becomes the whole of the other.
     */
    private static void bears(String name, Computed tensor, Tensor bearer, List<Move> moves) {
        if (bearer.shape().equals(tensor.shape())) {
            moves(name, bearer, moves);
        } else if (bearer instanceof Given given) {
            moves.add(
                    new Move(
                            Region.whole(given.name(), given.shape()),
                            Region.whole(name, tensor.shape())));
        }
    }

    private static Move move(String name, Tensor.Block block, Given given) {
        return new Move(
                new Region(given.name(), block.from(), block.extent()),
                new Region(name, block.at(), block.extent()));
    }

    /** {@return the same way from tensors of other names} */
    Transport from(Map<String, String> renamed) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> changed.put(name, tensor.renamed(renamed)));
        return new Transport(changed, always);
    }

    /** {@return the same way to tensors of other names} */
    Transport to(Map<String, String> renamed) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> changed.put(Objects.requireNonNull(renamed.get(name)), tensor));
        return new Transport(changed, always);
    }

    /**
     * {@return the way back: each block to where it came from, a sum to its first summand, zeros
     * where nothing comes from; empty where a tensor was computed in another way}
     *
     * @param old the old design's tensors and their shapes
     */
    Optional<Transport> back(Map<String, List<Integer>> old) {
        Map<String, List<Tensor.Block>> blocks = new LinkedHashMap<>();
        Map<String, Tensor> reshaped = new LinkedHashMap<>();
        boolean covered = true;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getValue() instanceof Reshaped(Given given, List<Integer> shape)) {
                Given there = new Given(entry.getKey(), shape);
                reshaped.put(given.name(), new Reshaped(there, given.shape()));
                continue;
            }
            if (!onlyMoves(entry.getValue())) {
                return Optional.empty();
            }
            List<Move> moves = new ArrayList<>();
            moves(entry.getKey(), entry.getValue(), moves);
            Set<Region> targets = new LinkedHashSet<>();
            for (Move move : moves) {
                if (targets.add(move.to())) {
                    blocks.computeIfAbsent(move.from().tensor(), any -> new ArrayList<>())
                            .add(taken(move, entry.getValue()));
                }
            }
            covered &= targets.stream().mapToLong(Region::size).sum() == size(entry.getValue());
        }
        Map<String, Tensor> back = new LinkedHashMap<>();
        old.forEach(
                (name, shape) -> {
                    Tensor whole = reshaped.get(name);
                    back.put(name, whole == null ? tensor(shape, blocks.get(name)) : whole);
                });
        return Optional.of(new Transport(back, covered));
    }

    private static boolean onlyMoves(Tensor tensor) {
        return switch (tensor) {
            case Given given -> true;
            case Filled filled -> true;
            case Computed computed -> false;
            case Assembled assembled ->
                    assembled.blocks().stream().allMatch(b -> b.source() instanceof Given);
        };
    }

    private static Tensor.Block taken(Move move, Tensor from) {
        return new Tensor.Block(
                new Given(move.to().tensor(), from.shape()),
                move.to().start(),
                move.to().extent(),
                move.from().start());
    }

    private static Tensor tensor(List<Integer> shape, @Nullable List<Tensor.Block> blocks) {
        if (blocks == null) {
            return Tensor.zeros(shape);
        }
        Tensor.Block first = blocks.getFirst();
        return first.source().shape().equals(shape) && first.extent().equals(shape)
                ? first.source()
                : new Assembled(shape, blocks);
    }

    private static long size(Tensor tensor) {
        return tensor.shape().stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b);
    }
}
