package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;

/** Who is, or will be, at the other end of a pair. */
sealed interface With {
    /** One device of somebody whose identity we have seen. */
    record Device(PersonId person, DeviceId device) implements With {}

    /** Whoever comes to this gate with our invite. */
    record Gate(Id offer, int gate) implements With {}

    /** Whoever gave us this invite. */
    record Host(Id taken, int gate) implements With {}

    /** Somebody to whom a friend introduced us. */
    record Introduced(Id introduction) implements With {}
}
