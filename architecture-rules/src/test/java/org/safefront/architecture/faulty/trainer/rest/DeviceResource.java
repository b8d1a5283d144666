package org.safefront.architecture.faulty.trainer.rest;

import ai.djl.Device;

record DeviceResource(Device device) {}
