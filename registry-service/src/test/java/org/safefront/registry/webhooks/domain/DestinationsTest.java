package org.safefront.registry.webhooks.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "::ffff:10.0.0.1"
            })
    void aNameThatLeadsInsideIsRefused(String address) {
        assertTrue(refusal("https://inner.example/", address).orElse("").contains("must be a public address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2001:4860::1"})
    void aPublicAddressIsNot(String address) {
        assertEquals(Optional.empty(), refusal("https://example.org/hook", address));
    }

    @Test
    void oneAddressInsideIsEnough() {
        assertTrue(refusal("https://example.org/", "93.184.216.34", "10.0.0.1").isPresent());
    }

    @Test
    void whereOneIsOnlyPlainTextIsRefused() {
        assertTrue(refusal("http://example.org/", "93.184.216.34").orElse("").startsWith("must begin with https://"));
    }

    @Test
    void anAllowedHostMayBeAnywhereAndWithoutTls() {
        assertEquals(Optional.empty(), refusal("http://Allowed:8080/hook", "127.0.0.1"));
        assertEquals(Optional.empty(), refusal("http://[::1]:8080/hook", "::1"));
    }

    @Test
    void aNameThatNobodyKnowsIsRefused() {
        var destinations = new Destinations(Set.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertEquals(
                Optional.of("names the host nowhere.example, which is not known"),
                destinations.refusal(URI.create("https://nowhere.example/")));
    }

    private static Optional<String> refusal(String url, String... addresses) {
        var destinations = new Destinations(Set.of("allowed", "::1"), host -> {
            var found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
        return destinations.refusal(URI.create(url));
    }
}
