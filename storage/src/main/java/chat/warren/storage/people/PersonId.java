package chat.warren.storage.people;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;

/** Names a person, ourselves included: the fingerprint of the identity key. */
public record PersonId(Id id) {
    public static PersonId of(PublicIdentity identity) {
        return new PersonId(Id.of(identity.fingerprint()));
    }

    public Octets key() {
        return Octets.of(id.toArray());
    }
}
