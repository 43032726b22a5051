package chat.warren.storage.row;

import java.util.HexFormat;

/** Names an attachment, in the database and in the folder of sealed files: random, so the name tells nothing. */
public record FileId(Id id) {
    public Octets key() {
        return Octets.of(id.toArray());
    }

    public String fileName() {
        return HexFormat.of().formatHex(id.toArray());
    }
}
