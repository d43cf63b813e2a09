package convscope.model;

import java.util.List;
import java.util.stream.IntStream;

/** The numbers that an editor offers first for a setting, as far as they are legal there. */
public enum Usual {
    POWERS_OF_TWO(IntStream.rangeClosed(0, 7).map(i -> 1 << i).boxed().toList()),
    KERNELS(List.of(1, 2, 3, 5, 7, 9, 11)),
    STEPS(List.of(1, 2, 3, 4)),
    PADDINGS(List.of(0, 1, 2, 3, 4, 5)),
    COUNTS(IntStream.rangeClosed(1, 64).boxed().toList()),
    CHANNELS(
            List.of(
                    1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
                    384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 2048)),
    /** Where a part of the input's channels begins or ends. */
    EIGHTHS_OF_INPUT(List.of()) {
        @Override
        public List<Integer> numbers(int channels) {
            return IntStream.rangeClosed(0, 8)
                    .map(i -> i * channels / 8)
                    .distinct()
                    .boxed()
                    .toList();
        }
    };

    private final List<Integer> numbers;

    Usual(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * {@return the numbers, ascending}
     *
     * @param channels of the input, at least 1
     */
    public List<Integer> numbers(int channels) {
        return numbers;
    }
}
