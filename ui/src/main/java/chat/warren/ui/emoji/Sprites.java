package chat.warren.ui.emoji;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The pictures. Each is unpacked when it is first shown, at the size in which it is shown; a key is the code points in
 * hexadecimal, without variation selectors. For one thread, the one that paints.
 */
public final class Sprites {
    /** A screen full of different ones, at two sizes. */
    private static final int KEPT = 512;

    private final byte[] file;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int side;
    private final int[] starts;
    private final Map<Long, BufferedImage> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BufferedImage> eldest) {
            return size() > KEPT;
        }
    };

    private Sprites(byte[] file) throws IOException {
        this.file = file;
        ByteArrayInputStream bytes = new ByteArrayInputStream(file);
        DataInputStream in = new DataInputStream(bytes);
        side = in.readUnsignedShort();
        int count = in.readUnsignedShort();
        starts = new int[count + 1];
        for (int number = 0; number < count; number++) {
            numbers.put(in.readUTF(), number);
            starts[number + 1] = starts[number] + in.readUnsignedShort();
        }
        int first = file.length - bytes.available();
        for (int number = 0; number <= count; number++) {
            starts[number] += first;
        }
    }

    /** Reads them from the program itself: some milliseconds, so not while somebody waits for a picture. */
    public static Sprites load() {
        try (InputStream in = Sprites.class.getResourceAsStream("emoji.bin")) {
            if (in == null) {
                throw new IllegalStateException("the program came without its emoji");
            }
            return new Sprites(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own emoji", e);
        }
    }

    /** Its number here; -1 if there is no picture. */
    int number(String key) {
        return numbers.getOrDefault(key, -1);
    }

    int count() {
        return numbers.size();
    }

    Iterable<String> keys() {
        return numbers.keySet();
    }

    /**
     * The picture of a {@link Segment}.
     *
     * @param pixels of its side, on the screen
     */
    public BufferedImage picture(int number, int pixels) {
        return kept.computeIfAbsent((long) number << Integer.SIZE | pixels, _ -> scaled(unpacked(number), pixels));
    }

    private BufferedImage unpacked(int number) {
        Inflater inflater = new Inflater(true);
        ByteArrayInputStream packed =
                new ByteArrayInputStream(file, starts[number], starts[number + 1] - starts[number]);
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(packed, inflater))) {
            int[] colours = new int[in.readUnsignedByte()];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = in.readInt();
            }
            byte[] chosen = new byte[side * side];
            in.readFully(chosen);
            BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
            int[] pixels = pixels(picture);
            for (int i = 0; i < chosen.length; i++) {
                pixels[i] = colours[chosen[i]];
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own emoji", e);
        } finally {
            inflater.end();
        }
    }

    private BufferedImage scaled(BufferedImage picture, int wanted) {
        if (wanted == side) {
            return picture;
        }
        BufferedImage scaled = new BufferedImage(wanted, wanted, BufferedImage.TYPE_INT_ARGB_PRE);
        if (wanted < side) {
            averaged(pixels(picture), pixels(scaled), wanted);
            return scaled;
        }
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, wanted, wanted, null);
        graphics.dispose();
        return scaled;
    }

    /** Each pixel is the mean of what lies under it, parts of pixels included: nothing flickers, nothing is jagged. */
    private void averaged(int[] from, int[] to, int wanted) {
        double step = (double) side / wanted;
        for (int y = 0; y < wanted; y++) {
            for (int x = 0; x < wanted; x++) {
                to[y * wanted + x] = mean(from, x * step, y * step, step);
            }
        }
    }

    private int mean(int[] from, double left, double top, double step) {
        double[] sums = new double[4];
        double area = 0;
        for (int y = (int) top; y < Math.min(side, top + step); y++) {
            double high = Math.min(y + 1, top + step) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(side, left + step); x++) {
                double part = high * (Math.min(x + 1, left + step) - Math.max(x, left));
                area += part;
                for (int channel = 0; channel < 4; channel++) {
                    sums[channel] += part * (from[y * side + x] >>> (8 * channel) & 0xff);
                }
            }
        }
        int mean = 0;
        for (int channel = 0; channel < 4; channel++) {
            mean |= (int) (sums[channel] / area + 0.5) << (8 * channel);
        }
        return mean;
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
