package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Shade;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.JScrollBar;
import org.jspecify.annotations.Nullable;

/** The messages that are seen, painted; scrolls by itself. */
final class MessageList extends JComponent implements Accessible, Roll.Measure {
    /** More than two tall screens of short messages. */
    private static final int KEPT = 160;
    /** So many rows before the first one seen, older ones are asked for. */
    private static final int SOON = 20;

    private static final double GUESS = 52;
    private static final double BELOW = 8;

    /** What the list asks of the pane around it. */
    interface Desk {
        /** Somebody comes near to the first row. */
        void older();

        /** The view moved or grew; {@link MessageList#lastSeen} has what is seen. */
        void moved();

        void done(MessageView message, Zone.Deed deed);
    }

    private final Dress dress;
    private final Desk desk;
    private final Roll roll = new Roll(this);
    private final Selection selection = new Selection();
    private final Supplier<LocalDate> today;
    private final JScrollBar bar = new JScrollBar();
    private final Map<Row, Drawn> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Row, Drawn> eldest) {
            return size() > KEPT;
        }
    };
    private List<Roll.Seen> seen = List.of();
    private Optional<String> focused = Optional.empty();
    private Optional<String> found = Optional.empty();
    private boolean syncing;
    private int laidFor;
    private @Nullable AccessibleContext voice;

    MessageList(Dress dress, Desk desk, Supplier<LocalDate> today) {
        this.dress = dress;
        this.desk = desk;
        this.today = today;
        setOpaque(true);
        setFocusable(true);
        setLayout(null);
        setName("messages");
        add(bar);
        bar.setUnitIncrement(Math.round(px(48)));
        bar.getAccessibleContext().setAccessibleName(dress.words().say("talk.list.scroll"));
        bar.addAdjustmentListener(_ -> {
            if (!syncing) {
                roll.scrollTo(bar.getValue());
                refresh();
            }
        });
        setToolTipText(""); // Asks getToolTipText for each place.
    }

    Roll roll() {
        return roll;
    }

    Selection selection() {
        return selection;
    }

    Dress dress() {
        return dress;
    }

    Desk desk() {
        return desk;
    }

    /** Other rows; what is seen stays where it is. */
    void rows(List<Row> rows) {
        roll.rows(rows);
        refresh();
    }

    /** Everything is laid out anew: another theme, another zoom, a name that changed. */
    void renew() {
        kept.clear();
        roll.forget();
        refresh();
    }

    void scroll(int down) {
        roll.scrollBy(down);
        refresh();
    }

    void toEnd() {
        roll.toEnd();
        refresh();
    }

    /** Brings a row into view, and the keyboard's attention to it. */
    void show(String id, boolean attention) {
        int row = roll.find(id);
        if (row >= 0) {
            if (attention) {
                focused = Optional.of(id);
            }
            roll.window(inside());
            roll.reveal(row);
            refresh();
        }
    }

    /** Marks what a search found. */
    void found(Optional<String> id) {
        found = id;
        repaint();
    }

    Optional<String> focused() {
        return focused;
    }

    void focus(Optional<String> id) {
        focused = id;
        repaint();
    }

    List<Roll.Seen> seen() {
        return seen;
    }

    /** The last message of which the end is in view. */
    Optional<MessageView> lastSeen() {
        return seen.reversed().stream()
                .filter(each -> each.bottom() <= getHeight() + 1)
                .flatMap(each -> message(each.row()).stream())
                .findFirst();
    }

    static Optional<MessageView> message(Row row) {
        return switch (row) {
            case Row.Said said -> Optional.of(said.message());
            case Row.Notice notice -> Optional.of(notice.message());
            case Row.Day _, Row.Unread _ -> Optional.empty();
        };
    }

    /** Looks anew at what is seen. */
    void refresh() {
        if (getWidth() <= bar.getWidth() || getHeight() == 0) {
            return;
        }
        if (laidFor != inner()) {
            laidFor = inner();
            kept.clear();
            roll.forget();
        }
        roll.window(inside());
        seen = roll.seen();
        syncing = true;
        int total = roll.total();
        bar.setValues(Math.min(roll.top(), Math.max(0, total - inside())), Math.min(inside(), total), 0, total);
        bar.setBlockIncrement(Math.round(getHeight() * 0.9f));
        bar.setVisible(total > inside());
        syncing = false;
        if (!seen.isEmpty() && seen.getFirst().index() < SOON) {
            desk.older();
        }
        desk.moved();
        repaint();
    }

    /** The height for rows: the last one does not touch what stands below. */
    private int inside() {
        return getHeight() - Math.round(px(BELOW));
    }

    private int inner() {
        return getWidth() - bar.getPreferredSize().width;
    }

    @Override
    public int height(Row row) {
        return drawn(row).height();
    }

    @Override
    public int guess(Row row) {
        return Math.round(px(GUESS));
    }

    Drawn drawn(Row row) {
        return kept.computeIfAbsent(row, this::draw);
    }

    private Drawn draw(Row row) {
        int width = inner();
        return switch (row) {
            case Row.Said said -> new Bubble(said, dress, width);
            case Row.Day day -> Between.day(dress.words().times().day(day.date(), today.get()), dress, width);
            case Row.Unread _ -> Between.unread(dress, width);
            case Row.Notice notice -> Between.notice(Notices.sentence(notice.message(), dress), dress, width);
        };
    }

    /** Where rows begin: beside the scroll bar, which stands at the left in a window from right to left. */
    int left() {
        return getComponentOrientation().isLeftToRight() ? 0 : bar.getPreferredSize().width;
    }

    Optional<Roll.Seen> at(int y) {
        return seen.stream().filter(each -> y >= each.y() && y < each.bottom()).findFirst();
    }

    /** A point of the list as its row sees it. */
    Point2D within(Roll.Seen row, Point2D point) {
        return new Point2D.Double(point.getX() - left(), point.getY() - row.y());
    }

    Optional<Zone> zone(Roll.Seen row, Point2D point) {
        Point2D inside = within(row, point);
        return drawn(row.row()).zones().stream()
                .filter(zone -> zone.area().contains(inside))
                .findFirst();
    }

    @Override
    public @Nullable String getToolTipText(java.awt.event.MouseEvent event) {
        Optional<Roll.Seen> row = at(event.getY());
        return row.flatMap(each ->
                        drawn(each.row()).words().flatMap(words -> words.link(within(each, event.getPoint()))))
                .or(() -> row.flatMap(each -> zone(each, event.getPoint())).map(Zone::hint))
                .orElse(null);
    }

    /** The letters selected; of several messages with who said them, for whoever reads them elsewhere. */
    String selected() {
        List<Integer> rows = selection.rows(roll);
        return rows.stream()
                .flatMap(row -> {
                    Row of = roll.rows().get(row);
                    int[] part = selection.of(row, roll);
                    return drawn(of).words().stream().map(words -> {
                        String text = words.laid().prose().text();
                        String letters =
                                text.substring(Math.min(part[0], text.length()), Math.min(part[1], text.length()));
                        MessageView message = message(of).orElseThrow();
                        return rows.size() == 1
                                ? letters
                                : dress.words()
                                        .say(
                                                "talk.copied",
                                                dress.company().name(message.author()),
                                                dress.words().times().full(message.written(), dress.zone()),
                                                letters);
                    });
                })
                .collect(Collectors.joining("\n"));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(Shade.GROUND.color());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Roll.Seen each : seen) {
            if (g.hitClip(0, each.y(), getWidth(), each.height())) {
                int[] chosen = selection.of(each.index(), roll);
                boolean attention = isFocusOwner()
                        && focused.filter(each.row().id()::equals).isPresent();
                boolean match = found.filter(each.row().id()::equals).isPresent();
                g.translate(left(), each.y());
                drawn(each.row()).paint(g, new Drawn.Chosen(chosen[0], chosen[1], attention, match));
                g.translate(-left(), -each.y());
            }
        }
        g.dispose();
    }

    @Override
    public void doLayout() {
        int wide = bar.getPreferredSize().width;
        bar.setBounds(getComponentOrientation().isLeftToRight() ? getWidth() - wide : 0, 0, wide, getHeight());
        refresh();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (kept != null) { // Called by the constructor, too.
            renew();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(Math.round(px(480)), Math.round(px(400)));
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (voice == null) {
            voice = new ListVoice(this, new AccessibleJComponent() {});
        }
        return voice;
    }
}
