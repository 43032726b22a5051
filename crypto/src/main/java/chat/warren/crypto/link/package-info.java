/**
 * Who is at the other end of a TLS connection: certificates in which a device vouches for a short-lived P-256 key.
 *
 * <p>Invariant: no X.509 trust is used. A certificate is read with our own rules, and believed only by
 * {@link chat.warren.crypto.link.LinkCertificate#requireTrusted}.
 */
@NullMarked
package chat.warren.crypto.link;

import org.jspecify.annotations.NullMarked;
