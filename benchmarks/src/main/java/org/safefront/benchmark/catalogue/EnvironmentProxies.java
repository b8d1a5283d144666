package org.safefront.benchmark.catalogue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Proxies as the variables https_proxy, http_proxy and no_proxy name them; Java itself does not look at these. */
public final class EnvironmentProxies extends ProxySelector {
    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;

    public EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        Optional<String> proxy = variable(uri.getScheme() + "_proxy").filter(name -> !isExempt(uri.getHost()));
        return List.of(proxy.map(EnvironmentProxies::proxy).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The client reports it.
    }

    private boolean isExempt(String host) {
        return Stream.of(variable("no_proxy").orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private static Proxy proxy(String text) {
        try {
            var address = new URI(text.contains("://") ? text : "http://" + text);
            int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
            return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchFailedException("http_proxy and https_proxy must look like http://HOST:PORT");
        }
    }
}
