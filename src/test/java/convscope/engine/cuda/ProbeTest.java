package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineOffer;
import convscope.engine.NvidiaDriver.Adapter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each thing that can be missing, and that nothing dearer is asked after it. */
class ProbeTest {

    private static final class Made implements Surroundings {

        private final List<Library> opened = new ArrayList<>();
        private final Map<Library, Integer> versions = new EnumMap<>(Library.class);
        private boolean glue = true;
        private int dnnFor = 13010;
        private OptionalInt driver = OptionalInt.of(13000);
        private List<Adapter> cards = List.of(new Adapter("NVIDIA H100", 80L << 30, 90));

        Made() {
            for (Library library : Library.values()) {
                versions.put(library, library == Library.DNN ? 91900 : 13000);
            }
        }

        @Override
        public boolean glue() {
            return glue;
        }

        @Override
        public OptionalInt driver() {
            return driver;
        }

        @Override
        public List<Adapter> cards() {
            return cards;
        }

        @Override
        public boolean opens(Library library) {
            opened.add(library);
            return versions.containsKey(library);
        }

        @Override
        public int cudaOfDnn() {
            return dnnFor;
        }

        @Override
        public int version(Library library) {
            return versions.get(library);
        }
    }

    private final Made machine = new Made();

    private String missing() {
        EngineOffer offer = EngineOffer.of("cuda", CudaKind.of(Probe.of(machine)), true);
        assertThat(offer.loads()).isFalse();
        assertThat(offer.usual()).isFalse();
        assertThat(offer.reason()).startsWith("It cannot be chosen: ").endsWith(".");
        return offer.reason().substring("It cannot be chosen: ".length());
    }

    @Test
    void aCardThatAnswersIsTheUsualEngineWithItsVersions() {
        EngineOffer offer = EngineOffer.of("cuda", CudaKind.of(Probe.of(machine)), true);
        assertThat(offer.usual() && offer.loads()).isTrue();
        assertThat(offer.fastMath()).isEqualTo("TF32");
        assertThat(offer.title()).isEqualTo("CUDA 13.0 with cuDNN 9.19.0");
        assertThat(offer.instructions())
                .isEqualTo("NVIDIA H100, 80 GiB, compute capability 9.0, driver for CUDA 13.0");
    }

    @Test
    void aBuildWithoutTheGlueAsksNothingElse() {
        machine.glue = false;
        assertThat(missing()).startsWith("this build has no CUDA in it: mvn -Pcuda");
        assertThat(machine.opened).isEmpty();
    }

    @Test
    void noDriver() {
        machine.driver = OptionalInt.empty();
        assertThat(missing()).isEqualTo("there is no NVIDIA driver on this machine.");
        assertThat(machine.opened).isEmpty();
    }

    @Test
    void aDriverThatIsTooOld() {
        machine.driver = OptionalInt.of(12040);
        assertThat(missing())
                .isEqualTo(
                        "the NVIDIA driver knows CUDA 12.4, and CUDA 13.0 is needed: a newer driver has it.");
        assertThat(machine.opened).isEmpty();
    }

    @Test
    void noCard() {
        machine.cards = List.of();
        assertThat(missing()).isEqualTo("the NVIDIA driver finds no card.");
        assertThat(machine.opened).isEmpty();
    }

    @Test
    void aCardThatIsTooOld() {
        machine.cards = List.of(new Adapter("NVIDIA V100", 16L << 30, 70));
        assertThat(missing())
                .isEqualTo("NVIDIA V100 has compute capability 7.0, and CUDA 13 begins with 7.5.");
        assertThat(machine.opened).isEmpty();
    }

    @Test
    void aLibraryThatIsMissing() {
        machine.versions.remove(Library.DNN);
        assertThat(missing())
                .matches(
                        "\\S*cudnn\\S* is not found: it comes with cuDNN 9 for CUDA 13, and \\w+ must name its folder\\.");
    }

    @Test
    void aLibraryThatIsTooOld() {
        machine.versions.put(Library.DNN, 90501);
        assertThat(missing())
                .matches("\\S*cudnn\\S* is version 9\\.5\\.1, and 9\\.12\\.0 is needed\\.");
    }

    @Test
    void cuDnnForAnotherCuda() {
        machine.dnnFor = 12060;
        assertThat(missing())
                .matches(
                        "\\S*cudnn\\S* is built for CUDA 12\\.6, and one for CUDA 13\\.0 is needed\\.");
    }
}
