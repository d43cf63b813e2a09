package convscope.engine.cuda;

import convscope.engine.NvidiaDriver;
import java.util.List;
import java.util.OptionalInt;

/** What of CUDA is on a machine. */
interface Surroundings {

    /** {@return whether the glue between Java and CUDA is in this build} */
    boolean glue();

    /** {@return the newest CUDA that the driver knows, e.g. 13000; empty without a driver} */
    OptionalInt driver();

    /** {@return the cards that the driver finds} */
    List<NvidiaDriver.Adapter> cards() throws CardException;

    /** {@return whether the library is there; it stays open} */
    boolean opens(Library library);

    /** {@return the version of a library that is open, and says one} */
    int version(Library library);

    /** {@return the CUDA that cuDNN, which is open, was built for, e.g. 13010} */
    int cudaOfDnn();
}
