package dev.durascope.engine.api;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a web page could send: requests for another host name that was made to resolve to this machine, and
 * requests that say which page they come from.
 */
final class HostGuard {
    private final Set<String> hosts;

    HostGuard(int port) {
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /** Why a request is refused; {@code null} when it is not. */
    @Nullable
    String refusal(HttpExchange exchange) {
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            return "Requests from web pages are refused: send no Origin header.";
        }
        List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        String authority = exchange.getRequestURI().getRawAuthority();
        if (host.size() != 1 || !isOurs(host.getFirst()) || (authority != null && !isOurs(authority))) {
            return "The Host header must be 127.0.0.1, localhost or [::1] with this server's port.";
        }
        return null;
    }

    private boolean isOurs(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
