package org.safefront.lm.format.classifier;

import java.nio.FloatBuffer;

/**
 * The numbers of a convolutional text classifier, row by row.
 *
 * @param sizes of all of them
 * @param embedding (vocabulary, width)
 * @param kernel (filters, width, window)
 * @param kernelBias (filters)
 * @param output (labels, filters)
 * @param outputBias (labels)
 */
public record ConvolutionWeights(
        ConvolutionSizes sizes,
        FloatBuffer embedding,
        FloatBuffer kernel,
        FloatBuffer kernelBias,
        FloatBuffer output,
        FloatBuffer outputBias) {}
