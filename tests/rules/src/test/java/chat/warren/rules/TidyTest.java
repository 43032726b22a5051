package chat.warren.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that neither formatter nor compiler can keep. */
class TidyTest {
    /** A file that one reads in one sitting. The largest file of each code base we admire is its hardest to read. */
    private static final int MAX_LINES = 400;
    /** Most files should hold one concept. */
    private static final int MAX_MEDIAN_LINES = 100;
    /** A method that fits on one screen. */
    private static final int MAX_METHOD_LINES = 60;

    private static final Path ROOT = Path.of(System.getProperty("warren.root"));
    /** Names that say how a thing is built instead of what it is; the domain has better ones. */
    private static final Pattern PATTERN_NAME =
            Pattern.compile("\\w+(Manager|Helper|Impl|Utils?|Factory|Handler)\\.java");

    private static final Pattern LEFTOVER = Pattern.compile("FIXME|TODO|XXX|printStackTrace|System\\.exit\\(-");
    /** A method header as our formatter writes it: four or eight spaces, a parenthesis, an opening brace at the end. */
    private static final Pattern METHOD = Pattern.compile("^( {4,8})(?! |return )[^/*=]*\\(.*\\{$");

    @Test
    void noFileIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : javaFiles()) {
            int lines = Files.readAllLines(file).size();
            if (lines > MAX_LINES) {
                tooLong.add(name(file) + " has " + lines + " lines, more than " + MAX_LINES);
            }
        }
        assertEquals(List.of(), tooLong, "split them by concept");
    }

    @Test
    void mostFilesAreSmall() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (Path file : mainFiles()) {
            lengths.add(Files.readAllLines(file).size());
        }
        lengths.sort(null);
        int median = lengths.get(lengths.size() / 2);
        assertTrue(median <= MAX_MEDIAN_LINES, "the median file has " + median + " lines");
    }

    @Test
    void noMethodIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : mainFiles()) {
            List<String> lines = Files.readAllLines(file);
            for (int first = 0; first < lines.size(); first++) {
                var header = METHOD.matcher(lines.get(first));
                if (header.matches()
                        && !lines.get(first)
                                .contains("->") // A lambda ends with "});", and its method counts its lines;
                        && !lines.get(first).contains("(new ") // so does a class without a name.
                        && !lines.get(first).contains(" class ")
                        && !lines.get(first).contains(" record ")) {
                    int length = lines.subList(first, lines.size()).indexOf(header.group(1) + "}");
                    if (length >= MAX_METHOD_LINES) {
                        tooLong.add(name(file) + ":" + (first + 1) + " has " + (length + 1) + " lines");
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong, "a method fits on one screen");
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : mainFiles()) {
            Path info = file.resolveSibling("package-info.java");
            boolean moduleInfo = file.getFileName().toString().equals("module-info.java");
            if (!moduleInfo && (!Files.exists(info) || !Files.readString(info).contains("/**"))) {
                silent.add(name(info));
            }
            if (Files.exists(info) && !Files.readString(info).contains("@NullMarked")) {
                silent.add(name(info) + " is not @NullMarked, so NullAway passes it over");
            }
        }
        assertEquals(
                List.of(), silent.stream().distinct().toList(), "a package-info.java with one job and its invariant");
    }

    @Test
    void namesComeFromTheDomain() throws IOException {
        List<String> patterns = javaFiles().stream()
                .filter(file ->
                        PATTERN_NAME.matcher(file.getFileName().toString()).matches())
                .map(TidyTest::name)
                .toList();
        assertEquals(List.of(), patterns, "friend, invite, path, custody say more");
    }

    @Test
    void nothingIsLeftOver() throws IOException {
        List<String> leftovers = new ArrayList<>();
        for (Path file : javaFiles()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (LEFTOVER.matcher(lines.get(i)).find() && !file.toString().contains("/rules/")) {
                    leftovers.add(
                            name(file) + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        }
        assertEquals(List.of(), leftovers, "finish it or open an issue");
    }

    @Test
    void everyFuzzTargetHasAClassOfItsOwn() throws IOException {
        List<String> crowded = new ArrayList<>();
        for (Path file : javaFiles()) {
            long targets = Files.readString(file)
                    .lines()
                    .filter(line -> line.strip().startsWith("@FuzzTest"))
                    .count();
            boolean named = file.getFileName().toString().endsWith("FuzzTest.java");
            if (targets > 1 || (targets == 1) != named) {
                crowded.add(name(file) + " has " + targets);
            }
        }
        assertEquals(List.of(), crowded, "Jazzer fuzzes one target in a JVM and passes over the others");
    }

    /** Shell without bashisms where it must run anywhere, and executable. */
    @Test
    void theLauncherIsPlainShell() throws IOException {
        Path launcher = ROOT.resolve("warren");
        assertTrue(Files.isExecutable(launcher), "./warren must start as it is");
        String text = Files.readString(launcher);
        assertTrue(text.startsWith("#!/bin/sh\n"));
        for (String bashism : List.of("[[", "function ", "local ", "=~", "<<<", "\nsource ", "$'")) {
            assertEquals(-1, text.indexOf(bashism), "bash's " + bashism);
        }
    }

    @Test
    void everyDependencyIsExplained() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/DEPENDENCIES.md"));
        List<String> unexplained = new ArrayList<>();
        var artifacts =
                Pattern.compile("<artifactId>([^<]+)</artifactId>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        List<String> ours = List.of("warren", "crypto", "storage", "dht", "node", "ui", "simulator");
        while (artifacts.find()) {
            if (!ours.contains(artifacts.group(1)) && !page.contains("`" + artifacts.group(1) + "`")) {
                unexplained.add(artifacts.group(1));
            }
        }
        assertEquals(
                List.of(),
                unexplained,
                "docs/DEPENDENCIES.md has a line for each: why it, who keeps it, licence, what replaces it");
    }

    private static List<Path> mainFiles() throws IOException {
        return javaFiles().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    private static List<Path> javaFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("crypto", "storage", "dht", "node", "ui", "tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .filter(file -> !file.toString().contains("/node_modules/"))
                        .forEach(found::add);
            }
        }
        assertTrue(found.size() > 50, "the rules look at the whole project, not at " + found.size() + " files");
        return found;
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }
}
