package org.safefront.contracts;

/** The linear layers of a decoder block, by their names in Hugging Face checkpoints. */
public enum Projection {
    Q("q_proj"),
    K("k_proj"),
    V("v_proj"),
    O("o_proj"),
    GATE("gate_proj"),
    UP("up_proj"),
    DOWN("down_proj");

    private final String checkpointName;

    Projection(String checkpointName) {
        this.checkpointName = checkpointName;
    }

    @Override
    public String toString() {
        return checkpointName;
    }
}
