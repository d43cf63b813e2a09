package convscope.graph;

/** What a tensor is to the operation that owns it; the word is the suffix of its name. */
public enum Role {
    WEIGHT("weight", true),
    BIAS("bias", true),
    RUNNING_MEAN("running_mean", false),
    RUNNING_VAR("running_var", false);

    private final String suffix;
    private final boolean trainable;

    Role(String suffix, boolean trainable) {
        this.suffix = suffix;
        this.trainable = trainable;
    }

    public String suffix() {
        return suffix;
    }

    /** {@return whether it counts as a parameter; else it is a buffer} */
    public boolean trainable() {
        return trainable;
    }
}
