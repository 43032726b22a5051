package chat.warren.storage.people;

import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;

/** Somebody whose key we know. */
public record Friend(PublicIdentity identity, Names names, Standing standing, Verification verification, Terms terms) {
    /**
     * What somebody is called.
     *
     * @param theirs as they call themselves
     * @param ours as we call them; empty when we never chose
     */
    public record Names(String theirs, String ours) {}

    public Friend {
        if (!verification.person().equals(PersonId.of(identity))) {
            throw new IllegalArgumentException("a verification of somebody else");
        }
    }

    public PersonId person() {
        return verification.person();
    }

    public Friend verified(Verification by) {
        return new Friend(identity, names, standing, by, terms);
    }

    public Friend standing(Standing now) {
        return new Friend(identity, names, now, verification, terms);
    }

    static final RowFormat<Friend> FORMAT = new RowFormat<>() {
        @Override
        public void write(Friend friend, RowWriter out) {
            out.octets(Octets.of(friend.identity.key()))
                    .text(friend.names.theirs())
                    .text(friend.names.ours())
                    .choice(Standing.ALL, friend.standing.stage())
                    .instant(friend.standing.since());
            Verification.FORMAT.write(friend.verification, out);
            out.choice(Terms.ALL, friend.terms.addresses())
                    .optional(friend.terms.devices(), (to, devices) -> to.octets(Octets.of(devices.encoded())))
                    .text(friend.terms.note());
        }

        @Override
        public Friend read(RowReader in) throws MalformedException {
            PublicIdentity identity = PublicIdentity.of(in.octets().toArray());
            Names names = new Names(in.text(), in.text());
            Standing standing = new Standing(in.choice(Standing.ALL), in.instant());
            Verification verification = Verification.FORMAT.read(in);
            Terms terms = new Terms(
                    in.choice(Terms.ALL),
                    in.optional(from -> DeviceList.parse(from.octets().toArray(), identity)),
                    in.text());
            return new Friend(identity, names, standing, verification, terms);
        }
    };
}
