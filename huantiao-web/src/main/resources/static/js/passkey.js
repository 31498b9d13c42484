/*
 * Passkeys. data-passkey="sign-in" or "add" on a region, shown only where the browser knows
 * passkeys; its button asks the device. What goes over the wire is base64url.
 */
(() => {
    "use strict";
    if (!window.PublicKeyCredential || !navigator.credentials) {
        return;
    }
    const bytes = (text) =>
        Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const text = (buffer) =>
        btoa(String.fromCharCode(...new Uint8Array(buffer)))
            .replace(/\+/g, "-")
            .replace(/\//g, "_")
            .replace(/=+$/, "");
    const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

    const post = async (address, body) => {
        const token = document.querySelector("meta[name=csrf]");
        const answer = await fetch(address, {
            method: "POST",
            credentials: "same-origin",
            headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token.content },
            body: JSON.stringify(body ?? {}),
        });
        if (!answer.ok) {
            throw new Error(String(answer.status));
        }
        return answer.json();
    };

    const signIn = async (region) => {
        const asked = await post("/sign-in/passkey/options");
        const key = await navigator.credentials.get({
            publicKey: {
                ...asked,
                challenge: bytes(asked.challenge),
                allowCredentials: known(asked.allowCredentials),
            },
        });
        const { response } = key;
        const answer = await post(
            "/sign-in/passkey?next=" + encodeURIComponent(region.dataset.next ?? ""),
            {
                id: key.id,
                rawId: text(key.rawId),
                response: {
                    authenticatorData: text(response.authenticatorData),
                    clientDataJSON: text(response.clientDataJSON),
                    signature: text(response.signature),
                    userHandle: response.userHandle ? text(response.userHandle) : undefined,
                },
                clientExtensionResults: key.getClientExtensionResults(),
                authenticatorAttachment: key.authenticatorAttachment,
            },
        );
        location.assign(answer.next);
    };

    const add = async (region) => {
        const asked = await post("/keys/passkeys/options");
        const key = await navigator.credentials.create({
            publicKey: {
                ...asked,
                challenge: bytes(asked.challenge),
                user: { ...asked.user, id: bytes(asked.user.id) },
                excludeCredentials: known(asked.excludeCredentials),
            },
        });
        const { response } = key;
        const answer = await post("/keys/passkeys", {
            credential: {
                id: key.id,
                rawId: text(key.rawId),
                response: {
                    attestationObject: text(response.attestationObject),
                    clientDataJSON: text(response.clientDataJSON),
                    transports: response.getTransports?.() ?? [],
                },
                type: key.type,
                clientExtensionResults: key.getClientExtensionResults(),
                authenticatorAttachment: key.authenticatorAttachment,
            },
            label: region.querySelector("[data-passkey-label]").value,
        });
        location.assign(answer.next);
    };

    for (const region of document.querySelectorAll("[data-passkey]")) {
        const button = region.querySelector("[data-passkey-go]");
        const said = region.querySelector("[data-passkey-said]");
        region.hidden = false;
        button.addEventListener("click", async () => {
            said.hidden = true;
            button.setAttribute("aria-busy", "true");
            try {
                await (region.dataset.passkey === "add" ? add(region) : signIn(region));
            } catch {
                said.textContent = said.dataset.refused;
                said.hidden = false;
            } finally {
                button.removeAttribute("aria-busy");
            }
        });
    }
})();
