package chat.warren.bench.window;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sits before a display of its own, starts the program there, and writes down when it sees what. */
final class Onlooker {
    /** One through the list, one through the page beside it; a whole display would keep a processor busy. */
    private static final List<Rectangle> WATCHED =
            List.of(new Rectangle(90, 0, 24, 760), new Rectangle(620, 0, 24, 760));

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(4);

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
            while (!film.hasChanged() || since(begun).minus(film.last()).compareTo(SETTLED) < 0) {
                if (!program.isAlive() || since(begun).compareTo(PATIENCE) > 0) {
                    throw new IOException("no window was seen, or it never came to rest");
                }
                Thread.sleep(BETWEEN);
                film.take(since(begun), look());
            }
            Duration answer = palette();
            Upkeep before = Upkeep.of(program.toHandle());
            Thread.sleep(idle);
            Upkeep after = Upkeep.of(program.toHandle());
            return new Seen(film.begun(), film.done(), answer, after.since(before), after);
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
        List<Integer> points = new ArrayList<>();
        for (Rectangle each : WATCHED) {
            BufferedImage seen = robot.createScreenCapture(each);
            for (int point : seen.getRGB(0, 0, each.width, each.height, null, 0, each.width)) {
                points.add(point);
            }
        }
        return points;
    }
}
