package org.safefront.registry.webhooks.domain;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where this service may be sent to. Whoever may ask for a webhook must not reach through it what only this machine can: unless
 * the operator has named the host, the address must be https and public. Looked at when a webhook is asked for, and again
 * before each delivery, for names move; the machine then uses the answer that was looked at, which Java remembers for 30 s.
 */
public final class Destinations {
    /** Looks a name up. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int LONGEST = 2000;
    private static final int IPV4_BYTES = 4;

    /** What is not global of IANA's registry of special addresses (RFC 6890): this machine, inner nets, many at once. */
    private static final List<Net> INNER_IPV4 = List.of(
            Net.of(8, 0),
            Net.of(8, 10),
            Net.of(10, 100, 64),
            Net.of(8, 127),
            Net.of(16, 169, 254),
            Net.of(12, 172, 16),
            Net.of(24, 192, 0, 0),
            Net.of(16, 192, 168),
            Net.of(15, 198, 18),
            Net.of(4, 224),
            Net.of(4, 240));

    /** All others of the kind are of this machine, inner, for many at once, or wrap one of the older kind. */
    private static final Net GLOBAL_IPV6 = Net.of(3, 0x20);

    /** Teredo and 6to4, with an address of the older kind in them. */
    private static final List<Net> WRAPPING_IPV6 = List.of(Net.of(32, 0x20, 0x01, 0, 0), Net.of(16, 0x20, 0x02));

    private final Set<String> allowedHosts;
    private final Names names;

    /** @param allowedHosts whatever their addresses are; names or addresses, in lower case */
    public Destinations(Set<String> allowedHosts, Names names) {
        this.allowedHosts = Set.copyOf(allowedHosts);
        this.names = names;
    }

    /** Why events may not go there; empty if they may. */
    public Optional<String> refusal(URI url) {
        Optional<String> form = form(url);
        if (form.isPresent() || allowedHosts.contains(host(url))) {
            return form;
        }
        if (!url.getScheme().equalsIgnoreCase("https")) {
            return Optional.of("must begin with https:// unless the host is in safefront.webhooks.allowed-hosts");
        }
        try {
            return List.of(names.addresses(host(url))).stream()
                    .filter(address -> !isPublic(address))
                    .findFirst()
                    .map(address -> "must be a public address unless the host is in safefront.webhooks.allowed-hosts; "
                            + host(url) + " is not");
        } catch (UnknownHostException e) {
            return Optional.of("names the host " + host(url) + ", which is not known");
        }
    }

    private static Optional<String> form(URI url) {
        boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.toString().length() > LONGEST) {
            return Optional.of("must be an absolute address such as https://example.org/safefront");
        }
        if (url.getUserInfo() != null || url.getFragment() != null) {
            return Optional.of("must have no user and no fragment; deliveries are signed with the secret");
        }
        return Optional.empty();
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? INNER_IPV4.stream().noneMatch(net -> net.contains(bytes))
                : GLOBAL_IPV6.contains(bytes) && WRAPPING_IPV6.stream().noneMatch(net -> net.contains(bytes));
    }

    /**
     * Addresses that begin alike.
     *
     * @param begin as unsigned bytes
     * @param bits how many of them count
     */
    private record Net(List<Integer> begin, int bits) {
        static Net of(int bits, Integer... begin) {
            return new Net(List.of(begin), bits);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> bit % Byte.SIZE;
                if ((address[bit / Byte.SIZE] & mask) != (begin.get(bit / Byte.SIZE) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
