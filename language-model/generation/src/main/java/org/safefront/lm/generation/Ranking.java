package org.safefront.lm.generation;

/**
 * Tokens by falling weight, the lower id first among equals, sorted only as far as somebody looks: a heap, from which the
 * first few are taken.
 */
final class Ranking {
    private final int[] heap;
    private double[] weights = {};
    /** Tokens that are ranked. */
    private int count;
    /** Tokens still in the heap; those behind it were taken from it, the latest first. */
    private int size;

    Ranking(int vocabularySize) {
        this.heap = new int[vocabularySize];
    }

    /**
     * Ranks tokens.
     *
     * @param newWeights one for each token of the vocabulary; they must not change meanwhile
     * @param least weight of tokens that are ranked
     * @return how many there are
     */
    int start(double[] newWeights, double least) {
        weights = newWeights;
        count = 0;
        for (int token = 0; token < weights.length; token++) {
            if (weights[token] >= least) {
                heap[count++] = token;
            }
        }
        size = count;
        for (int place = size / 2 - 1; place >= 0; place--) {
            sink(place);
        }
        return count;
    }

    /** The token of this rank, counted from 0. */
    int get(int rank) {
        while (count - size <= rank) {
            size--;
            int first = heap[0];
            heap[0] = heap[size];
            heap[size] = first;
            sink(0);
        }
        return heap[count - 1 - rank];
    }

    private void sink(int from) {
        int place = from;
        int child = largerChild(place);
        while (child < size && before(heap[child], heap[place])) {
            int token = heap[place];
            heap[place] = heap[child];
            heap[child] = token;
            place = child;
            child = largerChild(place);
        }
    }

    private int largerChild(int place) {
        int left = 2 * place + 1;
        return left + 1 < size && before(heap[left + 1], heap[left]) ? left + 1 : left;
    }

    private boolean before(int token, int other) {
        return weights[token] > weights[other] || (weights[token] == weights[other] && token < other);
    }
}
