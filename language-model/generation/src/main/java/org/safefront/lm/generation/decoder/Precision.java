package org.safefront.lm.generation.decoder;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.lm.generation.onnx.ElementType;

/**
 * Which numbers a decoder computes with. It changes what a model says, so whoever reports an answer reports this too. An
 * answer depends on its request alone in each of them.
 *
 * <p>Weights of 123 million numbers (hidden size 1024, 8 layers, vocabulary 32000) stored as bfloat16, on one thread with
 * AVX-512 and VNNI; milliseconds of a step, megabytes without the cache once what was read is collected, and the root mean
 * square by which logits of random models of two layers are off, as a part of that of the logits:
 *
 * <pre>
 *          1 row  8 rows  32 rows  memory  error
 * float32     22      32       89     610   6e-7
 * float16     22      33       92     580   2e-3
 * int8        11      22       67     390   2e-2
 * int4        10      22       71     350   2e-1
 * </pre>
 *
 * <p>There is no bfloat16, because ONNX Runtime 1.29 has no operators for it on the CPU: a graph in it is refused with
 * "ORT_NOT_IMPLEMENTED - message: Could not find an implementation for SimplifiedLayerNormalization(1)", and Gemm, MatMul,
 * Mul, Add and GroupQueryAttention are missing as well. Weights that are stored as bfloat16 are read all the same, by
 * FLOAT32 without any loss.
 */
public enum Precision {
    /** All numbers have 32 bits: what a checkpoint is scored in unless somebody says otherwise. */
    FLOAT32(ElementType.FLOAT32, 0),

    /**
     * Weights are rounded to half precision, and so is all that goes from one layer to the next, and the cache, which takes
     * half the memory. Norms, products and updates of adapters compute in float32; so do the logits. Weights, activations
     * and keys beyond 65504 become infinite.
     *
     * <p>It saves no time on a CPU. ONNX Runtime 1.29 multiplies half precision matrices there in half precision sums
     * (Gemm: 16 products in a row are 2e-2 off, and take 33 times as long for 1 row and 280 times for 32), or widens the
     * weights anew in each step (MatMul: 5 times as long, and a row's numbers depend on how many rows there are). So the
     * graph widens weights itself, which happens once, when it is opened.
     */
    FLOAT16(ElementType.FLOAT16, 0),

    /**
     * Projections inside the layers read weights of 8 bits, in blocks of 32 that share a scale, and round their input to 8
     * bits in blocks too (accuracy_level 4 of MatMulNBits). Embedding, output, norms, biases, adapters of rows and the
     * cache stay float32.
     *
     * <p>Most of the error is the input's. Products of unrounded input (accuracy_level 0 and 1) took 23 times as long for 1
     * row and 5 times for 32, and a row's numbers depended on how many rows there were.
     */
    INT8(ElementType.FLOAT32, 8),

    /** As INT8 with weights of 4 bits. The rounding to nearest knows no data, and most answers will part from float32's. */
    INT4(ElementType.FLOAT32, 4);

    private final ElementType numbers;
    private final int weightBits;

    Precision(ElementType numbers, int weightBits) {
        this.numbers = numbers;
        this.weightBits = weightBits;
    }

    /**
     * The precision of this name.
     *
     * @throws IllegalArgumentException if there is none, with the names that there are
     */
    public static Precision of(String name) {
        return Stream.of(values())
                .filter(precision -> precision.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("precision must be one of " + names() + ", was " + name));
    }

    /** Whether projections read fewer bits than their weights were trained with. */
    public boolean isQuantized() {
        return weightBits > 0;
    }

    /** As it is written in settings and results: float32, float16, int8, int4. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Kind of the activations, of the cache, and of all weights that are not quantised. */
    ElementType numbers() {
        return numbers;
    }

    /** Bits of a quantised weight, 0 where none is. */
    int weightBits() {
        return weightBits;
    }

    private static String names() {
        return Stream.of(values()).map(Precision::toString).collect(Collectors.joining(", "));
    }
}
