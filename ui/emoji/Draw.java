import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Draws every emoji once and writes the two resources of chat.warren.ui.emoji: emoji.txt, which names them, and
 * emoji.bin, which shows them. Run by build.sh; nothing of it is shipped.
 */
final class Draw {
    /** Sharp as text at three times its usual size. */
    private static final int SIDE = 64;
    /** Drawn larger and averaged: smoother edges than the renderer's own. */
    private static final int FINER = 3;
    /** Flat pictures: nobody sees the difference to all of their colours. */
    private static final int COLOURS = 40;

    private final Path svgs;
    private final Map<String, byte[]> pictures = new TreeMap<>();
    private final StringBuilder names = new StringBuilder();

    private Draw(Path svgs) {
        this.svgs = svgs;
    }

    /** Arguments: the folder of the pictures, the data, the shortcodes, where to write. */
    public static void main(String[] args) throws IOException {
        Draw draw = new Draw(Path.of(args[0]));
        JsonArray data = JsonParser.parseString(Files.readString(Path.of(args[1]))).getAsJsonArray();
        JsonObject codes = JsonParser.parseString(Files.readString(Path.of(args[2]))).getAsJsonObject();
        List<JsonObject> emoji = new ArrayList<>();
        data.forEach(each -> emoji.add(each.getAsJsonObject()));
        emoji.removeIf(each -> !each.has("group"));
        emoji.sort(Comparator.comparingInt(each -> each.get("order").getAsInt()));
        for (JsonObject each : emoji) {
            draw.one(each, codes);
        }
        Path out = Path.of(args[3]);
        Files.writeString(out.resolve("emoji.txt"), draw.names);
        Files.write(out.resolve("emoji.bin"), draw.bound());
    }

    private void one(JsonObject emoji, JsonObject codes) throws IOException {
        String code = emoji.get("hexcode").getAsString();
        if (!picture(code)) {
            return;
        }
        int tones = 0;
        if (emoji.has("skins")) {
            for (JsonElement skin : emoji.getAsJsonArray("skins")) {
                String toned = skin.getAsJsonObject().get("hexcode").getAsString();
                // Two people of a colour each are shown, but not offered.
                boolean one = toned.split("1F3F[B-F]", -1).length == 2;
                if (picture(toned) && one) {
                    tones++;
                }
            }
        }
        List<String> tags = new ArrayList<>();
        if (emoji.has("tags")) {
            emoji.getAsJsonArray("tags").forEach(tag -> tags.add(tag.getAsString()));
        }
        List<String> shortcodes = new ArrayList<>();
        JsonElement known = codes.get(code);
        if (known != null && known.isJsonArray()) {
            known.getAsJsonArray().forEach(each -> shortcodes.add(each.getAsString()));
        } else if (known != null) {
            shortcodes.add(known.getAsString());
        }
        boolean plain = emoji.get("type").getAsInt() == 0;
        String text = emoji.get("emoji").getAsString();
        // A selector behind what is an emoji anyway is not how Unicode qualifies it, nor how others write it.
        boolean surplus = !plain && text.endsWith("\uFE0F") && text.codePointCount(0, text.length()) == 2;
        names.append(String.join(
                        "\t",
                        surplus ? text.substring(0, text.length() - 1) : text,
                        emoji.get("group").getAsString(),
                        (plain ? "text" : "emoji") + (tones == 5 ? "+tones" : ""),
                        emoji.get("label").getAsString(),
                        String.join(",", shortcodes),
                        String.join(",", tags)))
                .append('\n');
    }

    /** Draws it, if there is a picture of it. */
    private boolean picture(String hexcode) throws IOException {
        StringBuilder key = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        for (String part : hexcode.toLowerCase(Locale.ROOT).split("-")) {
            String point = part.replaceFirst("^0+", "");
            joined.append('-').append(point);
            if (!point.equals("fe0f")) {
                key.append('-').append(point);
            }
        }
        for (String name : List.of(joined.substring(1), key.substring(1))) {
            Path svg = svgs.resolve(name + ".svg");
            if (Files.exists(svg)) {
                pictures.put(key.substring(1), packed(drawn(svg)));
                return true;
            }
        }
        return false;
    }

    private static int[] drawn(Path svg) throws IOException {
        SVGDocument document = new SVGLoader().load(svg.toUri().toURL());
        if (document == null) {
            throw new IOException(svg + " is no picture");
        }
        int large = SIDE * FINER;
        BufferedImage image = new BufferedImage(large, large, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, large, large));
        graphics.dispose();
        int[] fine = ((java.awt.image.DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int[] pixels = new int[SIDE * SIDE];
        for (int at = 0; at < pixels.length; at++) {
            int[] sums = new int[4];
            for (int part = 0; part < FINER * FINER; part++) {
                int x = at % SIDE * FINER + part % FINER;
                int y = at / SIDE * FINER + part / FINER;
                for (int channel = 0; channel < 4; channel++) {
                    sums[channel] += fine[y * large + x] >>> (8 * channel) & 0xff;
                }
            }
            for (int channel = 0; channel < 4; channel++) {
                pixels[at] |= (sums[channel] + FINER * FINER / 2) / (FINER * FINER) << (8 * channel);
            }
        }
        return pixels;
    }

    /** The number of colours, the colours, and which of them each pixel has; premultiplied and deflated. */
    private static byte[] packed(int[] pixels) throws IOException {
        Palette palette = Palette.of(pixels, COLOURS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            out.writeByte(palette.colours().length);
            for (int colour : palette.colours()) {
                out.writeInt(colour);
            }
            for (int pixel : pixels) {
                out.writeByte(palette.nearest(pixel));
            }
        }
        deflater.end();
        return bytes.toByteArray();
    }

    /** The side, how many, the key and length of each, and then all of them. */
    private byte[] bound() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(SIDE);
            out.writeShort(pictures.size());
            for (Map.Entry<String, byte[]> each : pictures.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeShort(each.getValue().length);
            }
            for (byte[] picture : pictures.values()) {
                out.write(picture);
            }
        }
        return bytes.toByteArray();
    }

    /** Few colours that stand for many: boxes of colours, halved where they are widest. */
    private record Palette(int[] colours, Map<Integer, Integer> found) {
        static Palette of(int[] pixels, int most) {
            List<int[]> boxes = new ArrayList<>();
            boxes.add(pixels.clone());
            while (boxes.size() < most) {
                int[] widest = boxes.stream()
                        .max(Comparator.comparingLong(box -> (long) width(box, axis(box)) * box.length))
                        .orElseThrow();
                int axis = axis(widest);
                if (width(widest, axis) == 0) {
                    break;
                }
                int[] sorted = java.util.Arrays.stream(widest)
                        .boxed()
                        .sorted(Comparator.comparingInt(pixel -> pixel >>> axis & 0xff))
                        .mapToInt(Integer::intValue)
                        .toArray();
                int middle = middle(sorted, axis);
                boxes.remove(widest);
                boxes.add(java.util.Arrays.copyOfRange(sorted, 0, middle));
                boxes.add(java.util.Arrays.copyOfRange(sorted, middle, sorted.length));
            }
            return new Palette(boxes.stream().mapToInt(Palette::mean).toArray(), new java.util.HashMap<>());
        }

        /** Half of the way in value, not in number: edges are few pixels of many colours. */
        private static int middle(int[] sorted, int axis) {
            int half = ((sorted[0] >>> axis & 0xff) + (sorted[sorted.length - 1] >>> axis & 0xff)) / 2;
            int middle = 1;
            while (middle < sorted.length - 1 && (sorted[middle] >>> axis & 0xff) <= half) {
                middle++;
            }
            return middle;
        }

        private static int axis(int[] box) {
            int best = 0;
            for (int axis = 8; axis < 32; axis += 8) {
                if (width(box, axis) > width(box, best)) {
                    best = axis;
                }
            }
            return best;
        }

        private static int width(int[] box, int axis) {
            int low = 255;
            int high = 0;
            for (int pixel : box) {
                int value = pixel >>> axis & 0xff;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            return high - low;
        }

        private static int mean(int[] box) {
            int mean = 0;
            for (int axis = 0; axis < 32; axis += 8) {
                long sum = 0;
                for (int pixel : box) {
                    sum += pixel >>> axis & 0xff;
                }
                mean |= (int) ((sum + box.length / 2) / box.length) << axis;
            }
            return mean;
        }

        int nearest(int pixel) {
            return found.computeIfAbsent(pixel, wanted -> {
                int best = 0;
                for (int i = 1; i < colours.length; i++) {
                    if (distance(wanted, colours[i]) < distance(wanted, colours[best])) {
                        best = i;
                    }
                }
                return best;
            });
        }

        private static int distance(int a, int b) {
            int sum = 0;
            for (int axis = 0; axis < 32; axis += 8) {
                int apart = (a >>> axis & 0xff) - (b >>> axis & 0xff);
                sum += apart * apart;
            }
            return sum;
        }
    }
}
