package chat.warren.ui.window.sound;

import chat.warren.node.api.ProfileException;
import chat.warren.ui.voice.Outline;
import chat.warren.ui.voice.Stretch;
import chat.warren.ui.voice.UnplayableException;
import chat.warren.ui.voice.VoiceDecoder;
import chat.warren.ui.voice.VoiceFile;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sound.sampled.LineUnavailableException;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/** Plays the voice messages of a window, one at a time. For the event thread. */
public final class Player {
    /** How fast one can listen, the usual first. */
    private static final List<Double> SPEEDS = List.of(1.0, 1.5, 2.0);
    /** What is seen to move. */
    private static final int TICK_MILLIS = 66;
    /** Of so many messages it is remembered how they look, and how far one listened. */
    private static final int REMEMBERED = 200;

    private final Stage stage;
    private final Speaker speaker;
    private final Timer ticking;
    private final Map<String, Double> places = remembering(); // Parts of the whole.
    private final Map<String, Optional<Outline>> outlines = remembering();
    private final Deque<Unseen> unseen = new ArrayDeque<>();
    private final Runnable moved;
    private Optional<Run> run = Optional.empty();
    private double speed = SPEEDS.getFirst();

    /**
     * Plays nothing yet.
     *
     * @param moved told when something looks different
     */
    public Player(Stage stage, Speaker speaker, Runnable moved) {
        this.stage = stage;
        this.speaker = speaker;
        this.moved = moved;
        this.ticking = new Timer(TICK_MILLIS, _ -> moved.run());
    }

    private static <T> Map<String, T> remembering() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** Plays a file from where one stopped, or pauses it. */
    public void toggle(String id, Path place) {
        if (isPlaying(id)) {
            pause();
        } else {
            pause();
            begin(id, place);
        }
    }

    private void begin(String id, Path place) {
        Run fresh = new Run(id, place, new Wish(at(id), speed));
        run = Optional.of(fresh);
        ticking.start();
        moved.run();
        stage.offstage().askAside(fresh, end -> ended(fresh, end), failure -> {
            ended(fresh, false);
            stage.offstage().warn(failure);
        });
    }

    private void ended(Run which, boolean whole) {
        if (run.filter(which::equals).isPresent()) {
            pause();
            if (whole) {
                places.remove(which.id);
            }
            moved.run();
        }
    }

    /** Stops what is played, and remembers where. */
    public void pause() {
        run.ifPresent(each -> {
            places.put(each.id, each.part);
            each.over = true;
        });
        run = Optional.empty();
        ticking.stop();
        moved.run();
    }

    /** Goes to a part of a file, from 0 to 1, whether it is played or not. */
    public void go(String id, double part) {
        double there = Math.clamp(part, 0, 1);
        places.put(id, there);
        playing(id).ifPresent(each -> each.wish(new Wish(there, speed)));
        moved.run();
    }

    /** The next speed, for everything that is played from now on. */
    public void faster() {
        speed = SPEEDS.get((SPEEDS.indexOf(speed) + 1) % SPEEDS.size());
        run.ifPresent(each -> each.wish(new Wish(each.part, speed)));
        moved.run();
    }

    public double speed() {
        return speed;
    }

    public boolean isPlaying(String id) {
        return playing(id).isPresent();
    }

    private Optional<Run> playing(String id) {
        return run.filter(each -> each.id.equals(id));
    }

    /** How far one listened, from 0 to 1. */
    public double at(String id) {
        return playing(id).map(each -> each.part).orElseGet(() -> places.getOrDefault(id, 0.0));
    }

    /** What a file looks like; it is looked at, one after the other, when that is first asked. */
    public Optional<Outline> outline(String id, Path place) {
        if (!outlines.containsKey(id)) {
            outlines.put(id, Optional.empty());
            unseen.add(new Unseen(id, place));
            if (unseen.size() == 1) {
                look();
            }
        }
        return outlines.getOrDefault(id, Optional.empty());
    }

    /** A file of which it is not known yet what it looks like. */
    private record Unseen(String id, Path place) {}

    private void look() {
        Unseen next = unseen.getFirst();
        Question<Outline> question = () -> {
            try {
                return Outline.of(read(next.place()));
            } catch (UnplayableException e) {
                throw unplayable(e);
            }
        };
        // It stays flat where that fails, and who plays it is told why.
        stage.offstage()
                .askAside(question, found -> looked(next, Optional.of(found)), _ -> looked(next, Optional.empty()));
    }

    private void looked(Unseen at, Optional<Outline> found) {
        outlines.put(at.id(), found);
        unseen.removeFirst();
        if (!unseen.isEmpty()) {
            look();
        }
        moved.run();
    }

    private VoiceFile read(Path place) throws ProfileException, UnplayableException {
        try (InputStream in = Files.newInputStream(place)) {
            return VoiceFile.read(in.readNBytes(VoiceFile.MOST_BYTES + 1));
        } catch (IOException e) {
            throw new ProfileException(ProfileException.Reason.NOT_FOUND, stage.say("talk.voice.lost", place), e);
        }
    }

    private ProfileException unplayable(UnplayableException why) {
        return new ProfileException(ProfileException.Reason.OTHER, stage.say("talk.voice.unplayable"), why);
    }

    /** From where on, as a part of the whole, and how fast. */
    private record Wish(double part, double speed) {}

    /** One file while it is played; answers whether it was heard to its end. */
    private final class Run implements Question<Boolean> {
        private final String id;
        private final Path place;
        private final AtomicReference<@Nullable Wish> wish;
        private volatile boolean over;
        private volatile double part;

        Run(String id, Path place, Wish wish) {
            this.id = id;
            this.place = place;
            this.wish = new AtomicReference<>(wish);
            this.part = wish.part();
        }

        void wish(Wish other) {
            part = other.part();
            wish.set(other);
        }

        @Override
        public Boolean ask() throws ProfileException {
            try (Speaker.Mouth mouth = speaker.open()) {
                return play(read(place), mouth);
            } catch (LineUnavailableException e) {
                throw new ProfileException(ProfileException.Reason.OTHER, stage.say("talk.voice.mute"), e);
            } catch (UnplayableException e) {
                throw unplayable(e);
            }
        }

        private boolean play(VoiceFile file, Speaker.Mouth mouth) throws UnplayableException {
            short[] step = new short[Stretch.STEP];
            Wish now = new Wish(0, 1);
            Stretch stretch = new Stretch(new VoiceDecoder(file, 0), 1);
            while (!over && !Thread.currentThread().isInterrupted()) {
                Wish next = wish.getAndSet(null);
                if (next != null) {
                    now = next;
                    mouth.hush();
                    stretch = new Stretch(new VoiceDecoder(file, from(file, now)), now.speed());
                }
                int count = stretch.next(step);
                if (count == 0) {
                    mouth.finish();
                    if (wish.get() == null) {
                        return !over;
                    }
                    continue; // Somebody went back while the end was heard.
                }
                mouth.write(step, count);
                double heard = from(file, now) + stretch.heard() - mouth.unheard() * now.speed();
                if (wish.get() == null) {
                    part = Math.clamp(heard / file.samples(), now.part(), 1);
                }
            }
            return false;
        }

        private static long from(VoiceFile file, Wish wish) {
            return Math.round(wish.part() * file.samples());
        }
    }
}
