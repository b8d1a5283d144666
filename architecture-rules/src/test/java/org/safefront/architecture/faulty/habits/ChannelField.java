package org.safefront.architecture.faulty.habits;

import org.eclipse.microprofile.reactive.messaging.Channel;

final class ChannelField {
    @Channel("events")
    Runnable events;
}
