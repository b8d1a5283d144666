package org.safefront.lm.format.classifier;

/**
 * Sizes of a convolutional text classifier (Kim, arXiv 1408.5882): embedding, one convolution over time, rectification,
 * maximum over time, one linear layer.
 *
 * @param vocabulary rows of the embedding; row 0 is padding
 * @param width numbers of one embedding
 * @param window tokens that a filter sees, odd
 * @param filters of the convolution
 * @param labels that the classifier tells apart
 */
public record ConvolutionSizes(int vocabulary, int width, int window, int filters, int labels) {
    public ConvolutionSizes {
        if (vocabulary < 2 || width < 1 || filters < 1 || labels < 2 || window % 2 != 1) {
            throw new IllegalArgumentException("a classifier cannot have the sizes " + vocabulary + ", " + width + ", "
                    + window + ", " + filters + ", " + labels);
        }
    }
}
