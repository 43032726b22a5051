package chat.warren.ui.window.notice;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Shade;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Taskbar;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** What the window itself shows of unread messages: title, icon, and the desktop's bar where that can. */
public final class Mark {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128);

    private final Frame frame;
    private long unread = -1;

    public Mark(Frame frame) {
        this.frame = frame;
        show(0);
    }

    /** So many are unread. */
    public void show(long number) {
        if (number == unread) {
            return;
        }
        boolean more = unread >= 0 && number > unread && !frame.isFocused();
        boolean other = unread < 0 || (number == 0) != (unread == 0);
        unread = number;
        frame.setTitle(number == 0 ? "Warren" : "(" + number + ") Warren");
        if (other) {
            frame.setIconImages(SIZES.stream().map(this::icon).toList());
        }
        if (Taskbar.isTaskbarSupported()) {
            bar(Taskbar.getTaskbar(), more);
        }
    }

    private void bar(Taskbar bar, boolean more) {
        if (bar.isSupported(Taskbar.Feature.ICON_BADGE_NUMBER)) {
            bar.setIconBadge(unread == 0 ? null : Long.toString(unread));
        }
        if (more && bar.isSupported(Taskbar.Feature.USER_ATTENTION_WINDOW)) {
            bar.requestWindowUserAttention(frame);
        }
    }

    /** Our sign, with a dot on it when something is unread. */
    private Image icon(int size) {
        Image sign = Icons.of("warren", size, Shade.ACCENT).getImage();
        if (unread == 0) {
            return sign;
        }
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.drawImage(sign, 0, 0, size, size, null);
        double dot = size * 0.45;
        g.setColor(Shade.BAD.color());
        g.fill(new Ellipse2D.Double(size - dot, 0, dot, dot));
        g.dispose();
        return image;
    }
}
