package chat.warren.ui.window.notice;

import chat.warren.ui.window.offstage.Stage;
import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for a desktop that shows notices when there is the first to show, and asks it away from the event thread, one
 * thing after the other: a desktop that answers slowly keeps nothing else waiting. All methods are for the event
 * thread.
 */
final class DeskHerald implements Herald {
    private final Stage stage;
    private final Optional<Tray> tray;
    private final Consumer<String> pressed;
    private final Deque<Consumer<Herald>> waiting = new ArrayDeque<>();
    private Optional<Herald> desk = Optional.empty();
    private boolean asking;

    /**
     * Has looked for nothing yet.
     *
     * @param pressed hears on the event thread about what a pressed notice was
     */
    DeskHerald(Stage stage, Optional<Tray> tray, Consumer<String> pressed) {
        this.stage = stage;
        this.tray = tray;
        this.pressed = about -> EventQueue.invokeLater(() -> pressed.accept(about));
    }

    private Herald found() {
        return bus().flatMap(address -> BusHerald.at(address, stage.say("notice.open"), pressed))
                .or(() -> tray.map(TrayHerald::new))
                .orElse(Herald.NONE);
    }

    /** Where a Linux session has its bus: as it says, else where systemd puts it. */
    private static Optional<String> bus() {
        Optional<String> said =
                Optional.ofNullable(System.getenv("DBUS_SESSION_BUS_ADDRESS")).filter(address -> !address.isBlank());
        return said.or(() -> Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "bus"))
                .filter(Files::exists)
                .map(socket -> "unix:path=" + socket));
    }

    private void ask(Consumer<Herald> errand) {
        waiting.add(errand);
        next();
    }

    private void next() {
        if (asking || waiting.isEmpty()) {
            return;
        }
        asking = true;
        Consumer<Herald> errand = waiting.remove();
        Optional<Herald> known = desk;
        stage.offstage()
                .askAside(
                        () -> {
                            Herald by = known.orElseGet(this::found);
                            errand.accept(by);
                            return by;
                        },
                        by -> {
                            desk = Optional.of(by);
                            asking = false;
                            next();
                        });
    }

    @Override
    public void tell(Notice notice, boolean aloud) {
        ask(by -> by.tell(notice, aloud));
    }

    @Override
    public void takeBack(String about) {
        ask(by -> by.takeBack(about));
    }

    @Override
    public void close() {
        waiting.clear();
        desk.ifPresent(by -> stage.offstage().tell(by::close));
        desk = Optional.of(Herald.NONE);
    }
}
