package org.safefront.launcher.plan;

/**
 * What parts of their bounds training and generation attain on one base.
 *
 * @param full of training all weights
 * @param lora of training an update
 * @param generation of writing texts
 * @param rehearsed whether this machine was seen at training this base; all else was seen of others, docs/performance.md
 */
public record Shares(Share full, Share lora, Share generation, boolean rehearsed) {
    /**
     * A step of 49.3 M parameters: products of 0.74 s at the best rate and 1.38 GB moved at 13 GB/s took 1.175 s, where by
     * arithmetic 0.974 are possible. The bound of LoRA, 0.444 s, took 0.605, which lies between.
     */
    private static final Share TRAINING = new Share(0.87, 0.72);

    /**
     * Hidden 1024, 8 layers: 30.6 ms took 26.9 and 62.2 took 65.3 on the Intel with 1 and 32 rows, 15.0 took 18.6 and 74.6
     * took 73.9 on the AMD.
     */
    private static final Share GENERATION = new Share(1.14, 0.81);

    static final Shares DOCUMENTED = new Shares(TRAINING, TRAINING, GENERATION, false);

    Share training(String method) {
        return method.equals("lora") ? lora : full;
    }
}
