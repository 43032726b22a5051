package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.window.compose.Completion;
import chat.warren.ui.window.compose.Edits;
import chat.warren.ui.window.compose.Field;
import chat.warren.ui.window.compose.Picker;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Timer;
import javax.swing.TransferHandler;

/** Where the next message is written, and over it the one that is answered or changed. */
final class Composer extends JPanel {
    /** A draft is on the disk so soon after the last key. */
    private static final int DRAFT_MILLIS = 700;

    private final Dress dress;
    private final Outbox outbox;
    private final BooleanSupplier enterSends;
    private final Field field;
    private final Completion completion;
    private final JScrollPane scroll;
    private final Attached attached;
    private final Answered over;
    private final JButton send;
    private final Box buttons = new Box(BoxLayout.LINE_AXIS);
    private final JPanel row;
    private final JPanel place = Pieces.clear(new BorderLayout());
    private final Timer draft;
    private final Typing typing;
    /** Pictures that were pasted here and not sent: nobody else has these files. */
    private final Set<Path> pasted = new HashSet<>();

    private Optional<MessageView> answered = Optional.empty();
    private Optional<MessageView> changed = Optional.empty();
    /** What the draft answers while something else is changed. */
    private Optional<MessageView> aside = Optional.empty();

    private String set = "";
    private Optional<String> setReply = Optional.empty();

    Composer(Dress dress, Outbox outbox, Picker picker, BooleanSupplier enterSends) {
        super(new BorderLayout());
        this.dress = dress;
        this.outbox = outbox;
        this.over = new Answered(dress, this::cancel);
        this.enterSends = enterSends;
        this.field = new Field(
                dress.emoji(), dress.words().say("talk.write"), dress.words().orientation());
        field.setName("composer");
        this.completion = new Completion(field, dress.emoji(), new Mentionable(dress)::offers);
        this.scroll = new JScrollPane(
                field,
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        this.row = new Basin(field, scroll);
        this.attached = new Attached(dress.words(), this::sendable, this::leftOut);
        this.send = Pieces.icon("send", dress.words().say("talk.send"));
        this.draft = new Timer(DRAFT_MILLIS, _ -> saveDraft());
        this.typing = new Typing(outbox);
        draft.setRepeats(false);
        setOpaque(false);
        build(picker);
        keys();
        field.on("control U", this::choose);
        field.getDocument().addDocumentListener(new Edits(this::written));
        present();
    }

    private void build(Picker picker) {
        scroll.setBorder(BorderFactory.createEmptyBorder()); // Where there is none, another look puts its own.
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        JButton emoji = Pieces.icon("emoji", dress.words().say("talk.emoji"));
        emoji.setName("emoji");
        emoji.addActionListener(_ -> picker.open(emoji, field::requestFocusInWindow, field::put));
        send.setName("send");
        send.addActionListener(_ -> send());
        send.setIcon(Icons.of("send", Icons.USUAL, Shade.ACCENT));
        int gap = UIScale.scale(Pieces.GAP);
        JPanel right = Pieces.clear(new BorderLayout());
        JButton attach = Pieces.icon("attach", dress.words().say("talk.file.attach"));
        attach.setName("attach");
        attach.addActionListener(_ -> choose());
        field.setTransferHandler(taking(Optional.ofNullable(field.getTransferHandler())));
        buttons.add(attach);
        buttons.add(emoji);
        buttons.add(send);
        right.add(buttons, BorderLayout.PAGE_END);
        row.add(scroll);
        row.add(right, BorderLayout.LINE_END);
        place.add(row);
        Look.freshen(row);
        JPanel all = Pieces.clear(new BorderLayout());
        all.setBorder(BorderFactory.createEmptyBorder(gap / 2, gap * 2, gap * 2, gap * 2));
        JPanel above = Pieces.clear(new BorderLayout());
        above.add(over, BorderLayout.PAGE_START);
        above.add(attached);
        all.add(above, BorderLayout.PAGE_START);
        all.add(place);
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
        draft.restart();
        present();
    }

    private void send() {
        String text = field.getText().strip();
        if (text.isEmpty() && attached.files().isEmpty()) {
            return;
        }
        if (changed.isPresent()) {
            MessageView message = changed.get();
            if (!text.isEmpty() && !text.equals(message.text())) {
                outbox.change(message.id(), text, () -> unchanged(message, text));
            }
            cancel(); // What was begun before is here again.
            return;
        }
        Written what = new Written(text, answered, attached.files());
        List<Path> ours = what.files().stream().filter(pasted::remove).toList();
        outbox.send(what, () -> {
            pasted.addAll(ours);
            unsent(what);
        });
        attached.clear();
        typing.stop();
        cancel();
        field.setText("");
        draft.stop();
        saveDraft();
    }

    /** It was not sent: it is here again, before what was written since. */
    private void unsent(Written what) {
        String since = changed.isPresent() ? set : field.getText();
        String all = since.isBlank() || what.text().isEmpty() ? what.text() + since : what.text() + "\n" + since;
        changed = Optional.empty();
        answered = answered.or(what::answers);
        attached.add(what.files());
        field.setText(all);
        present();
    }

    private void unchanged(MessageView message, String text) {
        if (changed.isEmpty()) {
            change(message);
            field.setText(text);
        }
    }

    private void written() {
        boolean any = !field.getText().isBlank();
        sendable();
        if (changed.isEmpty() && !field.getText().equals(set)) {
            draft.restart();
            if (any) {
                typing.begin();
            } else {
                typing.stop();
            }
        }
        revalidate();
    }

    private void sendable() {
        if (send != null) { // Asked first while this is made.
            send.setEnabled(!field.getText().isBlank() || !attached.files().isEmpty());
        }
    }

    /** Takes what is dropped here or pasted. */
    Taking taking(Optional<TransferHandler> usual) {
        return new Taking(usual, this::attach, picture -> outbox.keep(picture, this::pasted));
    }

    void pasted(Path picture) {
        pasted.add(picture);
        attach(List.of(picture));
    }

    private void leftOut(Path file) {
        if (pasted.remove(file)) {
            outbox.discard(file);
        }
    }

    void attach(List<Path> files) {
        attached.add(files);
        field.requestFocusInWindow();
    }

    private void choose() {
        attach(attached.choose(this));
    }

    private void saveDraft() {
        Optional<String> reply = answered.map(MessageView::id);
        if (changed.isEmpty() && !(field.getText().equals(set) && reply.equals(setReply))) {
            set = field.getText();
            setReply = reply;
            outbox.draft(set, reply);
        }
    }

    /** Words that were begun earlier. */
    void begin(String text) {
        set = text;
        field.setText(text);
        sendable();
    }

    /** The message that those answer, unless somebody has chosen otherwise since. */
    void begin(MessageView message) {
        if (answered.isEmpty() && changed.isEmpty()) {
            answered = Optional.of(message);
            setReply = Optional.of(message.id());
            present();
        }
    }

    void answer(MessageView message) {
        answered = Optional.of(message);
        if (changed.isPresent()) {
            field.setText(set);
        }
        changed = Optional.empty();
        draft.restart();
        present();
        field.requestFocusInWindow();
    }

    void change(MessageView message) {
        saveDraft();
        typing.stop();
        aside = changed.isPresent() ? aside : answered;
        changed = Optional.of(message);
        answered = Optional.empty();
        field.setText(message.text());
        field.setCaretPosition(field.getText().length());
        present();
        field.requestFocusInWindow();
    }

    private void cancel() {
        answered = changed.isPresent() ? aside : Optional.empty();
        if (changed.isPresent()) {
            changed = Optional.empty();
            field.setText(set);
        }
        draft.restart();
        present();
    }

    private void present() {
        over.show(changed.or(() -> answered), changed.isPresent());
        sendable();
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
        typing.stop();
        completion.close();
    }

    /** Nobody sends any more what was pasted here. */
    void drop() {
        pasted.forEach(outbox::discard);
        pasted.clear();
    }

    /** One more button, before the one that sends. */
    void beside(JComponent button) {
        buttons.add(button, buttons.getComponentCount() - 1);
    }

    /** Shows something in place of the field, or the field again. */
    void instead(Optional<JComponent> shown) {
        JComponent now = shown.orElse(row);
        Look.freshen(now);
        place.removeAll();
        place.add(now);
        place.revalidate();
        place.repaint();
        if (shown.isEmpty()) {
            field.requestFocusInWindow();
        }
    }

    /** The message that is answered, which it is with this. */
    Optional<String> answers() {
        Optional<String> answers = answered.map(MessageView::id);
        answered = Optional.empty();
        draft.restart();
        present();
        return answers;
    }

    /** What shall be above everything else here, such as a line about who writes. */
    void above(JComponent line) {
        add(line, BorderLayout.PAGE_START);
    }
}
