package chat.warren.ui.window.talk;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** One picture, as large as there is room, or closer; drawn about with the pointer. */
final class Canvas extends JComponent {
    private static final double CLOSEST = 16;
    private static final double NOTCH = 1.15;

    private Optional<BufferedImage> picture = Optional.empty();
    private double zoom = 1; // Of the size at which it fits.
    private double left; // How far its middle is from ours.
    private double top;
    private Point held = new Point();

    Canvas() {
        setFocusable(true);
        setName("canvas");
        MouseAdapter hand = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent pressed) {
                held = pressed.getPoint();
            }

            @Override
            public void mouseDragged(MouseEvent dragged) {
                left += dragged.getX() - held.x;
                top += dragged.getY() - held.y;
                held = dragged.getPoint();
                settle();
            }

            @Override
            public void mouseWheelMoved(MouseWheelEvent turned) {
                zoom(Math.pow(NOTCH, -turned.getPreciseWheelRotation()));
            }

            @Override
            public void mouseClicked(MouseEvent clicked) {
                if (clicked.getClickCount() == 2) {
                    fit();
                }
            }
        };
        addMouseListener(hand);
        addMouseMotionListener(hand);
        addMouseWheelListener(hand);
    }

    void show(BufferedImage shown) {
        picture = Optional.of(shown);
        fit();
    }

    void fit() {
        zoom = 1;
        settle();
    }

    void zoom(double by) {
        zoom = Math.clamp(zoom * by, 1, CLOSEST);
        settle();
    }

    double zoom() {
        return zoom;
    }

    /** Keeps as much of it in view as there can be. */
    private void settle() {
        picture.ifPresent(image -> {
            double scale = scale(image);
            double wide = Math.max(0, image.getWidth() * scale - getWidth()) / 2;
            double tall = Math.max(0, image.getHeight() * scale - getHeight()) / 2;
            left = Math.clamp(left, -wide, wide);
            top = Math.clamp(top, -tall, tall);
        });
        repaint();
    }

    /** A small picture is not made larger than it is, until somebody wants it closer. */
    private double scale(BufferedImage image) {
        double fits = Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
        return Math.min(1, fits) * zoom;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        picture.ifPresent(image -> paint((Graphics2D) graphics.create(), image));
    }

    private void paint(Graphics2D g, BufferedImage image) {
        double scale = scale(image);
        int wide = (int) Math.round(image.getWidth() * scale);
        int tall = (int) Math.round(image.getHeight() * scale);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(
                image,
                (int) Math.round((getWidth() - wide) / 2.0 + left),
                (int) Math.round((getHeight() - tall) / 2.0 + top),
                wide,
                tall,
                null);
        g.dispose();
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.ICON;
                }
            };
        }
        return accessibleContext;
    }
}
