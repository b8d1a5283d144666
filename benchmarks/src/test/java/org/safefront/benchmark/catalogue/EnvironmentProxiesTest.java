package org.safefront.benchmark.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {
    private static final Map<String, String> BOTH = Map.of(
            "https_proxy",
            "http://proxy.example:3128/",
            "HTTP_PROXY",
            "other.example:8080",
            "no_proxy",
            "localhost, .example.org,hub.test");

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/a, HTTP @ proxy.example/<unresolved>:3128",
        "http://huggingface.co/a, HTTP @ other.example/<unresolved>:8080",
        "https://localhost/a, DIRECT",
        "https://example.org/a, DIRECT",
        "https://www.example.org/a, DIRECT",
        "https://hub.test/a, DIRECT",
        "https://myhub.test/a, HTTP @ proxy.example/<unresolved>:3128"
    })
    void choosesAsTheVariablesSay(String address, String proxy) {
        var proxies = new EnvironmentProxies(BOTH);

        assertEquals(proxy, proxies.select(URI.create(address)).get(0).toString());
    }

    @Test
    void needsNone() {
        assertEquals(
                Proxy.NO_PROXY,
                new EnvironmentProxies(Map.of())
                        .select(URI.create("https://huggingface.co"))
                        .get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http:///a", "a b"})
    void saysWhatAProxyLooksLike(String text) {
        var proxies = new EnvironmentProxies(Map.of("https_proxy", text));

        var refusal =
                assertThrows(FetchFailedException.class, () -> proxies.select(URI.create("https://huggingface.co")));

        assertEquals("http_proxy and https_proxy must look like http://HOST:PORT", refusal.getMessage());
    }
}
