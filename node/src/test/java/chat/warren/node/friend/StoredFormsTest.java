package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.invite.Invite;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Profiles outlive versions: a changed line here is a changed format, and needs a migration. */
class StoredFormsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Id ID = Id.of(HexFormat.of().parseHex("0f".repeat(16)));
    private static final PersonId PERSON = new PersonId(Id.of(HexFormat.of().parseHex("0e".repeat(16))));
    private static final Octets SECRET = Octets.of(HexFormat.of().parseHex("5a".repeat(32)));
    private static final Offer.Span SPAN = new Offer.Span(NOON, NOON.plusSeconds(99));

    private final IdentityKey ada = IdentityKey.ofSeed(HexFormat.of().parseHex("01".repeat(32)));
    private final Invite invite = Invite.create(ada.identity(), LocalDate.parse("2026-11-28"), new SplittableRandom(1));
    private final MeetingKey link = new MeetingKey.ByInvite(invite);
    private final MeetingKey spoken = new MeetingKey.Spoken(SECRET, NOON);
    private final Map<String, Form<?>> forms = new LinkedHashMap<>();

    /** One value and how it is written. */
    private record Form<V>(Shelf.Form<V> form, V value) {
        byte[] bytes() {
            return form.write(value);
        }

        byte[] again(byte[] bytes) throws MalformedException {
            return form.write(form.read(bytes));
        }
    }

    StoredFormsTest() {
        Octets anchors = Octets.of(
                PairAnchors.of(PairChain.startingAt(SECRET.toArray(), NOON)).toStored());
        With.Device device = new With.Device(PERSON, new DeviceId(ID.toArray()));
        add("device", PairRow.FORM, new PairRow(7, Side.SECOND, device, true, anchors));
        add("gate", PairRow.FORM, new PairRow(8, Side.FIRST, new With.Gate(ID, 3), false, anchors));
        add("host", PairRow.FORM, new PairRow(9, Side.SECOND, new With.Host(ID, 0), false, anchors));
        add("introduced", PairRow.FORM, new PairRow(9, Side.FIRST, new With.Introduced(ID), false, anchors));
        Offer.Label label = new Offer.Label("für Ben", SPAN);
        add("offer", Offer.FORM, new Offer(ID, Offer.Way.LINK, link, label, Optional.empty()));
        add("kept", Offer.FORM, new Offer(ID, Offer.Way.SPOKEN, spoken, label, Optional.of(PERSON)));
        add("taken", Taken.FORM, new Taken(ID, link, "it is me", SPAN));
        add("nearby", Taken.FORM, new Taken(ID, new MeetingKey.ByInvite(invite, true), "it is me", SPAN));
        add("question", Question.FORM, new Question(PERSON, Optional.of(ID), "it is me"));
        add("asked", Question.FORM, new Question(PERSON, Optional.empty(), ""));
        add(
                "introduction",
                Introduction.FORM,
                new Introduction(PERSON, true, new FriendFrame.Introduce(ID, ada.identity(), "Ada", SECRET, NOON)));
        add(
                "introducing",
                Introducing.FORM,
                new Introducing(
                        ID,
                        new Introducing.Friends(PERSON, new PersonId(ID)),
                        new Introducing.Heard(false, true),
                        SECRET,
                        NOON));
        add("choice", Choice.FORM, new Choice(PERSON, NOON, true));
        add("seen", Seen.FORM, new Seen(PERSON, NOON));
        add("own", DeviceNote.FORM, new DeviceNote(new DeviceId(ID.toArray()), "pocket", NOON, NOON));
    }

    private <V> void add(String name, Shelf.Form<V> form, V value) {
        forms.put(name, new Form<>(form, value));
    }

    @Test
    void everyFormKeepsItsBytes() {
        StringBuilder hashes = new StringBuilder();
        forms.forEach((name, form) -> hashes.append(name)
                .append('=')
                .append(HexFormat.of().formatHex(Hashes.sha256(form.bytes()), 0, 8))
                .append('\n'));
        assertEquals("""
            device=57db2fa911324644
            gate=a47035e7dfcc6215
            host=42d8fee6900ba5c6
            introduced=a86905c399344abf
            offer=1abfc54742233539
            kept=ac6efe32942356a8
            taken=3fcfbbe498483015
            nearby=c9d5907643383202
            question=b99a0b79765b47ef
            asked=ea43a7fc7e4f3e05
            introduction=448aff8c5cc32c78
            introducing=8344b46f019b4a3f
            choice=959324fed4f3185b
            seen=9b282a824f5aca7a
            own=2f3f833bc94e7c30
            """, hashes.toString());
    }

    @Test
    void everyFormComesBackAndNoOtherLengthDoes() throws MalformedException {
        for (Map.Entry<String, Form<?>> each : forms.entrySet()) {
            byte[] bytes = each.getValue().bytes();
            assertArrayEquals(bytes, each.getValue().again(bytes), each.getKey());
            for (int length = 0; length <= bytes.length + 1; length++) {
                byte[] other = Arrays.copyOf(bytes, length);
                if (length != bytes.length) {
                    assertThrows(
                            MalformedException.class,
                            () -> each.getValue().again(other),
                            each.getKey() + " of " + length);
                }
            }
        }
    }

    @Test
    void damageIsReadOrRefusedAndNothingElse() {
        forms.forEach((name, form) -> Noise.flipsAreOnlyMalformed(form.bytes(), form::again));
        Noise.isOnlyMalformed(forms.values().iterator().next().bytes(), bytes -> PairRow.FORM.read(bytes));
    }

    /** Two who hear of one secret from different friends, or at different times, do not confirm each other. */
    @Test
    void aConfirmationIsBoundToAllThatWasTold() {
        IdentityKey bo = IdentityKey.ofSeed(HexFormat.of().parseHex("02".repeat(32)));
        FriendFrame.Introduce told = new FriendFrame.Introduce(ID, ada.identity(), "Ada", SECRET, NOON);
        Octets mac = new Introduction(PERSON, true, told).mac(bo.identity(), ada.identity());
        assertEquals(
                mac,
                new Introduction(PERSON, false, new FriendFrame.Introduce(ID, bo.identity(), "Bo", SECRET, NOON))
                        .mac(bo.identity(), ada.identity()),
                "both sides compute it, each from what it was told of the other");
        assertEquals(
                "4e1eae0349452cd276a4d786e5c4533fc6bda48d2618f0b6fc275f6fa5d566c9",
                HexFormat.of().formatHex(mac.toArray()));
        for (Introduction other : new Introduction[] {
            new Introduction(new PersonId(ID), true, told),
            new Introduction(PERSON, true, new FriendFrame.Introduce(PERSON.id(), ada.identity(), "Ada", SECRET, NOON)),
            new Introduction(
                    PERSON, true, new FriendFrame.Introduce(ID, ada.identity(), "Ada", SECRET, NOON.plusSeconds(1))),
            new Introduction(
                    PERSON, true, new FriendFrame.Introduce(ID, ada.identity(), "Ada", Octets.of(new byte[32]), NOON)),
        }) {
            assertEquals(false, mac.equals(other.mac(bo.identity(), ada.identity())));
        }
        assertEquals(false, mac.equals(new Introduction(PERSON, true, told).mac(ada.identity(), bo.identity())));
    }
}
