package convscope.engine.cuda;

/** The card could not do what it was told. */
final class CardException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient DeviceFault fault;

    CardException(DeviceFault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    DeviceFault fault() {
        return fault;
    }
}
