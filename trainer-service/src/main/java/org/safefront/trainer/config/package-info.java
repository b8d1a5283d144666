/** Reads settings and builds the trainer's plain objects. */
package org.safefront.trainer.config;
