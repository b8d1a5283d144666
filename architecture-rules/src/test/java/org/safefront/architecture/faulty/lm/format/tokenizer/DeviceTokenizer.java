package org.safefront.architecture.faulty.lm.format.tokenizer;

import ai.djl.Device;

record DeviceTokenizer(Device device) {}
