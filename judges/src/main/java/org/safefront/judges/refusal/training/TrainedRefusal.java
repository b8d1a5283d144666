package org.safefront.judges.refusal.training;

import java.util.List;
import org.safefront.judges.refusal.FeatureExtractor;
import org.safefront.judges.refusal.Features;

/**
 * A trained judge before it is exported: three ways to read an answer, and the mean of them.
 *
 * @param exchanges classifies the word sequences of the whole exchange
 * @param sentences says of each sentence what it does
 * @param networks read cues, and what the sentences of each region do
 */
record TrainedRefusal(GramTable exchanges, GramTable sentences, List<Perceptron> networks) {
    TrainedRefusal {
        networks = List.copyOf(networks);
    }

    /** As the exported model computes it, but in double precision. */
    double[] probabilities(Features features) {
        double[] sum = exchanges.probabilities(features.grams()).clone();
        float[] inputs = inputs(features, features.sentences());
        double[] networked = new double[sum.length];
        for (Perceptron network : networks) {
            add(networked, network.probabilities(inputs), 1.0 / networks.size());
        }
        add(sum, networked, 1);
        for (int k = 0; k < sum.length; k++) {
            sum[k] = (sum[k] + features.rules()[k]) / 3;
        }
        return sum;
    }

    /** Cues; for each region the mean of what its sentences do; and of each role the strongest sentence. */
    float[] inputs(Features features, List<int[]> grams) {
        int roles = Roles.ALL.size();
        float[] cues = features.cues();
        var inputs = new float[cues.length + (FeatureExtractor.REGIONS + 1) * roles];
        System.arraycopy(cues, 0, inputs, 0, cues.length);
        int strongest = cues.length + FeatureExtractor.REGIONS * roles;
        for (int at = 0; at < grams.size(); at++) {
            double[] role = sentences.probabilities(grams.get(at));
            for (int k = 0; k < roles; k++) {
                for (int region = 0; region < FeatureExtractor.REGIONS; region++) {
                    inputs[cues.length + region * roles + k] += (float) (features.places()[region][at] * role[k]);
                }
                inputs[strongest + k] = (float) Math.max(inputs[strongest + k], role[k]);
            }
        }
        return inputs;
    }

    private static void add(double[] sum, double[] more, double weight) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += weight * more[k];
        }
    }
}
