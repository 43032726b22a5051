package chat.warren.bench.window;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Sits before a display of its own, starts the program there, and writes down when it sees what. */
final class Onlooker {
    /** A line through the list and one through the page beside it; a whole display would keep a processor busy. */
    private static final List<Rectangle> WATCHED =
            List.of(new Rectangle(100, 0, 3, 700), new Rectangle(620, 0, 3, 700));

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Robot robot;

    private Onlooker() throws AWTException {
        robot = new Robot();
    }

    /**
     * Prints what was seen, as numbers in a line.
     *
     * @param arguments how many seconds it shall idle, then the command
     */
    public static void main(String[] arguments) throws AWTException, IOException, InterruptedException {
        Duration idle = Duration.ofSeconds(Long.parseLong(arguments[0]));
        List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
        System.out.println(new Onlooker().sitThrough(command, idle).line());
        System.exit(0);
    }

    private Seen sitThrough(List<String> command, Duration idle) throws IOException, InterruptedException {
        look(); // The first look takes longer than all others.
        long begun = System.nanoTime();
        Process program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Film film = new Film();
            film.take(Duration.ZERO, look());
            long cpu = 0;
            while (!film.hasChanged() || since(begun).minus(film.last()).compareTo(SETTLED) < 0) {
                if (!program.isAlive() || since(begun).compareTo(PATIENCE) > 0) {
                    throw new IOException("no window was seen, or it never came to rest");
                }
                Thread.sleep(BETWEEN);
                if (film.take(since(begun), look())) {
                    cpu = Upkeep.of(program.toHandle()).cpuMillis();
                }
            }
            Duration answer = palette();
            Upkeep before = Upkeep.of(program.toHandle());
            Thread.sleep(idle);
            Upkeep after = Upkeep.of(program.toHandle());
            return new Seen(
                    new Seen.Times(film.begun(), film.done(), Duration.ofMillis(cpu), answer),
                    after.since(before),
                    after);
        } finally {
            for (ProcessHandle each : program.descendants().toList()) {
                each.destroy();
            }
            program.destroy();
            program.waitFor();
        }
    }

    /** Asks for the palette by its keys, as somebody does who wants to go on at once. */
    private Duration palette() throws InterruptedException {
        Film film = new Film();
        film.take(Duration.ZERO, look());
        long pressed = System.nanoTime();
        robot.keyPress(KeyEvent.VK_CONTROL);
        robot.keyPress(KeyEvent.VK_K);
        robot.keyRelease(KeyEvent.VK_K);
        robot.keyRelease(KeyEvent.VK_CONTROL);
        boolean answered = false;
        while (!answered && since(pressed).compareTo(SETTLED) < 0) {
            answered = film.take(since(pressed), look());
        }
        Duration took = since(pressed);
        robot.keyPress(KeyEvent.VK_ESCAPE);
        robot.keyRelease(KeyEvent.VK_ESCAPE);
        Thread.sleep(SETTLED);
        return answered ? took : Duration.ZERO;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private List<Integer> look() {
        return WATCHED.stream()
                .flatMapToInt(each -> Arrays.stream(
                        robot.createScreenCapture(each).getRGB(0, 0, each.width, each.height, null, 0, each.width)))
                .boxed()
                .toList();
    }
}
