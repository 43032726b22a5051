package chat.warren.node.link;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.PublicIdentity;

/** Who is at the other end, as the certificate proved. Whether that is a friend is not said by it. */
public record Peer(PublicIdentity identity, DeviceCertificate device) {}
