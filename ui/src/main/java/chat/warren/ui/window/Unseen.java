package chat.warren.ui.window;

import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.window.list.Row;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.settings.Choices;
import chat.warren.ui.window.welcome.NamePage;
import chat.warren.ui.window.welcome.UnlockPage;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;

/**
 * What a start shows, made and painted where nobody sees it: the JVM takes notes of it for the next start. With a
 * display the window is prepared on it as well, and never put up.
 */
public final class Unseen {
    private static final Dimension SIZE = new Dimension(1120, 760);
    /** The JVM notes also what is called often. */
    private static final int ROUNDS = 3;
    /** A build waits for this, and goes on without. */
    private static final int PATIENCE_SECONDS = 60;

    private final RunningNode node;
    private final Offstage offstage = new Offstage(failure -> {});
    private final Stage stage;

    private Unseen(RunningNode node, InstantSource clock) {
        this.node = node;
        Words words = Words.of(Tongue.of(Locale.getDefault()));
        this.stage = new Stage(node, offstage, words, clock, ZoneId.systemDefault());
    }

    /** Returns when everything was painted, or when nothing can be: a machine without a font has no window. */
    public static void rehearse(RunningNode node, InstantSource clock) throws ProfileException, InterruptedException {
        for (String words : List.of("Buy *strings* for the cello 🙂", "`Bach`, Thursday at seven")) {
            String _ = node.chats().send(node.self(), OutgoingText.of(words));
        }
        Unseen unseen = new Unseen(node, clock);
        try {
            unseen.play();
        } catch (ExecutionException e) {
            // The terminal needs none of it.
        } finally {
            EventQueue.invokeLater(unseen.offstage::close);
        }
    }

    private void play() throws InterruptedException, ExecutionException, ProfileException {
        onStage(() -> {
            Look.begin();
            Look.wear(Theme.LIGHT, false, Choices.usual().percent());
            return true;
        });
        Words words = stage.words();
        paint(onStage(() -> new UnlockPage(words, words.say("unlock.sentence"), typed -> {}).component()));
        paint(onStage(() ->
                new NamePage(words, false, answer -> {}, tongue -> {}, new JButton(), new JButton()).component()));
        Home home = onStage(() ->
                new Home(stage, new Banner(words), new Home.Around(chapter -> {}, looked -> {}, () -> {}, () -> true)));
        answered();
        for (int i = 0; i < ROUNDS; i++) {
            paint(home.component());
        }
        paint(talk());
        onStage(() -> {
            home.close();
            return true;
        });
    }

    private JComponent talk() throws InterruptedException, ExecutionException, ProfileException {
        Row notes = Ledger.read(node).rows(stage.words()).stream()
                .filter(row -> row.kind() == Row.Kind.NOTES)
                .findFirst()
                .orElseThrow();
        CountDownLatch opened = new CountDownLatch(1);
        JComponent[] pane = new JComponent[1];
        onStage(() -> {
            new Talks(stage, () -> true).open(notes, () -> {}, shown -> {
                pane[0] = shown;
                opened.countDown();
            });
            return true;
        });
        within(opened);
        answered();
        return pane[0];
    }

    /** Whatever was asked in order has its answer by then. */
    private void answered() throws InterruptedException, ExecutionException {
        CountDownLatch latch = new CountDownLatch(1);
        EventQueue.invokeLater(() -> offstage.ask(() -> true, done -> latch.countDown()));
        within(latch);
    }

    private static void within(CountDownLatch latch) throws InterruptedException, ExecutionException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ExecutionException(new IOException("the window gave no answer"));
        }
    }

    private static <T> T onStage(Callable<T> scene) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(scene);
        EventQueue.invokeLater(task);
        return task.get();
    }

    private static void paint(JComponent page) throws InterruptedException, ExecutionException {
        onStage(() -> {
            BufferedImage picture = new BufferedImage(SIZE.width, SIZE.height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            if (WindowStart.possible()) {
                JFrame frame = new JFrame();
                frame.setContentPane(page);
                frame.setPreferredSize(SIZE);
                frame.pack();
                frame.getRootPane().paint(graphics);
                frame.getRootPane()
                        .paint(frame.createVolatileImage(SIZE.width, SIZE.height)
                                .createGraphics());
                frame.setContentPane(new Container());
                frame.dispose();
            } else {
                page.setSize(SIZE);
                lay(page);
                page.paint(graphics);
            }
            graphics.dispose();
            return true;
        });
    }

    /** Nothing is laid out by itself that is on no display. */
    private static void lay(Component part) {
        part.doLayout();
        if (part instanceof Container container) {
            for (Component each : container.getComponents()) {
                lay(each);
            }
        }
    }
}
