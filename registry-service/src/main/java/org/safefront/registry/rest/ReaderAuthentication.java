package org.safefront.registry.rest;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import org.safefront.registry.domain.ProbeAccess;
import org.safefront.registry.domain.ReaderToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the role of readers to who shows the reader token. Who shows none is nobody, who shows another is refused. */
@ApplicationScoped
class ReaderAuthentication implements HttpAuthenticationMechanism {
    /** How a reader is called in the audit log. */
    static final String NAME = "reader-token";

    static final String CHALLENGE = "Bearer realm=\"safefront\", error=\"invalid_token\"";

    private static final Logger AUDIT = LoggerFactory.getLogger(Audit.CATEGORY);
    private static final String SCHEME = "bearer ";
    private static final int AFTER_OTHERS = HttpAuthenticationMechanism.DEFAULT_PRIORITY - 1;

    private final ReaderToken token;

    ReaderAuthentication(ReaderToken token) {
        this.token = token;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Optional<String> offered = bearer(context);
        if (offered.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        if (!token.is(offered.get())) {
            AUDIT.warn(
                    "a reader token was refused, from {}",
                    context.request().remoteAddress().hostAddress());
            return Uni.createFrom().failure(new AuthenticationFailedException(refusal()));
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(NAME))
                        .addRole(ProbeAccess.ROLE)
                        .build());
    }

    private String refusal() {
        return token.isSet()
                ? "this is not the reader token of this registry"
                : "no token lifts the veil here: the registry was started without " + ReaderToken.VARIABLE;
    }

    private static Optional<String> bearer(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaders.WWW_AUTHENTICATE, CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Another mechanism that an organisation adds is asked first. */
    @Override
    public int getPriority() {
        return AFTER_OTHERS;
    }
}
