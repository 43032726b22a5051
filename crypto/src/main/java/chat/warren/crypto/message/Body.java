package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;

/**
 * What is sealed under a message's key: {@code attachment ‖ length(2) ‖ text ‖ zeros}, filled up to the envelope's
 * class.
 */
final class Body {
    private final Attachment attachment;
    private final byte[] text;

    private Body(Attachment attachment, byte[] text) {
        this.attachment = attachment;
        this.text = text;
    }

    Attachment attachment() {
        return attachment;
    }

    /** The text itself, which its receiver owns from now on. */
    byte[] text() {
        return text;
    }

    /** The caller wipes it. */
    static byte[] encode(Attachment attachment, byte[] text, Padding padding) {
        ByteWriter writer = new ByteWriter();
        attachment.write(writer);
        writer.block16(text);
        byte[] body = Arrays.copyOf(writer.toArray(), padding.fill(writer.length() + OUTSIDE) - OUTSIDE);
        writer.wipe();
        return body;
    }

    /** Everything in an envelope that is not the body: nonce, sealed header and the body's own tag. */
    private static final int OUTSIDE = Envelope.HEADER_END + Aead.TAG_BYTES;

    /** Wipes the array. */
    static Body parse(int attachment, byte[] bytes) throws MalformedException {
        try {
            ByteReader reader = new ByteReader(bytes);
            Attachment attached = Attachment.read(attachment, reader);
            byte[] text = reader.block16(Envelope.MAX_TEXT);
            for (byte fill : reader.rest()) {
                if (fill != 0) {
                    throw new MalformedException("a text is filled up with zeros");
                }
            }
            return new Body(attached, text);
        } finally {
            Bytes.wipe(bytes);
        }
    }
}
