package org.safefront.architecture.faulty.trainer.model;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "faulty")
interface ModelSettings {}
