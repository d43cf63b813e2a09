package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.NvidiaDriver.Adapter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Through real native calls, of functions that are made here with the driver's signatures. */
@SuppressWarnings("restricted") // As the tests are granted.
class NvidiaDriverTest {

    private static final Arena ARENA = Arena.ofShared();
    private static final MemoryLayout INT = ValueLayout.JAVA_INT;
    private static final MemoryLayout ADDRESS = ValueLayout.ADDRESS;

    private final Map<String, MemorySegment> functions = new HashMap<>();
    private final SymbolLookup library = name -> Optional.ofNullable(functions.get(name));
    private final NvidiaDriver driver = new NvidiaDriver(Optional.of(library));

    @AfterAll
    static void free() {
        ARENA.close();
    }

    static int starts(int flags) {
        return flags;
    }

    static int findsNone(int flags) {
        return 100;
    }

    static int breaks(int flags) {
        return 999;
    }

    static int version(MemorySegment to) {
        return write(to, 12040);
    }

    static int two(MemorySegment to) {
        return write(to, 2);
    }

    static int device(MemorySegment to, int ordinal) {
        return write(to, 70 + ordinal);
    }

    static int name(MemorySegment to, int length, int device) {
        to.reinterpret(length).setString(0, "Card " + device);
        return 0;
    }

    static int memory(MemorySegment to, int device) {
        to.reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 80L << 30);
        return 0;
    }

    static int attribute(MemorySegment to, int attribute, int device) {
        return write(to, attribute == 75 ? 8 : 9);
    }

    private static int write(MemorySegment to, int value) {
        to.reinterpret(4).set(ValueLayout.JAVA_INT, 0, value);
        return 0;
    }

    private void has(String function, String method, MemoryLayout... arguments) throws Exception {
        FunctionDescriptor types = FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments);
        MethodType type = types.toMethodType();
        functions.put(
                function,
                Linker.nativeLinker()
                        .upcallStub(
                                MethodHandles.lookup()
                                        .findStatic(NvidiaDriverTest.class, method, type),
                                types,
                                ARENA));
    }

    @Test
    void everyCardHasItsNameMemoryAndCapability() throws Exception {
        has("cuInit", "starts", INT);
        has("cuDeviceGetCount", "two", ADDRESS);
        has("cuDeviceGet", "device", ADDRESS, INT);
        has("cuDeviceGetName", "name", ADDRESS, INT, INT);
        has("cuDeviceTotalMem_v2", "memory", ADDRESS, INT);
        has("cuDeviceGetAttribute", "attribute", ADDRESS, INT, INT);
        assertThat(driver.cards())
                .containsExactly(
                        new Adapter("Card 70", 80L << 30, 89),
                        new Adapter("Card 71", 80L << 30, 89));
    }

    @Test
    void itKnowsTheNewestCuda() throws Exception {
        has("cuDriverGetVersion", "version", ADDRESS);
        assertThat(driver.cuda()).hasValue(12040);
    }

    @Test
    void withoutACardThereIsNone() throws Exception {
        has("cuInit", "findsNone", INT);
        assertThat(driver.cards()).isEmpty();
    }

    @Test
    void oneThatDoesNotStartIsOneSentence() throws Exception {
        has("cuInit", "breaks", INT);
        assertThatThrownBy(driver::cards)
                .isInstanceOf(EngineException.class)
                .hasMessage("the NVIDIA driver does not start (cuInit gives error 999)");
    }

    @Test
    void aLibraryThatLacksTheFunctionsIsNoDriver() {
        assertThat(driver.cuda()).isEmpty();
        assertThatThrownBy(driver::cards).isInstanceOf(EngineException.class);
    }

    @Test
    void aLibraryThatIsNotThereIsNoDriver() {
        assertThat(NvidiaDriver.library("libconvscope-has-none-of-this-name.so.1")).isEmpty();
        assertThat(new NvidiaDriver(Optional.empty()).cuda()).isEmpty();
    }
}
