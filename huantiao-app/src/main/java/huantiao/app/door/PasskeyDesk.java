package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Passkey;
import huantiao.access.Passkeys;
import huantiao.access.Permit;
import huantiao.base.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn): asks the device and checks what it answers. The challenge waits in the
 * session and is taken out by the first answer, right or wrong.
 *
 * <p>The device must have asked for finger, face or PIN: a passkey replaces the password, so having
 * the device is not enough.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/">Web Authentication, Level 3</a>
 */
final class PasskeyDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyDesk.class);

    private static final String TO_SIGN_IN = PasskeyDesk.class.getName() + ".sign-in";
    private static final String TO_ADD = PasskeyDesk.class.getName() + ".add";
    private static final int LONGEST_LABEL = 100;

    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Clock clock;
    private final Webauthn4JRelyingPartyOperations party;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyDesk(Accounts accounts, Passkeys passkeys, DoorSettings settings, Clock clock) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.clock = clock;
        this.party =
                new Webauthn4JRelyingPartyOperations(
                        new Holders(),
                        new Keys(),
                        PublicKeyCredentialRpEntity.builder()
                                .id(settings.host())
                                .name("Huantiao")
                                .build(),
                        Set.of(settings.origin()));
        party.setCustomizeCreationOptions(options ->
                options.authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build()));
        party.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /** The question to the device of whoever wants to come in. */
    String askToSignIn(HttpServletRequest request) {
        // Who asks is never told which keys anybody has: the device finds its own.
        var options =
                party.createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        request.getSession().setAttribute(TO_SIGN_IN, options);
        return write(options);
    }

    /** The account whose passkey answered; empty if the answer proves nothing. */
    Optional<Account> signIn(HttpServletRequest request, byte[] answer) {
        if (!(take(request, TO_SIGN_IN) instanceof PublicKeyCredentialRequestOptions asked)) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            var holder =
                    party.authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
            return accounts.byId(user(holder.getId())).filter(Account::active);
        } catch (RuntimeException e) {
            LOG.debug("a passkey was refused", e);
            return Optional.empty();
        }
    }

    /** The question to the device of a member who wants one more key. */
    String askToAdd(HttpServletRequest request) {
        var member = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        var options =
                party.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(member));
        request.getSession().setAttribute(TO_ADD, options);
        return write(options);
    }

    /** Keeps the key that the device made; false if the answer proves nothing or is refused. */
    boolean add(Permit manageOwnKeys, HttpServletRequest request, byte[] answer) {
        if (!(take(request, TO_ADD) instanceof PublicKeyCredentialCreationOptions asked)) {
            return false;
        }
        try {
            var key = json.readValue(answer, RelyingPartyPublicKey.class);
            var made =
                    party.registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(asked, key));
            return passkeys.add(manageOwnKeys, passkey(made)).isOk();
        } catch (RuntimeException e) {
            LOG.debug("a passkey was not added", e);
            return false;
        }
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    private static @Nullable Object take(HttpServletRequest request, String name) {
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var asked = session.getAttribute(name);
        session.removeAttribute(name);
        return asked;
    }

    private Passkey passkey(CredentialRecord made) {
        var label = made.getLabel() == null ? "" : made.getLabel().strip();
        var now = clock.instant();
        return new Passkey(
                made.getCredentialId().toBase64UrlString(),
                user(made.getUserEntityUserId()),
                label.isEmpty()
                        ? "Passkey"
                        : label.substring(0, Math.min(LONGEST_LABEL, label.length())),
                new Bytes(made.getPublicKey().getBytes()).toBase64UrlString(),
                made.getSignatureCount(),
                made.isUvInitialized(),
                made.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.toSet()),
                made.isBackupEligible(),
                made.isBackupState(),
                text(made.getAttestationObject()),
                text(made.getAttestationClientDataJSON()),
                now,
                now);
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "" : bytes.toBase64UrlString();
    }

    private static CredentialRecord credential(Passkey key) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(key.id()))
                .userEntityUserId(handle(key.user()))
                .publicKey(new ImmutablePublicKeyCose(Bytes.fromBase64(key.publicKey()).getBytes()))
                .signatureCount(key.uses())
                .uvInitialized(key.verified())
                .transports(
                        key.transports().stream()
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                .backupEligible(key.backupEligible())
                .backupState(key.backedUp())
                .attestationObject(Bytes.fromBase64(key.attestation()))
                .attestationClientDataJSON(Bytes.fromBase64(key.clientData()))
                .created(key.addedAt())
                .lastUsed(key.usedAt())
                .label(key.label())
                .build();
    }

    /** A user's id as the device keeps it: the 16 bytes of ours, which say nothing about them. */
    private static Bytes handle(UserId user) {
        return new Bytes(
                ByteBuffer.allocate(16)
                        .putLong(user.value().getMostSignificantBits())
                        .putLong(user.value().getLeastSignificantBits())
                        .array());
    }

    private static UserId user(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UserId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static PublicKeyCredentialUserEntity entity(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(account.user()))
                .name(account.handle())
                .displayName(account.name())
                .build();
    }

    /** Accounts as WebAuthn sees them. Its "user name" is our user id. */
    private final class Holders implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return accounts.byId(user(id)).map(PasskeyDesk::entity).orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
            return accounts.byId(UserId.of(username)).map(PasskeyDesk::entity).orElse(null);
        }

        @Override
        public void save(PublicKeyCredentialUserEntity user) {
            throw new IllegalStateException("accounts are not made by passkeys");
        }

        @Override
        public void delete(Bytes id) {
            throw new IllegalStateException("accounts are not removed by passkeys");
        }
    }

    /** The shelf as WebAuthn sees it. A new key is put there by {@link #add}, with its permit. */
    private final class Keys implements UserCredentialRepository {

        @Override
        public void delete(Bytes credentialId) {
            throw new IllegalStateException("a passkey is removed by its holder only");
        }

        @Override
        public void save(CredentialRecord record) {
            passkeys.byId(record.getCredentialId().toBase64UrlString())
                    .ifPresent(known -> used(known, record));
        }

        /** A counter that does not rise tells that the key was copied. */
        private void used(Passkey known, CredentialRecord record) {
            long before = known.uses();
            long after = record.getSignatureCount();
            if ((before > 0 || after > 0) && after <= before) {
                throw new IllegalArgumentException(
                        "counter of a passkey (%d) must rise above %d".formatted(after, before));
            }
            passkeys.used(
                    known.usedAt(
                            clock.instant(),
                            after,
                            record.isUvInitialized(),
                            record.isBackupState()));
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
            return passkeys.byId(credentialId.toBase64UrlString())
                    .map(PasskeyDesk::credential)
                    .orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes userId) {
            return passkeys.of(user(userId)).stream().map(PasskeyDesk::credential).toList();
        }
    }
}
