package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.compose.Completion;
import chat.warren.ui.window.compose.Field;
import chat.warren.ui.window.compose.Picker;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Where the next message is written, and over it the one that is answered or changed. */
final class Composer extends JPanel {
    /** After so many lines it scrolls: what is answered stays in view. */
    private static final int MOST_HIGH = 200;
    /** A draft is on the disk so soon after the last key. */
    private static final int DRAFT_MILLIS = 700;
    /** Friends take us as writing for six seconds. */
    private static final int TYPING_MILLIS = 4000;

    /** Where what is written goes. */
    interface Outbox {
        void send(String text, Optional<String> replyTo);

        void change(String message, String text);

        void draft(String text);

        void typing(boolean writing);

        /** The one that the arrow up changes. */
        Optional<MessageView> lastOwn();

        /** The one before or after the one that is answered now. */
        Optional<MessageView> beside(Optional<MessageView> answered, int by);

        /** The keyboard goes to the messages. */
        void leave();
    }

    private final Dress dress;
    private final Outbox outbox;
    private final BooleanSupplier enterSends;
    private final Field field;
    private final Completion completion;
    private final JScrollPane scroll;
    private final JPanel over = Pieces.clear(new BorderLayout());
    private final JLabel overTitle = Pieces.label("", Text.STRONG, Shade.ACCENT);
    private final Glimpse overText;
    private final JButton send;
    private final Timer draft;
    private final Timer typing;
    private Optional<MessageView> answered = Optional.empty();
    private Optional<MessageView> changed = Optional.empty();
    private String set = "";

    Composer(Dress dress, Outbox outbox, Picker picker, BooleanSupplier enterSends) {
        super(new BorderLayout());
        this.dress = dress;
        this.outbox = outbox;
        this.overText = new Glimpse(dress);
        this.enterSends = enterSends;
        this.field = new Field(
                dress.emoji(), dress.words().say("talk.write"), dress.words().orientation());
        field.setName("composer");
        this.completion = new Completion(field, dress.emoji());
        this.scroll = new JScrollPane(
                field,
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        this.send = Pieces.icon("send", dress.words().say("talk.send"));
        this.draft = new Timer(DRAFT_MILLIS, _ -> saveDraft());
        this.typing = new Timer(TYPING_MILLIS, _ -> outbox.typing(false));
        draft.setRepeats(false);
        typing.setRepeats(false);
        setOpaque(false);
        build(picker);
        keys();
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                written();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                written();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                revalidate();
            }
        });
        present();
    }

    private void build(Picker picker) {
        scroll.setBorder(null);
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        JButton emoji = Pieces.icon("emoji", dress.words().say("talk.emoji"));
        emoji.setName("emoji");
        emoji.addActionListener(_ -> picker.open(emoji, field::requestFocusInWindow, field::put));
        send.setName("send");
        send.addActionListener(_ -> send());
        send.setIcon(Icons.of("send", Icons.USUAL, Shade.ACCENT));
        int gap = UIScale.scale(Pieces.GAP);
        JPanel row = new Basin();
        field.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                row.repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                row.repaint();
            }
        });
        row.setBorder(BorderFactory.createEmptyBorder(gap / 2, gap * 2, gap / 2, gap / 2));
        JPanel right = Pieces.clear(new BorderLayout());
        Box buttons = Box.createHorizontalBox();
        buttons.add(emoji);
        buttons.add(send);
        right.add(buttons, BorderLayout.PAGE_END);
        row.add(scroll);
        row.add(right, BorderLayout.LINE_END);
        over.setBorder(BorderFactory.createEmptyBorder(0, gap, gap, gap));
        JPanel lines = Pieces.clear(new BorderLayout());
        lines.add(overTitle, BorderLayout.PAGE_START);
        lines.add(overText);
        JButton close = Pieces.icon("close", dress.words().say("talk.cancel"));
        close.addActionListener(_ -> cancel());
        over.add(lines);
        over.add(close, BorderLayout.LINE_END);
        JPanel all = Pieces.clear(new BorderLayout());
        all.setBorder(BorderFactory.createEmptyBorder(gap / 2, gap * 2, gap * 2, gap * 2));
        all.add(over, BorderLayout.PAGE_START);
        all.add(row);
        add(all);
    }

    private void keys() {
        field.on("ENTER", () -> enter(true));
        field.on("shift ENTER", () -> enter(false));
        field.on("control ENTER", this::send);
        field.on("ESCAPE", this::escape);
        field.on("control UP", () -> besides(-1));
        field.on("control DOWN", () -> besides(1));
        field.onArrow("UP", () -> arrow(-1));
        field.onArrow("DOWN", () -> arrow(1));
        field.onArrow("TAB", () -> {
            boolean open = completion.isOpen();
            if (open) {
                completion.take();
            }
            return open;
        });
    }

    private void enter(boolean plain) {
        if (completion.isOpen()) {
            completion.take();
        } else if (plain == enterSends.getAsBoolean()) {
            send();
        } else {
            field.put("\n");
        }
    }

    private boolean arrow(int by) {
        if (completion.isOpen()) {
            completion.step(by);
            return true;
        }
        if (by < 0 && field.getText().isEmpty() && changed.isEmpty()) {
            outbox.lastOwn().ifPresent(this::change);
            return true;
        }
        return false;
    }

    private void escape() {
        if (completion.isOpen()) {
            completion.close();
        } else if (answered.isPresent() || changed.isPresent()) {
            cancel();
        } else {
            outbox.leave();
        }
    }

    private void besides(int by) {
        answered = outbox.beside(answered, by);
        changed = Optional.empty();
        present();
    }

    private void send() {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        if (changed.isPresent()) {
            if (!text.equals(changed.get().text())) {
                outbox.change(changed.get().id(), text);
            }
        } else {
            outbox.send(text, answered.map(MessageView::id));
        }
        stopTyping();
        cancel();
        field.setText("");
        draft.stop();
        saveDraft();
    }

    private void written() {
        boolean any = !field.getText().isBlank();
        send.setEnabled(any);
        if (changed.isEmpty() && !field.getText().equals(set)) {
            draft.restart();
            if (any && !typing.isRunning()) {
                outbox.typing(true);
                typing.restart();
            } else if (!any) {
                stopTyping();
            }
        }
        revalidate();
    }

    private void stopTyping() {
        if (typing.isRunning()) {
            typing.stop();
            outbox.typing(false);
        }
    }

    private void saveDraft() {
        if (changed.isEmpty() && !field.getText().equals(set)) {
            set = field.getText();
            outbox.draft(set);
        }
    }

    /** Words that were begun earlier. */
    void begin(String text) {
        set = text;
        field.setText(text);
        send.setEnabled(!text.isBlank());
    }

    void answer(MessageView message) {
        answered = Optional.of(message);
        if (changed.isPresent()) {
            field.setText(set);
        }
        changed = Optional.empty();
        present();
        field.requestFocusInWindow();
    }

    void change(MessageView message) {
        saveDraft();
        changed = Optional.of(message);
        answered = Optional.empty();
        field.setText(message.text());
        field.setCaretPosition(field.getText().length());
        present();
        field.requestFocusInWindow();
    }

    private void cancel() {
        answered = Optional.empty();
        if (changed.isPresent()) {
            changed = Optional.empty();
            field.setText(set);
        }
        present();
    }

    private void present() {
        Optional<MessageView> shown = changed.or(() -> answered);
        over.setVisible(shown.isPresent());
        shown.ifPresent(message -> {
            overTitle.setText(
                    changed.isPresent()
                            ? dress.words().say("talk.changing")
                            : dress.words()
                                    .say("talk.answering", dress.company().name(message.author())));
            overText.show(dress.glimpse(message));
        });
        send.setEnabled(!field.getText().isBlank());
        revalidate();
        repaint();
    }

    Field field() {
        return field;
    }

    /** Nothing is written here any more; what was begun is kept. */
    void close() {
        draft.stop();
        saveDraft();
        stopTyping();
        completion.close();
    }

    /** A field in a basin with round corners, as high as its text. */
    private final class Basin extends JPanel {
        Basin() {
            super(new BorderLayout(UIScale.scale(Pieces.GAP), 0));
            setOpaque(false);
        }

        @Override
        public Dimension getPreferredSize() {
            Dimension usual = super.getPreferredSize();
            int inside = Math.max(UIScale.scale(80), scroll.getViewport().getWidth());
            int text = Math.min(UIScale.scale(MOST_HIGH), field.heightFor(inside));
            java.awt.Insets insets = getInsets();
            int line = field.getFontMetrics(field.getFont()).getHeight();
            int room = UIScale.scale(Pieces.GAP);
            int high = Math.max(text + room, UIScale.scale(32));
            int pad = Math.max(0, (UIScale.scale(32) - line) / 2);
            scroll.setViewportBorder(BorderFactory.createEmptyBorder(text > line * 3 / 2 ? room / 2 : pad, 0, 0, 0));
            return new Dimension(usual.width, high + insets.top + insets.bottom);
        }

        @Override
        protected void paintComponent(java.awt.Graphics graphics) {
            java.awt.Graphics2D g = (java.awt.Graphics2D) graphics.create();
            g.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
            float arc = Dress.px(20);
            java.awt.Shape shape =
                    new java.awt.geom.RoundRectangle2D.Float(0.5f, 0.5f, getWidth() - 1f, getHeight() - 1f, arc, arc);
            g.setColor(Shade.THEIR_BUBBLE.color());
            g.fill(shape);
            if (field.isFocusOwner()) {
                g.setColor(Shade.ACCENT.color());
                g.setStroke(new java.awt.BasicStroke(Dress.px(1.5)));
                g.draw(shape);
            }
            g.dispose();
        }
    }

    /** What shall be above everything else here, such as a line about who writes. */
    void above(JComponent line) {
        add(line, BorderLayout.PAGE_START);
    }
}
