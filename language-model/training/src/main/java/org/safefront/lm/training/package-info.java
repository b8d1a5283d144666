/**
 * Training of decoders on DJL PyTorch: the model as TorchScript source, full and low-rank fine-tuning, exact resume.
 *
 * <p>Native memory has an owner everywhere: what lives as long as the model belongs to its {@code NDManager}, what lives
 * for one step to an {@code NDScope}.
 */
package org.safefront.lm.training;
