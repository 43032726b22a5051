package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.FriendFrame.Kin;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only our own devices say to each other, in frames of friendship:
 *
 * <pre>
 * 8 household  renamed i64 | name block | device list block | n u8 | n times: device 16 | named i64 | name block
 * 9 person     identity 32 | stage u8 | since i64 | verified u8 | at i64 | by 16 | chosen i64 | sees u8 | may u8 |
 *              their name block | our name block | note block | device list block, empty when none was seen
 * 10 gone      person 16 | at i64
 * </pre>
 *
 * Times are milliseconds since 1970. Stage is 0 friend, 1 blocked; by is zeros when nobody introduced them.
 */
final class KinWire {
    /** A page of one's own about a friend; what is longer is cut on its way. */
    private static final int NOTE_LETTERS = 4_000;

    private static final List<Stage> STAGES = List.of(Stage.FRIEND, Stage.BLOCKED);
    private static final List<Verification.How> HOWS = List.of(
            Verification.How.NOT_VERIFIED,
            Verification.How.INTRODUCED,
            Verification.How.COMPARED,
            Verification.How.REVOKED,
            Verification.How.SCANNED);
    private static final List<Terms.Addresses> SEES =
            List.of(Terms.Addresses.DIRECT, Terms.Addresses.RELAY_ONLY, Terms.Addresses.INVISIBLE);
    private static final Octets NOBODY = Octets.of(new byte[Id.BYTES]);

    private KinWire() {}

    /** Whether our own devices have to know of somebody who stands so. */
    static boolean isShared(Stage stage) {
        return STAGES.contains(stage);
    }

    static void write(Kin frame, ByteWriter out) {
        switch (frame) {
            case Kin.Household household -> {
                out.i64(household.renamed().toEpochMilli())
                        .block16(PlainText.encoded(household.name(), PlainText.NAME_LETTERS))
                        .block16(household.devices().toArray())
                        .u8(household.notes().size());
                for (DeviceNote note : household.notes()) {
                    out.bytes(note.device().toBytes())
                            .i64(note.named().toEpochMilli())
                            .block16(PlainText.encoded(note.name(), PlainText.NAME_LETTERS));
                }
            }
            case Kin.Person(Friend friend, Permissions may, Instant chosen) -> person(friend, may, chosen, out);
            case Kin.Gone(PersonId person, Instant at) ->
                out.bytes(person.id().toArray()).i64(at.toEpochMilli());
        }
    }

    private static void person(Friend friend, Permissions may, Instant chosen, ByteWriter out) {
        Verification verified = friend.verification();
        out.bytes(friend.identity().key())
                .u8(STAGES.indexOf(friend.standing().stage()))
                .i64(friend.standing().since().toEpochMilli())
                .u8(HOWS.indexOf(verified.how()))
                .i64(verified.at().toEpochMilli())
                .bytes(verified.introducer().map(by -> by.id().toArray()).orElseGet(NOBODY::toArray))
                .i64(chosen.toEpochMilli())
                .u8(SEES.indexOf(friend.terms().addresses()))
                .u8(FriendWire.bits(may))
                .block16(PlainText.encoded(friend.names().theirs(), PlainText.NAME_LETTERS))
                .block16(PlainText.encoded(friend.names().ours(), PlainText.NAME_LETTERS))
                .block16(PlainText.encoded(friend.terms().note(), NOTE_LETTERS))
                .block16(friend.terms().devices().map(DeviceList::encoded).orElseGet(() -> new byte[0]));
    }

    static Kin.Household household(ByteReader in) throws MalformedException {
        Instant renamed = WireTime.millis(in.i64());
        String name = PlainText.name(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES));
        Octets devices = Octets.of(in.block16(DeviceList.MAX_BYTES));
        int count = in.u8();
        if (count > DeviceList.MAX_DEVICES) {
            throw new MalformedException("more devices than anybody has");
        }
        List<DeviceNote> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DeviceId device = new DeviceId(in.bytes(DeviceId.BYTES));
            Instant named = WireTime.millis(in.i64());
            String its = PlainText.note(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES));
            notes.add(new DeviceNote(device, its, named, Instant.EPOCH));
        }
        return new Kin.Household(name, renamed, devices, notes);
    }

    static Kin.Person person(ByteReader in) throws MalformedException {
        PublicIdentity identity = PublicIdentity.of(in.bytes(PublicIdentity.KEY_BYTES));
        PersonId person = PersonId.of(identity);
        Standing standing = new Standing(choice(STAGES, in.u8()), WireTime.millis(in.i64()));
        Verification.How how = choice(HOWS, in.u8());
        Instant at = WireTime.millis(in.i64());
        Octets by = Octets.of(in.bytes(Id.BYTES));
        Optional<PersonId> introducer =
                by.equals(NOBODY) ? Optional.empty() : Optional.of(new PersonId(Id.of(by.toArray())));
        Instant chosen = WireTime.millis(in.i64());
        Terms.Addresses sees = choice(SEES, in.u8());
        Permissions may = FriendWire.permissions(in.u8());
        Friend.Names names = new Friend.Names(
                PlainText.name(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES)),
                PlainText.note(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES)));
        String note = text(in.block16(NOTE_LETTERS * PlainText.LETTER_BYTES));
        byte[] list = in.block16(DeviceList.MAX_BYTES);
        Optional<DeviceList> devices =
                list.length == 0 ? Optional.empty() : Optional.of(DeviceList.parse(list, identity));
        Verification verified = new Verification(person, how, introducer, at);
        Friend friend = new Friend(identity, names, standing, verified, new Terms(sees, devices, note));
        return new Kin.Person(friend, may, chosen);
    }

    static Kin.Gone gone(ByteReader in) throws MalformedException {
        return new Kin.Gone(new PersonId(Id.of(in.bytes(Id.BYTES))), WireTime.millis(in.i64()));
    }

    private static String text(byte[] utf8) {
        return PlainText.cleaned(new String(utf8, StandardCharsets.UTF_8), NOTE_LETTERS);
    }

    private static <E> E choice(List<E> choices, int number) throws MalformedException {
        if (number >= choices.size()) {
            throw new MalformedException("a choice that there is not");
        }
        return choices.get(number);
    }
}
