package convscope.engine.cuda;

import convscope.engine.NvidiaDriver;
import java.util.List;
import java.util.OptionalInt;

/** Whether a card can compute here, asked before a class of the glue is touched. */
sealed interface Probe {

    /** It can, as far as can be seen without trying. */
    record Found(Facts facts) implements Probe {}

    /** It cannot. */
    record Missing(DeviceFault fault) implements Probe {}

    /** {@return what is found, the cheapest question first} */
    static Probe of(Surroundings machine) {
        try {
            return new Found(facts(machine));
        } catch (CardException missing) {
            return new Missing(missing.fault());
        }
    }

    private static Facts facts(Surroundings machine) throws CardException {
        require(machine.glue(), new DeviceFault.NoGlue());
        OptionalInt driver = machine.driver();
        require(driver.isPresent(), new DeviceFault.NoDriver());
        require(
                driver.getAsInt() >= Library.LEAST_CUDA,
                new DeviceFault.DriverTooOld(driver.getAsInt()));
        List<NvidiaDriver.Adapter> cards = machine.cards();
        require(!cards.isEmpty(), new DeviceFault.NoCard());
        NvidiaDriver.Adapter card = cards.getFirst();
        require(
                card.capability() >= Library.LEAST_CAPABILITY,
                new DeviceFault.CardTooOld(card.name(), card.capability()));
        for (Library library : Library.values()) {
            open(library, machine);
        }
        int dnnFor = machine.cudaOfDnn();
        require(dnnFor >= Library.LEAST_CUDA, new DeviceFault.DnnForOther(dnnFor));
        return new Facts(
                card.name(),
                card.memory(),
                card.capability(),
                driver.getAsInt(),
                machine.version(Library.RUNTIME),
                machine.version(Library.DNN));
    }

    private static void open(Library library, Surroundings machine) throws CardException {
        require(machine.opens(library), new DeviceFault.LibraryMissing(library));
        if (library.least() > 0) {
            int version = machine.version(library);
            require(
                    version >= library.least(),
                    new DeviceFault.LibraryTooOld(library, library.says(version)));
        }
    }

    private static void require(boolean holds, DeviceFault otherwise) throws CardException {
        if (!holds) {
            throw new CardException(otherwise);
        }
    }
}
